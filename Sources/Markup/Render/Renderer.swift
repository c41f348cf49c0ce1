// The walk over the tree, straight into bytes. Block by block: the inline content is read flat, scanned once for what
// CommonMark does not know (edits), and written with the edits applied. Nothing in the tree is changed.

import Base
import CCmark

struct Renderer: ~Copyable {
  let source: UnsafeBufferPointer<UInt8>
  let prepared: Prepared
  let origin: SourceFile
  var file: ID<SourceFile> { origin.id }
  let options: MarkupOptions
  /// False for plain CommonMark.
  let hasExtensions: Bool

  /// No message points behind it.
  var lastOffset: Int

  var document = MarkupDocument()
  var diagnostics: [Diagnostic] = []
  var unsaid = 0
  var out: Output

  // The inline content at hand.
  var line = InlineText()
  var scan = Scan()
  var elements: [Element] = []
  var altDepth = 0
  var altStart = 0
  var isImageDropped = false
  /// The image at hand stands in a figure, which takes its title and attributes.
  var isFigureImage = false
  /// Writing a heading or title again, for the contents list or a label: no links, no ids.
  var isOutline = false
  /// Whether the plain text at hand is wanted: a heading's always is.
  var writesPlain: Bool

  // Blocks.
  var containers: [OpenContainer] = []
  var alerts: [Node] = []
  /// Bytes of the next paragraph's text that have been dealt with: a task's box, an alert's name.
  var skipPrefix = 0
  var definitionListEnd = -1
  var numbers = Numbers()
  /// Where each id was given.
  var ids: [String: Span] = [:]
  var slugs: [String: Int] = [:]
  var notes = Notes()
  let marks: Typography

  init(
    _ prepared: Prepared, source: UnsafeBufferPointer<UInt8>, file: SourceFile, options: MarkupOptions,
    hasExtensions: Bool
  ) {
    self.prepared = prepared
    self.source = source
    origin = file
    lastOffset = file.bytes.count
    self.options = options
    self.hasExtensions = hasExtensions
    marks = Typography(options.language)
    writesPlain = hasExtensions && options.plainText
    out = Output(html: source.count * 2, plain: writesPlain ? source.count : 128)
    diagnostics = prepared.diagnostics
    line.tracks = hasExtensions
    if !prepared.footnotes.isEmpty { notes.numbers = Array(repeating: 0, count: prepared.marks.count) }
    ids.reserveCapacity(16)
    elements.reserveCapacity(8)
  }

  // A document of nothing but mistakes must not print megabytes of messages.
  private static let mostDiagnostics = 200

  mutating func report(_ diagnostic: Diagnostic) {
    if hasSaidEnough { unsaid += 1 } else { diagnostics.append(diagnostic) }
  }

  /// Further messages are only counted.
  var hasSaidEnough: Bool { diagnostics.count >= Renderer.mostDiagnostics }

  mutating func finishDiagnostics() {
    guard unsaid > 0 else { return }
    diagnostics.append(
      Diagnostic(.note, "markdown/more", "\(unsaid) more messages for this document are not shown", at: nil))
  }

  // Both are in line: Swift would copy the whole renderer for each call.

  /// The span in the file of a range of prepared bytes.
  @inline(__always) func span(_ range: Range<Int>) -> Span {
    let (first, last) = prepared.map.origins(range.lowerBound, max(range.lowerBound, range.upperBound - 1))
    let start = min(first, lastOffset)
    return Span(file, start..<(range.isEmpty ? start : min(max(start, last + 1), lastOffset)))
  }

  /// The span of a range of the inline text at hand.
  @inline(__always) func textSpan(_ from: Int, _ to: Int) -> Span {
    let start = line.place(of: from)
    return span(start..<max(start, to > from ? line.place(of: to - 1) + 1 : start))
  }

  /// Where the first line of a block starts in the prepared bytes.
  func blockStart(_ node: Node) -> Int {
    let number = Int(cmark_node_get_start_line(node)) - 1
    return Int(prepared.lines[min(max(number, 0), prepared.lines.count - 1)])
  }

  /// The first line of a block, without its ending.
  func firstLine(_ node: Node) -> Range<Int> {
    let start = blockStart(node)
    return start..<source.lineEnd(from: start)
  }
}

/// An open inline element, and what ends it.
struct Element {
  enum Kind: Equatable { case emphasis, strong, link, image, span, strike, superscript, subscripted, raw }
  enum End: Equatable {
    case none
    case fixed(StaticString)
    case named(String)

    static func == (a: End, b: End) -> Bool {
      switch (a, b) {
      case (.named(let a), .named(let b)): a == b
      default: false
      }
    }
  }

  let kind: Kind
  let end: End
}

struct OpenContainer {
  /// Its number; nil for `<details>`, which no mark closes.
  let mark: Int?
  let parent: Node?
  let end: StaticString
  var place: Span?
}

/// Counters that number things in the order of the document.
struct Numbers {
  var figures = 0
  var tables = 0
  var plainTables = 0
  var sections: [Int] = []
  var lastLevel = 0
}

/// Footnotes on their way to the end of the page.
struct Notes {
  /// In the order of their numbers: a definition's mark, or the content of an inline note.
  var order: [Note] = []
  /// The number of each definition that was referred to, by its mark; 0 for all others.
  var numbers: [Int] = []
  /// The first and the closing node of each definition met so far, by mark.
  var bodies: [Int: (first: Node?, end: Node?, parent: Node)] = [:]
  /// Where the inline notes at hand begin, with the elements that are open around them.
  var open: [(start: Output.Mark, elements: [Element])] = []

  struct Note {
    let label: String
    let mark: Int?
    var content: Fragment?
    var plain = Fragment()
    var uses: Int
    let span: Span
  }
}
