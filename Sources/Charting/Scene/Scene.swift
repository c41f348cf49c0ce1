// A scene is one picture at one width. Kinds write into it in the order of painting; it writes SVG bytes at once and
// keeps the boxes of all texts and marks beside them, so that the lint can look at what a reader would see without a
// browser. Colours and fonts are classes: the sheet of tokens decides them.

import Base

struct Scene: Sendable {
  enum Layout: Sendable { case wide, narrow }

  let layout: Layout
  let width: Double
  var height: Double = 0
  var out: ByteWriter
  private(set) var texts: [TextBox] = []
  private(set) var marks: [MarkBox] = []
  /// The states that were drawn, for the legend.
  var states: States = []
  /// Entries of the colour key, in order.
  var key: [KeyEntry] = []
  /// Sentences that the kind adds to the note: what lies beyond the scale, what is not drawn.
  var remarks: [String] = []
  /// What small multiples say once for all panels.
  var surround = Surround()
  var diagnostics: [Diagnostic] = []
  var hasLinks = false

  /// - Parameter elements: How many texts and marks there may be; more of them take more time, no less room.
  init(_ layout: Layout, width: Double, elements: Int = 48) {
    self.layout = layout
    self.width = width
    out = ByteWriter(capacity: 64 * elements)
    texts.reserveCapacity(elements)
    marks.reserveCapacity(elements)
  }

  var isNarrow: Bool { layout == .narrow }

  mutating func record(_ text: TextBox) { texts.append(text) }
  mutating func record(_ mark: MarkBox) { marks.append(mark) }
}

/// The states of figures that occur in a picture.
struct States: OptionSet, Sendable {
  let rawValue: UInt16
  static let withheld = States(rawValue: 1)
  static let missing = States(rawValue: 2)
  static let notApplicable = States(rawValue: 4)
  static let provisional = States(rawValue: 8)
  static let forecast = States(rawValue: 16)
  static let interval = States(rawValue: 32)
  static let breaks = States(rawValue: 64)
  /// Nothing is drawn where a mark would be.
  static let gap = States(rawValue: 128)
}

/// One entry of a colour key.
struct KeyEntry: Sendable, Equatable {
  /// `nil` for the head of those that follow.
  let swatch: Style?
  let label: String
  /// Whether what it explains are points.
  var isRound = false
  /// What stands on a line.
  var symbol: Style?

  func looksLike(_ other: KeyEntry) -> Bool {
    swatch == other.swatch && isRound == other.isRound && symbol == other.symbol
  }
}

struct Box: Sendable, Equatable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }

  func overlaps(_ other: Box, slack: Double = 0) -> Bool {
    x < other.right - slack && other.x < right - slack && y < other.bottom - slack && other.y < bottom - slack
  }

  func contains(_ other: Box, slack: Double) -> Bool {
    other.x >= x - slack && other.y >= y - slack && other.right <= right + slack && other.bottom <= bottom + slack
  }

  func moved(_ dx: Double, _ dy: Double) -> Box { Box(x: x + dx, y: y + dy, width: width, height: height) }
}

struct TextBox: Sendable {
  var box: Box
  let text: String
  /// Written in the ink of a mark, or with a rim of paper: it may lie on marks.
  var isOnMark = false
}

struct MarkBox: Sendable {
  var box: Box
  let style: Style
  /// Whether the box is the mark, as of a bar, and not only around it, as of a line.
  var isSolid = false
  var isRound = false
}
