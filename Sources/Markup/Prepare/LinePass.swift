// One linear pass over the lines, before cmark: it knows as much of CommonMark's block structure as is needed to tell
// text from code (quotes, lists, fences, HTML), and rewrites three things into marks: containers (`:::`), footnote
// definitions and pipe tables. The rules are cmark's own, in cmark's order: what cmark sees afterwards must agree.

import Base
import CCmark

struct LinePass: ~Copyable {
  /// A block that holds others.
  struct Open {
    enum Kind { case quote, item, footnote, container }
    let kind: Kind
    /// Columns that a line needs to belong to a list item.
    var need = 0
    var hasContent = false
    var mark = 0
  }

  /// The block of text that the last line belongs to; it stands in the innermost open block.
  enum Leaf: Equatable {
    case none, paragraph, indentedCode
    case fence(byte: UInt8, length: Int)
    case html(end: HTMLStart)
    case table(Int)
    /// One blank line behind a table: a caption may still follow.
    case behindTable(Int)
  }

  let source: Bytes
  let base: Int
  let file: ID<SourceFile>
  var result: Prepared
  var out: LineOutput
  var stack: [Open] = []
  var leaf = Leaf.none
  var cells = 0
  /// The first pipe that was not passed when somebody last asked.
  private var nextPipe = -1
  /// The cells of the row at hand.
  var found = Pile<Cell>(room: 16)
  var ignoredContainers = 0
  var openContainers = 0
  var saidNesting = false
  /// The lines of the paragraph at hand if it begins with a bracket: it may be link reference definitions alone.
  private var definitions: [Range<Int>] = []
  private let hasReturns: Bool

  // The current line.
  var line = LineCursor()
  var nextLine = 0
  /// What goes in front of the line's rest where something was cut out of its prefix.
  var pieces: [(range: Range<Int>, spaces: Int)] = []
  var pieceStart = 0
  var pieceSpaces = 0

  /// - Parameter source: The bytes of `prepared`.
  init(_ prepared: Prepared, _ source: Bytes, base: Int, file: ID<SourceFile>) {
    self.source = source
    result = prepared
    out = LineOutput(source, base: base)
    self.base = base
    self.file = file
    hasReturns = source.index(of: 0x0D, from: 0, to: source.count) < source.count
  }

  mutating func run() -> Prepared {
    while nextLine < source.count {
      line = LineCursor(start: nextLine, end: lineEnd(from: nextLine))
      if !pieces.isEmpty { pieces.removeAll(keepingCapacity: true) }
      (pieceStart, pieceSpaces) = (nextLine, 0)
      nextLine = behindLine(endingAt: line.end)
      readLine()
    }
    close(to: 0, before: source.count)
    out.flush()
    result.bytes = out.bytes.array(from: 0)
    result.map = out.map
    return result
  }

  /// Before the line ending: line feed, carriage return, or both.
  func lineEnd(from start: Int) -> Int {
    let end = source.lineEnd(from: start)
    return hasReturns ? source.index(of: 0x0D, from: start, to: end) : end
  }

  func behindLine(endingAt end: Int) -> Int {
    end + 1 < source.count && source[end] == 0x0D && source[end + 1] == 0x0A ? end + 2 : end + 1
  }

  /// Whether a pipe stands in the line: a table may begin.
  mutating func holdsPipe() -> Bool {
    if nextPipe < line.first { nextPipe = source.index(of: 0x7C, from: line.first, to: source.count) }
    return nextPipe < line.end
  }

  // MARK: One line

  private mutating func readLine() {
    let matched = stack.isEmpty ? 0 : matchOpenBlocks(cutting: true)
    let all = matched == stack.count
    line.look(source)
    if all, continuesLeaf() { return }
    var maybeLazy = leaf == .paragraph
    var inParagraph = all && maybeLazy
    var isClosed = false
    while !line.isBlank {
      let byte = source[line.first]
      if isLetter(byte), line.indent < 4 { break }   // most lines: no block begins so
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
      } else if byte == 0x3C, let html = htmlStart(source, line.first, line.end, inParagraph: maybeLazy) {
        blockBegins(behind: matched, &isClosed)
        if !html.ends(source, line.first, line.end) { leaf = .html(end: html) }
        return emit()
      } else if inParagraph, isSetextLine(source, line.first, line.end) {
        if holdsOnlyDefinitions() { return paragraphLine() }
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
    if !isClosed, !all, !line.isBlank, leaf == .paragraph { return paragraphLine() }            // lazy continuation
    if !isClosed, matched < stack.count { close(to: matched, before: line.start) }
    if line.isBlank { return emit() }
    text()
  }

  /// A block begins in this line: what the line does not belong to has ended.
  private mutating func blockBegins(behind matched: Int, _ isClosed: inout Bool) {
    if !isClosed, matched < stack.count { close(to: matched, before: line.start) }
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
      if holdsPipe(), let alignments = tableBegins() { return table(alignments) }
      paragraphLine()
    }
  }

  private mutating func paragraphLine() {
    if leaf != .paragraph, !definitions.isEmpty { definitions.removeAll(keepingCapacity: true) }
    if leaf == .paragraph ? !definitions.isEmpty : source[line.first] == 0x5B {
      definitions.append(line.first..<line.end)
    }
    leaf = .paragraph
    emit()
  }

  /// Whether the paragraph at hand has no text besides link reference definitions, which is cmark's to say: a line of
  /// `===` below makes no heading of it, and is its text.
  private mutating func holdsOnlyDefinitions() -> Bool {
    guard !definitions.isEmpty else { return false }
    var text: [UInt8] = []
    for line in definitions { text += source[line] + [0x0A] }
    definitions.removeAll(keepingCapacity: true)
    return text.withUnsafeBufferPointer { withTree($0) { cmark_node_first_child($0) == nil } }
  }
}
