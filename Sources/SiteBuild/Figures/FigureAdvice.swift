// What to write where the words and the data differ: the writer's own words, in the language of the page, with what the
// data says in them. Nothing is advised that the build would refuse again.

import Base
import Markup
import Model
import Templating

extension ProseJudge {
  /// The writer's own words with the data's number in them, where they say what it counts: percent in the page's
  /// language, a currency, thousands or millions, what the indicator counts.
  func suggestion(
    _ assertion: Assertion, _ observation: Templating.Observation, _ context: HostPage
  ) -> String? {
    guard let value = observation.quantity.value, let reading = assertion.reading else { return nil }
    let own = observation.series.flatMap { lookup.site.indicators[$0.indicatorID].decimals }
    let decimals: Int?
    switch reading.sign {
    case .none where reading.scale == 1:
      guard case .named? = observation.quantity.unit else { return nil }
      decimals = own ?? reading.decimals
    // Whole thousands for what is smaller: the mark was meant to divide, and the language groups by it.
    case .none, .times, .currency: decimals = reading.low >= 999.5 && value < 1000 ? own : nil
    case .percent, .percentagePoints: decimals = own
    }
    guard let better = phrase(
      assertion, saying: value, unit: observation.quantity.unit, language: context.language, decimals: decimals)
    else { return nil }
    return holds(better, assertion, observation, context) ? better : nil
  }

  /// The writer's own words with the hedge that the source has, as the page's language says it; `nil` where that would
  /// still not hold.
  func hedged(
    _ assertion: Assertion, _ hedge: Hedge, _ observation: Templating.Observation, _ context: HostPage
  ) -> String? {
    guard let reading = assertion.reading else { return nil }
    let better = phrase(assertion.text, of: reading, hedged: hedge, in: context.language)
    return holds(better, assertion, observation, context) ? better : nil
  }

  // Rounding may carry a number over what its hedge admits, and no advice is better than what fails again.
  private func holds(
    _ text: String, _ assertion: Assertion, _ observation: Templating.Observation, _ context: HostPage
  ) -> Bool {
    let reread = Assertion(
      text: text, textSpan: assertion.textSpan,
      reading: Markup.reading(of: Array(text.utf8), before: [], language: context.language), test: assertion.test)
    return text != assertion.text && Markup.judge(reread, against: observation.quantity) == .holds
  }
}

/// How wide `tol` must be for words that admit from `low` to `high` to hold for a value: one digit, rounded up. `nil`
/// where they leave an end open, which no tolerance moves, and where they are off by more than a quarter: a tolerance
/// for that would be none.
func toleranceNeeded(_ low: Double, _ high: Double, for value: Double) -> Double? {
  let distance = abs(value - (low + high) / 2)
  guard distance.isFinite, distance > 0, distance <= value.magnitude / 4 else { return nil }
  var unit = 1.0
  while unit * 10 <= distance { unit *= 10 }
  while unit > distance { unit /= 10 }
  return rounded((distance / unit - 1e-9).rounded(.up) * unit, decimals: 9)
}
