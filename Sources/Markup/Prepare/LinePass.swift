// One linear pass over the lines, before cmark: it knows as much of CommonMark's block structure as is needed to tell
// text from code (quotes, lists, fences, HTML), and rewrites three things into marks: containers (`:::`), footnote
// definitions and pipe tables. The rules are cmark's own, in cmark's order: what cmark sees afterwards must agree.

import Base

struct LinePass {
  /// A block that holds others.
  private struct Open {
    enum Kind { case quote, item, footnote, container }
    let kind: Kind
    /// Columns that a line needs to belong to a list item.
    var need = 0
    var hasContent = false
    var mark = 0
  }

  /// The block of text that the last line belongs to; it stands in the innermost open block.
  private enum Leaf: Equatable {
    case none, paragraph, indentedCode
    case fence(byte: UInt8, length: Int)
    case html(end: HTMLStart)
    case table(Int)
    /// One blank line behind a table: a caption may still follow.
    case behindTable(Int)
  }

  private let source: [UInt8]
  private let base: Int
  private let file: ID<SourceFile>
  private var result: Prepared
  private var out: [UInt8] = []
  private var stack: [Open] = []
  private var leaf = Leaf.none
  private var cells = 0
  private var ignoredContainers = 0
  private var openContainers = 0
  private var saidNesting = false

  // The current line.
  private var line = LineCursor()
  private var nextLine = 0
  private var pieces: [(range: Range<Int>, spaces: Int)] = []
  private var pieceStart = 0
  private var pieceSpaces = 0

  init(_ prepared: Prepared, base: Int, file: ID<SourceFile>) {
    source = prepared.bytes
    result = prepared
    self.base = base
    self.file = file
  }

  mutating func run() -> Prepared {
    out.reserveCapacity(source.count + source.count / 4)
    while nextLine < source.count {
      let start = nextLine
      var end = start
      while end < source.count, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
      nextLine = end + 1
      if end + 1 < source.count, source[end] == 0x0D, source[end + 1] == 0x0A { nextLine += 1 }
      line = LineCursor(start: start, end: end)
      pieces.removeAll(keepingCapacity: true)
      (pieceStart, pieceSpaces) = (start, 0)
      readLine()
    }
    close(to: 0, before: source.count)
    result.bytes = out
    return result
  }

  // MARK: One line

  private mutating func readLine() {
    let matched = matchOpenBlocks(cutting: true)
    let all = matched == stack.count
    line.look(source)
    if all, continuesLeaf() { return }
    var maybeLazy = leaf == .paragraph
    var inParagraph = all && maybeLazy
    var isClosed = false
    while !line.isBlank {
      let byte = source[line.first]
      if line.indent >= 4 {
        guard !maybeLazy else { break }
        if case .table = leaf { break }
        if case .behindTable = leaf { leaf = .none }
        blockBegins(behind: matched, &isClosed)
        leaf = .indentedCode
        return emit()
      }
      if byte == 0x3E {                                                                        // >
        blockBegins(behind: matched, &isClosed)
        guard hasRoom(before: line.first) else { break }
        line.advance(columns: line.indent + 1, source)
        if line.offset < line.end, isBlank(source[line.offset]) { line.advance(columns: 1, source) }
        stack.append(Open(kind: .quote))
      } else if isHeadingStart(source, line.first, line.end) {
        blockBegins(behind: matched, &isClosed)
        return emit()
      } else if let fence = fenceStart(source, line.first, line.end) {
        blockBegins(behind: matched, &isClosed)
        leaf = .fence(byte: fence.byte, length: fence.length)
        return emit()
      } else if byte == 0x3C, let html = htmlStart(source, line.first, line.end, inParagraph: inParagraph) {
        blockBegins(behind: matched, &isClosed)
        if !html.ends(source, line.first, line.end) { leaf = .html(end: html) }
        return emit()
      } else if inParagraph, isSetextLine(source, line.first, line.end) {
        leaf = .none
        return emit()
      } else if isThematicBreak(source, line.first, line.end) {
        blockBegins(behind: matched, &isClosed)
        return emit()
      } else if byte == 0x3A, isContainerLine(source, line.first, line.end) {                  // :::
        blockBegins(behind: matched, &isClosed)
        return containerLine()
      } else if byte == 0x5B, let label = footnoteLabel(source, line.first, line.end) {        // [^a]:
        blockBegins(behind: matched, &isClosed)
        guard hasRoom(before: line.first) else { break }
        footnoteBegins(label)
        if line.isBlank { return }
      } else if let marker = listMarker(source, line.first, line.end, inParagraph: inParagraph) {
        blockBegins(behind: matched, &isClosed)
        guard hasRoom(before: line.first + marker - 1) else { break }
        itemBegins(marker)
      } else {
        break
      }
      line.look(source)
      (maybeLazy, inParagraph) = (false, false)
    }
    if !isClosed, !all, !line.isBlank, leaf == .paragraph { return emit() }                     // lazy continuation
    if !isClosed { close(to: matched, before: line.start) }
    if line.isBlank { return emit() }
    text()
  }

