/// How one series among several looks.
struct LineStyle: Sendable {
  let solid: Style
  let dashed: Style
  let point: Style
  let hollow: Style
  let label: TextStyle.Role
  let isSubject: Bool

  /// One series is the accent; with a subject the others are grey; up to six have hues of their own.
  static func choose(_ series: [Series], _ plan: Plan, isPanel: Bool) -> [LineStyle] {
    if series.count == 1 { return [series[0].isSubject || !isPanel ? subject : faint] }
    let hues = plan.hues(series.map(\.key))
    let hasSubject = series.contains(where: \.isSubject)
    return series.enumerated().map { index, one in
      if one.isSubject { return subject }
      return hasSubject || series.count > 6 ? faint : hue(hues[index])
    }
  }

  static let subject = LineStyle(
    solid: .lineAccent, dashed: .dashedAccent, point: .accent, hollow: .hollowAccent, label: .subject, isSubject: true)
  static let faint = LineStyle(
    solid: .lineMark, dashed: .dashedMark, point: .mark, hollow: .hollow, label: .second, isSubject: false)
  static func hue(_ i: Int) -> LineStyle {
    LineStyle(
      solid: .lineSeries(i), dashed: .dashed(i), point: .series(i), hollow: .hollow, label: .series(i), isSubject: false
    )
  }
}
