// Values as classes of colour, each named in the key by its limits. Around a middle (1 for specialisation) the classes
// run two ways; otherwise one way. A few classes are read; a ramp is only admired.

import Base

struct ColorClasses: Sendable {
  /// The schemes that an author may name.
  static let schemes = ["sequential", "diverging", "purple-orange"]

  /// Ascending limits between classes.
  let breaks: [Double]
  private let field: Field
  private let styles: [Style]
  /// What all values are, where there is nothing between classes.
  private let only: Double?

  init(_ field: Field, _ values: [Double]) {
    let channel = field.channel
    let scheme = channel.scheme?.value
    let middle = Charting.middle(of: values, field)
    let isGeometric = channel.scale.map { $0.value == "log" }
    let count = channel.classes ?? 5
    let breaks =
      !channel.breaks.isEmpty
      ? Array(channel.breaks.sorted().prefix(6))
      : middle.map { limits(around: $0, values, count, isGeometric: isGeometric ?? (field.column.unit == .ratio)) }
        ?? limits(values, count - 1, isGeometric: isGeometric)
    let isTwoWay = middle != nil || scheme == "diverging" || scheme == "purple-orange"
    let below = middle.map { middle in breaks.count { $0 <= middle } } ?? (breaks.count + 1) / 2
    let ramp: Ramp = scheme == "purple-orange" ? .purpleOrange : isTwoWay ? .ochreTeal : .teal
    let places = isTwoWay ? Ramp.twoWay(below: below, above: breaks.count + 1 - below) : Ramp.oneWay(breaks.count + 1)
    self.breaks = breaks
    styles = places.map { .tone(ramp, $0) }
    only = breaks.isEmpty ? values.first : nil
    self.field = field
  }

  init(_ field: Field, of plan: Plan) {
    self.init(field, plan.allRows.compactMap { field.quantity($0).middle })
  }

  /// Where the classes of a field part, if they run two ways.
  static func middle(_ field: Field, _ plan: Plan) -> Double? {
    Charting.middle(of: plan.allRows.compactMap { field.quantity($0).middle }, field)
  }

  /// From 0.
  func index(_ value: Double) -> Int { breaks.count { value >= $0 } }
  func style(_ index: Int) -> Style { styles[index] }
  var count: Int { styles.count }

  /// What words on a value's colour are written in.
  func ink(_ value: Double) -> TextStyle.Role { .on(styles[index(value)]) }

  /// The limits of each class in words, under the name of what is measured unless the subtitle has said it.
  func key(_ plan: Plan) -> [KeyEntry] {
    let head = plan.spec.subtitle == nil ? [KeyEntry(swatch: nil, label: field.title)] : []
    if let only { return head + [KeyEntry(swatch: styles[0], label: field.style.text(only))] }
    return breaks.isEmpty ? [] : head + zip(styles, labels(plan.strings)).map { KeyEntry(swatch: $0, label: $1) }
  }

  private func labels(_ strings: ChartStrings) -> [String] {
    let words = limitWords
    return styles.indices.map { i in
      if i == 0 { return filled(strings.under, [("value", words[0])]) }
      if i == breaks.count { return filled(strings.andOver, [("value", words[i - 1])]) }
      return filled(strings.between, [("low", words[i - 1]), ("high", words[i])])
    }
  }

  // As many decimals as tell the limits apart, none on whole ones.
  private var limitWords: [String] {
    let factor = field.style.factor
    let decimals = breaks.map { decimalsNeeded($0 == 0 ? 1 : $0.magnitude * factor) }.max() ?? 0
    return breaks.map { limit in
      let isWhole = limit * factor == (limit * factor).rounded()
      return field.style.bare(limit, decimals: isWhole ? 0 : decimals) + field.style.suffix
    }
  }
}

private func middle(of values: [Double], _ field: Field) -> Double? {
  if field.channel.scheme?.value == "sequential" { return nil }
  let isRatio = field.column.unit == .ratio && field.style.factor == 1
  return field.channel.middle ?? (isRatio ? 1 : values.contains { $0 < 0 } && values.contains { $0 > 0 } ? 0 : nil)
}

// Above the middle stands one class more where their number is odd.
private func limits(around middle: Double, _ values: [Double], _ count: Int, isGeometric: Bool) -> [Double] {
  let steps = (1 - count / 2)..<(count + 1) / 2
  if isGeometric, middle > 0 {
    return steps.map { step in (0..<step.magnitude).reduce(middle) { limit, _ in step < 0 ? limit / 2 : limit * 2 } }
  }
  let distances = values.map { ($0 - middle).magnitude }.sorted()
  let typical = distances.isEmpty ? 1 : max(distances[distances.count / 2], 1e-9)
  let power = tenTo(Int(logarithm(typical).rounded(.down)))
  let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= typical } ?? typical
  return steps.map { middle + Double($0) * step }
}

// Skewed amounts by 1-2-5, others by equal steps.
private func limits(_ values: [Double], _ most: Int, isGeometric: Bool?) -> [Double] {
  let sorted = values.sorted()
  guard let low = sorted.first, let high = sorted.last, low < high else { return [] }
  let median = sorted[sorted.count / 2]
  if isGeometric ?? (high > 8 * median), low >= 0, median > 0 {
    let power = Int(logarithm(median).rounded(.down))
    let ladder = (power - 2...power + 4).flatMap { p in [1, 2, 5].map { $0 * tenTo(p) } }
    let inside = ladder.filter { $0 > max(low, median / 12) && $0 < high }
    let stride = max(1, (inside.count + most - 1) / most)
    return inside.enumerated().filter { $0.offset % stride == stride / 2 }.map(\.element).suffix(most)
  }
  let found = (2..<most + 5).map { wilkinsonTicks(low, high, target: $0).filter { $0 > low && $0 < high } }
  return found.filter { $0.count <= most }.max { $0.count < $1.count } ?? []
}
