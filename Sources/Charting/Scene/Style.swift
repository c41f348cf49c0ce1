// What marks and texts look like, as classes of the one sheet: no colour is named anywhere else in the room.

/// Who is drawn, in terms of the sheet; each case is a class or two.
enum Style: Sendable, Equatable {
  case mark, accent, series(Int), tone(Ramp, Int), hatch, hollow, hollowAccent, track, bubble, bubbleAccent, outside
  case lineMark, lineAccent, lineSeries(Int), dashed(Int), dashedAccent, dashedMark, interval, intervalAccent
  case grid, reference, rule, annotation, leader, area(Int), areaAccent, areaAccentSolid, areaMark, whisker, ring,
    ground, unsized
  /// In keys only: a line that is interrupted, a dash in an empty cell, the stroke of a break.
  case gap, dash, cut

  /// Series and tones count from 1.
  var classes: StaticString {
    switch self {
    case .mark: "k"
    case .accent: "a"
    case .series(let i): pick(["f1", "f2", "f3", "f4", "f5", "f6", "f0"], i)
    case .tone(let ramp, let i): pick(ramp.classes, i)
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
    case .whisker, .dash, .cut: "w"
    case .gap: "l"
    case .unsized: "o out"
    case .ring: "rg"
    case .ground: "grid-ground"
    }
  }
}

extension Style {
  /// Whether some ink of the sheet is legible on it, light and dark.
  var carriesText: Bool {
    switch self {
    case .series(let i): i <= 6
    case .accent, .tone: true
    default: false
    }
  }
}

extension Style {
  /// Whether it stands for a datum, and is no ground, frame or sign of absence.
  var isData: Bool {
    switch self {
    case .mark, .accent, .series, .tone, .hollow, .hollowAccent, .bubble, .bubbleAccent, .outside, .unsized: true
    case .hatch, .track, .lineMark, .lineAccent, .lineSeries, .dashed, .dashedAccent, .dashedMark, .interval,
      .intervalAccent,
      .grid, .reference, .rule, .annotation, .leader, .area, .areaAccent, .areaAccentSolid, .areaMark, .whisker, .ring,
      .ground,
      .gap, .dash, .cut:
      false
    }
  }
}

struct TextStyle: Sendable {
  enum Role: Sendable { case plain, second, subject, quiet, bold, series(Int), on(Style) }
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
    case .plain, .second, .quiet, .series, .on: false
    }
  }

  /// Whether it is written in the ink of the mark beneath.
  var isInk: Bool { if case .on = role { true } else { false } }

  /// The subject of the page stands out by size as well as weight and colour.
  var size: Double { if case .subject = role { 13 } else { 12 } }

  func width(_ text: String) -> Double { textWidth(text, size: size, bold: isBold) }

  var roleClass: StaticString {
    switch role {
    case .plain: ""
    case .second: "s"
    case .subject: "a"
    case .quiet: "s i"
    case .bold: "b"
    case .series(let i): pick(["t1", "t2", "t3", "t4", "t5", "t6", "s"], i)
    case .on(.tone(let ramp, let i)): pick(ramp.inkClasses, i)
    case .on(.series(let i)): i > 6 ? "on on0" : "on"
    case .on(.accent): "on"
    case .on: ""
    }
  }
}

private func pick(_ names: [StaticString], _ index: Int) -> StaticString {
  names[min(max(index - 1, 0), names.count - 1)]
}
