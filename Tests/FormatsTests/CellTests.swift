import Base
import Formats
import TestSupport
import Testing

private func read(_ cell: String) -> Result<Quantity, CellFault> { quantity(of: Array(cell.utf8)[...]) }

@Test(arguments: [
  ("", Quantity(.absent(.missing))), ("  ", Quantity(.absent(.missing))), ("9507", Quantity(9507)),
  ("-1.5", Quantity(-1.5)), ("1e3", Quantity(1000)), ("0.1", Quantity(0.1)), (".5", Quantity(0.5)),
  ("+7", Quantity(7)), ("-0", Quantity(0)), ("123456789012345680", Quantity(123456789012345680)),
  ("0.30000000000000004", Quantity(0.30000000000000004)), (">480", Quantity(.value(480), hedge: .moreThan)),
  ("> 480", Quantity(.value(480), hedge: .moreThan)), ("≥480", Quantity(.value(480), hedge: .atLeast)),
  (">=480", Quantity(.value(480), hedge: .atLeast)), ("~480", Quantity(.value(480), hedge: .about)),
  ("≈480", Quantity(.value(480), hedge: .about)), ("≤480", Quantity(.value(480), hedge: .upTo)),
  ("almost 900", Quantity(.value(900), hedge: .almost)), ("more-than 600", Quantity(.value(600), hedge: .moreThan)),
  ("100..249", Quantity(.range(100, 249))), ("-5..-2", Quantity(.range(-5, -2))),
  ("~100..249[e]", Quantity(.range(100, 249), flags: .estimated, hedge: .about)),
  (
    "287826 (287820..287832)[e]",
    Quantity(.value(287826), bounds: Bounds(low: 287820, high: 287832), flags: .estimated)
  ),
  ("[c]", Quantity(.absent(.suppressed))), ("[x]", Quantity(.absent(.unavailable))),
  ("[z]", Quantity(.absent(.notApplicable))), ("[c][p]", Quantity(.absent(.suppressed), flags: .provisional)),
  ("12.3[b][e][p]", Quantity(.value(12.3), flags: [.breakInSeries, .estimated, .provisional])),
  ("12 [p] [r]", Quantity(.value(12), flags: [.provisional, .revised])),
  ("0[low]", Quantity(.value(0), flags: .roundsToZero)), ("[low]", Quantity(.value(0), flags: .roundsToZero)),
  ("0.04[low]", Quantity(.value(0.04), flags: .roundsToZero)), ("3[f]", Quantity(.value(3), flags: .forecast)),
] as [(String, Quantity)])
func cellNotation(_ cell: String, _ expected: Quantity) throws {
  #expect(try read(cell).get() == expected)
}

@Test(arguments: [
  ("1,234", "not-a-number", "write 1234"), ("1 234", "not-a-number", "write 1234"),
  ("1.234.567", "not-a-number", "write 1234567"), ("12,5", "not-a-number", "write 12.5"),
  ("-1,234", "not-a-number", "write -1234"), ("1,234.5", "not-a-number", "write 1234.5"),
  ("NaN", "not-a-number", nil), ("5.", "not-a-number", nil), ("--5", "not-a-number", nil),
  ("1..", "not-a-number", nil), ("..5", "not-a-number", nil), ("5 (6)", "not-a-number", nil),
  ("5 6..7)", "not-a-number", nil), ("1e", "not-a-number", nil), ("0x10", "not-a-number", nil),
  ("5]", "not-a-number", nil), ("[c", "not-a-number", nil), ("1e400", "not-a-number", nil),
  ("twelve", "not-a-number", nil), (">", "not-a-number", nil),
  ("12[c]", "number-with-absence", "write [c] alone: the number must not be in the file"),
  ("100..200[c]", "number-with-absence", nil), (">5[z]", "number-with-absence", nil),
  ("[q]", "unknown-status", nil), ("5[]", "unknown-status", nil), ("[e]", "status-without-number", nil),
  ("5[low]", "not-near-zero", "write 0[low], or the number without [low]"), ("0..2[low]", "not-near-zero", nil),
  (">100..249", "hedged-range", nil), ("[c][x]", "two-absences", nil), ("5..1", "reversed-range", nil),
  ("5 (6..7)", "outside-bounds", nil), ("1..5 (1..5)", "not-a-number", nil),
] as [(String, String, String?)])
func brokenCells(_ cell: String, _ code: String, _ help: String?) {
  guard case .failure(let fault) = read(cell) else { Issue.record("“\(cell)” was read"); return }
  #expect(fault.code == code)
  if let help { #expect(fault.help == help) }
}

@Test func cellsWrittenReadBack() throws {
  for seed in 0..<5_000 as Range<UInt64> {
    var random = Seeded(seed)
    let quantity = randomQuantity(using: &random)
    #expect(try read(cellText(quantity)).get() == quantity, "seed \(seed): \(cellText(quantity))")
  }
}

/// Any quantity that a cell can say.
func randomQuantity(using random: inout Seeded) -> Quantity {
  var flags = Flags(rawValue: UInt8.random(in: 0..<64, using: &random))
  let hedge = Bool.random(using: &random) ? nil : Hedge.allCases.randomElement(using: &random)
  let value = randomNumber(using: &random)
  let width = abs(randomNumber(using: &random))
  if value.magnitude + width >= 1 { flags.remove(.roundsToZero) }
  switch Int.random(in: 0..<8, using: &random) {
  case 0: return Quantity(.absent(.missing))
  case 1:
    return Quantity(
      .absent([.suppressed, .unavailable, .notApplicable].randomElement(using: &random) ?? .suppressed), flags: flags)
  case 2: return Quantity(.range(value, value + width), flags: flags, hedge: hedge.map { _ in .about })
  case 3:
    return Quantity(
      .value(value), bounds: Bounds(low: value - width, high: value + width), flags: flags, hedge: hedge)
  case 4: return Quantity(.value(value), flags: flags, hedge: hedge)
  default: return Quantity(value)
  }
}

func randomNumber(using random: inout Seeded) -> Double {
  switch Int.random(in: 0..<4, using: &random) {
  case 0: Double(Int.random(in: -1000...1_000_000, using: &random))
  case 1: Double(Int.random(in: -100_000...100_000, using: &random)) / 100
  case 2: Double.random(in: -1...1, using: &random)
  default: Double.random(in: -1...1, using: &random) * [1e-12, 1e9, 1e18, 1e25].randomElement(using: &random)!  // four are there
  }
}
