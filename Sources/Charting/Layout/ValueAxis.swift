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
  /// What its domain leaves out; told by the picture that it is drawn in.
  var fault: Diagnostic?

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

/// - Parameters:
///   - extent: The smallest and largest value to show; `nil` where there is none, which gives an axis without ticks.
///   - clamps: Whether values beyond the domain are drawn at its edge; otherwise they are a fault of the axis.
func valueAxis(
  _ extent: Bounds?, _ field: Field, _ plan: Plan, zero: ValueAxis.Zero, target: Int, asked: ScaleWord? = nil,
  clamps: Bool = false
) -> ValueAxis {
  let extent = plan.shared(extent, field)
  let fault = clamps ? nil : extent.flatMap { field.faultOfDomain($0) }
  var axis = axisOverAll(extent, field, plan, zero, target, asked, domain: fault == nil ? field.channel.domain : [])
  axis.fault = fault
  return axis
}

private func axisOverAll(
  _ extent: Bounds?, _ field: Field, _ plan: Plan, _ zero: ValueAxis.Zero, _ target: Int, _ asked: ScaleWord?,
  domain: [Double]
) -> ValueAxis {
  if extent == nil, domain.isEmpty {
    return ValueAxis(scale: Scale(from: 0, to: 1, onto: 0, 1), ticks: [], labels: [], title: field.title)
  }
  var low = extent?.low ?? 0
  var high = extent?.high ?? 1
  let form = (field.channel.scale ?? plan.spec.scale)?.value ?? asked
  if form == .log, low > 0 { return logAxis(low, high, field, plan, target) }
  let wantsZero =
    switch zero {
    case .always: true
    case .whenNear: field.channel.zero ?? (low >= 0 ? low < high * 0.5 : high > low * 0.5)
    case .never: field.channel.zero ?? false
    }
  if wantsZero { (low, high) = (min(low, 0), max(high, 0)) }
  if low == high, low != 0, zero != .always, domain.count != 2, form != .symlog {
    let ticks = ticks(around: low, isWhole: field.style.printsWholes)
    return linearAxis(ticks[0], ticks[ticks.count - 1], ticks, field, plan)
  }
  if low == high { (low, high) = low == 0 ? (0, 1) : (min(0, low), max(0, low)) }
  var isFixed = false
  if domain.count == 2, zero != .always || domain[0] <= 0 {
    (low, high) = (domain[0], domain[1])
    isFixed = true
  }
  let isWhole = field.style.printsWholes
  var ticks = isWhole ? wholeTicks(low, high, target: target) : wilkinsonTicks(low, high, target: target)
  if isFixed {
    ticks = ticks.filter { $0 >= low && $0 <= high }
  } else {
    (low, high) = (min(low, ticks[0]), max(high, ticks[ticks.count - 1]))
  }
  if form == .symlog { return symlogAxis(low, high, field, plan) }
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
private func ticks(around value: Double, isWhole: Bool) -> [Double] {
  let wanted = isWhole ? max(value.magnitude / 20, 1) : value.magnitude / 20
  let power = tenTo(Int(logarithm(wanted).rounded(.down)))
  let step = (isWhole ? [1, 5, 10] : [1, 2.5, 5, 10]).map { $0 * power }.first { $0 >= wanted } ?? wanted
  let place = (value / step).rounded(.down)
  let isTick = (value / step - place) < 1e-9
  return (-1...(isTick ? 1 : 2)).map { (place + Double($0)) * step }
}

// What is printed without decimals has no ticks between whole numbers: nobody has half a job.
private func wholeTicks(_ low: Double, _ high: Double, target: Int) -> [Double] {
  let ticks = wilkinsonTicks(low, high, target: target)
  if ticks.allSatisfy({ $0 == $0.rounded() }) { return ticks }
  let wanted = max((high - low) / Double(max(target, 2)), 1)
  let power = tenTo(Int(logarithm(wanted).rounded(.down)))
  let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= wanted } ?? wanted.rounded(.up)
  let first = (low / step).rounded(.up) * step
  return Array(stride(from: first, through: max(high, first), by: step))
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
  return ValueAxis(
    scale: Scale(.log, from: a, to: b, onto: 0, 1), ticks: ticks, labels: field.style.powerLabels(ticks),
    title: field.title + ", " + plan.strings.logScale)
}

// Linear around zero, logarithmic beyond: a power of ten stands where it has room, on each side that has values.
private func symlogAxis(_ low: Double, _ high: Double, _ field: Field, _ plan: Plan) -> ValueAxis {
  let scale = Scale(.symlog(max(low.magnitude, high.magnitude) / 1000), from: low, to: high, onto: 0, 1)
  let ticks = symlogTicks(to: low.magnitude, scale, sign: -1).reversed() + [0] + symlogTicks(to: high, scale, sign: 1)
  let shown = ticks.filter { scale.contains($0) }
  return ValueAxis(
    scale: scale, ticks: shown, labels: field.style.powerLabels(shown),
    title: field.title + ", " + plan.strings.symlogScale)
}

private func symlogTicks(to end: Double, _ scale: Scale, sign: Double) -> [Double] {
  guard end > 0 else { return [] }
  let top = Int(logarithm(end).rounded(.down))
  let room = 0.055
  let powers = (top - 2...top).map { tenTo($0) * sign }
  let kept = powers.filter { (scale($0) - scale(0)).magnitude >= room }
  if !kept.isEmpty { return kept }
  let largest = [5.0, 2, 1].map { $0 * tenTo(top) }.first { $0 <= end } ?? tenTo(top)
  return (scale(largest * sign) - scale(0)).magnitude >= room ? [largest * sign] : []
}

extension NumberStyle {
  /// Labels of ticks that span many powers of ten: millions in words, others as they are.
  fileprivate func powerLabels(_ ticks: [Double]) -> [String] {
    var inWords = self
    inWords.isCompact = true
    return ticks.map { tick in
      tick.magnitude >= 1e6
        ? inWords.bare(tick, decimals: 0)
        : bare(tick, decimals: tick == 0 ? 0 : min(10, decimalsNeeded(tick.magnitude * factor)))
    }
  }
}

extension Field {
  /// Values beyond the domain that an author wrote would run over the words around the plot.
  func faultOfDomain(_ extent: Bounds) -> Diagnostic? {
    let domain = channel.domain
    guard domain.count == 2, extent.low < domain[0] || extent.high > domain[1] else { return nil }
    let words = { (low: Double, high: Double) in "\(plainText(low)) to \(plainText(high))" }
    let (own, asked) = (words(extent.low, extent.high), words(domain[0], domain[1]))
    return Diagnostic(
      .error, "chart/domain", "“\(column.name)” reaches from \(own), beyond its domain from \(asked)", at: channel.span,
      help: "widen the domain, keep fewer rows with where:, or leave the domain to the chart")
  }
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
