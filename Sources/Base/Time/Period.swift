// Time as statistics have it: a year, a quarter, a month, a day, a fiscal year, or a span between two of one kind.
// Each is a run of ordinals of its frequency, so that order, neighbours and lengths are integer arithmetic.

/// How often a series is observed.
package enum Frequency: UInt8, Hashable, Comparable, CaseIterable, Sendable {
  case year, fiscalYear, quarter, month, day

  package var name: String {
    switch self {
    case .year: "year"
    case .fiscalYear: "fiscal year"
    case .quarter: "quarter"
    case .month: "month"
    case .day: "day"
    }
  }

  /// Ordinals in a year; a day has none that is constant.
  package var perYear: Int? {
    switch self {
    case .year, .fiscalYear: 1
    case .quarter: 4
    case .month: 12
    case .day: nil
    }
  }

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// One period, written `2017`, `2017-Q4`, `2017-11`, `2017-11-30`, `2016/17`, or a span `2000..2009`.
package struct Period: Hashable, Sendable {
  package let frequency: Frequency
  /// The first ordinal: the year; four times the year plus the quarter from 0; twelve times the year plus the
  /// month from 0; days since 1970-01-01; the first of a fiscal year's two years.
  package let start: Int32
  /// The last ordinal; equal to `start` unless this is a span.
  package let end: Int32

  package init(_ frequency: Frequency, from start: Int, to end: Int) {
    self.frequency = frequency
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  /// The calendar year.
  package static func year(_ year: Int) -> Period { Period(.year, from: year, to: year) }
  /// - Parameter quarter: 1 to 4.
  package static func quarter(_ year: Int, _ quarter: Int) -> Period {
    Period(.quarter, from: year * 4 + quarter - 1, to: year * 4 + quarter - 1)
  }
  /// - Parameter month: 1 to 12.
  package static func month(_ year: Int, _ month: Int) -> Period {
    Period(.month, from: year * 12 + month - 1, to: year * 12 + month - 1)
  }

  package var isSpan: Bool { start != end }

  /// The number of steps from the first ordinal to the last: the n of a compound rate over a span.
  package var intervals: Int { Int(end) - Int(start) }

  /// The first and the last part of a span; a single period is both.
  package var first: Period { Period(frequency, from: Int(start), to: Int(start)) }
  package var last: Period { Period(frequency, from: Int(end), to: Int(end)) }

  /// The calendar year in which it starts.
  package var firstYear: Int { year(ofOrdinal: Int(start)) }
  /// The calendar year in which it ends: of the fiscal year 2016/17, 2017.
  package var lastYear: Int { year(ofOrdinal: Int(end)) + (frequency == .fiscalYear ? 1 : 0) }

  /// The period `steps` later of the same frequency and length; earlier for negative steps.
  package func advanced(by steps: Int) -> Period {
    Period(frequency, from: Int(start) + steps, to: Int(end) + steps)
  }

  /// The same part of the year one year before: what a change on the year compares with. `nil` for days and spans.
  package var yearBefore: Period? { isSpan ? nil : frequency.perYear.map { advanced(by: -$0) } }

  /// The last day in it.
  package var lastDay: CalendarDate? {
    switch frequency {
    case .year: CalendarDate(Int(end), 12, 31)
    case .fiscalYear: CalendarDate(Int(end) + 1, 12, 31)
    case .quarter: lastDay(Int(end) / 4, month: Int(end) % 4 * 3 + 3)
    case .month: lastDay(Int(end) / 12, month: Int(end) % 12 + 1)
    case .day: CalendarDate(dayNumber: Int(end))
    }
  }

  /// Whether all of another lies in it: 2024 covers 2024-Q3. A fiscal year covers fiscal years alone, since where it
  /// begins differs from country to country.
  package func covers(_ other: Period) -> Bool {
    if frequency == other.frequency { return start <= other.start && other.end <= end }
    guard frequency != .fiscalYear, other.frequency != .fiscalYear, let before = dayBefore, let last = lastDay,
      let otherBefore = other.dayBefore, let otherLast = other.lastDay
    else { return false }
    return before <= otherBefore && otherLast <= last
  }

  private var dayBefore: CalendarDate? { Period(frequency, from: Int(start) - 1, to: Int(start) - 1).lastDay }

  /// The notation above, in files, addresses and keys.
  package var text: String {
    isSpan ? "\(text(ofOrdinal: Int(start)))..\(text(ofOrdinal: Int(end)))" : text(ofOrdinal: Int(start))
  }

  private func year(ofOrdinal ordinal: Int) -> Int {
    switch frequency {
    case .year, .fiscalYear: ordinal
    case .quarter: ordinal / 4
    case .month: ordinal / 12
    case .day: CalendarDate(dayNumber: ordinal)?.year ?? 0
    }
  }

  private func lastDay(_ year: Int, month: Int) -> CalendarDate? {
    CalendarDate(year, month, daysInMonth(year, month))
  }

  private func text(ofOrdinal ordinal: Int) -> String {
    switch frequency {
    case .year: padded(ordinal, 4)
    case .fiscalYear: "\(padded(ordinal, 4))/\(padded((ordinal + 1) % 100, 2))"
    case .quarter: "\(padded(ordinal / 4, 4))-Q\(ordinal % 4 + 1)"
    case .month: "\(padded(ordinal / 12, 4))-\(padded(ordinal % 12 + 1, 2))"
    case .day: CalendarDate(dayNumber: ordinal)?.iso ?? ""
    }
  }
}

extension Period: Comparable {
  /// By last day, then by first: a span sorts with its end. Frequencies mix in calendar order.
  package static func < (a: Self, b: Self) -> Bool {
    if a.frequency == b.frequency { return (a.end, a.start) < (b.end, b.start) }
    let (x, y) = (a.lastDay?.dayNumber ?? 0, b.lastDay?.dayNumber ?? 0)
    return (x, a.frequency.rawValue) < (y, b.frequency.rawValue)
  }
}

extension Period {
  /// The longest period at the start of `bytes`, and how many bytes it takes; `nil` where none starts there.
  /// So `2017-Q4` is a quarter, and in `2017 - 4` only `2017` is taken.
  package static func prefix(of bytes: ArraySlice<UInt8>) -> (period: Period, count: Int)? {
    guard let first = single(bytes) else { return nil }
    let rest = bytes.dropFirst(first.count)
    guard rest.starts(with: [0x2E, 0x2E]), let last = single(rest.dropFirst(2)),
      last.period.frequency == first.period.frequency, last.period.start > first.period.start
    else { return first }
    let span = Period(first.period.frequency, from: Int(first.period.start), to: Int(last.period.end))
    return (span, first.count + 2 + last.count)
  }

  /// `nil` unless the whole text is one period.
  package init?(_ text: some StringProtocol) { self.init(ArraySlice(text.utf8)) }

  package init?(_ bytes: ArraySlice<UInt8>) {
    guard let (period, count) = Period.prefix(of: bytes), count == bytes.count else { return nil }
    self = period
  }

  private static func single(_ bytes: ArraySlice<UInt8>) -> (period: Period, count: Int)? {
    guard let year = number(bytes, digits: 4), year > 0 else { return nil }
    let mark = bytes.dropFirst(4)
    let rest = mark.dropFirst()
    switch mark.first {
    case UInt8(ascii: "-"):
      if rest.first == UInt8(ascii: "Q"), let quarter = number(rest.dropFirst(), digits: 1), (1...4).contains(quarter) {
        return (.quarter(year, quarter), 7)
      }
      guard let month = number(rest, digits: 2), (1...12).contains(month) else { return (.year(year), 4) }
      let afterMonth = rest.dropFirst(2)
      if afterMonth.first == UInt8(ascii: "-"), let day = number(afterMonth.dropFirst(), digits: 2),
        let date = CalendarDate(year, month, day)
      {
        return (Period(.day, from: date.dayNumber, to: date.dayNumber), 10)
      }
      return (.month(year, month), 7)
    case UInt8(ascii: "/"):
      guard let next = number(rest, digits: 2), next == (year + 1) % 100 else { return (.year(year), 4) }
      return (Period(.fiscalYear, from: year, to: year), 7)
    default:
      return (.year(year), 4)
    }
  }

  // Exactly so many digits: a fifth digit after a year would make it another number.
  private static func number(_ bytes: ArraySlice<UInt8>, digits: Int) -> Int? {
    let head = bytes.prefix(digits)
    guard head.count == digits, head.allSatisfy(isDigit), bytes.dropFirst(digits).first.map(isDigit) != true else {
      return nil
    }
    return head.reduce(0) { $0 * 10 + Int($1) - 48 }
  }
}
