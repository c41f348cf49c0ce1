import Base

extension Scene {
  /// The key of classes and states that occur, as a list; empty where there is nothing to explain.
  func append(legendTo out: inout ByteWriter, _ plan: Plan) {
    let entries = legendEntries(plan)
    if entries.isEmpty { return }
    out.append("<ul class=\"chart-legend\">")
    for entry in entries {
      out.append("<li><svg class=\"plot\" width=\"22\" height=\"10\" aria-hidden=\"true\">")
      var mark = Scene(.wide, width: 22)
      if entry.swatch.isLine { mark.swatch(entry.swatch, 1, 5, 20, 9) } else { mark.swatch(entry.swatch, 0.5, 5, 21, 9) }
      out.append(mark.out.bytes)
      out.append("</svg>")
      out.appendXML(entry.label)
      out.append("</li>")
    }
    out.append("</ul>")
  }

  func legendEntries(_ plan: Plan) -> [KeyEntry] {
    if key.isEmpty, states.isEmpty { return [] }
    var entries = key
    let strings = plan.strings
    // What is not final is hollow where it is a bar or a point, dashed where it is a line or the rim of an area.
    let tentative: Style = marks.contains { $0.style == .hollow || $0.style == .hollowAccent } && !marks.contains(where: \.style.isDashed) ? .hollow : .dashedMark
    let all: [(States, Style, String)] = [
      (.withheld, .hatch, strings.withheldLegend), (.provisional, tentative, strings.provisional), (.forecast, tentative, strings.forecast),
      (.interval, .interval, plan.spec.bandLabel ?? ""),
      (.breaks, .whisker, strings.breakInSeries), (.missing, .ring, strings.notAvailable), (.gap, .gap, strings.gapLegend),
      (.notApplicable, .dash, strings.notApplicable),
    ]
    for (state, swatch, label) in all where states.contains(state) && !label.isEmpty {
      entries.append(KeyEntry(swatch: swatch, label: label))
    }
    return entries
  }
}
