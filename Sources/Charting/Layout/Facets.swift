// Small multiples: the same picture for each value of a field, on one scale, so that panels compare.

import Base

/// What the panels leave to the picture that holds them all, each word once: the titles of axes, the names of series,
/// how large is how many.
struct Surround: Sendable {
  /// Of an upright axis, of one along the bottom, and of one above the rows.
  var up: String?
  var along: String?
  var over: String?
  var series: [KeyEntry] = []
  var sizes: [SizeStep] = []

  mutating func take(_ other: Surround) {
    up = up ?? other.up
    along = along ?? other.along
    over = over ?? other.over
    for entry in other.series where !series.contains(entry) { series.append(entry) }
    if sizes.isEmpty { sizes = other.sizes }
  }
}

func drawFacets(_ plan: Plan, _ scene: inout Scene) {
  guard let facet = plan[.facet] else { return }
  var panels = groups(plan.rows, by: facet)
  if let order = facet.channel.order?.value { panels = ordered(panels, order, plan) }
  let asked = plan.spec.columns ?? 3
  let columns = max(1, min(scene.isNarrow ? min(asked, 2) : asked, panels.count))
  let gap = 20.0
  let cell = (scene.width - gap * Double(columns - 1)) / Double(columns)
  let sharesScales = facet.channel.shared && plan[.y]?.channel.shared ?? true
  let all = panels.map(\.rows)
  var surround = Surround()
  let parts = panels.map { panel in
    let part = Plan(
      panel: panel.rows, of: plan, among: sharesScales ? all : [panel.rows], height: scene.isNarrow ? 100 : 120)
    return draw(part, facet, scene.layout, width: cell, &surround)
  }
  scene.heads(surround)
  for start in stride(from: 0, to: parts.count, by: columns) {
    var rowHeight = 0.0
    for column in 0..<min(columns, parts.count - start) {
      scene.embed(parts[start + column], x: Double(column) * (cell + gap), y: scene.height)
      rowHeight = max(rowHeight, parts[start + column].height)
    }
    scene.height += rowHeight + 16
  }
  scene.foot(surround, plan)
}

extension Scene {
  fileprivate mutating func heads(_ surround: Surround) {
    if !surround.series.isEmpty {
      swatches(surround.series, subject: .lineAccent)
      height += 8
    }
    guard let title = surround.up.map({ "↑ " + $0 }) ?? surround.over.map({ $0 + "\u{A0}→" }) else { return }
    for line in wrapped(title, width: width, lines: 2) {
      text(line, 0, height + 12, .second)
      height += 16
    }
    height += 8
  }

  fileprivate mutating func foot(_ surround: Surround, _ plan: Plan) {
    if let along = surround.along {
      for line in wrapped(along + "\u{A0}→", width: width, lines: 2) {
        text(line, width, height + 4, .secondEnd)
        height += 16
      }
    }
    if let size = plan[.size], !surround.sizes.isEmpty {
      height += 8
      sizes(surround.sizes, size, plan, from: 0)
    }
  }
}

private func draw(
  _ panel: Plan, _ facet: Field, _ layout: Scene.Layout, width: Double, _ surround: inout Surround
) -> Scene {
  var inner = Scene(layout, width: width)
  panel.spec.kind.sketch(panel)(&inner)
  surround.take(inner.surround)
  var part = Scene(layout, width: width)
  let row = panel.rows[0]
  let style = TextStyle(role: panel.isSubject(row, facet) ? .subject : .bold)
  part.text(
    ellipsis(facet.text(row), to: width, size: style.size, bold: style.isBold), 0, 12, style,
    href: panel.href(row, facet))
  part.embed(inner, x: 0, y: 18)
  part.height = inner.height + 18
  if let reason = panel.emptiness?.words(panel.strings), !inner.texts.contains(where: { $0.text == reason }) {
    part.text(reason, width / 2, 18 + inner.height / 2, TextStyle(role: .second, anchor: .middle, halo: true))
  }
  return part
}

extension Plan {
  /// The names of a field in all panels: one room for names is one scale beside them.
  func otherNames(_ field: Field) -> [String] {
    isFacet ? groups(allRows, by: field).map { field.text($0.rows[0]) } : []
  }

  /// What tells lines within panels apart; `nil` where each panel is a series by itself.
  var seriesOfPanels: Field? {
    guard isFacet, let by = self[.series], by.column.name != self[.facet]?.column.name else { return nil }
    return by
  }

  /// Why a panel shows nothing, where nothing that it counts has a value.
  fileprivate var emptiness: Absence? {
    let quantities = shownFields.filter(\.isNumber).flatMap { field in rows.map { field.quantity($0) } }
    guard !quantities.isEmpty, quantities.allSatisfy({ $0.absence != nil }) else { return nil }
    return quantities.contains(where: \.isSuppressed) ? .suppressed : quantities[0].absence
  }
}

private func ordered(
  _ panels: [(key: String, rows: [Int])], _ written: String, _ plan: Plan
) -> [(key: String, rows: [Int])] {
  let order = PanelOrder(written)
  if order.field == "data" { return order.isDescending ? panels.reversed() : panels }
  guard case .numbers(let cells)? = plan.number(order.field)?.column.cells else {
    return panels.sorted { order.isDescending ? $0.key > $1.key : $0.key < $1.key }
  }
  return panels.map { panel in (panel, order.measured(panel.rows.compactMap { cells[$0].value }) ?? -.infinity) }
    .enumerated()
    .sorted {
      order.isDescending
        ? ($0.element.1, -$0.offset) > ($1.element.1, -$1.offset)
        : ($0.element.1, $0.offset) < ($1.element.1, $1.offset)
    }
    .map(\.element.0)
}
