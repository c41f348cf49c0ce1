import Base

extension Scene {
  /// The key of classes and states that occur, as a list; empty where there is nothing to explain.
  func append(legendTo out: inout ByteWriter, _ plan: Plan) {
    let entries = legendEntries(plan)
    if entries.isEmpty { return }
    out.append("<ul class=\"chart-legend\">")
    for entry in entries {
      out.append("<li>")
      if let swatch = entry.swatch {
        out.append("<svg class=\"plot\" width=\"22\" height=\"10\" aria-hidden=\"true\">")
        var mark = Scene(.wide, width: 22)
        if swatch.isLine { mark.swatch(swatch, 1, 5, 20, 9) } else { mark.swatch(swatch, 0.5, 5, 21, 9) }
        out.append(mark.out.bytes)
        out.append("</svg>")
      }
      out.appendXML(entry.label)
      out.append("</li>")
    }
    out.append("</ul>")
  }

  func legendEntries(_ plan: Plan) -> [KeyEntry] {
    if key.isEmpty, states.isEmpty { return [] }
    let strings = plan.strings
    // What is not final is hollow where it is a bar or a point, dashed where it is a line or the rim of an area.
    let tentative: Style =
      marks.contains { $0.style == .hollow || $0.style == .hollowAccent } && !marks.contains(where: \.style.isDashed)
      ? .hollow : .dashedMark
    // A line is interrupted; between bars there is nothing.
    let gap: Style = marks.contains(where: \.style.isCourse) ? .gap : .ground
    var all: [(States, Style, String)] = [
      (.withheld, .hatch, strings.withheldLegend), (.provisional, tentative, strings.provisional),
      (.forecast, tentative, strings.forecast),
      (.interval, .interval, plan.spec.bandLabel ?? ""),
      (.breaks, .cut, strings.breakInSeries), (.missing, .ring, strings.notAvailable), (.gap, gap, strings.gapLegend),
      (.notApplicable, .dash, strings.notApplicable)
    ]
    if !states.contains(.withheld) { all.insert((.withheldGap, gap, strings.withheldLegend), at: 6) }
    let shown = all.filter { states.contains($0.0) && !$0.2.isEmpty }.map { KeyEntry(swatch: $0.1, label: $0.2) }
    return (key + shown).withoutTwins
  }
}

extension [KeyEntry] {
  /// Neighbours that look alike as one entry with the names of all: which is which, the colour does not say.
  var withoutTwins: [KeyEntry] {
    reduce(into: []) { entries, entry in
      if let last = entries.last, last.swatch != nil, last.swatch == entry.swatch {
        entries[entries.count - 1] = KeyEntry(swatch: last.swatch, label: last.label + ", " + entry.label)
      } else {
        entries.append(entry)
      }
    }
  }
}
