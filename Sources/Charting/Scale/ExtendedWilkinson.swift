// Tick values that people would choose: simple numbers that cover the data at about the wanted density. Every
// labelling is scored on simplicity, coverage and density (legibility is judged later, by measuring), and bounds on
// the score prune the search.
//
// Source: Talbot, Lin, Hanrahan (2010), *An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes*,
// IEEE TVCG 16(6). Weights 0.25, 0.2, 0.5, 0.05 and Q = 1, 5, 2, 2.5, 4, 3 are theirs.

/// Equally spaced ticks for data from `low` to `high`.
///
/// - Parameter target: The wanted number of ticks, from 2.
/// - Returns: Ascending; one tick where the data has one value. They may begin inside the data or outside it.
func wilkinsonTicks(_ low: Double, _ high: Double, target: Int) -> [Double] {
  let (low, high) = (min(low, high), max(low, high))
  guard high - low > max(low.magnitude, high.magnitude) * 1e-13, (high - low).isFinite else { return [low] }
  var search = Search(low: low, high: high, target: Double(max(2, target)))
  search.run()
  guard search.score > -2 else { return [low, high] }
  let decimals = max(decimalsNeeded(search.step), decimalsNeeded(search.start.magnitude))
  return (0..<search.count).map { i in
    let raw = search.start + search.step * Double(i)
    // The sum carries binary dust ("0.30000000000000004"); the step's own digits say what was meant.
    let unit = tenTo(decimals)
    let clean = (raw * unit).rounded() / unit
    return clean.isFinite && clean.magnitude > search.step / 2 ? clean : raw.magnitude < search.step / 2 ? 0 : raw
  }
}

/// How many digits after the point a step of ticks needs: 0 for 5, 1 for 2.5, 2 for 0.25.
func decimalsNeeded(_ step: Double) -> Int {
  if step == 0 { return 0 }
  for decimals in 0..<15 {
    let scaled = step * tenTo(decimals)
    if scaled > 0.5, (scaled - scaled.rounded()).magnitude < 1e-6 * scaled { return decimals }
  }
  return 15
}

private let simpleSteps: [Double] = [1, 5, 2, 2.5, 4, 3]

private let stepLogs = simpleSteps.map(logarithm)
private let smallLogs = (0..<64).map { logarithm(Double($0)) }

/// The logarithm of a whole number, mostly below 64.
private func tenthLog(_ whole: Double) -> Double { whole < 64 ? smallLogs[Int(whole)] : logarithm(whole) }

private struct Search {
  let low: Double
  let high: Double
  let target: Double
  var score = -2.0
  var start = 0.0
  var step = 0.0
  var count = 0

  mutating func run() {
    let range = high - low
    let size = logarithm(range)
    var skip = 1.0
    while skip < 100 {
      for (index, q) in simpleSteps.enumerated() {
        let simplest = 1 - Double(index) / 5 - skip + 1
        if 0.25 * simplest + 0.75 < score { return }
        var k = 2.0
        while k < 1000 {
          let densest = k >= target ? 2 - (k - 1) / (target - 1) : 1
          if 0.25 * simplest + 0.2 + 0.5 * densest + 0.05 < score { break }
          // Where log₁₀(range / ((k + 1) · skip · q)) is whole, its last bit may be too much.
          var power = Int((size - tenthLog(k + 1) - tenthLog(skip) - stepLogs[index] - 1e-9).rounded(.up))
          while power < 400 {
            let step = skip * q * tenTo(power)
            if 0.25 * simplest + 0.2 * widest(step * (k - 1), range) + 0.5 * densest + 0.05 < score { break }
            consider(step: step, skip: skip, simplicity: simplest - 1, k: k, range: range)
            power += 1
          }
          k += 1
        }
      }
      skip += 1
    }
  }

  private mutating func consider(step: Double, skip: Double, simplicity: Double, k: Double, range: Double) {
    let first = (high / step).rounded(.down) * skip - (k - 1) * skip
    let last = (low / step).rounded(.up) * skip
    guard first <= last, last - first < 1000 else { return }
    var begin = first
    while begin <= last {
      let a = begin * (step / skip)
      let b = a + step * (k - 1)
      let rest = a - (a / step).rounded(.down) * step
      let hasZero = a <= 0 && b >= 0 && (rest < 2.2e-14 || step - rest < 2.2e-14)
      let coverage = 1 - 0.5 * ((high - b) * (high - b) + (low - a) * (low - a)) / (0.01 * range * range)
      let density = (k - 1) / (b - a)
      let wanted = (target - 1) / (max(b, high) - min(a, low))
      let candidate =
        0.25 * (simplicity + (hasZero ? 1 : 0)) + 0.2 * coverage + 0.5 * (2 - max(density / wanted, wanted / density))
        + 0.05
      if candidate > score {
        score = candidate
        start = a
        self.step = step
        count = Int(k)
      }
      begin += 1
    }
  }

  private func widest(_ span: Double, _ range: Double) -> Double {
    guard span > range else { return 1 }
    let half = (span - range) / 2
    return 1 - half * half / (0.01 * range * range)
  }
}
