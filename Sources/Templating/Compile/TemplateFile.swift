import Base

/// A parsed template.
struct TemplateFile {
  let name: String
  let file: ID<SourceFile>
  let statements: [StatementSyntax]
  let hasErrors: Bool
  /// All its blocks, those inside others too.
  let blocks: [PlacedBlock]
  /// The template that this one stands in for and extends; at most one.
  var original: [TemplateFile] = []

  init(_ name: String, _ source: SourceFile, _ diagnostics: inout [Diagnostic]) {
    var parser = TemplateParser(source)
    statements = parser.parse()
    hasErrors = parser.diagnostics.contains { $0.severity == .error }
    diagnostics += parser.diagnostics
    blocks = placedBlocks(statements, isTop: true)
    self.name = name
    file = source.id
  }

  /// No template: where an expression stands by itself.
  init(ofExpressionIn file: ID<SourceFile>) {
    (name, statements, hasErrors, blocks) = ("", [], false, [])
    self.file = file
  }

  var extendsItself: Bool {
    statements.contains {
      if case .extends(let parent) = $0.kind { parent.text == name } else { false }
    }
  }
}

extension ExpressionSyntax {
  /// The text of a literal; nil for anything else.
  var text: String? {
    if case .literal(.string(let text)) = kind { text } else { nil }
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
