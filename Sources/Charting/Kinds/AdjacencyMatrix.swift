// Who is linked with whom, as a square of cells: the same names down and across, in an order that brings those who are
// linked together. A partnership has no direction, so each stands on both sides of the diagonal, unless `directed: true`.

import Base

extension ChartKind {
  static let matrix = ChartKind(
    name: "matrix", title: "Matrix",
    summary: "A square of names by names with a cell for each link; for networks too dense for arcs.",
    needs: [.required(.from, .text), .required(.to, .text), .optional(.value, .number, .colors)], keys: ["directed"],
    takes: [.nameSort, .format],
    draw: drawMatrix)
}

private func drawMatrix(_ plan: Plan, _ scene: inout Scene) {
  guard let from = plan[.from], let to = plan[.to] else { return }
  let written = plan.spec.extra("directed")
  if let written, written.bool == nil { scene.diagnostics.append(.notAFlag(written)) }
  let isDirected = written?.bool ?? false
  let graph = graph(plan, from: from, to: to, value: plan[.value])
  for row in graph.repeatedLinks(isDirected: isDirected) { scene.diagnostics.append(.repeated(row, plan)) }
  if graph.nodes.isEmpty { return }
  Square(plan: plan, graph: graph, order: graph.order(plan), isDirected: isDirected).draw(&scene)
}

private struct Square {
  let plan: Plan
  let graph: Graph
  let order: [Int]
  let isDirected: Bool

  func draw(_ scene: inout Scene) {
    let names = order.map { graph.nodes[$0] }
    let widest = names.map { style($0).width($0.label) }.max() ?? 0
    let left = min(widest + 9, scene.width * (scene.isNarrow ? 0.36 : 0.3))
    let cell = min((scene.width - left) / Double(names.count), 48)
    let top = heads(names, left, cell, &scene)
    let side = cell * Double(names.count)
    let box = Box(x: left, y: top, width: side, height: side)
    var diagonal = PathWriter()
    for i in names.indices where !hasSelf(order[i]) {
      diagonal.rect(left + cell * Double(i) + 0.5, top + cell * Double(i) + 0.5, cell - 1, cell - 1)
    }
    scene.path(diagonal, .track, box: box)
    cells(left, top, cell, box, &scene)
    frame(left, top, cell, names.count, &scene)
    let isCrowded = cell < 13
    for (i, node) in names.enumerated() where !isCrowded || node.isSubject || i % Int((14 / cell).rounded(.up)) == 0 {
      let style = style(node)
      let words = ellipsis(node.label, to: left - 9, size: style.size, bold: style.isBold)
      scene.text(
        words, left - 8, top + cell * (Double(i) + 0.5) + 4, TextStyle(role: style.role, anchor: .end), href: node.href)
    }
    scene.height = top + side + 4
  }

  private func style(_ node: Graph.Node) -> TextStyle {
    TextStyle(role: node.isSubject && order.count <= 40 ? .subject : .plain)
  }

  private func hasSelf(_ node: Int) -> Bool { graph.links.contains { $0.from == node && $0.to == node } }

  // Upright over the columns; where these are too narrow, those of the rows must do, which are the same.
  private func heads(_ names: [Graph.Node], _ left: Double, _ cell: Double, _ scene: inout Scene) -> Double {
    guard cell >= 13 else { return 8 }
    let deepest = min(scene.isNarrow ? 80 : 120, names.map { textWidth($0.label) }.max() ?? 0)
    for (j, node) in names.enumerated() {
      scene.textUp(ellipsis(node.label, to: deepest), left + cell * (Double(j) + 0.5) + 4, deepest + 2, .second)
    }
    return deepest + 8
  }

  private func cells(_ left: Double, _ top: Double, _ cell: Double, _ box: Box, _ scene: inout Scene) {
    let places = inverse(order)
    let classes = plan[.value].map { ColorClasses($0, of: plan) }
    var marks = ClassedMarks(classes)
    var words: [(text: String, x: Double, y: Double, role: TextStyle.Role)] = []
    for link in graph.links {
      let (a, b) = (places[link.from], places[link.to])
      for (line, column) in isDirected || a == b ? [(a, b)] : [(a, b), (b, a)] {
        let (x, y) = (left + cell * Double(column), top + cell * Double(line))
        marks.add(link.quantity) { $0.rect(x + 0.5, y + 0.5, cell - 1, cell - 1) }
        guard let value = link.quantity.middle, let text = plan[.value]?.style.text(link.quantity) else { continue }
        if textWidth(text) <= cell - 4, cell >= 16 {
          words.append((text, x + cell / 2, y + cell / 2 + 4, classes?.ink(value) ?? .plain))
        }
      }
    }
    marks.draw(box, &scene)
    for word in words { scene.text(word.text, word.x, word.y, TextStyle(role: word.role, anchor: .middle)) }
    if let classes { scene.key = classes.key(plan) }
  }

  // Hairlines every five names, so that a row can be followed.
  private func frame(_ left: Double, _ top: Double, _ cell: Double, _ count: Int, _ scene: inout Scene) {
    let side = cell * Double(count)
    var path = PathWriter()
    for i in stride(from: 0, through: count, by: count > 12 ? 5 : max(count, 1)) {
      path.move(left, top + cell * Double(i))
      path.line(left + side, top + cell * Double(i))
      path.move(left + cell * Double(i), top)
      path.line(left + cell * Double(i), top + side)
    }
    scene.path(path, .grid, box: Box(x: left, y: top, width: side, height: side))
  }
}

extension Diagnostic {
  fileprivate static func notAFlag(_ node: Node) -> Diagnostic {
    Diagnostic(
      .error, "chart/value", "“directed” takes true or false, found \(node.scalar.map { "“\($0)”" } ?? node.kindName)",
      at: node.span)
  }
}
