// Flows between columns of names: capital from investors over fields to places. Width is proportional to the amount; a
// withheld flow has no width, so it is a hatched band of a fixed one. A node is as high as what comes in or what goes
// out, whichever is more, so that what stays there is seen; the table says both sums.

import Base

extension ChartKind {
  static let sankey = ChartKind(
    name: "sankey", title: "Flow diagram",
    summary: "Flows from names to names as bands whose width is the amount; for capital or people that move.",
    needs: [.required(.from, .text), .required(.to, .text), .required(.value, .number)], takes: .format,
    view: flowTable,
    draw: drawSankey)
}

private func drawSankey(_ plan: Plan, _ scene: inout Scene) {
  guard let from = plan[.from], let to = plan[.to], let value = plan[.value] else { return }
  let graph = graph(plan, from: from, to: to, value: value)
  if let fault = fault(graph, value, plan) { return scene.diagnostics.append(fault) }
  let found = flowColumns(graph)
  guard let columnOf = found.columns else {
    return scene.diagnostics.append(.circle(found.circle.map { graph.nodes[$0].label }, plan))
  }
  FlowPicture(plan: plan, graph: graph, value: value, columnOf: columnOf, count: (columnOf.max() ?? 0) + 1).draw(&scene)
}

private struct FlowPicture {
  let plan: Plan
  let graph: Graph
  let value: Field
  let columnOf: [Int]
  let count: Int

  private let thick = 10.0

  func draw(_ scene: inout Scene) {
    let isAbove = scene.isNarrow
    let margin = isAbove ? 0 : min(scene.width * 0.26, 180)
    let room = isAbove ? scene.width / Double(count) - 8 : margin
    let inner = (scene.width - 2 * margin - thick * 2) / Double(max(count - 1, 1)) - 8
    let words = graph.nodes.indices.map { node in
      lines(node, isAbove || isOuter(node) ? room - (isAbove ? 0 : 8) : max(inner, 40))
    }
    let wanted = plan.fixedHeight ?? (isAbove ? 380 : 340)
    let layout = FlowLayout(
      graph, columnOf: columnOf, labels: words.map { Double($0.count) * 15 }, isAbove: isAbove, aboveWithin: true,
      height: wanted, most: plan.isFacet ? largestTotal : nil)
    let widest = { (column: Int) in
      graph.nodes.indices.filter { columnOf[$0] == column }.flatMap { node in words[node].map { style(node).width($0) }
      }.max() ?? 0
    }
    let left = isAbove ? 0 : widest(0) + 8
    let right = scene.width - thick - (isAbove ? 0 : widest(count - 1) + 8)
    func x(_ column: Int) -> Double { count > 1 ? left + (right - left) * Double(column) / Double(count - 1) : left }
    scene.height = layout.depth
    bands(layout, x, &scene)
    for node in graph.nodes.indices {
      let isUnknown = graph.links.allSatisfy { ($0.from != node && $0.to != node) || $0.quantity.middle == nil }
      scene.rect(
        x(columnOf[node]), layout.middle[node] - layout.high[node] / 2, thick, layout.high[node],
        isUnknown ? .hatch : graph.nodes[node].isSubject ? .accent : .mark, title: title(node))
    }
    for node in graph.nodes.indices { label(node, words[node], layout, x(columnOf[node]), isAbove, &scene) }
    scene.head(with: value, plan)
    remark(&scene)
  }

  // What flows through the fullest column of all panels.
  private var largestTotal: Double {
    guard let from = plan[.from], let to = plan[.to] else { return 0 }
    return plan.panels.map { rows -> Double in
      let graph = Charting.graph(plan, rows, from: from, to: to, value: value)
      return flowColumns(graph).columns.map { FlowLayout.fullest(graph, $0) } ?? 0
    }.max() ?? 0
  }

  private func isOuter(_ node: Int) -> Bool { columnOf[node] == 0 || columnOf[node] == count - 1 }
  private func style(_ node: Int) -> TextStyle { TextStyle(role: graph.nodes[node].isSubject ? .subject : .plain) }

  // The name in two lines, then what flows through.
  private func lines(_ node: Int, _ width: Double) -> [String] {
    let style = style(node)
    let crowd = columnOf.count { $0 == columnOf[node] }
    let name = wrapped(
      graph.nodes[node].label, width: width, lines: crowd > 12 ? 1 : 2, size: style.size, bold: style.isBold)
    return crowd > 20 ? name : name + [ellipsis(value.style.words(through(node), plan.strings), to: width)]
  }

  private func through(_ node: Int) -> Quantity {
    let (into, out) = sums(node, graph)
    guard let into, let out else { return into ?? out ?? Quantity(.absent(.missing)) }
    return (into.middle ?? -1) >= (out.middle ?? -1) ? into : out
  }

  private func title(_ node: Int) -> String {
    "\(graph.nodes[node].label): \(value.style.words(through(node), plan.strings))"
  }

