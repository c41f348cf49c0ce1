/// How one series among several looks.
struct LineStyle: Sendable {
  let solid: Style
  let point: Style
  let label: TextStyle.Role
  let isSubject: Bool
  /// Whether every point is marked, which tells it from another line of its hue.
  var isMarked = false

  /// One series is the accent; with a subject the others are grey; up to eight have looks of their own.
  ///
  /// - Parameters:
  ///   - keys: Those of all series, where a panel draws some of them.
  ///   - most: Of more than these none has a look of its own; layers on each other never cross, so that any number may.
  static func choose(
    _ series: [Series], among keys: [String]?, _ plan: Plan, isPanel: Bool, most: Int = mostLooks
  ) -> [LineStyle] {
    if keys?.count ?? series.count == 1 { return series.map { $0.isSubject || !isPanel ? subject : faint } }
    let keys = keys ?? series.map(\.key)
    let hues = keys.count > most ? [:] : Dictionary(zip(keys, plan.hues(keys))) { first, _ in first }
    let hasSubject = keys.contains { plan.highlight.contains($0) } || series.contains(where: \.isSubject)
    return series.map { one in
      one.isSubject ? subject : hasSubject ? faint : hues[one.key].map(hue) ?? faint
    }
  }

  /// More lines cannot be told apart, whatever they look like.
  static let mostLooks = 8

  static let subject = LineStyle(solid: .lineAccent, point: .accent, label: .subject, isSubject: true)
  static let faint = LineStyle(solid: .lineMark, point: .mark, label: .second, isSubject: false)
  static func hue(_ hue: Hue) -> LineStyle {
    LineStyle(
      solid: .lineSeries(hue.color), point: .series(Hue(hue.color)), label: .series(hue.color), isSubject: false,
      isMarked: hue.isMarked)
  }

  /// The same as a filled layer.
  var area: Style {
    switch point {
    case .series(let hue): .area(Hue(hue.color, isMarked: isMarked))
    case .accent: .areaAccentSolid
    default: .area(.grey)
    }
  }

  /// Its sample in a key.
  func entry(_ label: String) -> KeyEntry { KeyEntry(swatch: solid, label: label, symbol: isMarked ? point : nil) }
}
