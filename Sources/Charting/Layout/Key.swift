// Keys drawn in a picture: for lines whose names have no room at their ends, and for classes of colour.

extension Scene {
  /// The names of the series in rows above the plot, each with a piece of its line; in the order of the last values.
  mutating func lineKey(_ series: [Series], _ styles: [LineStyle]) {
    let order = series.indices.sorted { (series[$0].last?.quantity.value ?? -.infinity, -$0) > (series[$1].last?.quantity.value ?? -.infinity, -$1) }
    let shown = order.filter { series.count <= 8 || series[$0].isSubject }
    swatches(shown.map { index in
      (KeyEntry(swatch: styles[index].solid, label: series[index].label), styles[index].isSubject)
    })
  }

  /// Rows of a swatch and a name, from the top of the scene; adds their height to it.
  mutating func swatches(_ entries: [(KeyEntry, isSubject: Bool)]) {
    if entries.isEmpty { return }
    var (x, y) = (0.0, height + 12)
    for (entry, isSubject) in entries {
      let style: TextStyle = isSubject ? TextStyle(role: .subject) : .second
      let label = ellipsis(entry.label, to: width - 30, size: style.size, bold: style.isBold)
      let wide = 24 + style.width(label)
      if x > 0, x + wide > width { (x, y) = (0, y + 18) }
      swatch(entry.swatch, x, y - 4, 18, 10)
      text(label, x + 24, y, style)
      x += wide + 16
    }
    height = y + 12
  }

  /// A sample of a style, around the middle of its left side.
  mutating func swatch(_ style: Style, _ x: Double, _ y: Double, _ wide: Double, _ high: Double) {
    switch style {
    case .gap:
      line(x, y, x + wide * 0.3, y, style)
      line(x + wide * 0.7, y, x + wide, y, style)
    case .dash: line(x + wide * 0.35, y, x + wide * 0.65, y, style)
    default:
      if style.isLine { line(x, y, x + wide, y, style) } else { rect(x, y - high / 2, wide, high, style) }
    }
  }

  /// The nodes of a part that starts at the same origin.
  mutating func append(_ part: Scene) { embed(part, x: 0, y: 0) }
}

extension Style {
  var isDashed: Bool {
    switch self {
    case .dashed, .dashedAccent, .dashedMark: true
    default: false
    }
  }

  var isLine: Bool {
    switch self {
    case .lineMark, .lineAccent, .lineSeries, .dashed, .dashedAccent, .dashedMark, .reference, .grid, .rule, .annotation, .leader,
      .whisker, .gap, .dash: true
    case .mark, .accent, .series, .step, .grade, .hatch, .hollow, .hollowAccent, .track, .bubble, .bubbleAccent, .outside, .interval,
      .intervalAccent, .area, .areaAccent, .areaAccentSolid, .areaMark, .ring, .ground, .unsized: false
    }
  }
}
