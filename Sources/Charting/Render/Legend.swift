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
        let isLine = swatch.isLine
        mark.swatch(swatch, isLine ? 1 : 0.5, 5, isLine ? 20 : 21, 9, isRound: entry.isRound)
        if let symbol = entry.symbol { mark.circle(11, 5, 3, symbol) }
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
    // A line is interrupted; between bars there is nothing to show.
    let gap: Style? = marks.contains(where: \.style.isCourse) ? .gap : nil
    let all: [(state: States, entry: KeyEntry)] = [
      (.withheld, KeyEntry(swatch: .hatch, label: strings.withheldLegend)),
      (.provisional, entry(strings.provisional, or: .outside) { $0.style.finality == .provisional }),
      (.forecast, entry(strings.forecast, or: .outside) { $0.style.finality == .forecast }),
      (.interval, entry(plan.spec.bandLabel ?? strings.interval, or: .whisker) { $0.style.inGrey == .interval }),
      (.breaks, KeyEntry(swatch: .cut, label: strings.breakInSeries)),
      (.missing, KeyEntry(swatch: .ring, label: strings.notAvailable)),
      (.notApplicable, KeyEntry(swatch: .dash, label: strings.notApplicable)),
      (.gap, KeyEntry(swatch: gap, label: strings.gapLegend))
    ]
    return (key + all.filter { states.contains($0.state) }.map(\.entry)).withoutTwins
  }

  // A sample looks as its marks do; in grey where they have several colours.
  private func entry(_ label: String, or other: Style, _ isMeant: (MarkBox) -> Bool) -> KeyEntry {
    let meant = marks.filter(isMeant)
    guard let first = meant.first ?? marks.first(where: { $0.style == other }) else {
      return KeyEntry(swatch: other, label: label)
    }
    let alike = meant.filter { $0.style.inGrey == first.style.inGrey }
    let style = alike.allSatisfy { $0.style == first.style } ? first.style : first.style.inGrey
    return KeyEntry(swatch: style, label: label, isRound: first.isRound)
  }
}

extension [KeyEntry] {
  /// Neighbours that look alike as one entry with the names of all: which is which, the colour does not say.
  var withoutTwins: [KeyEntry] {
    reduce(into: []) { entries, entry in
      if let last = entries.last, last.swatch != nil, last.looksLike(entry) {
        entries[entries.count - 1] = KeyEntry(
          swatch: last.swatch, label: last.label + ", " + entry.label, isRound: last.isRound, symbol: last.symbol)
      } else {
        entries.append(entry)
      }
    }
  }
}
