import Base
import Formats
import TestSupport
import Testing

private func csv(_ text: String, schema: TableSchema? = nil) -> Checked<DataTable> {
  table(SourceFile(path: "t.csv", text), format: .csv, schema: schema)
}

private func written(_ table: DataTable) -> String {
  var out = ByteWriter()
  out.appendCSV(table)
  return out.text
}

@Test func tablesWrittenReadBack() throws {
  for seed in 0..<400 as Range<UInt64> {
    var random = Seeded(seed)
    let (source, schema) = randomTable(using: &random)
    let first = csv(source, schema: schema)
    #expect(first.diagnostics.isEmpty, "seed \(seed): \(first.diagnostics)")
    let second = csv(written(first.result), schema: schema)
    #expect(second.diagnostics.isEmpty && second.result.rowCount == first.result.rowCount, "seed \(seed)")
    for (a, b) in zip(first.result.columns, second.result.columns) {
      #expect(a.name == b.name && a.type == b.type, "seed \(seed)")
      for row in 0..<first.result.rowCount {
        #expect(a.text(row) == b.text(row) && a.quantity(row) == b.quantity(row), "seed \(seed), row \(row), \(a.name)")
      }
    }
  }
}

@Test func cellsKeepTheirPlace() throws {
  let source = "\u{FEFF}name,n,note\n\"a \"\"quoted\"\" name\",12[p], x \r\nb,\"100..249\",\n"
  let file = SourceFile(path: "t.csv", source)
  let table = csv(source).result
  func text(_ row: Int, _ column: Int) -> String {
    String(decoding: file.bytes[table.span(row: row, column: column).range], as: UTF8.self)
  }
  #expect(
    [text(0, 0), text(0, 1), text(0, 2), text(1, 0), text(1, 1), text(1, 2)] == [
      "a \"\"quoted\"\" name", "12[p]", "x", "b", "100..249", "",
    ])
  let sorted = try table.sorted(by: [SortKey("name", descending: true)])
  #expect(sorted.span(row: 0, column: 1) == table.span(row: 1, column: 1))
  #expect(sorted.columns[1].quantity(0) == Quantity(.range(100, 249)))
}

@Test func columnsHaveTheirTypes() {
  let source =
    "entity,year,founded,share,date,naics,note,empty\na,2016/17,1985,0.5,2026-11-20,3254,,\nb,2000..2009,1990,,2026-11-21,11,x,\n"
  let table = csv(source).result
  #expect(table.columns.map(\.type) == [.text, .period, .integer, .number, .date, .text, .text, .text])
  #expect(table["year"]?.period(1) == Period("2000..2009"))
  #expect(table["date"]?.date(0) == CalendarDate(2026, 11, 20))
  #expect(table["share"]?.quantity(1) == Quantity(.absent(.missing)))
  #expect(table["note"]?.text(0) == nil)
}

@Test func firstCellsEmptyThenNumbers() {
  let rows = (0..<800).map { "e\($0)," + ($0 < 700 ? "" : "\($0)") }.joined(separator: "\n")
  let table = csv("entity,n\n" + rows + "\n").result
  #expect(table["n"]?.type == .integer)
  #expect(table["n"]?.quantity(750) == Quantity(750))
}

@Test func codesFoundLateMakeText() {
  let rows = (1..<900).map { "x,\($0 == 890 ? "0113" : "\(1000 + $0)")" }.joined(separator: "\n")
  let table = csv("entity,k\n" + rows + "\n").result
  #expect(table["k"]?.type == .text)
  #expect(table["k"]?.text(889) == "0113")
}

@Test func manyColumnsEndInAMessage() {
  let header = (0..<1_000_000).map { "c\($0)" }.joined(separator: ",")
  #expect(csv(header + "\n1\n").diagnostics.map(\.code) == ["csv/too-many-columns"])
}

@Test func quotesWithoutEndEndInMessages() {
  let quotes = String(repeating: "\"", count: 99_999) + "\n"
  #expect(csv("a,b\n" + String(repeating: quotes, count: 20)).diagnostics.allSatisfy { $0.code == "csv/ragged-row" })
  let broken = csv("a,b\n" + String(repeating: "\"x\"y,1\n", count: 100))
  #expect(broken.diagnostics.count == 21 && broken.diagnostics.last?.message == "and 80 more faults in this file")
  #expect(broken.result.rowCount == 100)
}

// Text with what CSV has to quote, numbers with every status, periods and dates.
private func randomTable(using random: inout Seeded) -> (String, TableSchema) {
  let origin = SourceFile(path: "s.yml", "").span(0..<0)
  let types: [ColumnType] = (0..<Int.random(in: 1...5, using: &random)).map { _ in
    [.text, .number, .date, .period].randomElement(using: &random) ?? .text
  }
  let schema = TableSchema(columns: types.indices.map { index in
    var column = ColumnSchema(name: "c\(index)", nameSpan: origin)
    column.type = types[index]
    return column
  })
  var out = ByteWriter()
  for index in types.indices {
    if index > 0 { out.append(UInt8(ascii: ",")) }
    out.append(text: "c\(index)")
  }
  out.append(0x0A)
  for _ in 0..<Int.random(in: 1...20, using: &random) {
    for (index, type) in types.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      out.appendCSV(randomCell(type, using: &random))
    }
    if types.count == 1 { out.append(text: "") }
    out.append(0x0A)
  }
  return (out.text, schema)
}

private func randomCell(_ type: ColumnType, using random: inout Seeded) -> String {
  switch type {
  case .text:
    ["a", "Malmö–Lund", "x, y", "\"", "two\nlines", " blank ", "0113", "12", "[c]", "a\"b", "\r", ";", "’"]
      .randomElement(using: &random)!  // not empty
  case .number, .integer: cellText(randomQuantity(using: &random))
  case .date: CalendarDate(dayNumber: Int.random(in: -10_000...30_000, using: &random))?.iso ?? ""
  case .period: ["2016", "2016-Q4", "2016-11", "2016/17", "2000..2009", ""].randomElement(using: &random)!  // not empty
  }
}

@Test(arguments: [
  ("2024-03 2024-04", .period), ("2024-Q1 2024-Q2", .period), ("2015/16 2016/17", .period),
  ("2015 2016-Q1", .period),  // a year among them is one too
  ("2024-03 2024-03-15", .period),
  ("2015 2016", .integer),  // years alone are numbers, unless the name says more
  ("2024-03-15 2024-03-16", .date),
  ("2024-03 Total", .text), ("2024-13 2024-12", .text), ("2024-03 12", .text), ("2024-03 n/a", .text),
] as [(String, ColumnType)])
func columnsOfPeriodsAreToldByTheirCells(_ cells: String, _ expected: ColumnType) {
  let rows = cells.split(separator: " ").joined(separator: "\n")
  #expect(csv("month\n" + rows + "\n").result["month"]?.type == expected)
}
