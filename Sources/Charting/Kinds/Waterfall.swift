// From a start through steps to a total, each step where the one before ended. The decomposition itself, such as shift
// and share, comes computed; the picture only adds up, and says so where a total given does not fit its steps.

import Base

extension ChartKind {
  static let waterfall = ChartKind(
    name: "waterfall", title: "Waterfall chart",
    summary: "Steps that add up to a total; rows named total, or listed under totals, start from zero.",
    needs: waterfallNeeds, keys: ["totals"], takes: .format, places: [.label], isZeroBased: true, draw: drawWaterfall)

  static let shiftShare = ChartKind(
    name: "shift-share", title: "Shift-share waterfall",
    summary: "Growth split into national, industry-mix and competitive parts, as a waterfall.",
    needs: waterfallNeeds, keys: ["totals", "region", "reference", "show", "variant", "codes"], takes: .format,
    places: [.label], isZeroBased: true, draw: drawWaterfall)
}

private let waterfallNeeds: [Need] = [.required(.label, .text), .required(.value, .number, [.domain, .zero])]

/// Where the bar of a row stands; what follows an unknown step stands nowhere, though its amount is known.
private enum Step {
  case total(Double)
  case change(from: Double, to: Double)
  /// A step that is known within bounds.
  case between(from: Double, Bounds)
  case adrift

  var ends: [Double] {
    switch self {
    case .total(let value): [0, value]
    case .change(let from, let to): [from, to]
    case .between(let from, let bounds): [from, from + bounds.low, from + bounds.high]
    case .adrift: []
    }
  }
}

private struct Waterfall {
  let plan: Plan
  let name: Field
  let value: Field
  private let totals: Set<String>

  init(_ plan: Plan, _ name: Field, _ value: Field) {
    self.plan = plan
    self.name = name
    self.value = value
    totals = Set(plan.spec.extra("totals")?.items.compactMap(\.scalar) ?? ["total"])
  }

  private func isTotal(_ row: Int) -> Bool { totals.contains(name.key(row)) || totals.contains(name.text(row)) }

  /// One for each row, and where a total given does not fit its steps.
  func steps(_ rows: [Int]) -> (steps: [Step], faults: [Diagnostic]) {
    // Half of the last digit for each step: rounded parts need not add up to a rounded whole.
    let tolerance = Double(rows.count) * 0.5 / tenTo(value.column.decimals ?? 2)
    var running: Double? = 0
    var steps: [Step] = []
    var faults: [Diagnostic] = []
    for row in rows {
      let quantity = value.quantity(row)
      guard let amount = quantity.value else {
        if let from = running, let bounds = quantity.extent, !isTotal(row) {
          steps.append(.between(from: from, bounds))
        } else {
          steps.append(.adrift)
        }
        running = nil
        continue
      }
      if isTotal(row) {
        if let running, running != 0, (running - amount).magnitude > max(tolerance, amount.magnitude * 1e-9) {
          faults.append(.sum(running, row, amount, name, value, plan))
        }
        steps.append(.total(amount))
        running = amount
      } else if let from = running {
        steps.append(.change(from: from, to: from + amount))
        running = from + amount
      } else {
        steps.append(.adrift)
      }
    }
    return (steps, faults)
  }

  func words(_ row: Int) -> String {
    var style = value.style
    style.isSigned = !isTotal(row)
    return style.text(value.quantity(row))
  }
}

