// A phrase cut into numbers, words and signs. Numbers follow the language: which mark groups, which one divides.

import Base

struct Lexeme {
  struct Number {
    let value: Double
    let decimals: Int
    let place: Range<Int>
    let isWrittenOut: Bool
    /// Digits and nothing else.
    let isPlain: Bool
    /// A point divides it where the language writes a comma.
    var hasForeignMark = false
  }

  /// In lower case; a number's digits as typed.
  let text: String
  let number: Number?
  /// No blank before it.
  let isGlued: Bool

  static func all(in phrase: [UInt8], language: LanguageRules, words: NumeralWords) -> [Lexeme] {
    var lexer = Lexer(phrase, language, words)
    return lexer.run()
  }
}

// Characters of several bytes that matter are folded into one byte each.
private enum Fold {
  static let blank: UInt8 = 0x1F     // no-break, narrow and thin spaces: blanks that also group digits
  static let dash: UInt8 = 0x1E
  static let times: UInt8 = 0x1D
}

private let folds: [(typed: String, byte: UInt8)] = [
  ("\u{A0}", Fold.blank), ("\u{202F}", Fold.blank), ("\u{2009}", Fold.blank), ("–", Fold.dash), ("—", Fold.dash),
  ("’", UInt8(ascii: "'")), ("−", UInt8(ascii: "-")), ("×", Fold.times),
]

private struct Lexer {
  private var bytes: [UInt8] = []
  private var offsets: [Int] = []
  private let language: LanguageRules
  private let words: NumeralWords
  private var lexemes: [Lexeme] = []
  private var i = 0

  init(_ phrase: [UInt8], _ language: LanguageRules, _ words: NumeralWords) {
    self.language = language
    self.words = words
    bytes.reserveCapacity(phrase.count)
    var k = 0
    while k < phrase.count {
      offsets.append(k)
      if phrase[k] < 0x80 {
        bytes.append(phrase[k] == 0x0A || phrase[k] == 0x09 ? 0x20 : phrase[k])
        k += 1
        continue
      }
      let fold = folds.first { phrase[k...].starts(with: $0.typed.utf8) }
      bytes.append(fold?.byte ?? phrase[k])
      k += fold?.typed.utf8.count ?? 1
    }
    offsets.append(phrase.count)
  }

  mutating func run() -> [Lexeme] {
    var isGlued = false
    while i < bytes.count {
      let byte = bytes[i]
      if byte == 0x20 || byte == Fold.blank {
        isGlued = false
        i += 1
        continue
      }
      let start = i
      if isDigit(byte) || isSign(i) {
        number(isGlued)
      } else if isLetter(byte) || byte >= 0x80 {
        word(isGlued)
      } else {
        i += 1
        let text = byte == Fold.dash ? "–" : byte == Fold.times ? "×" : String(UnicodeScalar(byte))
        lexemes.append(Lexeme(text: text, number: nil, isGlued: isGlued))
      }
      isGlued = i > start
    }
    return lexemes
  }

  /// A minus that belongs to the number behind it.
  private func isSign(_ k: Int) -> Bool {
    bytes[k] == 0x2D && k + 1 < bytes.count && isDigit(bytes[k + 1])
      && (k == 0 || bytes[k - 1] == 0x20 || bytes[k - 1] == Fold.blank || bytes[k - 1] == 0x28)
  }

