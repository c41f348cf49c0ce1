import Base

/// A parsed template.
struct TemplateFile {
  let name: String
  let file: ID<SourceFile>
  let statements: [StatementSyntax]
  let hasErrors: Bool
  /// All its blocks, those inside others too.
  let blocks: [PlacedBlock]

  init(name: String, file: ID<SourceFile>, statements: [StatementSyntax], hasErrors: Bool) {
    self.name = name
    self.file = file
    self.statements = statements
    self.hasErrors = hasErrors
    blocks = placedBlocks(statements, isTop: true)
  }
}

struct PlacedBlock {
  let syntax: BlockSyntax
  let range: Range<Int>
  /// Stands in nothing else, so that it can only be meant for a template above.
  let isTop: Bool
}

private func placedBlocks(_ list: [StatementSyntax], isTop: Bool = false) -> [PlacedBlock] {
  list.flatMap { statement -> [PlacedBlock] in
    switch statement.kind {
    case .block(let block):
      [PlacedBlock(syntax: block, range: statement.range, isTop: isTop)] + placedBlocks(block.body)
    case .conditional(let branches, let otherwise):
      branches.flatMap { placedBlocks($0.1) } + placedBlocks(otherwise ?? [])
    case .loop(let loop): placedBlocks(loop.body) + placedBlocks(loop.otherwise ?? [])
    case .with(_, let body), .filter(_, let body), .setBlock(_, _, let body): placedBlocks(body)
    case .text, .print, .set, .setNamespace, .extends, .include, .importModule, .importNames, .macro, .call: []
    }
  }
}