  /// A block begins in this line: what the line does not belong to has ended.
  private mutating func blockBegins(behind matched: Int, _ isClosed: inout Bool) {
    if !isClosed { close(to: matched, before: line.start) }
    isClosed = true
    leaf = .none
    if !stack.isEmpty { stack[stack.count - 1].hasContent = true }
  }

  /// Whether the line belongs to the open leaf and needs no further look.
  private mutating func continuesLeaf() -> Bool {
    switch leaf {
    case .none: return false
    case .paragraph:
      if line.isBlank { leaf = .none }
      return false
    case .indentedCode:
      if line.indent >= 4 || line.isBlank { emit(); return true }
      leaf = .none
      return false
    case .fence(let byte, let length):
      if line.indent < 4, closesFence(source, line.first, line.end, byte, length) { leaf = .none }
      emit()
      return true
    case .html(let html):
      if line.isBlank, html.endsAtBlank { leaf = .none; return false }
      if html.ends(source, line.offset, line.end) { leaf = .none }
      emit()
      return true
    case .table(let index):
      if line.isBlank { leaf = .behindTable(index) }
      return false
    case .behindTable:
      if line.isBlank { leaf = .none }
      return false
    }
  }

  /// A line of text: a table's head, row or caption, or a paragraph's.
  private mutating func text() {
    if !stack.isEmpty { stack[stack.count - 1].hasContent = true }
    let isCaption = source[line.first] == 0x3A && line.first + 1 < line.end && isBlank(source[line.first + 1])
    switch leaf {
    case .table(let index) where isCaption, .behindTable(let index) where isCaption:
      caption(index)
      leaf = .none
    case .table(let index):
      row(index)
    case .none, .paragraph, .behindTable, .indentedCode, .fence, .html:
      if let alignments = tableBegins() { return table(alignments) }
      leaf = .paragraph
      emit()
    }
  }

  // MARK: Open blocks

  /// Consumes the prefixes of the open blocks; how many of them go on in this line.
  private mutating func matchOpenBlocks(cutting: Bool) -> Int {
    for index in stack.indices {
      switch stack[index].kind {
      case .container: continue
      case .quote:
        line.look(source)
        guard line.indent < 4, line.first < line.end, source[line.first] == 0x3E else { return index }
        line.advance(columns: line.indent + 1, source)
        if line.offset < line.end, isBlank(source[line.offset]) { line.advance(columns: 1, source) }
      case .item:
        line.look(source)
        if line.indent >= stack[index].need {
          line.advance(columns: stack[index].need, source)
        } else if line.isBlank, stack[index].hasContent {
          line.skipBlanks(source)
        } else {
          return index
        }
      case .footnote:
        line.look(source)
        guard line.indent >= 4 || line.isBlank else { return index }
        if cutting { pieces.append((pieceStart..<line.offset, pieceSpaces)) }
        if line.isBlank { line.skipBlanks(source) } else { line.advance(columns: 4, source) }
        if cutting { (pieceStart, pieceSpaces) = line.resumption }
      }
    }
    return stack.count
  }

  /// Ends the open blocks from `depth` on. Footnotes and containers get their closing marks, and what would swallow
  /// these (a fence, an HTML block) is ended first.
  private mutating func close(to depth: Int, before offset: Int) {
    while stack.count > depth {
      let open = stack[stack.count - 1]
      switch open.kind {
      case .quote, .item:
        stack.removeLast()
      case .footnote, .container:
        endLeaf()
        if open.kind == .container { unclosed(open.mark, before: offset) }
        stack.removeLast()
        mark(MarkByte.close, open.mark)
      }
      leaf = .none
    }
  }

