// `max(year)` in the filter of a table's rows.

import Base
import Testing

@testable import Templating

private func compiled(_ text: String) -> Checked<Expression?> {
  let columns = ["year", "jobs", "name"]
  return Expression.compile(
    ArraySlice(text.utf8), in: ID(0), environment: Environment(names: Names(columns, columns: columns)))
}

@Test func aFilterSaysWhichExtremesItNeeds() throws {
  let filter = try #require(compiled("year == max(year) and jobs > min(jobs) + 1 or year == max(year)").result)
  #expect(filter.extremes.map(\.variable) == ["max(year)", "min(jobs)"])
  let row: Record = ["year": 2016, "jobs": 10, "max(year)": 2016, "min(jobs)": 8]
  #expect(filter.evaluate(row).result.isTrue)
}

@Test(arguments: [
  ("max(yaer)", "no column named “yaer”", "did you mean “year”?"),
  ("min(1)", "“min” takes the name of one column", "write min(year)"),
  ("max(year, jobs)", "“max” takes the name of one column", "write max(year)"),
])
func extremesOfWhatIsNoColumnAreFaults(_ text: String, _ message: String, _ help: String) {
  let faults = compiled(text).diagnostics
  #expect(faults.map(\.message) == [message] && faults.map(\.help) == [help])
}

@Test func outsideOfRowsThereAreNoExtremes() {
  let prose = Expression.compile(ArraySlice("max(year)".utf8), in: ID(0), environment: Environment(names: Names(["year"])))
  #expect(prose.diagnostics.map(\.code) == ["template/unknown-function"])
}

@Test func extremesPassOverWhatHasNoValue() {
  func figure(_ quantity: Quantity) -> Value { .observation(Observation(quantity)) }
  let largest = Extreme(side: .max, column: "jobs")
  let smallest = Extreme(side: .min, column: "jobs")
  let jobs = [figure(Quantity(3)), .none, figure(Quantity(.absent(.suppressed))), figure(Quantity(7)), figure(Quantity(5))]
  #expect(largest.value(among: jobs).number == 7 && smallest.value(among: jobs).number == 3)
  if case .period(let last) = largest.value(among: [.period(.year(2015)), .period(.year(2016)), .none]) {
    #expect(last == .year(2016))
  } else {
    Issue.record("the last of periods is a period")
  }
  if case .none = largest.value(among: [.none]) {} else { Issue.record("nothing has no largest") }
}
