// Time ticks stand on calendar steps and carry calendar words. The axis is never widened beyond the data, and its
// first and last year are named wherever they have room, since readers ask "from when to when" before anything else.

import Base

/// A place on the time axis and what stands there.
struct TimeTick: Sendable {
  let position: Double
  let label: String
}

extension Period {
  /// Where a period stands on a time axis, in years: its start, so that equal frequencies are equally spaced.
  var axisPosition: Double {
    switch frequency {
    case .year, .fiscalYear: Double(start)
    case .quarter: Double(start) / 4
    case .month: Double(start) / 12
    case .day: dayPosition(Int(start))
    }
  }

  /// "2019", "Q3 2019", "Nov 2019", "November 3, 2019", "2016/17", "2000–2009".
  func words(in language: LanguageRules) -> String {
    inked { plainly(language, &$0) } ?? atLength(language)
  }

  /// The same as XML, at the end of `out`.
  func append(wordsTo out: inout ByteWriter, in language: LanguageRules) {
    if out.elementIfWritten({ plainly(language, &$0) }) { return }
    out.appendXML(atLength(language))
  }

  // Years, quarters and months are most of the words of a chart; `String(Int)` takes ten times as long.
  private func plainly(_ language: LanguageRules, _ ink: inout Ink) -> Bool {
    let year = firstYear
    guard !isSpan, year >= 0 else { return false }
    switch frequency {
    case .year where year > 999: break
    case .quarter:
      guard ink.append(text: language.quarterMarks.before) else { return false }
      ink.append(whole: UInt32(start % 4) + 1)
      guard ink.append(text: language.quarterMarks.after) else { return false }
      ink.append(" ")
    case .month:
      guard ink.append(text: language.monthsShort[Int(start) % 12]) else { return false }
      ink.append(" ")
    case .year, .fiscalYear, .day: return false
    }
    ink.append(whole: UInt32(truncatingIfNeeded: year))
    return true
  }

  private func atLength(_ language: LanguageRules) -> String {
    if isSpan { return "\(first.words(in: language))–\(last.words(in: language))" }
    switch frequency {
    case .day: return CalendarDate(dayNumber: Int(start)).map { $0.text(in: language) } ?? text
    case .year, .quarter, .month, .fiscalYear: return text
    }
  }
}

/// Ticks for periods of one frequency from `first` to `last`, at most as many as have room.
///
/// - Parameter room: Pixels from the first to the last position.
func calendarTicks(
  _ first: Period, _ last: Period, room: Double, in language: LanguageRules
) -> [TimeTick] {
  switch first.frequency {
  case .year, .fiscalYear: yearTicks(first, last, room: room)
  case .quarter, .month, .day:
    last.axisPosition - first.axisPosition >= max(2, room / 140)
      ? wholeYearTicks(first, last, room: room)
      : first.frequency == .day
        ? dayTicks(first, last, room: room, in: language) : shortTicks(first, last, room: room, in: language)
  }
}

private func yearTicks(_ first: Period, _ last: Period, room: Double) -> [TimeTick] {
  let label: (Int) -> String = { Period(first.frequency, from: $0, to: $0).words(in: .english) }
  let wide = first.frequency == .fiscalYear ? 52.0 : 40.0
  let (a, b) = (Int(first.start), Int(last.start))
  guard b > a else { return [TimeTick(position: Double(a), label: label(a))] }
  let perYear = room / Double(b - a)
  if perYear * Double(b - a) < wide { return [TimeTick(position: Double(b), label: label(b))] }
  let years = calendarSteps(a, b, step: yearStep(perYear: perYear, wide: wide), room: room, wide: wide)
  return years.map { TimeTick(position: Double($0), label: label($0)) }
}

// Every so many ordinals counted from the calendar's beginning, between the first and the last, which always stand and
// from which the others keep their distance.
private func calendarSteps(_ first: Int, _ last: Int, step: Int, room: Double, wide: Double) -> [Int] {
  let each = room / Double(last - first)
  let inner = stride(from: (first / step) * step, to: last, by: step).filter {
    Double($0 - first) * each >= wide && Double(last - $0) * each >= wide
  }
  return [first] + inner + [last]
}

private func wholeYearTicks(_ first: Period, _ last: Period, room: Double) -> [TimeTick] {
  let (a, b) = (first.axisPosition, last.axisPosition)
  let step = yearStep(perYear: room / (b - a), wide: 44)
  var ticks: [TimeTick] = []
  var year = Int(a.rounded(.up))
  while year % step != 0 { year += 1 }
  while Double(year) <= b {
    ticks.append(TimeTick(position: Double(year), label: String(year)))
    year += step
  }
  return ticks
}

private func yearStep(perYear: Double, wide: Double) -> Int {
  for step in [1, 2, 5, 10, 20, 50, 100, 200, 500] where Double(step) * perYear >= wide { return step }
  return 1000
}

// Within a few years: quarters and months in words.
private func shortTicks(_ first: Period, _ last: Period, room: Double, in language: LanguageRules) -> [TimeTick] {
  func tick(_ ordinal: Int) -> TimeTick {
    let period = Period(first.frequency, from: ordinal, to: ordinal)
    return TimeTick(position: period.axisPosition, label: period.words(in: language))
  }
  let (a, b) = (Int(first.start), Int(last.start))
  let wide = max(textWidth(first.words(in: language)), textWidth(last.words(in: language))) + 16
  if b == a || room < wide { return [tick(b)] }
  let steps = first.frequency == .quarter ? [1, 2, 4, 8] : [1, 2, 3, 6, 12, 24]
  let step = steps.first { Double($0) * room / Double(b - a) >= wide } ?? b - a
  return calendarSteps(a, b, step: step, room: room, wide: wide).map(tick)
}

// Days and Mondays where there are few; the first of months otherwise.
private func dayTicks(_ first: Period, _ last: Period, room: Double, in language: LanguageRules) -> [TimeTick] {
  let (a, b) = (Int(first.start), Int(last.start))
  guard b > a else { return [TimeTick(position: first.axisPosition, label: first.words(in: language))] }
  let perDay = room / Double(b - a)
  let wide = textWidth(first.words(in: language)) + 16
  if let step = [1, 2, 7, 14].first(where: { Double($0) * perDay >= wide }) {
    // Day 0 was a Thursday.
    let start = step < 7 ? a : a + (11 - a % 7) % 7
    return stride(from: start, through: b, by: step).map { day in
      let period = first.advanced(by: day - a)
      return TimeTick(position: period.axisPosition, label: period.words(in: language))
    }
  }
  guard let begin = CalendarDate(dayNumber: a), let end = CalendarDate(dayNumber: b) else { return [] }
  let month = textWidth(Period.month(begin.year, 12).words(in: language)) + 16
  let step = [1, 2, 3, 6, 12].first { Double($0) * perDay * 30 >= month } ?? 12
  let from = begin.year * 12 + begin.month - (begin.day == 1 ? 1 : 0)
  let months = (from...max(from, end.year * 12 + end.month - 1)).filter { $0 % step == 0 }
  return months.compactMap { month in
    guard let day = CalendarDate(month / 12, month % 12 + 1, 1), day.dayNumber <= b else { return nil }
    return TimeTick(position: dayPosition(day.dayNumber), label: Period.month(day.year, day.month).words(in: language))
  }
}

private func dayPosition(_ number: Int) -> Double {
  guard let date = CalendarDate(dayNumber: number), let january = CalendarDate(date.year, 1, 1) else { return 0 }
  return Double(date.year) + Double(number - january.dayNumber) / 366
}
