import Base
import Formats
import Testing

private let jobs = table(
  SourceFile(
    path: "jobs.csv",
    """
    entity,industry,year,jobs,firms
    boston,3254,2016,9507,12
    boston,3254,2015,9000[p],11
    boston,5417,2016,[c],40
    lund,3254,2016,800,
    lund,5417,2016,>480,7
    lund,5417,2015,100..249,6
    malmo,3254,2016,[z],[x]

    """), format: .csv
).result

private func rows(_ table: DataTable) -> [String] {
  var out = ByteWriter()
  out.appendCSV(table)
  return out.text.split(separator: "\n").map(String.init)
}

@Test func filters() {
  let table = jobs.filtered { jobs["entity"]?.text($0) == "lund" && jobs["year"]?.text($0) == "2016" }
  #expect(rows(table) == ["entity,industry,year,jobs,firms", "lund,3254,2016,800,", "lund,5417,2016,>480,7"])
  #expect(table.span(row: 0, column: 3) == jobs.span(row: 3, column: 3))
}

@Test func sortsWithAbsentLastBothWays() throws {
  let up = try jobs.sorted(by: [SortKey("jobs")]).selecting(["jobs"])
  #expect(rows(up) == ["jobs", "100..249", ">480", "800", "9000[p]", "9507", "[c]", "[z]"])
  let down = try jobs.sorted(by: [SortKey("jobs", descending: true)]).selecting(["jobs"])
  #expect(rows(down) == ["jobs", "9507", "9000[p]", "800", ">480", "100..249", "[c]", "[z]"])
  let two = try jobs.sorted(by: [SortKey("year"), SortKey("entity", descending: true)]).selecting(["year", "entity"])
  #expect(rows(two).dropFirst().prefix(3) == ["2015,lund", "2015,boston", "2016,malmo"])
}

@Test func groupsKeepTheRulesOfStatuses() throws {
  let table = try jobs.grouped(
    by: ["entity"],
    [
      Aggregate(.sum, of: "jobs", as: "jobs"), Aggregate(.mean, of: "jobs", as: "mean"),
      Aggregate(.max, of: "jobs", as: "most"),
      Aggregate(.count, as: "rows"), Aggregate(.count, of: "firms", as: "known"),
      Aggregate(.first, of: "year", as: "first"), Aggregate(.last, of: "industry", as: "last"),
      Aggregate(.sum, of: "firms", as: "firms"),
    ])
  #expect(rows(table) == [
    "entity,jobs,mean,most,rows,known,first,last,firms",
    "boston,≥18507[p],[c],[c],3,3,2016,5417,63",          // a hidden part: lower bound, and no mean
    "lund,>1380..1529,>460..509.6666666666667,800,3,2,2016,5417,≥13",  // a range adds up end by end
    "malmo,[z],[z],[z],1,1,2016,3254,[x]",
  ])
}

@Test(arguments: [
  (.sum, ["1", "2"], "3"), (.sum, ["1", "[c]"], "≥1"), (.sum, ["1", ""], "≥1"), (.sum, ["1", "[z]"], "1"),
  (.sum, ["[c]", ""], "[c]"),
  (.sum, ["", "[z]"], ""), (.sum, ["", "[x]"], "[x]"), (.sum, ["[z]", "[z]"], "[z]"),
  (.sum, ["1[p]", "2[e]"], "3[p][e]"), (.sum, [">5", "≥1"], ">6"), (.sum, [">5", "≤1"], "~6"),
  (.sum, ["almost 9", "1"], "almost 10"), (.sum, ["5 (4..6)", "1"], "6 (5..7)"), (.sum, ["10..20", "[c]"], "≥10"),
  (.sum, [], ""), (.mean, ["1", "2"], "1.5"), (.mean, ["1", ""], "1"), (.mean, ["1", "[c]"], "[c]"),
  (.mean, ["", "[c]"], "[c]"), (.mean, ["10..20", "10"], "10..15"),
  (.min, ["3", "1", ""], "1"), (.max, ["3", "1[e]"], "3[e]"), (.min, ["3", "[c]"], "[c]"),
  (.min, ["5", "1..9"], "1..5"), (.max, ["5", "1..9"], "5..9"),
] as [(Aggregation, [String], String)])
func combines(_ aggregation: Aggregation, _ parts: [String], _ expected: String) throws {
  let quantities = try parts.map { try quantity(of: Array($0.utf8)[...]).get() }
  #expect(cellText(combined(aggregation, quantities)) == expected)
}

@Test func joins() throws {
  let regions = table(
    SourceFile(path: "r.csv", "entity,name\nlund,Lund\nboston,Boston\nboston,Bostonia\n"), format: .csv
  ).result
  let few = try jobs.filtered { jobs["year"]?.text($0) == "2015" || jobs["entity"]?.text($0) == "malmo" }.selecting([
    "entity", "jobs",
  ])
  #expect(rows(try few.joined(with: regions, on: ["entity"], .inner)) == [
    "entity,jobs,name", "boston,9000[p],Boston", "boston,9000[p],Bostonia", "lund,100..249,Lund",
  ])
  let all = try few.joined(with: regions, on: ["entity"], .left)
  #expect(rows(all).last == "malmo,[z],")
  #expect(all.span(row: 3, column: 2) == regions.columns[1].nameSpan)
}

@Test func pivots() throws {
  let narrow = try jobs.filtered { jobs["year"]?.text($0) == "2016" }.pivoted(
    rows: ["entity"], columns: "industry", values: "jobs")
  #expect(rows(narrow) == ["entity,3254,5417", "boston,9507,[c]", "lund,800,>480", "malmo,[z],"])
  #expect(narrow.span(row: 1, column: 2) == jobs.span(row: 4, column: 3))
}

@Test func operationsRefuseWhatIsNotThere() {
  func fault(_ work: () throws(TableFault) -> DataTable) -> String? {
    do throws(TableFault) { _ = try work() } catch {
      return error.code + ": " + error.message + "; " + (error.help ?? "")
    }
    return nil
  }
  #expect(
    fault { () throws(TableFault) in try jobs.sorted(by: [SortKey("job")]) }
      == "table/unknown-column: the table “jobs” has no column “job”; did you mean “jobs”?")
  #expect(
    fault { () throws(TableFault) in try jobs.grouped(by: ["year"], [Aggregate(.sum, of: "entity", as: "x")]) }
      == "table/not-numeric: “entity” is a column of text: it has no sum; aggregate a column of numbers, "
        + "or use first, last or count"
  )
  #expect(
    fault { () throws(TableFault) in try jobs.pivoted(rows: ["entity"], columns: "industry", values: "jobs") }
      == "table/two-cells: two cells for “3254” of “boston”; filter or group the table first, "
        + "or name further columns as rows"
  )
  #expect(
    fault { () throws(TableFault) in try jobs.joined(with: jobs, on: ["entity"], .inner) }?.hasPrefix(
      "table/duplicate-column") == true)
}
