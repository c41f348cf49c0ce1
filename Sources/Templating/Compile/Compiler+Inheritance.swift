// Templates that extend others: the chain from the leaf to the root, brought in as one, and its blocks.

import Base

extension Compiler {
  /// A chain of inheritance, brought in at this place.
  func template(_ leaf: TemplateFile, in outer: Scope) {
    guard let chainOfFiles = ancestry(of: leaf) else { return }
    let saved = (inheritance, blocks, file, scope)
    defer { (inheritance, blocks, file, scope) = saved }
    let top = madeScope(in: outer, outer.function)
    let scopes = chainOfFiles.map { _ in madeScope(in: top, outer.function) }
    for i in scopes.indices { scopes[i].siblings = scopes.indices.filter { $0 != i }.map { scopes[$0] } }
    inheritance = Inheritance(chainOfFiles, scopes)
    blocks = []
    checkBlocks(chainOfFiles)
    let mark = outer.function.next
    declare(chainOfFiles.flatMap(\.statements), in: top)
    for (link, scope) in zip(chainOfFiles, scopes) {
      file = link
      declareMacros(link.statements, in: scope)
    }
    for (position, link) in chainOfFiles.enumerated() {
      file = link
      scope = scopes[position]
      if position == chainOfFiles.count - 1 { statements(link.statements) } else { preamble(link.statements) }
    }
    for scope in scopes { for case .macro(let definition) in scope.bindings.elements.sorted() { use(definition) } }
    outer.function.next = mark
  }

  // From the leaf to the root; `nil` where that cannot be found.
  private func ancestry(of leaf: TemplateFile) -> [TemplateFile]? {
    var result = [leaf]
    while let (parent, range) = parent(of: result[result.count - 1]) {
      let span = Span(result[result.count - 1].file, range)
      guard let name = parent.text else {
        report(
          "template/dynamic-name", "the template that is extended must be named", at: span,
          help: "write {% extends \"base.html\" %}")
        return nil
      }
      let own = result[result.count - 1]
      let original = name == own.name ? own.original.first : nil
      guard let next = original ?? find(name, at: Span(span.file, parent.range)) else { return nil }
      if result.contains(where: { $0.file == next.file }) {
        report("template/recursion", "“\(leaf.name)” extends itself", at: span)
        return nil
      }
      guard !next.hasErrors else { return nil }
      result.append(next)
    }
    return result
  }

  func parent(of file: TemplateFile) -> (ExpressionSyntax, Range<Int>)? {
    for statement in file.statements {
      if case .extends(let name) = statement.kind { return (name, statement.range) }
    }
    return nil
  }

  private func checkBlocks(_ files: [TemplateFile]) {
    var known: Set<String> = []
    for (position, file) in files.enumerated().reversed() {
      var own: Set<String> = []
      for placed in file.blocks {
        let (block, range) = (placed.syntax, placed.range)
        let isBlank = block.body.allSatisfy {
          if case .text(let bytes) = $0.kind { bytes.allSatisfy(isWhitespace) } else { false }
        }
        if block.isRequired, !isBlank {
          report(
            "template/block", "a required block holds nothing itself", at: Span(file.file, range),
            help: "leave out “required”, or the content")
        }
        if !own.insert(block.name).inserted {
          report("template/block", "the block “\(block.name)” occurs twice", at: Span(file.file, range))
        }
        if placed.isTop, position < files.count - 1, !known.contains(block.name) {
          report(
            "template/unknown-block", "“\(files[position + 1].name)” has no block named “\(block.name)”",
            at: Span(file.file, range), help: nearest(to: block.name, among: known.sorted()).asSuggestion)
        }
      }
      known.formUnion(own)
    }
  }

  // What a template that extends another does before the other begins: it assigns and imports, and prints nothing.
  func preamble(_ list: [StatementSyntax]) {
    for statement in list {
      switch statement.kind {
      case .set, .setNamespace, .setBlock, .importModule, .importNames, .macro: self.statement(statement)
      case .conditional(let branches, let otherwise):
        conditional(branches, otherwise, statement.range) { preamble($0) }
      case .text, .print, .loop, .with, .block, .extends, .include, .call, .filter: break
      }
    }
  }

  // MARK: blocks

  func block(_ syntax: BlockSyntax, _ range: Range<Int>) {
    guard macroDepth == 0 else {
      report("template/block", "a block cannot stand inside a macro", at: span(range))
      return
    }
    if syntax.isRequired, inheritance?.blocks[syntax.name]?.count == 1 {
      report("template/block", "the block “\(syntax.name)” is required and no template gives it", at: span(range))
      return
    }
    block(syntax.name, level: 0, isScoped: syntax.isScoped, range)
  }

  func block(named name: String, _ range: Range<Int>) {
    guard inheritance?.blocks[name] != nil else {
      let known = (inheritance?.blocks.keys).map(Array.init) ?? []
      report(
        "template/unknown-block", "no block named “\(name)”", at: span(range),
        help: nearest(to: name, among: known.sorted()).asSuggestion)
      return
    }
    block(name, level: 0, isScoped: false, range)
  }

  func superBlock(_ range: Range<Int>) {
    guard let current = blocks.last else {
      report("template/super", "“super()” stands outside of a block", at: span(range))
      return
    }
    guard current.level + 1 < inheritance?.blocks[current.name]?.count ?? 0 else {
      report("template/super", "no template above has a block “\(current.name)”", at: span(range))
      return
    }
    block(current.name, level: current.level + 1, isScoped: false, range)
  }

  /// `super()` inside an expression.
  func capturedSuper(_ range: Range<Int>) -> Int32 { capture(range, in: Place(place.markup)) { superBlock(range) } }
  /// `self.name()` inside an expression.
  func capturedBlock(_ name: String, _ range: Range<Int>) -> Int32 {
    capture(range, in: Place(place.markup)) { block(named: name, range) }
  }

  func block(_ name: String, level: Int, isScoped: Bool, _ range: Range<Int>) {
    guard let inheritance, let definitions = inheritance.blocks[name], definitions.indices.contains(level) else {
      return
    }
    guard !blocks.contains(where: { $0 == (name, level) }), blocks.count < 40 else {
      report("template/recursion", "the block “\(name)” holds itself", at: span(range))
      return
    }
    let definition = definitions[level]
    let saved = file
    file = inheritance.files[definition.file]
    blocks.append((name, level))
    barrier = program.operations.count
    scoped(in: isScoped ? scope : inheritance.scopes[definition.file], definition.block.body)
    blocks.removeLast()
    file = saved
  }
}

/// What one chain of inheritance knows of its blocks: for each name all definitions, from the leaf to the root.
struct Inheritance {
  struct Definition {
    let block: BlockSyntax
    let file: Int
  }

  let files: [TemplateFile]
  let scopes: [Scope]
  private(set) var blocks: [String: [Definition]] = [:]

  init(_ files: [TemplateFile], _ scopes: [Scope]) {
    self.files = files
    self.scopes = scopes
    for (position, file) in files.enumerated() {
      for block in file.blocks {
        blocks[block.syntax.name, default: []].append(Definition(block: block.syntax, file: position))
      }
    }
  }
}

extension Sequence where Element == Scope.Binding {
  // Macros in the order in which they stand: the same input gives the same program.
  fileprivate func sorted() -> [Scope.Binding] {
    sorted { a, b in
      guard case .macro(let x) = a, case .macro(let y) = b else { return false }
      return x.span.start < y.span.start
    }
  }
}
