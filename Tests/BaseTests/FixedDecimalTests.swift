import Base
import Testing
import TestSupport

@Test func shortWayOfWritingNumbersSaysWhatTheirDigitsSay() {
  var seeded = Seeded(7)
  for _ in 0..<1_000 {
    let whole = Double(Int.random(in: -2_000_000...2_000_000, using: &seeded))
    let scale = ([1, 2, 8, 10, 100, 1000, 3, 7, 1e6] as [Double]).randomElement(using: &seeded) ?? 1
    for value in [whole / scale, whole * scale, (whole / 10).nextUp, (whole / 2).nextDown] {
      #expect(plainText(value) == plain(value, nil))
      for places in [0, 1, 2, 3] {
        #expect(plainText(value, decimals: places) == plain(value, places))
        #expect(rounded(value, decimals: places) == (Double(plain(value, places)) ?? .nan))
      }
    }
  }
}

// From the shortest digits, which are right for every number.
private func plain(_ value: Double, _ places: Int?) -> String {
  guard var digits = DecimalDigits(value) else { return "" }
  if let places { digits.round(decimals: places) }
  let sign = digits.isNegative && !digits.isZero ? "-" : ""
  return sign + stride(from: max(0, digits.magnitude), through: -digits.decimals, by: -1)
    .map { ($0 == -1 ? "." : "") + String(digits.digit(at: $0)) }.joined()
}
