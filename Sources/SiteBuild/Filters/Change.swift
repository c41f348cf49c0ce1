import Base
import Model
import Stats
import Templating

extension Filter {
  static let change = Filter(
    name: "change",
    summary: "The change of a series between two periods, in percent; of a percentage, in percentage points.",
    parameters: [.required("from"), .required("to")], examples: [],
    apply: { value, arguments, context throws(Refusal) in
      let ends = try Ends(value, arguments, context)
      let isShare = ends.unit == .percent
      let quantity = combined(
        [ends.old.quantity, ends.new.quantity],
        bounds: { isShare ? differenceBounds($0) : growthBounds($0) },
        { values in isShare ? values[1] - values[0] : growth(from: values[0], to: values[1]).map { $0 * 100 } })
      return ends.figure(quantity, isShare ? .percentagePoints : .percent)
    })

  static let cagr = Filter(
    name: "cagr",
    summary: "The constant growth per year between two periods of a series, in percent. "
      + "It counts the years between them, not the observations.",
    parameters: [.required("from"), .required("to")], examples: [],
    apply: { value, arguments, context throws(Refusal) in
      let ends = try Ends(value, arguments, context)
      if ends.unit == .percent {
        throw Refusal("a percentage has no growth per year", help: "write change(…), which gives percentage points")
      }
      guard let years = yearsBetween(ends.start, ends.end), years > 0 else {
        throw Refusal("there are no years from \(ends.start.text) to \(ends.end.text)")
      }
      let quantity = combined([ends.old.quantity, ends.new.quantity]) { values in
        annualGrowth(from: values[0], to: values[1], years: years).map { $0 * 100 }
      }
      return ends.figure(quantity, .percent)
    })
}

// The two ends of a change.
private struct Ends {
  let start: Period
  let end: Period
  let old: Templating.Observation
  let new: Templating.Observation
  let unit: Unit?
  let language: LanguageRules

  init(_ value: Value, _ arguments: Arguments, _ context: FilterContext) throws(Refusal) {
    let series = try seriesArgument(value)
    (start, end) = (try periodArgument(arguments[0]), try periodArgument(arguments[1]))
    guard start < end else { throw Refusal("\(start.text) does not come before \(end.text)") }
    old = try context.host.observation(series, .period(start)).get()
    new = try context.host.observation(series, .period(end)).get()
    unit = context.host.describe(series).unit
    language = context.language
  }

  func figure(_ quantity: Quantity?, _ unit: Unit) -> Value {
    let isNew = quantity == nil && old.quantity.value == 0 && (new.quantity.value ?? 0) > 0
    var quantity = quantity ?? Quantity(.absent(.notApplicable))
    quantity.unit = unit
    let span =
      start.frequency == end.frequency ? Period(start.frequency, from: Int(start.start), to: Int(end.end)) : end
    var figure = Templating.Observation(
      quantity, period: span, decimals: 1, indicator: new.indicator, label: new.label, entity: new.entity,
      source: new.source, place: new.place, note: new.note, hasCell: old.hasCell && new.hasCell)
    if isNew { figure.display = NewWords.word(for: language) }
    return .observation(figure)
  }
}
