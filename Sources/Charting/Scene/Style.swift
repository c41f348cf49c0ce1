// What marks and texts look like, as classes of the one sheet: no colour is named anywhere else in the room.

/// Who is drawn, in terms of the sheet; each case is a class or two.
enum Style: Sendable, Equatable {
  case mark, accent, series(Hue), tone(Ramp, Int), hatch, track, bubble, bubbleAccent, outside
  /// Of what is provisional, and of a forecast.
  case hollow, hollowAccent, hollowSeries(Hue), forecast, forecastAccent, forecastSeries(Hue)
  case lineMark, lineAccent, lineSeries(Int), interval, intervalAccent
  case dashed(Int), dashedAccent, dashedMark, dotted(Int), dottedAccent, dottedMark
  case grid, reference, rule, annotation, leader, area(Hue), areaAccent, areaAccentSolid, areaMark, whisker, ring,
    ground, unsized
  case areaOpen(Hue), areaOpenAccent, areaDotted(Hue), areaDottedAccent
  /// Under a line, which says by itself what is final.
  case underAccent, underMark
  /// In keys only: a line that is interrupted, a dash in an empty cell, the stroke of a break.
  case gap, dash, cut

  /// Series and tones count from 1.
  var classes: StaticString {
    switch self {
    case .mark: "k"
    case .accent: "a"
    case .series(let hue):
      hue.isMarked
        ? pick(["f1 u", "f2 u", "f3 u", "f4 u", "f5 u", "f6 u", "f0 u"], hue.color)
        : pick(["f1", "f2", "f3", "f4", "f5", "f6", "f0"], hue.color)
    case .tone(let ramp, let i): pick(ramp.classes, i)
    case .hatch: "hatch"
    case .hollow: "o"
    case .hollowAccent: "o oa"
    case .hollowSeries(let hue): pick(["o o1", "o o2", "o o3", "o o4", "o o5", "o o6", "o"], hue.color)
    case .forecast: "o fc"
    case .forecastAccent: "o oa fc"
    case .forecastSeries(let hue):
      pick(["o o1 fc", "o o2 fc", "o o3 fc", "o o4 fc", "o o5 fc", "o o6 fc", "o fc"], hue.color)
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
    case .dotted(let i): pick(["l l1 dd", "l l2 dd", "l l3 dd", "l l4 dd", "l l5 dd", "l l6 dd", "l l0 dd"], i)
    case .dottedAccent: "l la dd"
    case .dottedMark: "l dd"
    case .interval: "iv"
    case .intervalAccent: "iv ia"
    case .grid: "grid"
    case .reference: "ref"
    case .rule: "rule"
    case .annotation: "an"
    case .leader: "ld"
    case .area(let hue):
      hue.isMarked
        ? pick(["s1 u", "s2 u", "s3 u", "s4 u", "s5 u", "s6 u", "s0 u"], hue.color)
        : pick(["s1", "s2", "s3", "s4", "s5", "s6", "s0"], hue.color)
    case .areaOpen(let hue): pick(["s1 pv", "s2 pv", "s3 pv", "s4 pv", "s5 pv", "s6 pv", "s0 pv"], hue.color)
    case .areaOpenAccent: "a pv"
    case .areaDotted(let hue):
      pick(["s1 pv fc", "s2 pv fc", "s3 pv fc", "s4 pv fc", "s5 pv fc", "s6 pv fc", "s0 pv fc"], hue.color)
    case .areaDottedAccent: "a pv fc"
    case .areaAccent: "sa"
    case .areaAccentSolid: "a"
    case .areaMark: "sk"
    case .underAccent: "sa ns"
    case .underMark: "sk ns"
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
    case .series(let hue): !hue.isMarked
    case .accent, .tone: true
    default: false
    }
  }
}

extension Style {
  /// Whether it stands for a datum, and is no ground, frame or sign of absence.
  var isData: Bool {
    switch self {
    case .mark, .accent, .series, .tone, .hollow, .hollowAccent, .hollowSeries, .forecast, .forecastAccent,
      .forecastSeries, .bubble, .bubbleAccent, .outside, .unsized:
      true
    case .hatch, .track, .lineMark, .lineAccent, .lineSeries, .dashed, .dashedAccent, .dashedMark, .dotted,
      .dottedAccent, .dottedMark, .interval, .intervalAccent, .grid, .reference, .rule, .annotation, .leader, .area,
      .areaAccent, .areaAccentSolid, .areaMark, .areaOpen, .areaOpenAccent, .areaDotted, .areaDottedAccent, .underAccent,
      .underMark, .whisker, .ring, .ground, .gap, .dash, .cut:
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
    case .on(.series(let hue)): hue.color > Hue.palette ? "on on0" : "on"
    case .on(.accent): "on"
    case .on: ""
    }
  }
}

private func pick(_ names: [StaticString], _ index: Int) -> StaticString {
  names[min(max(index - 1, 0), names.count - 1)]
}
