import Base

/// What a phrase says in numbers: "almost 16.5 percent" → 16.5, known to 16.45...16.55, almost, a percentage.
package struct NumeralReading: Equatable, Sendable {
  /// What stands at the numeral and says what it counts.
  package enum Sign: Equatable, Sendable {
    case none, percent, percentagePoints
    /// "1.8 times", "3×".
    case times
    /// A code where the word or sign is unambiguous ("EUR"), else the sign as typed ("$", "kr").
    case currency(String)
  }

  /// The numeral's value with its scale word applied; the middle of a range.
  package let value: Double
  /// The numbers that would be written like this: half a unit of the last digit to both sides; for "17 to 20" from the
  /// lower end of the first to the upper end of the second.
  package let low: Double
  package let high: Double
  package let isRange: Bool
  package let hedge: Hedge?
  package let sign: Sign
  /// What the scale word multiplies by: 1, 1000, 1_000_000.
  package let scale: Double
  /// Digits after the point as written, before scaling.
  package let decimals: Int
  /// The bytes of the phrase that are the numeral itself; empty where it is written out or a range.
  package let digits: Range<Int>
  /// The decimals stand behind a point where the language writes a comma.
  package let hasForeignMark: Bool

  package init(
    value: Double, low: Double, high: Double, isRange: Bool = false, hedge: Hedge? = nil, sign: Sign = .none,
    scale: Double = 1, decimals: Int = 0, digits: Range<Int> = 0..<0,
    hasForeignMark: Bool = false
  ) {
    self.value = value
    self.low = low
    self.high = high
    self.isRange = isRange
    self.hedge = hedge
    self.sign = sign
    self.scale = scale
    self.decimals = decimals
    self.digits = digits
    self.hasForeignMark = hasForeignMark
  }
}

/// The single numeral in a phrase.
///
/// - Parameter before: The words just before the phrase in its sentence, which may hold the hedge.
/// - Returns: nil where there is no numeral, or more than one that are not a range ("one in five").
package func reading(
  of phrase: [UInt8], before: [UInt8] = [], language: LanguageRules
) -> NumeralReading? {
  let words = NumeralWords.words(for: language)
  let lexemes = Lexeme.all(in: phrase, language: language, words: words)
  guard let found = soleNumeral(lexemes, words) else { return nil }
  let ahead = lexemes[..<found.first].map(\.text)
  let lead = ahead.count <= 2 ? Lexeme.all(in: before, language: language, words: words).map(\.text) : []
  let hedge = trailingHedge(ahead, words) ?? trailingHedge(lead, words)
    ?? followingHedge(lexemes[found.next...].map(\.text), words)
  return found.reading(hedge: hedge)
}

/// A numeral or a range of two, where it stands among the lexemes, and what belongs to it.
private struct Found {
  let first: Int
  var next: Int
  let low: Lexeme.Number
  var high: Lexeme.Number?
  var scale: Double
  var sign: NumeralReading.Sign

  func reading(hedge: Hedge?) -> NumeralReading {
    let top = high ?? low
    let half = { (number: Lexeme.Number) in 0.5 * power(-number.decimals) * scale }
    let value = high == nil ? low.value : (low.value + top.value) / 2
    return NumeralReading(
      value: value * scale, low: low.value * scale - half(low), high: top.value * scale + half(top),
      isRange: high != nil, hedge: hedge, sign: sign, scale: scale, decimals: top.decimals,
      digits: high == nil && !low.isWrittenOut ? low.place : 0..<0,
      hasForeignMark: low.hasForeignMark || top.hasForeignMark)
  }
}

private func power(_ exponent: Int) -> Double {
  var result = 1.0
  for _ in 0..<exponent.magnitude { result *= 10 }
  return exponent < 0 ? 1 / result : result
}

private func soleNumeral(_ lexemes: [Lexeme], _ words: NumeralWords) -> Found? {
  var numbers: [Found] = []
  var i = 0
  var hasDigits = false
  for lexeme in lexemes { if let number = lexeme.number, !number.isWrittenOut { hasDigits = true } }
  while i < lexemes.count {
    // "a" and "one" are one word in most languages: beside a numeral it is the article.
    guard let number = lexemes[i].number,
      !(hasDigits && number.isWrittenOut && words.articles.contains(lexemes[i].text)),
      !isOrdinal(lexemes, i) else { i += 1; continue }
    var found = Found(first: i, next: i + 1, low: number, scale: 1, sign: .none)
    readTail(&found, lexemes, words)
    readHead(&found, lexemes, words)
    if words.fractions.contains(where: { found.next < lexemes.count && lexemes[found.next].text == $0 }) { return nil }
    numbers.append(found)
    i = found.next
  }
  if numbers.count == 2, let range = range(numbers[0], numbers[1], lexemes, words) { return range }
  // A year beside a figure says when, not how much.
  if numbers.count > 1 { numbers.removeAll { isYear($0) } }
  return numbers.count == 1 ? numbers[0] : nil
}

