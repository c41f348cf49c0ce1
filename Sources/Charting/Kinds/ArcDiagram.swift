// A network on a line: names stand one under another, in an order in which few links cross, and a link is an arc beside
// them. Every name is readable, which a cloud of points cannot promise. The width of an arc is its value.

import Base

extension ChartKind {
  static let arcDiagram = ChartKind(
    name: "arc-diagram", title: "Arc diagram",
    summary: "Names on a line and arcs between those that are linked; for partnerships among up to forty.",
    needs: [.required(.from, .text), .required(.to, .text), .optional(.value, .number)],
    takes: [.nameSort, .format], draw: drawArcs)
}

private func drawArcs(_ plan: Plan, _ scene: inout Scene) {
  guard let from = plan[.from], let to = plan[.to] else { return }
  let graph = graph(plan, from: from, to: to, value: plan[.value])
  for row in graph.repeatedLinks() { scene.diagnostics.append(.repeated(row, plan)) }
  for row in graph.negativeLinks { scene.diagnostics.append(.negativeLink(row, plan)) }
  if !graph.nodes.isEmpty { ArcPicture(plan: plan, graph: graph, places: inverse(graph.order(plan))).draw(&scene) }
}

private struct ArcPicture {
  let plan: Plan
  let graph: Graph
  let places: [Int]

  private let unsized = 5.0

  func draw(_ scene: inout Scene) {
    let count = Double(graph.nodes.count)
    let pitch = count > 30 ? 17.0 : min(max(280 / count, 22), 44)
    let widest = graph.nodes.map { style($0).width($0.label) }.max() ?? 0
    let left = min(widest + 14, scene.width * (scene.isNarrow ? 0.45 : 0.36))
    let height = pitch * Double(graph.nodes.count) + 6
    let y = places.map { pitch * (Double($0) + 0.5) + 3 }
    let largest = plan[.value].flatMap { value in plan.allRows.compactMap { value.quantity($0).middle }.max() } ?? 0
    let span = graph.links.map { (y[$0.from] - y[$0.to]).magnitude }.max() ?? 0
    let room = scene.width - left - 12
    // As deep as the picture has room for: short lines get deeper arcs, long ones flatter.
    let flat = min(4, room / max(span / 2 + 8, 1))
    scene.height = height
    for link in graph.links.sorted(by: { !graph.isSubject($0) && graph.isSubject($1) }) where link.from != link.to {
      arc(link, left + 6, y[link.from], y[link.to], flat, largest, &scene)
    }
    for (node, y) in zip(graph.nodes, y) {
      scene.circle(left + 1, y, 3.5, node.isSubject ? .accent : .mark, title: node.label)
      let style = style(node)
      let words = ellipsis(node.label, to: left - 7, size: style.size, bold: style.isBold)
      scene.text(words, left - 7, y + 4, TextStyle(role: style.role, anchor: .end), href: node.href)
    }
    if plan[.value] != nil, largest > 0 { widthKey(largest, &scene) }
    remark(&scene)
  }

  private func style(_ node: Graph.Node) -> TextStyle { TextStyle(role: node.isSubject ? .subject : .plain) }

  private func thick(_ value: Double, _ largest: Double) -> Double { largest > 0 ? max(9 * value / largest, 0.1) : 0.1 }

  private func arc(
    _ link: Graph.Link, _ x: Double, _ y1: Double, _ y2: Double, _ flat: Double, _ largest: Double, _ scene: inout Scene
  ) {
    let (top, bottom) = (min(y1, y2), max(y1, y2))
    let radius = (bottom - top) / 2
    let value = plan[.value]
    guard let width = link.quantity.middle.map({ thick($0, largest) }) ?? (link.quantity.isSuppressed ? unsized : nil),
      width > 0,
      link.quantity.middle != 0
    else { return }
    var path = PathWriter()
    let box = Box(x: x, y: top, width: radius * flat, height: bottom - top)
    if value == nil {
      path.move(x, top)
      path.ellipse(radius * flat, radius, to: x, bottom, isRight: true)
      return scene.path(
        path, graph.isSubject(link) ? .lineAccent : .lineMark, box: box,
        title: graph.title(link, value, plan, arrow: " – "))
    }
    path.move(x, top - width / 2)
    path.ellipse(radius * flat + width / 2, radius + width / 2, to: x, bottom + width / 2, isRight: true)
    path.line(x, bottom - width / 2)
    path.ellipse(
      max(radius * flat - width / 2, 0.5), max(radius - width / 2, 0.5), to: x, top + width / 2, isRight: false)
    path.close()
    scene.path(path, scene.style(of: link, in: graph), box: box, title: graph.title(link, value, plan, arrow: " – "))
  }

  private func widthKey(_ largest: Double, _ scene: inout Scene) {
    guard let value = plan[.value] else { return }
    let y = scene.height + 16
    scene.rect(0, y - 4 - thick(largest, largest) / 2, 22, thick(largest, largest), .interval)
    let low = plan.allRows.compactMap { value.quantity($0).middle }.filter { $0 > 0 }.min() ?? largest
    let words = value.style.text(largest)
    scene.text(words, 29, y, .second)
    var x = 29 + textWidth(words) + 18
    if low < largest {
      scene.rect(x, y - 4 - thick(low, largest) / 2, 22, thick(low, largest), .interval)
      scene.text(value.style.text(low), x + 29, y, .second)
      x += 29 + textWidth(value.style.text(low)) + 14
    }
    scene.text(ellipsis(value.title, to: scene.width - x), x, y, .second)
    scene.height = y + 8
  }

  private func remark(_ scene: inout Scene) {
    let undrawn = graph.links.filter {
      $0.from == $0.to || $0.quantity.middle.map { $0 == 0 } ?? !$0.quantity.isSuppressed
    }
    if let value = plan[.value] {
      return scene.remark(undrawn: undrawn.map { (graph.names($0, arrow: " – "), $0.quantity) }, value, plan)
    }
    scene.remark(plan.strings.notDrawn, undrawn.map { graph.names($0, arrow: " – ") }, plan)
  }
}

extension Graph {
  /// In the order of the table or of the names where asked, else so that links cross little.
  func order(_ plan: Plan) -> [Int] {
    switch plan.spec.sort?.value {
    case "data": Array(nodes.indices)
    case "-data": nodes.indices.reversed()
    case "label": nodes.indices.sorted { (nodes[$0].label, $0) < (nodes[$1].label, $1) }
    case "-label": nodes.indices.sorted { (nodes[$0].label, $0) > (nodes[$1].label, $1) }
    default: lineOrder(nodes.count, links.map { ($0.from, $0.to) })
    }
  }

  /// Rows that join the same two names as a row before, in whichever direction unless directions matter.
  func repeatedLinks(isDirected: Bool = false) -> [Int] {
    var seen: Set<[Int]> = []
    return links.filter {
      !seen.insert(isDirected ? [$0.from, $0.to] : [min($0.from, $0.to), max($0.from, $0.to)]).inserted
    }.map(\.row)
  }

  var negativeLinks: [Int] { links.filter { $0.quantity.extent.map { $0.low < 0 } ?? false }.map(\.row) }
}

extension Diagnostic {
  fileprivate static func negativeLink(_ row: Int, _ plan: Plan) -> Diagnostic {
    Diagnostic(
      .error, "chart/negative-link", "an arc cannot be less wide than nothing", at: plan.span(row) ?? plan.spec.span,
      help: "use kind: matrix for values below zero")
  }
}
