// A numeric axis: its scale, its ticks and their words. Ticks come before pixels: the left margin is as wide as the
// widest of their labels, and the number of ticks depends only on the length, so one pass is enough.

import Base

struct ValueAxis: Sendable {
  enum Zero: Sendable {
    /// Lengths are compared: the domain holds zero.
    case always
    /// Zero is included where that costs less than half of the picture.
    case whenNear
    case never
  }

  var scale: Scale
  let ticks: [Double]
  let labels: [String]
  let title: String

  var labelWidth: Double { labels.reduce(0) { max($0, textWidth($1)) } }

  /// The same axis over other pixels.
  func onto(_ start: Double, _ end: Double) -> ValueAxis {
    var copy = self
    copy.scale = Scale(scale.form, from: scale.low, to: scale.high, onto: start, end)
    return copy
  }
}

extension ValueAxis {
  /// The same ticks on another scale.
  func scaleCopy(_ scale: Scale) -> ValueAxis {
    var copy = self
    copy.scale = scale
    return copy
  }
}

/// - Parameter extent: The smallest and largest value to show; `nil` where there is none, which gives an axis from 0 to 1.
func valueAxis(
  _ extent: Bounds?, _ field: Field, _ plan: Plan, zero: ValueAxis.Zero, target: Int, asked: String? = nil
) -> ValueAxis {
  let extent = plan.shared(extent, field)
  var low = extent?.low ?? 0
  var high = extent?.high ?? 1
  let form = (field.channel.scale ?? plan.spec.scale)?.value ?? asked
  if form == "log", low > 0 { return logAxis(low, high, field, plan, target) }
  let wantsZero =
    switch zero {
    case .always: true
    case .whenNear: field.channel.zero ?? (low >= 0 ? low < high * 0.5 : high > low * 0.5)
    case .never: field.channel.zero ?? false
    }
  if wantsZero { (low, high) = (min(low, 0), max(high, 0)) }
  if low == high, low != 0, zero != .always, field.channel.domain.count != 2, form != "symlog" {
    let ticks = ticks(around: low)
    return linearAxis(ticks[0], ticks[ticks.count - 1], ticks, field, plan)
  }
  if low == high { (low, high) = low == 0 ? (0, 1) : (min(0, low), max(0, low)) }
  var isFixed = false
  if field.channel.domain.count == 2, zero != .always || field.channel.domain[0] <= 0 {
    (low, high) = (field.channel.domain[0], field.channel.domain[1])
    isFixed = true
  }
  var ticks = wilkinsonTicks(low, high, target: target)
  if isFixed {
    ticks = ticks.filter { $0 >= low && $0 <= high }
  } else {
    (low, high) = (min(low, ticks[0]), max(high, ticks[ticks.count - 1]))
  }
  if form == "symlog" { return symlogAxis(low, high, field, plan) }
  // A tick so far inside the data that a reader could not tell where the scale ends: one more step.
  if !isFixed, ticks.count > 1 {
    let step = ticks[1] - ticks[0]
    if high - ticks[ticks.count - 1] > step * 0.5 {
      ticks.append(ticks[ticks.count - 1] + step)
      high = ticks[ticks.count - 1]
    }
    if ticks[0] - low > step * 0.5 {
      ticks.insert(ticks[0] - step, at: 0)
      low = ticks[0]
    }
  }
  return linearAxis(low, high, ticks, field, plan)
}

// One value has no extent: a step of about a twentieth of it on either side.
private func ticks(around value: Double) -> [Double] {
  let wanted = value.magnitude / 20
  let power = tenTo(Int(logarithm(wanted).rounded(.down)))
  let step = [1, 2.5, 5, 10].map { $0 * power }.first { $0 >= wanted } ?? wanted
  let place = (value / step).rounded(.down)
  let isTick = (value / step - place) < 1e-9
  return (-1...(isTick ? 1 : 2)).map { (place + Double($0)) * step }
}

