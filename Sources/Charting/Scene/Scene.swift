// A scene is one picture at one width. Kinds write into it in the order of painting; it writes SVG bytes at once and
// keeps the boxes of all texts and marks beside them, so that the lint can look at what a reader would see without a
// browser. Colours and fonts are classes: the sheet of tokens decides them.

import Base

struct Scene: Sendable {
  enum Layout: Sendable { case wide, narrow }

  let layout: Layout
  let width: Double
  var height: Double = 0
  var out = ByteWriter(capacity: 3072)
  private(set) var texts: [TextBox] = []
  private(set) var marks: [MarkBox] = []
  /// The states that were drawn, for the legend.
  var states: States = []
  /// Entries of the colour key, in order.
  var key: [KeyEntry] = []
  /// Sentences that the kind adds to the note: what lies beyond the scale, what is not drawn.
  var remarks: [String] = []
  var diagnostics: [Diagnostic] = []
  var hasLinks = false

  init(_ layout: Layout, width: Double) {
    self.layout = layout
    self.width = width
    texts.reserveCapacity(48)
    marks.reserveCapacity(48)
  }

  var isNarrow: Bool { layout == .narrow }
}

/// The states of figures that occur in a picture.
struct States: OptionSet, Sendable {
  let rawValue: UInt8
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
  let swatch: Style
  let label: String
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
}

struct MarkBox: Sendable {
  var box: Box
  let style: Style
}

/// Who is drawn, in terms of the sheet; each case is a class or two.
enum Style: Sendable, Equatable {
  case mark, accent, series(Int), step(Int), grade(Int), hatch, hollow, hollowAccent, track, bubble, bubbleAccent, outside
  case lineMark, lineAccent, lineSeries(Int), dashed(Int), dashedAccent, dashedMark, interval, intervalAccent
  case grid, reference, rule, annotation, leader, area(Int), areaAccent, areaAccentSolid, areaMark, whisker, ring, ground, unsized
  /// In keys only: a line that is interrupted, a dash in an empty cell.
  case gap, dash

  /// `grade` are the classes of specialisation, `step` those of one direction, both from 1.
  var classes: StaticString {
    switch self {
    case .mark: "k"
    case .accent: "a"
    case .series(let i): pick(["f1", "f2", "f3", "f4", "f5", "f6", "f0"], i)
    case .step(let i): pick(["grid-q1", "grid-q2", "grid-q3", "grid-q4", "grid-q5"], i)
    case .grade(let i): pick(["grid-c1", "grid-c2", "grid-c3", "grid-c4", "grid-c5"], i)
    case .hatch: "hatch"
    case .hollow: "o"
    case .hollowAccent: "o oa"
    case .track: "grid-track"
    case .bubble: "p"
    case .bubbleAccent: "p pa"
    case .outside: "p out"
    case .lineMark: "l"
    case .lineAccent: "l la"
    case .lineSeries(let i): pick(["l l1", "l l2", "l l3", "l l4", "l l5", "l l6", "l l0"], i)
    case .dashed(let i): pick(["l l1 d", "l l2 d", "l l3 d", "l l4 d", "l l5 d", "l l6 d", "l l0 d"], i)
    case .dashedAccent: "l la d"
    case .dashedMark: "l d"
    case .interval: "iv"
    case .intervalAccent: "iv ia"
    case .grid: "grid"
    case .reference: "ref"
    case .rule: "rule"
    case .annotation: "an"
    case .leader: "ld"
    case .area(let i): pick(["s1", "s2", "s3", "s4", "s5", "s6", "s0"], i)
    case .areaAccent: "sa"
    case .areaAccentSolid: "a"
    case .areaMark: "sk"
    case .whisker, .dash: "w"
    case .gap: "l"
    case .unsized: "o out"
    case .ring: "rg"
    case .ground: "grid-ground"
    }
  }

  private func pick(_ names: [StaticString], _ index: Int) -> StaticString { names[min(max(index - 1, 0), names.count - 1)] }
}

extension Style {
  /// Whether some ink of the sheet is legible on it, light and dark.
  var carriesText: Bool {
    switch self {
    case .series(let i): i <= 6
    case .accent, .step, .grade: true
    default: false
    }
  }
}

struct TextStyle: Sendable {
  enum Role: Sendable { case plain, second, subject, quiet, bold, series(Int), onStep(Int), onGrade(Int), onSeries(Int), onAccent }
  enum Anchor: Sendable { case start, middle, end }

  var role: Role = .plain
  var anchor: Anchor = .start
  /// A rim of paper, for labels that cross lines.
  var halo = false

  static let plain = TextStyle()
  static let end = TextStyle(anchor: .end)
  static let middle = TextStyle(anchor: .middle)
  static let second = TextStyle(role: .second)
  static let secondEnd = TextStyle(role: .second, anchor: .end)
  static let secondMiddle = TextStyle(role: .second, anchor: .middle)

  var isBold: Bool {
    switch role {
    case .subject, .bold: true
    case .plain, .second, .quiet, .series, .onStep, .onGrade, .onSeries, .onAccent: false
    }
  }

  /// The subject of the page stands out by size as well as weight and colour.
  var size: Double { if case .subject = role { 13 } else { 12 } }

  func width(_ text: String) -> Double { textWidth(text, size: size, bold: isBold) }
}

extension Scene {
  /// A text with its baseline at `y`.
  mutating func text(_ text: String, _ x: Double, _ y: Double, _ style: TextStyle = .plain, href: String? = nil) {
    if text.isEmpty { return }
    record(text, x, y, style)
    if let href { open(link: href) }
    out.append("<text x=\"")
    out.append(tenths: tenths(x))
    out.append("\" y=\"")
    out.append(tenths: tenths(y))
    append(classesOf: style)
    out.append("\">")
    out.appendXML(text)
    out.append("</text>")
    if href != nil { closeLink() }
  }

