/// A number as whole units of a decimal place: 12.5 is 125 tenths. Nearly every figure of a report is one with at most
/// six places, and is rounded and written so without asking for its shortest digits.
struct FixedDecimal: Equatable, Sendable {
  let units: Int
  /// At most six.
  let places: Int

  /// `value` rounded half away from zero from its decimal digits; `nil` where only these digits can tell, since it
  /// lies near the middle between two, or where it is too large.
  init?(_ value: Double, places: Int) {
    guard let power = Self.power(places), value.magnitude * power < 1e12 else { return nil }
    let scaled = value * power
    let whole = scaled.rounded()
    guard (scaled - whole).magnitude < 0.499 else { return nil }
    (units, self.places) = (Int(whole), places)
  }

  /// `value` as it is, with as few places as it has; `nil` where it has more than six, or is too large.
  init?(_ value: Double) {
    guard value.magnitude < 1e8 else { return nil }
    for (places, power) in Self.powers.enumerated() {
      let whole = (value * power).rounded()
      // The nearest number to a decimal of fifteen digits has no other decimal of so few.
      if whole / power == value {
        (units, self.places) = (Int(whole), places)
        return
      }
    }
    return nil
  }

  init?(_ value: Double, places: Int?) {
    if let places { self.init(value, places: places) } else { self.init(value) }
  }

  /// The nearest number to it: the quotient of two exact ones.
  var value: Double { Double(units) / Self.powers[places] }

  private static func power(_ places: Int) -> Double? { powers.indices.contains(places) ? powers[places] : nil }
  private static let powers: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6]
}

extension ByteWriter {
  /// The number with its point, a minus as given, and a mark between thousands from so many digits on.
  mutating func append(
    _ number: FixedDecimal, minus: String, point: String, group: String = "", groupsFrom: Int = .max
  ) {
    if number.units < 0 { append(text: minus) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var rest = number.units.magnitude
      var count = 0
      while rest > 0 || count <= number.places {
        digits[count] = UInt8(48 + rest % 10)
        rest /= 10
        count += 1
      }
      let isGrouped = count - number.places >= groupsFrom
      for index in stride(from: count - 1, through: 0, by: -1) {
        append(digits[index])
        let power = index - number.places
        if isGrouped, power > 0, power % 3 == 0 { append(text: group) }
        if power == 0, index > 0 { append(text: point) }
      }
    }
  }
}