  private mutating func number(_ isGlued: Bool) {
    let start = i
    let isNegative = bytes[i] == 0x2D
    if isNegative { i += 1 }
    var digits = 0.0
    var decimals = 0
    var isPlain = !isNegative
    var leading = 0
    while i < bytes.count, isDigit(bytes[i]) { digits = digits * 10 + Double(bytes[i] - 0x30); i += 1; leading += 1 }
    var group: UInt8 = 0
    while leading <= 3, leading > 0, i < bytes.count, isGroupMark(bytes[i]), group == 0 || bytes[i] == group,
      hasGroup(i + 1) {
      group = bytes[i]
      for k in i + 1..<i + 4 { digits = digits * 10 + Double(bytes[k] - 0x30) }
      i += 4
      isPlain = false
    }
    var hasForeignMark = false
    if i + 1 < bytes.count, isDecimalMark(bytes[i], grouped: group), isDigit(bytes[i + 1]) {
      hasForeignMark = bytes[i] == 0x2E && language.decimalMark != "."
      i += 1
      isPlain = false
      while i < bytes.count, isDigit(bytes[i]) {
        digits = digits * 10 + Double(bytes[i] - 0x30)
        decimals += 1
        i += 1
      }
    }
    // Divided once, so that the result is the number nearest to what was typed.
    var divisor = 1.0
    for _ in 0..<decimals { divisor *= 10 }
    let value = (isNegative ? -digits : digits) / divisor
    let place = offsets[start]..<offsets[i]
    lexemes.append(Lexeme(
      text: String(decoding: bytes[start..<i], as: UTF8.self),
      number: Lexeme.Number(
        value: value, decimals: decimals, place: place, isWrittenOut: false, isPlain: isPlain,
        hasForeignMark: hasForeignMark),
      isGlued: isGlued))
  }

  private func isGroupMark(_ byte: UInt8) -> Bool {
    switch byte {
    case Fold.blank, 0x27: true
    case 0x20: words.groupsWithBlank
    case 0x2C: language.decimalMark == "."
    case 0x2E: language.decimalMark == ","
    default: false
    }
  }

  /// Exactly three digits.
  private func hasGroup(_ k: Int) -> Bool {
    k + 2 < bytes.count && isDigit(bytes[k]) && isDigit(bytes[k + 1]) && isDigit(bytes[k + 2])
      && (k + 3 >= bytes.count || !isDigit(bytes[k + 3]))
  }

  /// The language's mark. A point that cannot group (one digit behind it) divides in every language: what it says is
  /// clear, if not how it should be written.
  private func isDecimalMark(_ byte: UInt8, grouped: UInt8) -> Bool {
    if byte == 0x2C { return language.decimalMark == "," }
    return byte == 0x2E && (language.decimalMark == "." || grouped != 0x2E)
  }

  private mutating func word(_ isGlued: Bool) {
    let start = i
    // Currency signs are words of their own, whatever stands beside them.
    for sign in ["€", "£", "¥"] where bytes[i] >= 0x80 && bytes[i...].starts(with: sign.utf8) {
      i += sign.utf8.count
      lexemes.append(Lexeme(text: sign, number: nil, isGlued: isGlued))
      return
    }
    while i < bytes.count, isLetter(bytes[i]) || bytes[i] >= 0x80 || bytes[i] == 0x27 && i + 1 < bytes.count
      && (isLetter(bytes[i + 1]) || bytes[i + 1] >= 0x80) {
      if i > start, bytes[i] == 0xE2 || bytes[i] == 0xC2,
        ["€", "£", "¥"].contains(where: { bytes[i...].starts(with: $0.utf8) }) { break }
      i += 1
    }
    let text = String(decoding: bytes[start..<i], as: UTF8.self).lowercased()
    // "US$" is one sign.
    if i < bytes.count, bytes[i] == 0x24, text == "us" {
      i += 1
      lexemes.append(Lexeme(text: "us$", number: nil, isGlued: isGlued))
      return
    }
    // The point of an abbreviation: "ca. 480", "3,2 mio. kr."; any other ends a sentence.
    if i < bytes.count, bytes[i] == 0x2E, abbreviations.contains(text) { i += 1 }
    var number: Lexeme.Number?
    if let value = words.numbers[text] {
      number = Lexeme.Number(
        value: Double(value), decimals: 0, place: offsets[start]..<offsets[i], isWrittenOut: true, isPlain: false)
    }
    lexemes.append(Lexeme(text: text, number: number, isGlued: isGlued))
  }
}

private let abbreviations: Set<String> = [
  "ca", "c", "approx", "kr", "mio", "mia", "mrd", "mill", "milj", "mn", "bn", "tsd", "pct", "md", "mds", "mdr",
]
