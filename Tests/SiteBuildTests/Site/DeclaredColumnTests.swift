// What a table's cells are depends on the declared indicators: a table is read again where one came or went, and only
// then.

import Base
import Testing

@testable import SiteBuild

private func built(_ indicators: String, after previous: Documents? = nil) -> BuiltSite {
  let files = [
    ("Content/site.yml", "title: Declared\n"), ("Content/data/indicators.yml", indicators),
    ("Content/data/clusters.csv", "id,name\na,Aarhus\n"),
    ("Content/data/jobs.csv", "cluster,year,y\na,2015,D\na,2016,S\na,2017,5\n"),
  ]
  return BuiltSite(files, after: previous)
}

@Test func aTableIsReadAgainWhereAnIndicatorIsDeclared() throws {
  let (without, with) = ("z: {label: Z, unit: jobs}\n", "y: {label: Y, unit: jobs}\n")
  let first = built(without)
  #expect(!first.diagnostics.contains { $0.code == "csv/not-a-number" })
  let second = built(with, after: first.prepared.documents)
  #expect(second.diagnostics.filter { $0.code == "csv/not-a-number" }.count == 2)
  #expect(second.diagnostics == built(with).diagnostics)
  #expect(built(without, after: second.prepared.documents).diagnostics == first.diagnostics)
}
