// Figures and claims: what stands in braces.

import Base

extension Renderer {
  /// `{{ … }}`, or `{word}` in a heading.
  mutating func brace(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    guard i + 1 < end else { return i + 1 }
    if text[i + 1] == 0x7B, !isEscaped(i + 1) { return boundFigure(i, text, end) }
    return claim(i, text, end)
  }

  private mutating func boundFigure(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    guard let close = figureEnd(i + 2, text, end) else {
      let stop = min(i + 2 + figureLimit, end)
      report(.unclosedFigure(at: textSpan(i, min(i + 2, end)), tooLong: stop < end && scan.nextClose < end))
      return i + 2
    }
    let stop = close + 2
    guard let expression = expression(i + 2, close, text, whole: i..<stop) else { return stop }
    edit(i, stop, .figure, document.figures.count)
    document.figures.add(ProseFigure(
      kind: .bound, expression: expression.bytes, expressionSpan: expression.span, span: textSpan(i, stop)))
    return stop
  }

  /// The next `}}` that is not inside a quoted string, at most 1 KiB away.
  private mutating func figureEnd(_ start: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int? {
    if scan.nextClose < start {
      var i = start
      while i + 1 < end, text[i] != 0x7D || text[i + 1] != 0x7D { i += 1 }
      scan.nextClose = i + 1 < end ? i : end
    }
    guard scan.nextClose < end else { return nil }
    var quote: UInt8 = 0
    var i = start
    let last = min(end - 1, start + figureLimit)
    while i < last {
      let byte = text[i]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x7D, text[i + 1] == 0x7D {
        return i
      }
      i += 1
    }
    // A quote that is not closed hides the braces: take the first, and let the expression's reader speak.
    return scan.nextClose < last ? scan.nextClose : nil
  }

  /// The expression between `from` and `to`, cleaned of blanks at its ends; nil where it cannot be one.
  private mutating func expression(
    _ from: Int, _ to: Int, _ text: UnsafeBufferPointer<UInt8>, whole: Range<Int>
  ) -> (bytes: [UInt8], span: Span)? {
    var (from, to) = (from, to)
    while from < to, isWhitespace(text[from]) { from += 1 }
    while to > from, isWhitespace(text[to - 1]) { to -= 1 }
    guard from < to else {
      report(.emptyFigure(at: textSpan(whole.lowerBound, whole.upperBound)))
      return nil
    }
    if hasTokens(whole.lowerBound, whole.upperBound) {
      report(.markupInFigure(at: textSpan(whole.lowerBound, whole.upperBound)))
      return nil
    }
    if let i = strangeByte(from, to, text) {
      report(.strangeCharacter(isEscaped(i) ? "\\" : character(text, i, to), at: textSpan(i, i + 1)))
      return nil
    }
    var bytes = Array(text[from..<to])
    for i in bytes.indices where bytes[i] == 0x0A { bytes[i] = 0x20 }
    return (bytes, textSpan(from, to))
  }

  /// The first byte that is escaped, or stands outside of quotes and is of no expression.
  private func strangeByte(_ from: Int, _ to: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let allowed = expressionBytes
    var quote: UInt8 = 0
    for i in from..<to {
      let byte = text[i]
      if isEscaped(i) { return i }
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if !allowed.contains(byte) {
        return i
      }
    }
    return nil
  }

  // MARK: Assertions

  /// `[words]{=expression min=1 pin}`; `open` is the bracket's opener, `close` the place of `]`.
  mutating func assertion(
    _ open: Scan.Opener, _ close: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int
  ) -> Int? {
    var quote: UInt8 = 0
    var stop = close + 3
    let last = min(end, close + 3 + figureLimit)
    while stop < last, quote != 0 || text[stop] != 0x7D {
      let byte = text[stop]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      }
      stop += 1
    }
    guard stop < last else {
      report(.unclosedAssertion(at: textSpan(close, min(close + 3, end))))
      return nil
    }
    let words = open.at + 1..<close
    var from = close + 3
    while from < stop, isWhitespace(text[from]) { from += 1 }
    if from + 1 == stop, text[from] == 0x21 {                                                       // {=!}
      forget(open)
      document.waivers.append(textSpan(open.at, stop + 1))
      scan.edits[open.edit].kind = .drop
      edit(close, stop + 1, .drop)
      return stop + 1
    }
    // Words that hold figures are compared with nothing; and reading them again at each level would never end.
    guard document.figures.count == open.figures else {
      report(.figureInFigure(at: textSpan(close, stop + 1)))
      return stop + 1
    }
    guard words.count <= figureLimit else {
      report(.tooManyWords(at: textSpan(close, stop + 1)))
      return stop + 1
    }
    let options = assertionTest(from, stop, text)
    guard let expression = expression(from, options.start, text, whole: close..<stop + 1) else { return stop + 1 }
    forget(open)
    let phrase = phrase(words, text)
    let before = Array(text[max(0, open.at - 48)..<open.at])
    let reading = reading(of: phrase, before: before, language: self.options.language)
    let place = textSpan(open.at, stop + 1)
    if phrase.allSatisfy({ isWhitespace($0) }) {
      report(.emptyAssertion(at: place))
    } else if reading == nil, options.test.min == nil, options.test.max == nil {
      report(.noNumeral(String(decoding: phrase, as: UTF8.self), at: textSpan(open.at, close + 1)))
    }
    let index = document.figures.count
    document.figures.add(ProseFigure(
      kind: .asserted(Assertion(
        text: String(decoding: phrase, as: UTF8.self), textSpan: textSpan(open.at, close + 1),
        reading: reading, test: options.test)),
      expression: expression.bytes, expressionSpan: expression.span, span: place))
    scan.edits[open.edit].kind = .assertedOpen
    scan.edits[open.edit].index = Int32(truncatingIfNeeded: index)
    edit(close, stop + 1, .assertedClose, index)
    return stop + 1
  }