  private mutating func endLeaf() {
    switch leaf {
    case .fence(let byte, let length): append(line: [UInt8](repeating: byte, count: length))
    case .html(let html): append(line: html.endLine)
    case .none, .paragraph, .indentedCode, .table, .behindTable: break
    }
  }

  private mutating func itemBegins(_ marker: Int) {
    let indent = line.indent
    line.advance(columns: indent, source)
    line.skip(marker)
    let saved = line
    while line.column - saved.column <= 5, line.offset < line.end, isBlank(source[line.offset]) {
      line.advance(columns: 1, source)
    }
    let blanks = line.column - saved.column
    var need = indent + marker + blanks
    if blanks >= 5 || blanks < 1 || line.offset >= line.end {
      need = indent + marker + 1
      line = saved
      if blanks > 0 { line.advance(columns: 1, source) }
    }
    stack.append(Open(kind: .item, need: need))
  }

  /// 64 blocks within each other are more than a text needs, and cmark's work grows with depth times blank lines.
  /// Past that a backslash makes the rest of the line plain text.
  private mutating func hasRoom(before offset: Int) -> Bool {
    guard stack.count >= 64 else { return true }
    if !saidNesting {
      result.diagnostics.append(
        .tooDeep("blocks", 64, at: span(line.first..<min(line.first + 1, line.end))))
      saidNesting = true
    }
    pieces.append((pieceStart..<offset, pieceSpaces))
    append(pieces)
    pieces.removeAll(keepingCapacity: true)
    out.append(0x5C)
    (pieceStart, pieceSpaces) = (offset, 0)
    return false
  }

  // MARK: Containers and footnotes

  private mutating func containerLine() {
    var head = line.first
    while head < line.end, source[head] == 0x3A { head += 1 }
    var tail = line.end
    while tail > head, isBlank(source[tail - 1]) || source[tail - 1] == 0x3A { tail -= 1 }
    while head < tail, isBlank(source[head]) { head += 1 }
    if head < tail { containerBegins(head..<tail) } else { containerEnds() }
  }

  private mutating func containerBegins(_ head: Range<Int>) {
    guard openContainers < 32, stack.count < 64 else {
      if ignoredContainers == 0 {
        result.diagnostics.append(.tooDeep("containers", 32, at: span(line.first..<line.end)))
      }
      ignoredContainers += 1
      return
    }
    openContainers += 1
    let index = result.marks.count
    result.marks.append(Mark(
      kind: .container, span: span(line.first..<line.end), head: base + head.lowerBound..<base + head.upperBound,
      text: Array(source[head])))
    markHere(index, title: title(head))
    stack.append(Open(kind: .container, mark: index))
  }

  /// What stands in quotes in a container's head: it is text like any other, so cmark gets to read it.
  private func title(_ head: Range<Int>) -> Range<Int>? {
    guard let open = source[head].firstIndex(of: 0x22), let close = source[head].lastIndex(of: 0x22), close > open else { return nil }
    return open + 1..<close
  }

  private mutating func containerEnds() {
    if ignoredContainers > 0 { ignoredContainers -= 1; return }
    guard let open = stack.last, open.kind == .container else {
      let outer = stack.last { $0.kind == .container }.map { result.marks[$0.mark].span }
      result.diagnostics.append(.unopened(at: span(line.first..<line.end), outer: outer))
      return
    }
    stack.removeLast()
    openContainers -= 1
    mark(MarkByte.close, open.mark)
  }

  private mutating func unclosed(_ index: Int, before offset: Int) {
    openContainers -= 1
    let mark = result.marks[index]
    let end = min(offset, source.count)
    result.diagnostics.append(.unclosed(mark.span, end: end < source.count ? span(end..<end + 1) : nil))
  }

  private mutating func footnoteBegins(_ label: Range<Int>) {
    let index = result.marks.count
    let name = String(decoding: source[label], as: UTF8.self)
    let place = span(line.first..<label.upperBound + 2)
    result.marks.append(Mark(
      kind: .footnote, span: place, head: base + label.lowerBound..<base + label.upperBound))
    if let earlier = result.footnotes[name] {
      result.diagnostics.append(.secondFootnote(name, at: place, first: result.marks[earlier].span))
    } else {
      result.footnotes[name] = index
    }
    line.advance(columns: line.indent, source)
    markHere(index)
    stack.append(Open(kind: .footnote, mark: index))
    line.skip(label.upperBound + 2 - line.offset)
    line.skipBlanks(source)
    line.look(source)
    appendPrefix(stack.count)
    if line.isBlank { out.removeLast(prefixLength(stack.count)) }
    (pieceStart, pieceSpaces) = (line.offset, 0)
  }

