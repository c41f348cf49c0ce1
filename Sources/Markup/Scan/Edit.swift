import Base

/// A change to be made to a run of the inline text when it is written. Edits are in the order of their places and do
/// not overlap.
struct Edit {
  enum Kind: UInt8 {
    /// Nothing came of it: the text stands as it is.
    case none
    case figure, assertedOpen, assertedClose, claim, citation, reference, footnote
    case noteOpen, noteClose
    case spanOpen, spanClose, strikeOpen, strikeClose, supOpen, supClose, subOpen, subClose
    /// An address in the text, with `mailto:`, `http://` or nothing put before it.
    case webLink, mailLink, bareLink
    /// A mark of `Typography`.
    case mark
    /// Not printed: brackets, attributes.
    case drop
  }

  let start: Int32
  var end: Int32
  var kind: Kind
  /// Of a figure, a citation, a mark…
  var index: Int32 = 0
}

/// What the scanner found in one block, and what it still waits for.
struct Scan: ~Copyable {
  enum Context: Equatable { case paragraph, heading, cell, title, caption }

  /// A bracket, tilde, caret or quote that may be closed later in the same element.
  struct Opener {
    enum Kind: UInt8 { case bracket, note, strike, sup, sub, dead }
    var kind: Kind
    let at: Int
    let edit: Int
    // What had been found before it: a citation's or an assertion's inside is not looked at as text.
    let numerals: Int
    let citations: Int
    let references: Int
    let figures: Int
    let note: Int
  }

  struct Frame {
    let base: Int
    var strikes = 0, sups = 0, subs = 0
  }

  var context = Context.paragraph
  var edits = Pile<Edit>(room: 32)
  var openers = Pile<Opener>(room: 8)
  var brackets = Pile<Int>(room: 8)
  var frames = Pile<Frame>(room: 8)
  var quotes = Pile<(edit: Int, byte: UInt8)>(room: 8)
  var attributes: [Attributes] = []
  /// Attributes that follow a link or image, by the index of its closing token.
  var tokenAttributes: [Int: Attributes] = [:]
  var linkDepth = 0
  var imageDepth = 0
  /// Where the next `}}` is; nothing before it closes a figure.
  var nextClose = -1
  /// Attributes behind a link have been read up to here.
  var resume = 0
  /// The last `]`, once somebody asked: no bracket behind it is ever closed.
  var lastBracket: Int?

  mutating func restart(_ context: Context) {
    self.context = context
    edits.removeAll()
    openers.removeAll()
    brackets.removeAll()
    quotes.removeAll()
    frames.removeAll()
    frames.append(Frame(base: 0))
    // Emptying an array costs more than asking, and there are as many restarts as blocks.
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    if !tokenAttributes.isEmpty { tokenAttributes.removeAll(keepingCapacity: true) }
    (linkDepth, imageDepth, nextClose, resume, lastBracket) = (0, 0, -1, 0, nil)
  }
}
