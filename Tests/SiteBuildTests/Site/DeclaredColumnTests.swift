// What a table's cells are depends on the declared indicators: a table is read again where one came or went, and only
// then.

import Base
import Testing

@testable import SiteBuild

private func prepared(_ indicators: String, after previous: Documents? = nil) throws -> Checked<Prepared> {
  let files = [
    "Content/site.yml": "title: Declared\n", "Content/data/indicators.yml": indicators,
    "Content/data/clusters.csv": "id,name\na,Aarhus\n",
    "Content/data/jobs.csv": "cluster,year,y\na,2015,D\na,2016,S\na,2017,5\n",
  ]
  let inventory = try load(MemoryDisk(files.mapValues { Array($0.utf8) }), workers: 1).result
  return prepare(inventory, BuildOptions(asOf: Moment(seconds: 1_795_000_000)), after: previous)
}

@Test func aTableIsReadAgainWhereAnIndicatorIsDeclared() throws {
  let (without, with) = ("z: {label: Z, unit: jobs}\n", "y: {label: Y, unit: jobs}\n")
  let first = try prepared(without)
  #expect(!first.diagnostics.contains { $0.code == "csv/not-a-number" })
  let second = try prepared(with, after: first.result.documents)
  #expect(second.diagnostics.filter { $0.code == "csv/not-a-number" }.count == 2)
  #expect(second.diagnostics == (try prepared(with)).diagnostics)
  #expect(try prepared(without, after: second.result.documents).diagnostics == first.diagnostics)
}
