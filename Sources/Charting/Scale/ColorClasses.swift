// Values as classes of colour, each named in the key by its limits. Around a middle (1 for specialisation) the classes
// run two ways, ochre below and teal above; otherwise one way. A few classes are read; a ramp is only admired.

import Base

struct ColorClasses: Sendable {
  /// Ascending limits between classes.
  let breaks: [Double]
  private let isTwoWay: Bool

  init(_ field: Field, _ values: [Double]) {
    let channel = field.channel
    let isRatio = field.column.unit == .ratio && field.style.factor == 1
    let middle = channel.middle ?? (isRatio ? 1 : values.contains { $0 < 0 } && values.contains { $0 > 0 } ? 0 : nil)
    isTwoWay = middle != nil && channel.scheme?.value != "sequential"
    if !channel.breaks.isEmpty {
      breaks = Array(channel.breaks.sorted().prefix(4))
    } else if let middle, isTwoWay {
      breaks = middle > 0 ? [middle / 2, middle, middle * 2, middle * 4] : ColorClasses.around(middle, values)
    } else {
      breaks = ColorClasses.steps(values, limit: min(max((channel.classes ?? 5) - 1, 1), 4))
    }
  }

  func index(_ value: Double) -> Int { 1 + breaks.count { value >= $0 } }

  // Fewer than five classes use the darker end of neither scale: the middle class stays the middle colour.
  func style(_ value: Double) -> Style { isTwoWay ? .grade(index(value)) : .step(index(value)) }
  func text(_ value: Double) -> TextStyle.Role { isTwoWay ? .onGrade(index(value)) : .onStep(index(value)) }

  func key(_ field: Field, _ strings: ChartStrings) -> [KeyEntry] {
    let decimals = breaks.map { decimalsNeeded($0 == 0 ? 1 : $0.magnitude * field.style.factor) }.max() ?? 0
    func words(_ value: Double) -> String { field.style.bare(value, decimals: value * field.style.factor == (value * field.style.factor).rounded() ? 0 : decimals) + field.style.suffix }
    return (0...breaks.count).map { i in
      let label =
        i == 0 ? filled(strings.under, [("value", breaks.first.map(words) ?? "")])
        : i == breaks.count ? filled(strings.andOver, [("value", words(breaks[i - 1]))])
        : filled(strings.between, [("low", words(breaks[i - 1])), ("high", words(breaks[i]))])
      return KeyEntry(swatch: isTwoWay ? .grade(i + 1) : .step(i + 1), label: label)
    }
  }

  private static func around(_ middle: Double, _ values: [Double]) -> [Double] {
    let largest = values.map { ($0 - middle).magnitude }.sorted()
    let typical = largest.isEmpty ? 1 : max(largest[largest.count / 2], 1e-9)
    let power = tenTo(Int(logarithm(typical).rounded(.down)))
    let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= typical } ?? typical
    return [middle - step, middle, middle + step, middle + 2 * step]
  }

  // Skewed amounts by 1-2-5, others by equal steps.
  private static func steps(_ values: [Double], limit: Int) -> [Double] {
    let sorted = values.sorted()
    guard let low = sorted.first, let high = sorted.last, low < high else { return [] }
    let median = sorted[sorted.count / 2]
    if low >= 0, median > 0, high > 8 * median {
      let power = Int(logarithm(median).rounded(.down))
      let ladder = (power - 2...power + 4).flatMap { p in [1, 2, 5].map { $0 * tenTo(p) } }
      let inside = ladder.filter { $0 > max(low, median / 12) && $0 < high }
      let stride = max(1, (inside.count + limit - 1) / limit)
      return inside.enumerated().filter { $0.offset % stride == stride / 2 }.map(\.element).suffix(limit)
    }
    if limit < 4 {
      let found = (2..<limit + 5).map { wilkinsonTicks(low, high, target: $0).filter { $0 > low && $0 < high } }
      if let most = found.filter({ $0.count <= limit }).max(by: { $0.count < $1.count }), !most.isEmpty { return most }
    }
    var ticks = wilkinsonTicks(low, high, target: 5).filter { $0 > low && $0 < high }
    while ticks.count > limit { ticks = ticks.enumerated().filter { $0.offset % 2 == 1 }.map(\.element) }
    return ticks
  }
}
