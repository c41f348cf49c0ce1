// Numerals in prose, for coverage: those that no figure accounts for are listed. Years, dates, ordinals, the numbers of
// headings, figures and pages, and digits in names do not count. Typed dates that cannot be, or that two readers would
// read differently, are reported on the way.

import Base

extension Renderer {
  /// A digit in the text. Returns where the numeral ends.
  mutating func numeral(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    var stop = i
    var marks = 0
    while stop < end {
      if isDigit(text[stop]) { stop += 1; continue }
      let width = markWidth(text, stop, end)
      guard width > 0, stop + width < end, isDigit(text[stop + width]) else { break }
      // A blank groups only three digits at a time: "12 480", but not "2011 480".
      if width != 1 || text[stop] == 0x27, !isGroup(text, stop + width, end) { break }
      marks += 1
      stop += width
    }
    guard scan.imageDepth == 0 else { return stop }
    if isName(text, i) || isGluedName(text, stop, end) {
      while stop < end, isWordByte(text[stop]) || text[stop] == 0x2D && stop + 1 < end
        && isWordByte(text[stop + 1]) { stop += 1 }
      return stop
    }
    if let past = date(i, stop, text, end) { return past }
    if let past = time(i, stop, text, end) { return past }
    // x^2^ and H~2~O: part of a formula or a unit.
    if i > 0, stop < end, text[i - 1] == text[stop], text[stop] == 0x5E || text[stop] == 0x7E { return stop }
    if marks == 0, let past = year(i, stop, text, end) { return past }
    let before = wordBefore(i, text)
    if isNumberOfSomething(before) { return behindRange(stop, text, end) }
    if isOrdinal(i, stop, text, end)
      || stop - i <= 2 && (isMonth(before) || isMonth(wordBehind(stop, text, end)))
      || scan.context == .heading && startsHeading(i, text) { return stop }
    document.numerals.append(textSpan(i, stop))
    return stop
  }

  // MARK: What a numeral is made of

