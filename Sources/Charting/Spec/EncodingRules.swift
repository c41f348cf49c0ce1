// What cannot be drawn as it is written, seen once the columns are known: keys on columns of another type, units that
// do not share an axis, names that nothing has.

import Base

/// What is wrong with how fields are shown. References without an axis are placed on the one that holds numbers.
func encodingFaults(
  _ spec: inout ChartSpec, _ fields: [(name: ChannelName, field: Field)], _ table: ChartTable
) -> [Diagnostic] {
  var faults = fields.flatMap { keyFaults($0.name, $0.field) } + unitFaults(fields) + orderFaults(spec, fields, table)
  faults += annotationFaults(spec, fields, table)
  for i in spec.references.indices {
    if !spec.references[i].isPlaced, !fields.holdNumbers(on: .y), fields.holdNumbers(on: .x) {
      spec.references[i].axis = .x
    }
    faults += referenceFaults(spec.references[i], fields)
  }
  return faults + (table.count == 0 ? [] : highlightFaults(spec, table))
}

extension [(name: ChannelName, field: Field)] {
  fileprivate func holdNumbers(on name: ChannelName) -> Bool { contains { $0.name == name && $0.field.isNumber } }
}

// What a channel takes depends on what its column holds: numbers have a scale, names an order.
private func keyFaults(_ name: ChannelName, _ field: Field) -> [Diagnostic] {
  // Looked at in its place: a channel is a dozen references to count when it is copied.
  var channel: Channel { field.channel }
  var keys: [(String, Span)] = []
  if field.isNumber {
    if let order = channel.order { keys.append(("order", order.span)) }
    if name == .color || name == .value, let scale = channel.scale, scale.value == .symlog {
      keys.append(("scale: symlog", scale.span))
    }
  } else {
    if let scale = channel.scale { keys.append(("scale", scale.span)) }
    if !channel.domain.isEmpty || channel.sharesDomain { keys.append(("domain", channel.span)) }
    if channel.zero != nil { keys.append(("zero", channel.span)) }
    if let format = channel.format { keys.append(("format", format.span)) }
  }
  return keys.map { key, span in
    Diagnostic(
      .error, "chart/unused-key",
      "“\(field.column.name)” holds \(field.column.cells.words), which take no “\(key)”", at: span,
      help: key == "domain" && field.isPeriod ? "keep the periods to draw with where: or period:" : "leave it out")
  }
}

extension ChartColumn.Cells {
  /// "numbers", "names", "periods".
  var words: String {
    switch self {
    case .numbers: "numbers"
    case .texts: "names"
    case .periods: "periods"
    }
  }
}

/// What is measured in several units cannot be read off one axis; jobs and companies are both counted.
private func unitFaults(_ fields: [(name: ChannelName, field: Field)]) -> [Diagnostic] {
  if fields.count(where: { $0.field.column.unit != nil }) < 2 { return [] }
  let axes: [[ChannelName]] = [[.y, .low, .high], [.x]]
  return axes.compactMap { names in
    let measured = fields.filter { names.contains($0.name) && $0.field.isNumber && $0.field.column.unit != nil }
      .map(\.field)
    guard let first = measured.first,
      let other = measured.first(where: { isApart($0.column.unit, first.column.unit) }),
      let (a, b) = first.column.unit.flatMap({ a in other.column.unit.map { (a, $0) } })
    else { return nil }
    let written = other.channel.fields.first { $0.value == other.column.name }
    return Diagnostic(
      .error, "chart/units", "“\(first.column.name)” is in \(a.text), “\(other.column.name)” in \(b.text), on one axis",
      at: written?.span ?? other.channel.span, help: "draw a chart for each, one under the other")
  }
}

private func isApart(_ a: Unit?, _ b: Unit?) -> Bool {
  if case .named? = a, case .named? = b { return false }
  return a != b
}

