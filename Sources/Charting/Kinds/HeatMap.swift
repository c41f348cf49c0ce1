// Names down and across, a class of colour in each cell, its value printed wherever it fits. One path for each class:
// a thousand cells are six elements. Withheld is hatched, missing is empty, not applicable is a dash.

import Base

extension ChartKind {
  static let heatMap = ChartKind(
    name: "heat-map", title: "Heat map",
    summary: "A coloured cell for each pair of names, such as industry by region, with its value.",
    needs: [.required(.x, .textOrPeriod), .required(.y, .textOrPeriod, .order), .required(.color, .number, .colors)],
    takes: [.sort, .format, .narrow, .suppressed], sketch: sketchHeatMap)
}

private func sketchHeatMap(_ plan: Plan) -> ChartKind.Sketch {
  guard let x = plan[.x], let y = plan[.y], let color = plan[.color] else { return { _ in } }
  let grid = matrix(plan, plan.rows, down: y, across: x, values: [color])
  if let row = grid.repeated { return { $0.diagnostics.append(.repeated(row, plan)) } }
  let map = HeatMap(plan: plan, grid: grid, x: x, y: y, color: color, classes: ColorClasses(color, of: plan))
  return { map.draw(&$0) }
}

private struct HeatMap {
  let plan: Plan
  let grid: Matrix
  let x: Field
  let y: Field
  let color: Field
  let classes: ColorClasses

  func draw(_ scene: inout Scene) {
    let lines = shownLines(scene)
    let columns = grid.across.count
    guard columns > 0, !lines.isEmpty else { return }
    let widest =
      lines.map {
        textWidth(
          grid.down[$0].label, size: plan.isSubject(grid.down[$0].row, y) ? 13 : 12,
          bold: plan.isSubject(grid.down[$0].row, y))
      }.max() ?? 0
    let left = min(widest + 9, scene.width * (scene.isNarrow ? 0.34 : 0.3))
    let cell = (scene.width - left) / Double(columns)
    let names = NameLines(
      lines.map { grid.down[$0].label }, width: left - 9, most: lines.count > 30 ? 1 : 3)
    let high = lines.count > 30 ? 18 : max(24, Double(names.deepest) * 14 + 6)
    let headHeight = heads(left, cell, &scene)
    let hasValues = lines.count * columns <= 240 && fits(lines, cell)
    paint(lines, left, headHeight, cell, high, hasValues, &scene)
    for (n, i) in lines.enumerated() {
      let isSubject = plan.isSubject(grid.down[i].row, y)
      let style = TextStyle(role: isSubject ? .subject : .plain, anchor: .end)
      let words = isSubject
        ? NameLines([grid.down[i].label], width: left - 9, most: names.deepest, size: 13, bold: true)[grid.down[i].label]
        : names[grid.down[i].label]
      let first = headHeight + high * (Double(n) + 0.5) + 4 - Double(words.count - 1) * 7
      for (line, word) in words.enumerated() {
        scene.text(
          word, left - 8, first + Double(line) * 14, style, href: line == 0 ? plan.href(grid.down[i].row, y) : nil)
      }
    }
    scene.height = headHeight + high * Double(lines.count) + 4
    scene.key = classes.key(plan)
  }