  // Wide bands first, so that narrow ones stay on top.
  private func bands(_ layout: FlowLayout, _ x: (Int) -> Double, _ scene: inout Scene) {
    let order = graph.links.indices.sorted { a, b in
      let (first, second) = (graph.links[a], graph.links[b])
      if graph.isSubject(first) != graph.isSubject(second) { return graph.isSubject(second) }
      return (layout.wide[a], -a) > (layout.wide[b], -b)
    }
    for i in order where layout.wide[i] > 0 {
      let link = graph.links[i]
      let (x1, x2, half) = (x(columnOf[link.from]) + thick, x(columnOf[link.to]), layout.wide[i] / 2)
      let (y1, y2) = (layout.starts[i], layout.ends[i])
      // Where names stand over the nodes a band leaves their height late.
      let bend = (x2 - x1) * (scene.isNarrow ? 0.7 : 0.5)
      var path = PathWriter()
      path.move(x1, y1 - half)
      path.curve(x1 + bend, y1 - half, x2 - bend, y2 - half, x2, y2 - half)
      path.line(x2, y2 + half)
      path.curve(x2 - bend, y2 + half, x1 + bend, y1 + half, x1, y1 + half)
      path.close()
      let top = min(y1, y2) - half
      let box = Box(x: x1, y: top, width: x2 - x1, height: max(y1, y2) + half - top)
      scene.path(path, scene.style(of: link, in: graph), box: box, title: graph.title(link, value, plan, arrow: " → "))
    }
  }

  private func label(
    _ node: Int, _ words: [String], _ layout: FlowLayout, _ x: Double, _ isAbove: Bool, _ scene: inout Scene
  ) {
    let column = columnOf[node]
    let isFirst = column == 0
    let isUp = isAbove || !isOuter(node)
    let anchor: TextStyle.Anchor =
      isUp ? (isFirst ? .start : column == count - 1 ? .end : .middle) : isFirst ? .end : .start
    let place = isUp ? (isFirst ? x : column == count - 1 ? x + thick : x + thick / 2) : isFirst ? x - 8 : x + thick + 8
    var y =
      isUp
      ? layout.middle[node] - layout.high[node] / 2 - Double(words.count) * 15 + 10
      : layout.middle[node] - Double(words.count) * 7.5 + 11
    let hasValue = columnOf.count { $0 == column } <= 20
    for (i, line) in words.enumerated() {
      let isValue = hasValue && i == words.count - 1
      scene.text(
        line, place, y, TextStyle(role: isValue ? .second : style(node).role, anchor: anchor, halo: isUp),
        href: i == 0 ? graph.nodes[node].href : nil)
      y += 15
    }
  }

  private func remark(_ scene: inout Scene) {
    let undrawn = graph.links.filter { $0.quantity.middle.map { $0 <= 0 } ?? !$0.quantity.isSuppressed }
    scene.remark(undrawn: undrawn.map { (graph.names($0, arrow: " → "), $0.quantity) }, value, plan)
  }
}

// What comes into a node and what goes out of it; `nil` where no flow does.
private func sums(_ node: Int, _ graph: Graph) -> (into: Quantity?, out: Quantity?) {
  let into = graph.links.filter { $0.to == node }.map(\.quantity)
  let out = graph.links.filter { $0.from == node }.map(\.quantity)
  return (into.isEmpty ? nil : sum(into), out.isEmpty ? nil : sum(out))
}

// Every flow, then for each node between two columns what comes in and what goes out, so that the difference shows.
@Sendable private func flowTable(_ plan: Plan) -> DataView? {
  guard let from = plan[.from], let to = plan[.to], let value = plan[.value] else { return nil }
  let graph = graph(plan, from: from, to: to, value: value)
  var rows = graph.links.map { link in
    DataView.Row(
      cells: [graph.nodes[link.from].label, graph.nodes[link.to].label, plan.cell(value, link.row)],
      href: graph.nodes[link.from].href, isSubject: graph.isSubject(link))
  }
  for node in graph.nodes.indices {
    guard case (let into?, let out?) = sums(node, graph) else { continue }
    let (name, total) = (graph.nodes[node].label, plan.strings.total)
    for cells in [
      [total, name, value.style.words(into, plan.strings)], [name, total, value.style.words(out, plan.strings)]
    ] {
      rows.append(DataView.Row(cells: cells, href: nil, isSubject: graph.nodes[node].isSubject))
    }
  }
  let heads = [from, to, value].map { DataView.Head(text: $0.title, isNumber: $0.isNumber) }
  return DataView(heads: heads, rows: rows)
}

private func fault(_ graph: Graph, _ value: Field, _ plan: Plan) -> Diagnostic? {
  var seen: Set<[Int]> = []
  for link in graph.links {
    if !seen.insert([link.from, link.to]).inserted { return .repeated(link.row, plan) }
    if let extent = link.quantity.extent, extent.low < 0 {
      return .negative(graph.title(link, value, plan, arrow: " → "), link.row, plan)
    }
  }
  return nil
}

extension Diagnostic {
  fileprivate static func negative(_ flow: String, _ row: Int, _ plan: Plan) -> Diagnostic {
    Diagnostic(
      .error, "chart/negative-flow", "a flow cannot be less than nothing: \(flow)",
      at: plan.span(row) ?? plan.spec.span,
      help: "exchange from and to of this row")
  }

  fileprivate static func circle(_ names: [String], _ plan: Plan) -> Diagnostic {
    Diagnostic(
      .error, "chart/flow-circle",
      "flows come back to where they were, so they have no columns: \(names.prefix(5).joined(separator: ", "))",
      at: plan.spec.kindSpan, help: "name the two ends differently, or use kind: matrix")
  }
}