private func orderFaults(
  _ spec: ChartSpec, _ fields: [(name: ChannelName, field: Field)], _ table: ChartTable
) -> [Diagnostic] {
  var faults: [Diagnostic] = []
  func check(_ name: Located<String>) {
    guard let column = table[name.value] else { return faults.append(.unknownField(name, table)) }
    if case .numbers = column.cells { return }
    let isDrawn = fields.contains { $0.field.column.name == name.value }
    if isDrawn { return }
    faults.append(
      Diagnostic(
        .error, "chart/field-type", "“\(name.value)” holds \(column.cells.words), which give no order", at: name.span,
        help: "name a field of numbers, or one of value, label, data"))
  }
  if let sort = spec.sortField { check(sort) }
  if let field = spec.narrowField { check(field) }
  let orders = [(spec.narrow?.by, "rows")] + (spec[.facet].map { [($0.order, "panels")] } ?? [])
  for (written, order) in orders {
    guard let written, PanelOrder(written.value).measure == nil else { continue }
    let measures = PanelOrder.Measure.allCases.map(\.rawValue).joined(separator: ", ")
    faults.append(
      Diagnostic(
        .error, "chart/value", "\(order) are not ordered by “\(written.value)”", at: written.span,
        help: "write -last(jobs), with one of \(measures)"))
  }
  for (name, field) in fields where name != .facet {
    guard let order = field.channel.order else { continue }
    let stem = order.value.hasPrefix("-") ? String(order.value.dropFirst()) : order.value
    let words = ["value", "label", "data", "name"] + (spec.kind.name == ChartKind.heatMap.name ? ["seriate"] : [])
    if !words.contains(stem) { check(Located(stem, at: order.span)) }
  }
  if let field = spec.facetOrderField { check(field) }
  return faults
}

private func annotationFaults(
  _ spec: ChartSpec, _ fields: [(name: ChannelName, field: Field)], _ table: ChartTable
) -> [Diagnostic] {
  guard !spec.annotations.isEmpty, let x = fields.first(where: { $0.name == .x })?.field else { return [] }
  let positions = Positions(x, rows: 0..<table.count)
  let places = (0..<table.count).compactMap { row in positions(row).map { (place: $0, row: row) } }
  guard let first = places.min(by: { $0.place < $1.place }), let last = places.max(by: { $0.place < $1.place }) else {
    return []
  }
  return spec.annotations.compactMap { annotation in
    let at = annotation.at
    let place = x.isPeriod ? Period(at.value)?.axisPosition : Double(at.value)
    guard let place, place < first.place || place > last.place else { return nil }
    return Diagnostic(
      .error, "chart/annotation",
      "“\(at.value)” lies beyond the axis, which runs from \(x.key(first.row)) to \(x.key(last.row))", at: at.span)
  }
}

private func referenceFaults(
  _ reference: ReferenceLine, _ fields: [(name: ChannelName, field: Field)]
) -> [Diagnostic] {
  let name: ChannelName = reference.axis == .x ? .x : .y
  guard let field = fields.first(where: { $0.name == name })?.field else { return [] }
  guard field.isNumber else {
    return [
      Diagnostic(
        .error, "chart/reference",
        "“\(name.name)” holds \(field.column.cells.words), so no line stands at a number of it", at: reference.span,
        help: field.isPeriod
          ? "mark a moment with annotations: [{at: 2020, text: New law}]"
          : "name the axis that holds numbers: {\(name == .x ? "y" : "x"): 100}")
    ]
  }
  let domain = field.channel.domain
  guard domain.count == 2, reference.value < domain[0] || reference.value > domain[1] else { return [] }
  let (at, low, high) = (plainText(reference.value), plainText(domain[0]), plainText(domain[1]))
  return [
    Diagnostic(
      .error, "chart/reference", "a line at \(at) lies beyond the domain from \(low) to \(high)", at: reference.span)
  ]
}

/// A highlight that nothing has is mostly a slip of the pen, and would leave everything grey.
private func highlightFaults(_ spec: ChartSpec, _ table: ChartTable) -> [Diagnostic] {
  if spec.highlight.isEmpty { return [] }
  var keys = Set(table.columns.map(\.name))
  for column in table.columns {
    switch column.cells {
    case .texts(let cells): keys.formUnion(cells.lazy.map(\.key))
    case .periods(let cells): keys.formUnion(cells.lazy.compactMap { $0?.text })
    case .numbers(let cells):
      if spec.highlight.contains(where: { Double($0.value) != nil }) {
        keys.formUnion(cells.lazy.compactMap { $0.value.map { plainText($0) } })
      }
    }
  }
  keys.formUnion(table.rows.lazy.compactMap(\.key))
  return spec.highlight.filter { !keys.contains($0.value) }.map { name in
    Diagnostic(
      .warning, "chart/unknown-highlight", "nothing drawn here is “\(name.value)”", at: name.span,
      help: nearest(to: name.value, among: keys.sorted()).asSuggestion ?? "write the id of what stands out")
  }
}