  /// The width of a mark that groups or divides digits; 0 where there is none.
  private func markWidth(_ text: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int {
    switch text[i] {
    case 0x2C, 0x2E, 0x27: return 1
    case 0xC2 where i + 1 < end && text[i + 1] == 0xA0: return 2
    case 0xE2 where i + 2 < end && text[i + 1] == 0x80: return text[i + 2] == 0xAF || text[i + 2] == 0x99
      || text[i + 2] == 0x89 ? 3 : 0
    default: return 0
    }
  }

  private func isGroup(_ text: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Bool {
    i + 2 < end && isDigit(text[i + 1]) && isDigit(text[i + 2]) && (i + 3 >= end || !isDigit(text[i + 3]))
  }

  /// H5N1, COVID-19, B_2: the digits of a name.
  private func isName(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    guard i > 0 else { return false }
    if isLetterLike(text, i - 1) || text[i - 1] == 0x5F || text[i - 1] == 0x23 { return true }
    return text[i - 1] == 0x2D && i > 1 && (isLetterLike(text, i - 2) || isDigit(text[i - 2]))
  }

  /// 3D, 5G; but 1.2m and 30km are amounts.
  private func isGluedName(_ text: UnsafeBufferPointer<UInt8>, _ stop: Int, _ end: Int) -> Bool {
    guard stop < end, isLetter(text[stop]) || text[stop] == 0x5F else { return false }
    var last = stop
    while last < end, isLetter(text[last]) { last += 1 }
    let letters = text[stop..<last]
    return !gluedUnits.contains(letters) && !ordinalEndings.contains(letters)
  }

  private func isLetterLike(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    if isLetter(text[i]) { return true }
    // The second byte of é, ø, ß …, but not of × and ÷.
    return i > 0 && (0xC3...0xCF).contains(text[i - 1]) && text[i] >= 0x80
      && !(text[i - 1] == 0xC3 && (text[i] == 0x97 || text[i] == 0xB7))
  }

  // MARK: What does not count

  /// 1985, 1990s, 2000–2009, 2016/17, 2016-Q4, 2017-11.
  private func year(_ i: Int, _ stop: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int? {
    if stop - i == 2, i > 0, text[i - 1] == 0x27, stop < end, text[stop] == 0x73 { return stop + 1 }        // '90s
    guard stop - i == 4, text[i] == 0x31 || text[i] == 0x32,
      text[i] == 0x31 ? text[i + 1] >= 0x35 : text[i + 1] <= 0x31 else { return nil }
    if i > 0, isCurrency(text, i - 1) { return nil }
    var next = stop
    if next < end, text[next] == 0x73 { next += 1 }
    if next < end, text[next] == 0x25 { return nil }
    if next + 1 < end, text[next] == 0x20 || text[next] == 0xC2 {
      var unit = next + (text[next] == 0x20 ? 1 : 2)
      if unit < end, text[unit] == 0x25 { return nil }
      let start = unit
      while unit < end, isLetter(text[unit]) || text[unit] >= 0x80 { unit += 1 }
      if unit - start >= 2, unit - start < 16 {
        if NumeralWords.words(for: options.language).units.contains(text[start..<unit]) { return nil }
      }
    }
    // What follows a mark belongs to the period.
    var mark = 0
    if next < end, text[next] == 0x2D || text[next] == 0x2F { mark = 1 }
    if next + 2 < end, text[next] == 0xE2, text[next + 1] == 0x80, text[next + 2] == 0x93 { mark = 3 }
    if next + 2 < end, text[next] == 0x2E, text[next + 1] == 0x2E { mark = 2 }
    guard mark > 0, next + mark < end, isDigit(text[next + mark]) || text[next + mark] == 0x51 else { return next }
    next += mark
    while next < end, isDigit(text[next]) || text[next] == 0x51 { next += 1 }
    return next
  }

  /// 12:30
  private func time(_ i: Int, _ stop: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int? {
    guard stop - i <= 2, stop + 2 < end, text[stop] == 0x3A, isDigit(text[stop + 1]), isDigit(text[stop + 2]),
      stop + 3 >= end || !isDigit(text[stop + 3]) else { return nil }
    return stop + 3
  }

  private func isCurrency(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    text[i] == 0x24 || i >= 1 && text[i - 1] == 0xC2 && (text[i] == 0xA3 || text[i] == 0xA5)
      || i >= 2 && text[i - 2] == 0xE2 && text[i - 1] == 0x82 && text[i] == 0xAC
  }

  /// 5th, 1er, 2º; in Danish, German and Norwegian "5. juli", "5. plads".
  private func isOrdinal(_ i: Int, _ stop: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    guard stop < end else { return false }
    if isLetter(text[stop]) || text[stop] >= 0x80 {
      var last = stop
      while last < end, last - stop < 6, isLetter(text[last]) || text[last] >= 0x80 { last += 1 }
      return ordinalEndings.contains(text[stop..<last])
    }
    if text[stop] == 0x3A, stop + 1 < end, text[stop + 1] == 0x65 || text[stop + 1] == 0x61 { return true }    // 5:e
    guard text[stop] == 0x2E, stop + 2 < end, text[stop + 1] == 0x20, stop - i <= 3,
      ["da", "de", "nb"].contains(options.language.tag.prefix(2)) else { return false }
    return text[stop + 2] &- 0x61 < 26 || text[stop + 2] >= 0x80 || options.language.tag.hasPrefix("de")
      && isLetter(text[stop + 2])
  }

  /// A day: "4 July", "July 4".
  private func isMonth(_ word: Slice<Bytes>) -> Bool {
    word.count >= 3 && options.language.monthWords.contains(word)
  }

  /// "Figure 3", "p. 7", "section 4".
  private func isNumberOfSomething(_ word: Slice<Bytes>) -> Bool { numberedThings.contains(word) }

  /// "pp. 12–14": both ends are numbers of pages.
  private func behindRange(_ stop: Int, _ text: Bytes, _ end: Int) -> Int {
    guard stop < end else { return stop }
    let dash = text[stop] == 0x2D ? 1 : text[stop...].starts(with: "–".utf8) ? 3 : 0
    var last = stop + dash
    while dash > 0, last < end, isDigit(text[last]) { last += 1 }
    return last > stop + dash ? last : stop
  }

  private func wordBefore(_ i: Int, _ text: Bytes) -> Slice<Bytes> {
    var stop = i
    while stop > 0, i - stop < 3, text[stop - 1] == 0x20 || text[stop - 1] == 0x2E || text[stop - 1] == 0xA0
      || text[stop - 1] == 0xC2 { stop -= 1 }
    guard stop < i else { return text[i..<i] }
    var start = stop
    while start > 0, stop - start < 24, isLetter(text[start - 1]) || text[start - 1] >= 0x80 { start -= 1 }
    return text[start..<stop]
  }

  private func wordBehind(_ stop: Int, _ text: Bytes, _ end: Int) -> Slice<Bytes> {
    var start = stop
    while start < end, start - stop < 7, text[start] == 0x20 || text[start] == 0x2E || text[start] == 0xC2
      || text[start] == 0xA0 { start += 1 }
    // "de" in Spanish dates.
    if start + 3 < end, text[start] == 0x64, text[start + 1] == 0x65, text[start + 2] == 0x20 { start += 3 }
    var last = start
    while last < end, last - start < 24, isLetter(text[last]) || text[last] >= 0x80 { last += 1 }
    return text[start..<last]
  }

  /// "2.1 Method": the number of the heading itself.
  private func startsHeading(_ i: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text[..<i].allSatisfy { isWhitespace($0) }
  }

  // MARK: Dates

  /// 04.07.2011, 4/7/2011, 2011-07-04; where the date ends, nil where it is none.
  private mutating func date(_ i: Int, _ stop: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int? {
    guard let first = datePart(i, text, end), first.end + 1 < end, isDateMark(text[first.end]),
      let second = datePart(first.end + 1, text, end), second.end + 1 < end, text[second.end] == text[first.end],
      let third = datePart(second.end + 1, text, end) else { return nil }
    let parts = (first, second, third)
    let at = third.end
    guard at >= end || !isDigit(text[at])
      && !(text[at] == 0x2E && at + 1 < end && isDigit(text[at + 1])) else { return nil }
    if parts.0.width == 4, parts.1.width <= 2, parts.2.width <= 2 {
      if CalendarDate(parts.0.value, parts.1.value, parts.2.value) == nil { impossible(i, at, text) }
      return at
    }
    guard parts.0.width <= 2, parts.1.width <= 2, parts.2.width == 4 else { return nil }
    let dayFirst = CalendarDate(parts.2.value, parts.1.value, parts.0.value)
    let monthFirst = CalendarDate(parts.2.value, parts.0.value, parts.1.value)
    switch options.dateOrder {
    case .dayFirst: if dayFirst == nil { impossible(i, at, text) }
    case .monthFirst: if monthFirst == nil { impossible(i, at, text) }
    case nil:
      if dayFirst == nil, monthFirst == nil { impossible(i, at, text) }
      if let dayFirst, let monthFirst, dayFirst != monthFirst {
        report(.ambiguousDate(
          String(decoding: text[i..<at], as: UTF8.self), dayFirst.iso, monthFirst.iso, at: textSpan(i, at)))
      }
    }
    return at
  }

  /// Up to five digits.
  private func datePart(_ start: Int, _ text: Bytes, _ end: Int) -> (value: Int, width: Int, end: Int)? {
    var value = 0
    var i = start
    while i < end, isDigit(text[i]), i - start < 5 {
      value = value * 10 + Int(text[i] - 0x30)
      i += 1
    }
    return i > start ? (value, i - start, i) : nil
  }

  private func isDateMark(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x2F || byte == 0x2D }

  private mutating func impossible(_ i: Int, _ stop: Int, _ text: UnsafeBufferPointer<UInt8>) {
    report(.impossibleDate(String(decoding: text[i..<stop], as: UTF8.self), at: textSpan(i, stop)))
  }
}

private let gluedUnits = WordSet("k m b bn tn mn mio mia mrd md x kg g t km cm mm ha pp pct kr s")
private let ordinalEndings = WordSet("st nd rd th er re e ème eme º ª ° o a")
private let numberedThings = WordSet(
  """
  figure fig table section chapter page p pp no nr art article appendix step part version note vol volume issue \
  edition line item figur tabel afsnit \
  kapitel side s abbildung abb tabelle abschnitt seite tableau partie chapitre figura tabla sección capítulo página \
  tabell kapittel avsnitt sida sidan
  """)

extension Diagnostic {
  fileprivate static func ambiguousDate(_ text: String, _ a: String, _ b: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "lint/ambiguous-date", "“\(text)” is \(a) to some readers and \(b) to others", at: span,
      help: "write the month in words, or declare in site.yml how days are typed: policies: {date_format: dd.mm.yyyy}")
  }

  fileprivate static func impossibleDate(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(.warning, "lint/impossible-date", "there is no day “\(text)”", at: span)
  }
}