  /// Numerals found inside of an asserted figure trace to it.
  mutating func forget(_ open: Scan.Opener) {
    document.numerals.removeLast(max(0, document.numerals.count - open.numerals))
  }

  /// The words as they will be read: breaks as spaces, markup left out.
  private func phrase(_ words: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    text[words].map { $0 == 0x0A || $0 == InlineText.placeholder ? 0x20 : $0 }
  }

  /// The options at the end of an assertion's braces, and where the expression before them ends.
  private mutating func assertionTest(
    _ from: Int, _ stop: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> (test: AssertionTest, start: Int) {
    var test = AssertionTest()
    var end = stop
    while true {
      while end > from, isWhitespace(text[end - 1]) { end -= 1 }
      var start = end
      while start > from, !isWhitespace(text[start - 1]) { start -= 1 }
      // The expression itself is the first word; an option never is.
      guard start > from, start < end, isWhitespace(text[start - 1]) else { return (test, end) }
      let word = String(decoding: text[start..<end], as: UTF8.self)
      if word == "pin" {
        test.isPinned = true
      } else if let equals = word.firstIndex(of: "="), word.utf8.first.map(isLetter) == true,
        word[..<equals].utf8.allSatisfy({ isLetter($0) }) {
        let name = String(word[..<equals])
        guard let value = Double(word[word.index(after: equals)...]), value.isFinite else {
          guard ["min", "max", "tol"].contains(name) else { return (test, end) }
          report(.optionNotNumber(word, at: textSpan(start, end)))
          end = start
          continue
        }
        switch name {
        case "min": test.min = value
        case "max": test.max = value
        case "tol": test.tolerance = abs(value)
        default: report(.unknownOption(name, at: textSpan(start, end)))
        }
      } else {
        return (test, end)
      }
      end = start
    }
  }

  // MARK: Claims

  /// `{rose}` in a heading or title.
  private mutating func claim(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    guard let place = claimWord(text, i, end) else { return i + 1 }
    let stop = place.upperBound
    let word = String(decoding: text[place], as: UTF8.self)
    let takesClaims = scan.context == .heading || scan.context == .title
    guard let kind = ClaimKind(word, language: options.language) else {
      if takesClaims { report(.unknownClaim(word, options.language, at: textSpan(i, stop + 1))) }
      return i + 1
    }
    guard takesClaims else {
      report(.claimInText(word, at: textSpan(i, stop + 1)))
      return i + 1
    }
    edit(i, stop + 1, .claim, document.claims.count)
    document.claims.append(Claim(
      kind: kind, word: word, span: textSpan(i, stop + 1),
      heading: scan.context == .heading ? document.headings.count : nil))
    return stop + 1
  }
}

/// An expression is a line, not a program.
private let figureLimit = 1024

private let expressionBytes = ByteSet(
  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ .,:=@|()\"'%+-/?\t\n")

private func character(_ text: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> String {
  var stop = i + 1
  while stop < end, text[stop] & 0xC0 == 0x80 { stop += 1 }
  return String(decoding: text[i..<stop], as: UTF8.self)
}

extension Diagnostic {
  fileprivate static func unclosedFigure(at span: Span, tooLong: Bool) -> Diagnostic {
    Diagnostic(
      .error, "figure/unclosed", tooLong ? "no “}}” within 1024 bytes of this “{{”" : "this “{{” has no “}}”", at: span,
      help: "write \\{{ for two braces that are text")
  }

  fileprivate static func emptyFigure(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "figure/empty", "this figure has no expression", at: span,
      help: "write {{ ENTITY.INDICATOR }}, as in {{ boston.employment@2016 }}")
  }

  fileprivate static func markupInFigure(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "figure/markup", "Markdown reads part of this expression as emphasis, code, a link or HTML", at: span,
      help: "leave “*”, “`”, “<” and “_” at the ends of words out of expressions")
  }

  fileprivate static func strangeCharacter(_ character: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "figure/character", "“\(character)” cannot stand in an expression in text", at: span,
      help: character == "}"
        ? "a figure ends in two braces: }}"
        : "expressions in text are made of names, digits, spaces and . , : = @ | ( ) \" ' % + - / ?")
  }

  fileprivate static func unclosedAssertion(at span: Span) -> Diagnostic {
    Diagnostic(.error, "figure/unclosed", "this “{=” has no “}”", at: span)
  }

  fileprivate static func figureInFigure(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "figure/nested", "the words of an asserted figure hold another figure", at: span,
      help: "close the bracket before it, or print it with {{ … }} alone")
  }

  fileprivate static func tooManyWords(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "figure/too-long", "more than 1024 bytes stand between the brackets", at: span,
      help: "put only the words that say the figure into them")
  }

  fileprivate static func emptyAssertion(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "figure/empty", "there are no words to check between the brackets", at: span,
      help: "write [18 percent]{=…}, or {{ … }} to print the figure")
  }

  fileprivate static func noNumeral(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "figure/no-numeral", "“\(text)” holds no single numeral to check", at: span,
      help: "say what it admits: {=… min=17 max=20}")
  }

  fileprivate static func optionNotNumber(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(.error, "figure/option", "“\(word)” does not give a number", at: span, help: "as in min=17.5")
  }

  fileprivate static func unknownOption(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "figure/option", "a figure has no option named “\(name)”", at: span,
      help: nearest(to: name, among: ["min", "max", "tol", "pin"]).asSuggestion ?? "there are min, max, tol and pin")
  }

  fileprivate static func claimInText(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "claim/in-text", "“{\(word)}” is verified in headings and titles only", at: span,
      help: "write the word without braces, or move the claim to the heading")
  }
}