  mutating func open(link href: String) {
    hasLinks = true
    out.append("<a href=\"")
    out.appendXML(href)
    out.append("\">")
  }

  mutating func closeLink() { out.append("</a>") }

  private mutating func record(_ text: String, _ x: Double, _ y: Double, _ style: TextStyle) {
    let width = style.width(text)
    let left =
      switch style.anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    // Ascent and descent of the ink, not of the em box.
    texts.append(TextBox(box: Box(x: left, y: y - style.size * 0.75, width: width, height: style.size * 0.95), text: text))
  }

  mutating func recordUp(_ box: TextBox) { texts.append(box) }

  private mutating func append(classesOf style: TextStyle) {
    let role: StaticString =
      switch style.role {
      case .plain: ""
      case .second: "s"
      case .subject: "a"
      case .quiet: "s i"
      case .bold: "b"
      case .series(let i): ["t1", "t2", "t3", "t4", "t5", "t6", "s"][min(max(i - 1, 0), 6)]
      case .onStep(let i): i >= 5 ? "n5" : i == 4 ? "n4" : i == 3 ? "n3" : ""
      case .onGrade(let i): i >= 5 ? "m5" : i == 4 ? "m4" : ""
      case .onSeries(let i): i > 6 ? "on on0" : "on"
      case .onAccent: "on"
      }
    let anchor: StaticString =
      switch style.anchor {
      case .start: ""
      case .middle: "m"
      case .end: "e"
      }
    var separator: StaticString = "\" class=\""
    if role.utf8CodeUnitCount > 0 {
      out.append(separator)
      out.append(role)
      separator = " "
    }
    if anchor.utf8CodeUnitCount > 0 {
      out.append(separator)
      out.append(anchor)
      separator = " "
    }
    if style.halo {
      out.append(separator)
      out.append("h")
    }
  }

  /// A filled rectangle, as a path, which is shorter. Nothing is written for one without area.
  mutating func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: Style, title: String? = nil) {
    guard width > 0, height > 0 else { return }
    marks.append(MarkBox(box: Box(x: x, y: y, width: width, height: height), style: style))
    let (px, py) = (tenths(x), tenths(y))
    let (w, h) = (tenths(x + width) - px, tenths(y + height) - py)
    out.append("<path d=\"M")
    out.append(tenths: px)
    out.append(next: py)
    out.append("h")
    out.append(tenths: w)
    out.append("v")
    out.append(tenths: h)
    out.append("h")
    out.append(tenths: -w)
    out.append("z\" class=\"")
    out.append(style.classes)
    appendHatch(style)
    close(title, "</path>")
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: Style) {
    var path = PathWriter()
    path.move(x1, y1)
    path.line(x2, y2)
    marks.append(MarkBox(box: Box(x: min(x1, x2), y: min(y1, y2), width: (x2 - x1).magnitude, height: (y2 - y1).magnitude), style: style))
    write(path, style, title: nil)
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: Style, title: String? = nil) {
    marks.append(MarkBox(box: Box(x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius), style: style))
    out.append("<circle cx=\"")
    out.append(tenths: tenths(x))
    out.append("\" cy=\"")
    out.append(tenths: tenths(y))
    out.append("\" r=\"")
    out.append(tenths: tenths(radius))
    out.append("\" class=\"")
    out.append(style.classes)
    appendHatch(style)
    close(title, "</circle>")
  }

  /// A path that is done; `box` is what it covers, for the lint.
  mutating func path(_ path: PathWriter, _ style: Style, box: Box, title: String? = nil) {
    if path.isEmpty { return }
    marks.append(MarkBox(box: box, style: style))
    write(path, style, title: title)
  }

  private mutating func write(_ path: PathWriter, _ style: Style, title: String?) {
    out.append("<path d=\"")
    out.append(path.out.bytes)
    out.append("\" class=\"")
    out.append(style.classes)
    appendHatch(style)
    close(title, "</path>")
  }

  // A pattern is referred to by an attribute: an address in a style sheet would be read relative to the sheet.
  private mutating func appendHatch(_ style: Style) {
    if case .hatch = style { out.append("\" fill=\"url(#hatch)") }
  }

  private mutating func close(_ title: String?, _ end: StaticString) {
    guard let title else { return out.append("\"/>") }
    out.append("\"><title>")
    out.appendXML(title)
    out.append("</title>")
    out.append(end)
  }

  /// Another scene as a part of this one, moved.
  mutating func embed(_ part: Scene, x: Double, y: Double) {
    let isMoved = x != 0 || y != 0
    if isMoved { openMoved(x, y) }
    out.append(part.out.bytes)
    if isMoved { out.append("</g>") }
    texts += part.texts.map { TextBox(box: $0.box.moved(x, y), text: $0.text) }
    marks += part.marks.map { MarkBox(box: $0.box.moved(x, y), style: $0.style) }
    states.formUnion(part.states)
    for entry in part.key where !key.contains(entry) { key.append(entry) }
    for remark in part.remarks where !remarks.contains(remark) { remarks.append(remark) }
    diagnostics += part.diagnostics
    hasLinks = hasLinks || part.hasLinks
  }

  private mutating func openMoved(_ x: Double, _ y: Double) {
    out.append("<g transform=\"translate(")
    out.append(tenths: tenths(x))
    out.append(next: tenths(y))
    out.append(")\">")
  }
}