private func drawWaterfall(_ plan: Plan, _ scene: inout Scene) {
  guard let name = plan[.label], let value = plan[.value] else { return }
  let waterfall = Waterfall(plan, name, value)
  let (steps, faults) = waterfall.steps(plan.rows)
  if !scene.isNarrow { scene.diagnostics += faults }
  let ends: [Double] = plan.panels.flatMap { waterfall.steps($0).steps.flatMap(\.ends) } + [0]
  let axis = valueAxis(
    Bounds(low: ends.min() ?? 0, high: ends.max() ?? 1), value, plan, zero: .always, target: scene.isNarrow ? 3 : 5)
  let room = (plan.allRows.map { textWidth(waterfall.words($0), size: 12, bold: true) }.max() ?? 0) + 10
  signs(steps, &scene)
  let frame = RowFrame(
    plan.rows.map { name.text($0) }, axis, &scene, plan, others: plan.otherNames(name), ends: (room, room), pitch: 30)
  for (n, row) in plan.rows.enumerated() {
    let (quantity, y, scale) = (value.quantity(row), frame.middle(n), frame.axis.scale)
    let words = waterfall.words(row)
    var isSubject = false
    switch steps[n] {
    case .total(let amount):
      isSubject = plan.isSubject(row, name)
      let look = scene.look(.accent, of: quantity)
      bar(from: 0, to: amount, look, words, .bold, y, scale, &scene)
    case .change(let from, let to):
      let look = scene.look(to < from ? .tone(.purpleOrange, 6) : .mark, of: quantity)
      bar(from: from, to: to, look, words, .plain, y, scale, &scene)
    case .between(let from, let bounds):
      scene.states.insert(.interval)
      let (low, high) = (scale(from + bounds.low), scale(from + bounds.high))
      scene.rect(low, y - 8, high - low, 16, .interval)
      scene.text(words, high + 6, y + 4, TextStyle(halo: true))
    case .adrift:
      if quantity.absence != nil {
        frame.absent(n, quantity, plan, &scene)
      } else {
        scene.text(words, frame.left + 4, y + 4, TextStyle(role: .second, halo: true))
      }
    }
    if quantity.isBreak { scene.breakMark(scale(0), y) }
    frame.name(n, name.text(row), isSubject: isSubject, href: plan.href(row, name), &scene)
    if let end = end(steps[n]), n + 1 < steps.count, joins(steps[n + 1]) {
      scene.line(scale(end), y + 8, scale(end), frame.middle(n + 1) - 8, .annotation)
    }
  }
}

// Where the next step starts, if that is known.
private func end(_ step: Step) -> Double? {
  switch step {
  case .total(let value): value
  case .change(_, let to): to
  case .between, .adrift: nil
  }
}

private func joins(_ step: Step) -> Bool { if case .adrift = step { false } else { true } }

private func bar(
  from: Double, to: Double, _ look: Style, _ words: String, _ role: TextStyle.Role, _ y: Double, _ scale: Scale,
  _ scene: inout Scene
) {
  let (a, b) = (scale(from), scale(to))
  scene.rect(min(a, b), y - 8, max((b - a).magnitude, 1), 16, look)
  let isLeft = to < from
  scene.text(
    words, isLeft ? min(a, b) - 6 : max(a, b) + 6, y + 4,
    TextStyle(role: role, anchor: isLeft ? .end : .start, halo: true))
}

// Rise and fall differ in colour, which the key says in signs.
private func signs(_ steps: [Step], _ scene: inout Scene) {
  let changes = steps.compactMap { step -> Double? in
    if case .change(let from, let to) = step { to - from } else { nil }
  }
  guard changes.contains(where: { $0 < 0 }), changes.contains(where: { $0 > 0 }) else { return }
  scene.key += [
    KeyEntry(swatch: .mark, label: "+"), KeyEntry(swatch: .tone(.purpleOrange, 6), label: "\u{2212}")
  ]
}

extension Diagnostic {
  fileprivate static func sum(
    _ running: Double, _ row: Int, _ amount: Double, _ name: Field, _ value: Field, _ plan: Plan
  ) -> Diagnostic {
    Diagnostic(
      .error, "chart/sum",
      "the steps add up to \(value.style.text(running)), but “\(name.text(row))” is \(value.style.text(amount))",
      at: plan.span(row) ?? plan.spec.span)
  }
}
