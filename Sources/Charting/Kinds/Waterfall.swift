// From a start through steps to a total, each step where the one before ended. The decomposition itself, such as shift
// and share, comes computed; the picture only adds up, and says so where a total given does not fit its steps.

import Base

extension ChartKind {
  static let waterfall = ChartKind(
    name: "waterfall",
    summary: "Steps that add up to a total; rows named total, or listed under totals, start from zero.",
    needs: waterfallNeeds, keys: ["totals"], isZeroBased: true, draw: drawWaterfall)

  static let shiftShare = ChartKind(
    name: "shift-share", summary: "Growth split into national, industry-mix and competitive parts, as a waterfall.",
    needs: waterfallNeeds, keys: ["totals", "region", "reference", "show"], isZeroBased: true, draw: drawWaterfall)
}

private let waterfallNeeds: [Need] = [.required(.label, .text), .required(.value, .number)]

private struct Step {
  let from: Double
  let to: Double
  let isTotal: Bool
}

private func drawWaterfall(_ plan: Plan, _ scene: inout Scene) {
  guard let name = plan[.label], let value = plan[.value] else { return }
  let totals = Set((plan.spec.extra("totals")?.items.compactMap(\.scalar) ?? ["total"]))
  var running = 0.0
  var isKnown = true
  var steps: [Step?] = []
  for row in plan.rows {
    let isTotal = totals.contains(name.key(row)) || totals.contains(name.text(row))
    guard let amount = value.quantity(row).middle else {
      isKnown = false
      steps.append(nil)
      continue
    }
    if isTotal {
      // Half of the last digit for each step: rounded parts need not add up to a rounded whole.
      let tolerance = Double(plan.rows.count) * 0.5 / tenTo(value.column.decimals ?? 2)
      if isKnown, running != 0, (running - amount).magnitude > max(tolerance, amount.magnitude * 1e-9), !scene.isNarrow
      {
        scene.diagnostics.append(
          Diagnostic(
            .error, "chart/sum",
            "the steps add up to \(value.style.text(running)), but “\(name.text(row))” is \(value.style.text(amount))",
            at: plan.span(row) ?? plan.spec.span))
      }
      running = amount
      isKnown = true
    }
    steps.append(Step(from: isTotal ? 0 : running, to: isTotal ? amount : running + amount, isTotal: isTotal))
    if !isTotal { running += amount }
  }
  let known = steps.compactMap { $0 }
  let ends = known.map(\.from) + known.map(\.to) + [0]
  let axis = valueAxis(
    Bounds(low: ends.min() ?? 0, high: ends.max() ?? 1), value, plan, zero: .always, target: scene.isNarrow ? 3 : 5)
  var style = value.style
  style.isSigned = true
  func words(_ row: Int, _ isTotal: Bool) -> String {
    isTotal ? value.style.text(value.quantity(row)) : style.text(value.quantity(row))
  }
  let room = (plan.rows.map { textWidth(words($0, false), size: 12, bold: true) }.max() ?? 0) + 10
  let frame = RowFrame(plan.rows.map { name.text($0) }, axis, &scene, plan, ends: (room, room), pitch: 30)
  for (n, row) in plan.rows.enumerated() {
    let step = steps[n]
    frame.name(
      n, name.text(row), isSubject: step?.isTotal ?? false && plan.isSubject(row, name), href: plan.href(row, name),
      &scene)
    guard let step else {
      frame.absent(n, value.quantity(row), plan, &scene)
      continue
    }
    let (a, b, y) = (frame.axis.scale(step.from), frame.axis.scale(step.to), frame.middle(n))
    let falls = step.to < step.from
    let quantity = value.quantity(row)
    if quantity.isTentative { scene.states.insert(quantity.flags.contains(.forecast) ? .forecast : .provisional) }
    let fill: Style =
      step.isTotal
      ? (quantity.isTentative ? .hollowAccent : .accent)
      : quantity.isTentative ? .hollow : falls ? .tone(.purpleOrange, 6) : .mark
    scene.rect(min(a, b), y - 8, max((b - a).magnitude, 1), 16, fill)
    if n + 1 < plan.rows.count, steps[n + 1] != nil { scene.line(b, y + 8, b, frame.middle(n + 1) - 8, .annotation) }
    let atLeft = step.isTotal ? step.to < 0 : falls
    scene.text(
      words(row, step.isTotal), atLeft ? min(a, b) - 6 : max(a, b) + 6, y + 4,
      TextStyle(role: step.isTotal ? .bold : .plain, anchor: atLeft ? .end : .start, halo: true))
  }
}