private func linearAxis(_ low: Double, _ high: Double, _ ticks: [Double], _ field: Field, _ plan: Plan) -> ValueAxis {
  let style = field.style
  let largest = max(low.magnitude, high.magnitude) * style.factor
  var divisor = 1.0
  var title = field.title
  // Millions are said once, in the title, not in every label.
  if largest >= 2e6, style.factor == 1,
    let word = plan.language.scales.last(where: { largest >= 2 * tenTo($0.power) && $0.power >= 6 })
  {
    divisor = tenTo(word.power)
    title += title.contains(",") ? " (\(word.plural))" : ", \(word.plural)"
  }
  let step = ticks.count > 1 ? ticks[1] - ticks[0] : ticks.first ?? 1
  // A labelling may start between multiples of its step: 2.5, 7.5, 12.5.
  let decimals = max(
    decimalsNeeded(step.magnitude * style.factor / divisor),
    decimalsNeeded((ticks.first ?? 0).magnitude * style.factor / divisor))
  let labels = ticks.map { style.bare($0 / divisor, decimals: min(decimals, 10)) }
  return ValueAxis(scale: Scale(from: low, to: high, onto: 0, 1), ticks: ticks, labels: labels, title: title)
}

private func logAxis(_ low: Double, _ high: Double, _ field: Field, _ plan: Plan, _ target: Int) -> ValueAxis {
  let (a, b) =
    field.channel.domain.count == 2 && field.channel.domain[0] > 0
    ? (field.channel.domain[0], field.channel.domain[1]) : niceLogDomain(low, high)
  let ticks = logTicks(a, b, most: max(4, target + 2))
  var inWords = field.style
  inWords.isCompact = true
  let labels = ticks.map { tick in
    tick >= 1e6
      ? inWords.bare(tick, decimals: 0)
      : field.style.bare(tick, decimals: min(10, decimalsNeeded(tick * field.style.factor)))
  }
  return ValueAxis(
    scale: Scale(.log, from: a, to: b, onto: 0, 1), ticks: ticks, labels: labels,
    title: field.title + ", " + plan.strings.logScale)
}

private func symlogAxis(_ low: Double, _ high: Double, _ field: Field, _ plan: Plan) -> ValueAxis {
  let largest = max(low.magnitude, high.magnitude)
  let constant = largest / 1000
  let top = Int(logarithm(largest).rounded(.down))
  let powers = (max(top - 2, -10)...top).map { tenTo($0) }
  let ticks = (powers.reversed().map { -$0 } + [0] + powers).filter { $0 >= low && $0 <= high }
  let labels = ticks.map { field.style.bare($0, decimals: min(10, $0 == 0 ? 0 : decimalsNeeded($0.magnitude))) }
  return ValueAxis(
    scale: Scale(.symlog(constant), from: low, to: high, onto: 0, 1), ticks: ticks, labels: labels,
    title: field.title + ", " + plan.strings.logScale)
}

extension Plan {
  /// An extent with everything in it that charts of one scale hold.
  func shared(_ extent: Bounds?, _ field: Field) -> Bounds? {
    field.channel.sharesDomain ? union(extent, options.extents[field.column.name]) : extent
  }
}

/// The smallest and largest of what is published; ranges and bounds count with both ends. `nil` without any value.
func extent(of quantities: some Sequence<Quantity>) -> Bounds? {
  var low = Double.infinity
  var high = -Double.infinity
  for quantity in quantities {
    guard let extent = quantity.extent else { continue }
    low = min(low, extent.low)
    high = max(high, extent.high)
  }
  return low <= high ? Bounds(low: low, high: high) : nil
}

func union(_ a: Bounds?, _ b: Bounds?) -> Bounds? {
  guard let a, let b else { return a ?? b }
  return Bounds(low: min(a.low, b.low), high: max(a.high, b.high))
}