private func isYear(_ found: Found) -> Bool {
  found.low.isPlain && found.low.place.count == 4 && (1500...2199).contains(found.low.value) && found.sign == .none
    && found.scale == 1
}

/// "5th", "1er": a rank, not an amount.
private func isOrdinal(_ lexemes: [Lexeme], _ i: Int) -> Bool {
  i + 1 < lexemes.count && lexemes[i + 1].isGlued
    && ["st", "nd", "rd", "th", "er", "ère", "e", "ème", "º", "ª"].contains(lexemes[i + 1].text)
}

/// Scale words and unit signs behind a numeral.
private func readTail(_ found: inout Found, _ lexemes: [Lexeme], _ words: NumeralWords) {
  func text(_ ahead: Int) -> String { found.next + ahead < lexemes.count ? lexemes[found.next + ahead].text : "" }
  if text(0) == "-", text(1) != "", lexemes[found.next].isGlued,
    lexemes[found.next + 1].number == nil { found.next += 1 }
  if let scale = words.scales[text(0) + " " + text(1)] {
    found.scale = scale
    found.next += 2
  } else if let scale = words.scales[text(0)] {
    found.scale = scale
    found.next += 1
  } else if let scale = words.letters[text(0)], lexemes[found.next].isGlued || words.currencies[text(1)] != nil {
    found.scale = scale
    found.next += 1
  }
  if text(0) == "de" || text(0) == "d'", words.currencies[text(1)] != nil { found.next += 1 }
  for length in [3, 2, 1] {
    let phrase = (0..<length).map { text($0) }.joined(separator: " ")
    guard let sign = words.sign(phrase) else { continue }
    found.sign = sign
    found.next += length
    return
  }
}

/// A currency before the numeral: "$72.9 billion", "EUR 3 million".
private func readHead(_ found: inout Found, _ lexemes: [Lexeme], _ words: NumeralWords) {
  guard found.sign == .none, found.first > 0, let code = words.currencies[lexemes[found.first - 1].text] else { return }
  found.sign = .currency(code)
}

/// "17 to 20 percent", "$3–4 billion": what stands behind the second holds for both.
private func range(_ a: Found, _ b: Found, _ lexemes: [Lexeme], _ words: NumeralWords) -> Found? {
  var between = lexemes[a.next..<b.first].map(\.text)
  if let last = between.last, words.currencies[last] != nil { between.removeLast() }
  guard between.count == 1, words.connectors.contains(between[0]) else { return nil }
  if let opener = words.openers[between[0]] {
    guard lexemes[..<a.first].contains(where: { $0.text == opener }) else { return nil }
  }
  guard a.scale == 1 || a.scale == b.scale, a.sign == .none || b.sign == .none || a.sign == b.sign,
    a.low.value * (a.scale == 1 ? b.scale : a.scale) <= b.low.value * b.scale else { return nil }
  return Found(
    first: a.first, next: b.next, low: a.low, high: b.low, scale: b.scale, sign: b.sign == .none ? a.sign : b.sign)
}

/// The hedge that the words end with, articles and currencies behind it passed over.
private func trailingHedge(_ texts: [String], _ words: NumeralWords) -> Hedge? {
  var end = texts.count
  for _ in 0..<3 {
    for length in stride(from: min(4, end), to: 0, by: -1) {
      if let hedge = words.hedges[texts[(end - length)..<end].joined(separator: " ")] { return hedge }
    }
    guard end > 0, words.fillers.contains(texts[end - 1]) || words.currencies[texts[end - 1]] != nil else { return nil }
    end -= 1
  }
  return nil
}

/// "480 or more", "480+".
private func followingHedge(_ texts: [String], _ words: NumeralWords) -> Hedge? {
  for length in [2, 1] where texts.count >= length {
    if let hedge = words.followingHedges[texts[..<length].joined(separator: " ")] { return hedge }
  }
  return nil
}
