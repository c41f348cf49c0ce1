// Values as classes of colour, each named in the key by its limits. Around a middle (1 for specialisation) the classes
// run two ways; otherwise one way. A few classes are read; a ramp is only admired.

import Base

struct ColorClasses: Sendable {
  /// Ascending limits between classes.
  let breaks: [Double]
  private let field: Field
  private let styles: [Style]
  /// What all values are, where there is nothing between classes.
  private let only: Double?

  init(_ field: Field, _ values: [Double]) {
    let channel = field.channel
    let scheme = channel.scheme
    let middle = Charting.middle(of: values, field)
    let isGeometric = channel.scale.map { $0.value == .log }
    let count = channel.classes ?? 5
    let breaks =
      !channel.breaks.isEmpty
      ? Array(channel.breaks.sorted().prefix(6))
      : middle.map {
        limits(around: $0, values, count, isGeometric: isGeometric ?? doubles(values, field))
      }
        ?? limits(values, count - 1, isGeometric: isGeometric)
    let isTwoWay = middle != nil || scheme == .diverging || scheme == .purpleOrange
    let below = middle.map { middle in breaks.count { $0 <= middle } } ?? (breaks.count + 1) / 2
    let ramp: Ramp = scheme == .purpleOrange ? .purpleOrange : isTwoWay ? .ochreTeal : .teal
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

// A quotient doubles from class to class, and so does whatever spans more than three doublings.
private func doubles(_ values: [Double], _ field: Field) -> Bool {
  guard let low = values.min(), let high = values.max(), low > 0 else { return field.column.unit == .ratio }
  return field.column.unit == .ratio || high >= 8 * low
}

private func middle(of values: [Double], _ field: Field) -> Double? {
  if field.channel.scheme == .sequential { return nil }
  let isRatio = field.column.unit == .ratio && field.style.factor == 1
  return field.channel.middle ?? (isRatio ? 1 : values.contains { $0 < 0 } && values.contains { $0 > 0 } ? 0 : nil)
}

// Limits that the values reach, the same steps on both sides; the side that reaches further has the odd class.
private func limits(around middle: Double, _ values: [Double], _ count: Int, isGeometric: Bool) -> [Double] {
  guard let low = values.min(), let high = values.max() else { return [middle] }
  if isGeometric, middle > 0 {
    let needed = (
      below: low >= middle ? 0 : low > 0 ? Int(doublings(from: low, to: middle).rounded(.up)) : 3,
      above: high >= middle ? Int(doublings(from: middle, to: high).rounded(.down)) + 1 : 0
    )
    let sides = sides(needed, count, longer: 1)
    return (1 - sides.below..<max(sides.above, 1 - sides.below)).map { step in
      (0..<step.magnitude).reduce(middle) { limit, _ in step < 0 ? limit / 2 : limit * 2 }
    }
  }
  let furthest = max(middle - low, high - middle)
  guard furthest > 0 else { return [] }
  let power = Int(logarithm(furthest).rounded(.down))
  let steps = (power - 2...power).reversed().flatMap { power in [5, 2, 1].map { $0 * tenTo(power) } }
  // The step whose classes say most about the values; of two that say as much, the larger one.
  var best: (limits: [Double], said: Double) = ([middle], -1)
  for step in steps where step < furthest * 1.0001 {
    let needed = (
      below: low < middle ? Int(((middle - low) / step - 1e-9).rounded(.up)) : 0,
      above: high >= middle ? Int(((high - middle) / step + 1e-9).rounded(.down)) + 1 : 0
    )
    let isLonger = ((high - middle) - (middle - low)).magnitude >= step
    let sides = sides(needed, count, longer: !isLonger ? 0 : high - middle > middle - low ? 1 : -1)
    let limits = (1 - sides.below..<max(sides.above, 1 - sides.below)).map { middle + Double($0) * step }
    let said = spread(values, limits)
    if said > best.said + 0.05 { best = (limits, said) }
  }
  return best.limits
}

private func doublings(from low: Double, to high: Double) -> Double { logarithm(high / low) / logarithm(2) }

/// How many classes stand on each side: no more than the values reach, three and four at most.
private func sides(_ needed: (below: Int, above: Int), _ count: Int, longer: Int) -> (below: Int, above: Int) {
  let half = count / 2
  let odd = count % 2
  var below = min(half + (longer < 0 ? odd : 0), needed.below, 3)
  let above = min(half + (longer > 0 ? odd : 0) + max(0, half - needed.below), needed.above, 4)
  below = min(max(below, min(count - above, needed.below, longer == 0 ? half : 3)), needed.below, 3)
  return (below, above)
}

// The entropy of the classes: largest where each holds as many values as the others.
private func spread(_ values: [Double], _ limits: [Double]) -> Double {
  var counts = [Int](repeating: 0, count: limits.count + 1)
  for value in values { counts[limits.count { value >= $0 }] += 1 }
  return counts.filter { $0 > 0 }.reduce(0) { sum, count in
    let share = Double(count) / Double(values.count)
    return sum - share * logarithm(share) / logarithm(2)
  }
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
