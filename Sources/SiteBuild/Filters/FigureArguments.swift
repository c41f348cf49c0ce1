// What the site's filters share: from a value and its arguments to a figure of the site.

import Base
import Model
import Templating

func neededSite(_ context: FilterContext) throws(Refusal) -> Lookup {
  if let lookup = context.host.owner as? Lookup { return lookup }
  if let page = context.host.owner as? PageOwner { return page.lookup }
  throw Refusal("this filter needs a site")
}

/// The figure itself, or the latest of a series; nil for none.
func siteFigure(_ value: Value, _ context: FilterContext) throws(Refusal) -> Templating.Observation? {
  switch value {
  case .observation(let observation): return observation
  case .series(let series): return try context.host.observation(series, .latest).get()
  case .none: return nil
  case .undefined, .bool, .int, .double, .string, .safe, .safeXML, .date, .moment, .period, .list, .record, .handle,
    .macro, .namespace:
    throw Refusal("\(value.kindName) is no figure", help: "write boston.employment | rank")
  }
}

/// Where a figure stands among the observations; nil for one without a cell.
func cellKey(of figure: Templating.Observation, _ lookup: Lookup) throws(Refusal) -> Model.Observation.Key? {
  guard let series = figure.series else {
    if !figure.hasCell { return nil }
    throw Refusal(
      "a figure that was computed on the way has no others to stand among", help: "make it a derived indicator")
  }
  guard figure.hasCell, case .success(let selection?) = lookup.selection(of: series.indicatorID, series.choices) else {
    return nil
  }
  return Model.Observation.Key(
    entity: series.entityID, indicator: series.indicatorID, selection: selection, period: figure.period)
}

/// The series of a figure or a series.
func seriesArgument(_ value: Value) throws(Refusal) -> Series {
  switch value {
  case .series(let series): return series
  case .observation(let observation):
    if let series = observation.series { return series }
    throw Refusal("a figure that was computed on the way is no series")
  case .undefined, .none, .bool, .int, .double, .string, .safe, .safeXML, .date, .moment, .period, .list, .record,
    .handle, .macro, .namespace:
    throw Refusal("\(value.kindName) is no series", help: "write boston.employment | change(2015, 2016)")
  }
}

/// A period as an argument: `2016`, `"2016-Q4"`.
func periodArgument(_ value: Value) throws(Refusal) -> Period {
  switch value {
  case .period(let period): return period
  case .int(let year): if let period = Period(String(year)) { return period }
  case .string(let text): if let period = Period(text) { return period }
  case .undefined, .none, .bool, .double, .safe, .safeXML, .date, .moment, .list, .record, .handle, .series,
    .observation, .macro, .namespace:
    break
  }
  throw Refusal("\(value.kindName) is no period", help: "write 2016 or \"2016-Q4\"")
}
