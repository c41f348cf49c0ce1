// Keys drawn in a picture: for lines whose names have no room at their ends, and for classes of colour.

/// One ring of a key of sizes.
struct SizeStep: Sendable {
  let words: String
  let radius: Double
}

extension Scene {
  /// The names of the series in rows above the plot, each with a piece of its line; in the order of the last values.
  mutating func lineKey(_ series: [Series], _ styles: [LineStyle]) {
    let order = series.indices.sorted {
      (series[$0].last?.quantity.value ?? -.infinity, -$0) > (series[$1].last?.quantity.value ?? -.infinity, -$1)
    }
    let shown = order.filter { series.count <= 8 || series[$0].isSubject }
    swatches(shown.map { styles[$0].entry(series[$0].label) }, subject: .lineAccent)
  }

  /// Rows of a swatch and a name, from the top of the scene; adds their height to it.
  mutating func swatches(_ entries: [KeyEntry], subject: Style? = nil) {
    if entries.isEmpty { return }
    var (x, y) = (0.0, height + 12)
    for entry in entries.withoutTwins {
      let style: TextStyle = entry.swatch != nil && entry.swatch == subject ? TextStyle(role: .subject) : .second
      let start = entry.swatch == nil ? 0.0 : 24
      let lines = wrapped(entry.label, width: width - start - 6, lines: 2, size: style.size, bold: style.isBold)
      let wide = start + (lines.map { style.width($0) }.max() ?? 0)
      if x > 0, x + wide > width { (x, y) = (0, y + 18) }
      if let swatch = entry.swatch { self.swatch(swatch, x, y - 4, 18, 10, isRound: entry.isRound) }
      if let symbol = entry.symbol { circle(x + 9, y - 4, 3, symbol) }
      for (i, line) in lines.enumerated() { text(line, x + start, y + Double(i) * 15, style) }
      // What takes two lines has them for itself.
      (x, y) = lines.count > 1 ? (width, y + 15) : (x + wide + 16, y)
    }
    height = y + 12
  }

  /// The name of what is measured above the key, in pictures without an axis, unless the subtitle has said it.
  mutating func head(with field: Field, _ plan: Plan) {
    if plan.spec.subtitle == nil { key.insert(KeyEntry(swatch: nil, label: field.title), at: 0) }
  }

  /// Two or three rings in a row under the picture, the largest first, each with its amount, and what they count.
  mutating func sizes(_ steps: [SizeStep], _ field: Field, _ plan: Plan, from left: Double) {
    let floor = height + (steps.first?.radius ?? 0) * 2
    var x = left
    for (i, step) in steps.enumerated() {
      circle(x + step.radius, floor - step.radius, step.radius, .ring)
      x += 2 * step.radius + 6
      let wide = textWidth(step.words)
      if x + wide > width { break }
      text(step.words, x, floor, .second)
      x += wide + (i + 1 < steps.count ? 16 : 12)
    }
    if textWidth(field.title) <= width - x { text(field.title, x, floor, .second) } else { head(with: field, plan) }
    height = floor + 8
  }

  /// A sample of a style, around the middle of its left side.
  mutating func swatch(
    _ style: Style, _ x: Double, _ y: Double, _ wide: Double, _ high: Double, isRound: Bool = false
  ) {
    switch style {
    case _ where isRound: circle(x + wide / 2, y, high / 2, style)
    case .gap:
      line(x, y, x + wide * 0.3, y, style)
      line(x + wide * 0.7, y, x + wide, y, style)
    case .dash: line(x + wide * 0.35, y, x + wide * 0.65, y, style)
    case .cut: line(x + wide / 2 - 3, y + 4, x + wide / 2 + 3, y - 4, style)
    default:
      if style.isLine { line(x, y, x + wide, y, style) } else { rect(x, y - high / 2, wide, high, style) }
    }
  }

  /// The nodes of a part that starts at the same origin.
  mutating func append(_ part: Scene) { embed(part, x: 0, y: 0) }
}

extension Style {
  /// Whether it is the line of a series.
  var isCourse: Bool {
    switch self {
    case .lineMark, .lineAccent, .lineSeries: true
    default: isDashed
    }
  }

  var isDashed: Bool {
    switch self {
    case .dashed, .dashedAccent, .dashedMark, .dotted, .dottedAccent, .dottedMark: true
    default: false
    }
  }

  var isLine: Bool {
    switch self {
    case .lineMark, .lineAccent, .lineSeries, .dashed, .dashedAccent, .dashedMark, .dotted, .dottedAccent, .dottedMark,
      .reference, .grid, .rule, .annotation, .leader, .whisker, .gap, .dash, .cut:
      true
    case .mark, .accent, .series, .tone, .hatch, .hollow, .hollowAccent, .hollowSeries, .forecast, .forecastAccent,
      .forecastSeries, .track, .bubble, .bubbleAccent, .outside, .interval, .intervalAccent, .area, .areaAccent,
      .areaAccentSolid, .areaMark, .areaOpen, .areaOpenAccent, .areaDotted, .areaDottedAccent, .underAccent, .underMark,
      .ring, .ground, .unsized:
      false
    }
  }
}