  // MARK: Tables

  /// The alignments, if the next line is a delimiter row with as many cells as this line.
  private mutating func tableBegins() -> [Alignment]? {
    guard cells < cellLimit, source[line.first..<line.end].contains(0x7C), nextLine < source.count else { return nil }
    let saved = line
    defer { line = saved }
    var end = nextLine
    while end < source.count, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
    line = LineCursor(start: nextLine, end: end)
    guard matchOpenBlocks(cutting: false) == stack.count else { return nil }
    line.look(source)
    guard !line.isBlank, line.indent < 4, let alignments = delimiterRow(source, line.first, line.end) else { return nil }
    let head = tableCells(source, saved.first, saved.end)
    guard head.count == alignments.count else {
      if alignments.count > 1 {
        result.diagnostics.append(
          .otherColumns(head.count, alignments.count, at: span(line.first..<line.end)))
      }
      return nil
    }
    return alignments
  }

  private mutating func table(_ alignments: [Alignment]) {
    let index = result.marks.count
    var mark = Mark(kind: .table, span: span(line.first..<line.end), head: base..<base)
    mark.table = result.tables.count
    result.marks.append(mark)
    result.tables.append(TablePlan(alignments: alignments))
    line.advance(columns: line.indent, source)
    markHere(index)
    row(mark.table)
    leaf = .table(mark.table)
    // The delimiter row has been read; a table's lines have no bytes of their own in the output.
    while nextLine < source.count, source[nextLine] != 0x0A, source[nextLine] != 0x0D { nextLine += 1 }
    nextLine += nextLine + 1 < source.count && source[nextLine] == 0x0D && source[nextLine + 1] == 0x0A ? 2 : 1
  }

  private mutating func row(_ index: Int) {
    let columns = result.tables[index].alignments.count
    guard cells + columns <= cellLimit else {
      if cells < cellLimit {
        result.diagnostics.append(.tooManyCells(at: span(line.first..<line.end)))
        cells = cellLimit
      }
      return
    }
    cells += columns
    result.tables[index].rows += 1
    let found = tableCells(source, line.first, line.end)
    for column in 0..<columns {
      cell(column < found.count ? found[column] : line.end..<line.end)
    }
    if found.count > columns {
      result.diagnostics.append(
        .extraCells(found.count, columns, at: span(found[columns].lowerBound..<line.end)))
    }
  }

  private mutating func cell(_ content: Range<Int>) {
    let text = source[content]
    if text.starts(with: [0x60, 0x60, 0x60]) || text.starts(with: [0x3A, 0x3A, 0x3A]) {
      result.diagnostics.append(.blockInCell(at: span(content)))
    }
    appendPrefix(stack.count)
    append(markBytes: MarkByte.cell)
    out.append(0x20)
    var from = content.lowerBound
    var i = from
    while i + 1 < content.upperBound {
      if source[i] == 0x5C, source[i + 1] == 0x7C {
        appendRun(from..<i)
        from = i + 1
        i += 2
      } else {
        i += source[i] == 0x5C ? 2 : 1
      }
    }
    appendRun(from..<content.upperBound)
    out.append(contentsOf: [0x20, MarkByte.first, MarkByte.second, MarkByte.end, 0x0A])
  }

  private mutating func caption(_ index: Int) {
    result.tables[index].hasCaption = true
    appendPrefix(stack.count)
    append(markBytes: MarkByte.caption)
    out.append(0x20)
    var start = line.first + 1
    while start < line.end, isBlank(source[start]) { start += 1 }
    appendRun(start..<line.end)
    out.append(contentsOf: [0x20, MarkByte.first, MarkByte.second, MarkByte.end, 0x0A])
  }

  // MARK: Output

  /// The line as it stands, without what was cut out of its prefix.
  private mutating func emit() {
    if pieces.isEmpty, pieceSpaces == 0 {
      appendRun(pieceStart..<line.end)
    } else {
      append(pieces)
      out.append(contentsOf: repeatElement(0x20, count: pieceSpaces))
      appendRun(pieceStart..<line.end)
    }
    out.append(0x0A)
  }

