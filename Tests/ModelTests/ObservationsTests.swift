import Base
import Model
import TestSupport
import Testing

private func key(
  _ entity: Int, _ indicator: Int, _ selection: ID<Selection> = ID(0), _ period: Period?
) -> Observation.Key {
  Observation.Key(entity: ID(entity), indicator: ID(indicator), selection: selection, period: period)
}

private func place(_ row: Int) -> Observation.Place { .cell(ID(0), row: row, column: 1) }

@Test func seriesAreFoundInOrderOfTimeWhateverTheOrderOfReading() {
  for seed in 0..<50 as Range<UInt64> {
    var random = Seeded(seed)
    var cells = (0..<4).flatMap { entity in (2000...2009).map { (entity, $0) } }
    cells.shuffle(using: &random)
    var table = Observations()
    for (entity, year) in cells {
      table.add(
        key(entity, 1, ID(0), .year(year)), Quantity(Double(entity * 10_000 + year)), sources: .none, at: place(0))
    }
    #expect(table.sort(ID(1)).isEmpty)
    for entity in 0..<4 {
      let series = table.series(ID(entity), ID(1), ID(0))
      #expect(
        series.map { table.quantity(of: $0).value } == (2000...2009).map { Double(entity * 10_000 + $0) },
        "seed \(seed)")
    }
  }
}

@Test func whatIsUndatedComesFirstAndSpansSortByTheirEnd() {
  var table = Observations()
  let periods: [Period?] = [.year(2011), nil, Period("2000..2009"), .year(2008)]
  for (row, period) in periods.enumerated() {
    table.add(key(0, 0, ID(0), period), Quantity(1), sources: .none, at: place(row))
  }
  _ = table.sort(ID(0))
  #expect(table.series(ID(0), ID(0), ID(0)).map { $0.key.period?.text } == [nil, "2008", "2000..2009", "2011"])
}

@Test func twoValuesForOneCellAreToldOfAndTheFirstStays() {
  var table = Observations()
  table.add(key(0, 0, ID(0), .year(2011)), Quantity(480), sources: .none, at: place(3))
  table.add(key(0, 0, ID(0), .year(2011)), Quantity(500), sources: .none, at: place(9))
  table.add(key(0, 0, ID(0), .year(2012)), Quantity(501), sources: .none, at: place(10))
  let conflicts = table.sort(ID(0))
  #expect(conflicts.map { [$0.kept.place.row, $0.dropped.place.row] } == [[3, 9]])
  #expect(table.all(of: ID(0)).map { table.quantity(of: $0).value } == [480, 501])
}

@Test func whatIsMoreThanANumberComesBackWhole() {
  let figures = [
    Quantity(.absent(.suppressed)), Quantity(.range(100, 249)), Quantity(.value(480), hedge: .moreThan),
    Quantity(.value(287_826), bounds: Bounds(low: 287_820, high: 287_832), flags: .estimated), Quantity(0),
  ]
  var table = Observations()
  for (year, figure) in figures.enumerated() {
    table.add(key(0, 0, ID(0), .year(2000 + year)), figure, sources: .none, at: place(year))
  }
  _ = table.sort(ID(0))
  #expect(table.all(of: ID(0)).map { table.quantity(of: $0) } == figures)
}

@Test func aCellWithoutItsDimensionIsTheTotal() {
  var table = Observations()
  let pharma = table.intern(Selection([Selection.Choice(dimension: 0, code: 1)]))
  table.add(key(0, 0, pharma, .year(2016)), Quantity(9507), sources: .none, at: place(0))
  table.add(key(0, 0, ID(0), .year(2016)), Quantity(2_642_966), sources: .none, at: place(1))
  table.complete(ID(0), dimension: 0, total: 0)
  _ = table.sort(ID(0))
  let total = table.id(of: Selection([Selection.Choice(dimension: 0, code: 0)]))
  #expect(
    total.flatMap { table.observation(ID(0), ID(0), $0, .year(2016)) }.map { table.quantity(of: $0).value }
      == 2_642_966)
}

@Test(arguments: [
  ("en", "Jobs"), ("da", "Job"), ("da-DK", "Job"), ("fr", "Jobs"),
])
func aTextFallsBackFromRegionToLanguageToTheFirst(_ language: String, _ expected: String) {
  let label = Localized(variants: [.init(language: "en", text: "Jobs"), .init(language: "da", text: "Job")])
  #expect(label.text(in: language) == expected)
}

@Test func sourcesAreKeptInTheirOrderAndOnce() {
  var table = Observations()
  let sets: [SourceSet] = [.none, .one(ID(2)), SourceSet([ID(2), ID(0), ID(2)]), SourceSet([ID(0), ID(2)]), .one(ID(0))]
  for (year, sources) in sets.enumerated() {
    table.add(key(0, 0, ID(0), .year(2000 + year)), Quantity(1), sources: sources, at: place(year))
  }
  let cells = table.all(of: ID(0))
  #expect(cells.map { Array(table.sources(of: $0)) } == [[], [ID(2)], [ID(2), ID(0)], [ID(0), ID(2)], [ID(0)]])
  #expect(table.sources(of: cells) == [ID(2), ID(0)])
}

@Test func anObservationIsSmall() {
  #expect(MemoryLayout<Observation>.stride == 48)
}