  private func shownLines(_ scene: Scene) -> [Int] {
    func values(_ i: Int) -> [Double] { grid.across.indices.compactMap { grid.quantity(i, $0).middle } }
    // Where along the columns a row has its weight: rows that are alike stand together.
    func weight(_ i: Int) -> Double {
      let values = grid.across.indices.compactMap { j in grid.quantity(i, j).middle.map { (Double(j), max($0, 0)) } }
      let total = values.reduce(0) { $0 + $1.1 }
      return total > 0 ? values.reduce(0) { $0 + $1.0 * $1.1 } / total : .infinity
    }
    let all = Array(grid.down.indices)
    let lines: [Int] =
      switch plan.spec.sort?.value ?? y.channel.order?.value {
      case nil: all
      case "seriate": all.map { ($0, weight($0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
      default: grid.order(plan, y) { values($0).max() ?? -.infinity }
      }
    guard scene.isNarrow, let narrow = plan.spec.narrow, narrow.top < lines.count else { return lines }
    let most = lines.map { i in
      (i, narrow.measure(grid.cells[i].compactMap(\.self), plan) ?? values(i).max() ?? -.infinity)
    }
    let kept = Set(most.sorted { ($0.1, -$0.0) > ($1.1, -$1.0) }.prefix(narrow.top).map(\.0))
    return lines.filter { kept.contains($0) || plan.isSubject(grid.down[$0].row, y) }
  }

  private func fits(_ lines: [Int], _ cell: Double) -> Bool {
    lines.allSatisfy { i in
      grid.across.indices.allSatisfy { j in
        grid.quantity(i, j).extent == nil || textWidth(color.style.text(grid.quantity(i, j))) <= cell - 6
      }
    }
  }

  // Heads over their columns in two lines; upright where they are too long; every so many where they are too many.
  private func heads(_ left: Double, _ cell: Double, _ scene: inout Scene) -> Double {
    let labels = grid.across.map(\.label)
    let lines = labels.map { wrapped($0, width: cell - 4, lines: 2) }
    if !lines.joined().contains(where: { $0.hasSuffix("…") }) {
      let deep = lines.map(\.count).max() ?? 1
      for (j, words) in lines.enumerated() {
        for (n, word) in words.enumerated() {
          scene.text(word, left + cell * (Double(j) + 0.5), 12 + Double(deep - words.count + n) * 14, .secondMiddle)
        }
      }
      return Double(deep) * 14 + 6
    }
    if x.isPeriod {
      let frame = PlotFrame(left: left, top: 0, right: scene.width, bottom: 12)
      scene.along(labels.enumerated().map { TimeTick(position: Double($0), label: $1) }, frame, y: 12) {
        left + cell * ($0 + 0.5)
      }
      return 20
    }
    let deepest = min(120, labels.map { textWidth($0) }.max() ?? 0)
    for (j, label) in labels.enumerated() where j % max(1, Int((15 / cell).rounded(.up))) == 0 {
      scene.textUp(ellipsis(label, to: deepest), left + cell * (Double(j) + 0.5) + 4, deepest + 2, .second)
    }
    return deepest + 8
  }

  private func paint(
    _ lines: [Int], _ left: Double, _ top: Double, _ cell: Double, _ high: Double, _ hasValues: Bool,
    _ scene: inout Scene
  ) {
    var marks = ClassedMarks(classes)
    let gap = cell > 12 ? 1.0 : 0.5
    for (n, i) in lines.enumerated() {
      let y = top + high * Double(n)
      for j in grid.across.indices {
        let quantity = grid.quantity(i, j)
        if quantity.isSuppressed, plan.spec.suppressed != .hatch { continue }
        marks.add(quantity) { $0.rect(left + cell * Double(j) + gap, y + gap, cell - 2 * gap, high - 2 * gap) }
      }
    }
    marks.draw(
      Box(x: left, y: top, width: cell * Double(grid.across.count), height: high * Double(lines.count)), &scene)
    for (n, i) in lines.enumerated() where hasValues {
      for j in grid.across.indices {
        cellText(grid.quantity(i, j), left + cell * (Double(j) + 0.5), top + high * (Double(n) + 0.5) + 4, &scene)
      }
    }
  }

  private func cellText(_ quantity: Quantity, _ x: Double, _ y: Double, _ scene: inout Scene) {
    if quantity.extent != nil {
      scene.text(color.style.text(quantity), x, y, TextStyle(role: classes.ink(quantity), anchor: .middle))
    } else if quantity.absence == .notApplicable {
      scene.text("–", x, y, .secondMiddle)
    }
  }
}