  private mutating func append(_ pieces: [(range: Range<Int>, spaces: Int)]) {
    for piece in pieces {
      out.append(contentsOf: repeatElement(0x20, count: piece.spaces))
      appendRun(piece.range)
    }
  }

  private mutating func appendRun(_ range: Range<Int>) {
    if !result.map.continues(out.count, base + range.lowerBound) { result.map.add(out.count, base + range.lowerBound) }
    out.append(contentsOf: source[range])
  }

  /// A mark in place of the rest of this line.
  private mutating func markHere(_ index: Int, title: Range<Int>? = nil) {
    append(pieces)
    out.append(contentsOf: repeatElement(0x20, count: pieceSpaces))
    appendRun(pieceStart..<max(pieceStart, line.offset))
    pieces.removeAll(keepingCapacity: true)
    (pieceStart, pieceSpaces) = (line.offset, 0)
    append(markBytes: MarkByte.open)
    out.append(contentsOf: String(index).utf8)
    if let title {
      out.append(0x20)
      appendRun(title)
      out.append(contentsOf: [0x20, MarkByte.first, MarkByte.second, MarkByte.end])
    }
    out.append(0x0A)
  }

  /// A mark on a line of its own, in the blocks that are open.
  private mutating func mark(_ kind: UInt8, _ index: Int) {
    appendPrefix(stack.count)
    append(markBytes: kind)
    out.append(contentsOf: String(index).utf8)
    out.append(0x0A)
  }

  private mutating func append(line bytes: [UInt8]) {
    appendPrefix(stack.count)
    out.append(contentsOf: bytes)
    out.append(0x0A)
  }

  private mutating func append(markBytes kind: UInt8) {
    out.append(contentsOf: "###### ".utf8)
    out.append(contentsOf: [MarkByte.first, MarkByte.second, kind])
  }

  private mutating func appendPrefix(_ depth: Int) {
    for open in stack[..<depth] {
      switch open.kind {
      case .quote: out.append(contentsOf: [0x3E, 0x20])
      case .item: out.append(contentsOf: repeatElement(0x20, count: open.need))
      case .footnote, .container: break
      }
    }
  }

  private func prefixLength(_ depth: Int) -> Int {
    stack[..<depth].reduce(0) { $0 + ($1.kind == .quote ? 2 : $1.kind == .item ? $1.need : 0) }
  }

  private func span(_ range: Range<Int>) -> Span { Span(file, base + range.lowerBound..<base + range.upperBound) }
}

private let cellLimit = 100_000

extension Diagnostic {
  fileprivate static func tooDeep(_ what: String, _ limit: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "markdown/nesting", "\(what) stand more than \(limit) deep in each other", at: span,
      help: "what lies deeper is taken as plain text")
  }

  fileprivate static func unopened(at span: Span, outer: Span?) -> Diagnostic {
    Diagnostic(
      .error, "container/unopened", "“:::” closes no container here", at: span,
      notes: outer.map { [Note("this container is open, outside of the list or quote", at: $0)] } ?? [],
      help: "write \\::: for three colons")
  }

  fileprivate static func unclosed(_ span: Span, end: Span?) -> Diagnostic {
    Diagnostic(
      .error, "container/unclosed", "this container is not closed", at: span,
      notes: [Note(end == nil ? "the document ends" : "what it stands in ends here", at: end)],
      help: "write “:::” on a line of its own behind it")
  }

  fileprivate static func secondFootnote(_ name: String, at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .error, "footnote/duplicate", "footnote “\(name)” is defined twice", at: span,
      notes: [Note("first defined here", at: first)])
  }

  fileprivate static func otherColumns(_ head: Int, _ rule: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "table/columns", "the rule has \(rule) cells and the line above it \(head), so this is no table",
      at: span, help: "a pipe within a cell is written \\|")
  }

  fileprivate static func extraCells(_ found: Int, _ columns: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "table/extra-cells", "this row has \(found) cells, the head \(columns); the rest is dropped", at: span,
      help: "a pipe within a cell is written \\|")
  }

  fileprivate static func tooManyCells(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "table/too-many-cells", "the document's tables have more than 100000 cells", at: span,
      help: "put the data into a CSV file and show it with a {table} block")
  }

  fileprivate static func blockInCell(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "table/block-in-cell", "a table's cell holds one line of text, no block", at: span,
      help: "put the block before or behind the table")
  }
}
