import Base
import Testing

@Test(arguments: [
  (2.675, 2, "2.68"), (0.25, 1, "0.3"), (0.35, 1, "0.4"), (16.45, 1, "16.5"), (-0.04, 1, "0.0"),
  (-1234.5, 0, "\u{2212}1,235"), (1e21, 0, "1,000,000,000,000,000,000,000"), (0.0001, 4, "0.0001"), (9.99, 1, "10.0"),
  (0, 2, "0.00"),
] as [(Double, Int, String)])
func roundsHalfAwayFromZeroOnDecimals(_ value: Double, _ decimals: Int, _ expected: String) {
  #expect(numberText(value, decimals: decimals) == expected)
}

@Test(arguments: [
  "2017", "2017-Q4", "2017-11", "2017-11-30", "2016/17", "2000..2009", "2015-Q4..2016-Q4",
])
func periodsReadAndWrite(_ text: String) { #expect(Period(text)?.text == text) }

@Test func printedDiagnosticHasCaret() {
  let file = SourceFile(path: "a.md", "one\nsay [18 percent] of it\n")
  let d = Diagnostic(
    .error, "figure/mismatch", "the text says 18 percent", at: file.span(8..<20), label: "reads as 17.5 to 18.5",
    help: "write it")
  #expect(d.printed([file]) == """
    a.md:2:5: error: the text says 18 percent [figure/mismatch]
      |
    2 | say [18 percent] of it
      |     ^^^^^^^^^^^^ reads as 17.5 to 18.5
      = help: write it

    """)
}

@Test func digestIsXXH64() {
  #expect(hexadecimal(digest(of: [])) == "ef46db3751d8e999")
  #expect(hexadecimal(digest(of: Array("abc".utf8))) == "44bc2cf5ad770999")
}

@Test func parallelKeepsOrder() {
  #expect(inParallel(Array(0..<1000), workers: 4) { $0 * 2 } == (0..<1000).map { $0 * 2 })
}

@Test func yearsAreNotGrouped() {
  var out = ByteWriter()
  out.append(quantity: Quantity(1985, unit: Unit("year")), decimals: 0)
  #expect(out.text == "1985")
}

// What is not there reads otherwise for each reason, and no two hedges alike.
@Test func absencesAndHedgesReadApart() {
  func text(_ quantity: Quantity) -> String {
    var out = ByteWriter()
    out.append(quantity: quantity)
    return out.text
  }
  let absent = Absence.allCases.map { text(Quantity(.absent($0))) }
  #expect(absent == ["–", "[x]", "[z]", "[c]"])
  let hedged = Hedge.allCases.map { text(Quantity(.value(300), hedge: $0)) }
  #expect(hedged == [">300", "≥300", "≲300", "≈300", "≤300"])
}

// For machines: whole numbers by the short way, and all that JSON must not say plainly.
@Test(arguments: [
  (-0.0, nil, "0"), (5, 2, "5"), (-12_345_678, nil, "-12345678"), (2.675, 2, "2.68"), (2.999, 2, "3"),
  (999_999_999_999_999, nil, "999999999999999"), (1e15, nil, "1000000000000000"), (0.1, nil, "0.1"),
] as [(Double, Int?, String)])
func numbersForMachines(_ value: Double, _ decimals: Int?, _ expected: String) {
  #expect(plainText(value, decimals: decimals) == expected)
}

@Test func everyAsciiByteInJSON() {
  var out = ByteWriter()
  out.appendJSON(String(decoding: 0..<128 as Range<UInt8>, as: UTF8.self))
  let rest = (0x20..<0x7F as Range<UInt8>).filter { ![0x22, 0x26, 0x3C, 0x3E, 0x5C].contains($0) }
  #expect(out.bytes.filter { rest.contains($0) }.count > rest.count)
  #expect(out.text.contains("\\u001f !\\\"#$%\\u0026'()*+,-./0123456789:;\\u003c=\\u003e?@ABC"))
  #expect(out.text.hasSuffix("Z[\\\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\\u007f\""))
}

@Test(arguments: [
  ("2024", "2024", true), ("2024", "2024-Q3", true), ("2024", "2024-12", true), ("2024", "2024-12-31", true),
  ("2024", "2025-01", false), ("2024-Q3", "2024", false), ("2024-Q3", "2024-09", true), ("2024-Q3", "2024-10", false),
  ("2019..2024", "2021", true), ("2019..2024", "2024-Q4", true), ("2019..2024", "2018..2020", false),
  ("2016/17", "2016/17", true),
  ("2016/17", "2017-03", false),  // where a fiscal year begins is not known
])
func periodsCoverWhatLiesInThem(_ whole: String, _ part: String, _ expected: Bool) throws {
  #expect(try #require(Period(whole)).covers(#require(Period(part))) == expected)
}
