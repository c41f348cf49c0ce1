// Brackets: assertions, attributes, footnotes, citations.

import Base

extension Renderer {
  mutating func openBracket(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    if i + 1 < end, text[i + 1] == 0x5E, !isEscaped(i + 1), let stop = footnoteUse(i, text, end) { return stop }
    guard i < lastBracket(text) else { return i + 1 }
    scan.brackets.append(scan.openers.count)
    push(.bracket, i, 1)
    return i + 1
  }

  mutating func closeBracket(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    let base = scan.frames[scan.frames.count - 1].base
    guard let index = scan.brackets.last, index >= base else { return i + 1 }
    let opener = scan.openers[index]
    if opener.kind == .note {
      dropOpeners(to: index + 1)
      scan.brackets.removeLast()
      scan.openers.removeLast()
      inlineNote(opener, i)
      return i + 1
    }
    if i + 1 < end, text[i + 1] == 0x7B, !isEscaped(i + 1) {
      let isAssertion = i + 2 < end && text[i + 2] == 0x3D
      if isAssertion || text[min(i + 2, end - 1)] != 0x7B {
        dropOpeners(to: index)
        let stop = isAssertion
          ? scan.imageDepth == 0 ? assertion(opener, i, text, end) : nil
          : bracketedSpan(opener, i, text, end)
        return stop ?? i + 1
      }
    }
    if opener.at + 1 < i, text[opener.at + 1] == 0x40, !isEscaped(opener.at + 1),
      let stop = bracketedCitation(opener, index, i, text) { return stop }
    if i + 1 < end, text[i + 1] == 0x28 { tellOfFigureInAddress(i + 2, text, end) }
    scan.brackets.removeLast()
    if index == scan.openers.count - 1 { scan.openers.removeLast() } else { scan.openers[index].kind = .dead }
    return i + 1
  }

  /// `[words](page/{{ … }})` is no link to Markdown, for addresses hold no blanks; but it was meant as one.
  private mutating func tellOfFigureInAddress(_ start: Int, _ text: Bytes, _ end: Int) {
    let last = min(end - 1, start + 200)
    var i = start
    while i < last, !isWhitespace(text[i]), text[i] != 0x29, text[i] != 0x7B { i += 1 }
    if i < last, text[i] == 0x7B, text[i + 1] == 0x7B { report(.figureInAddress(at: textSpan(i, i + 2))) }
  }

  /// Where the last `]` of the text stands; -1 where there is none.
  mutating func lastBracket(_ text: Bytes) -> Int {
    if let known = scan.lastBracket { return known }
    let place = text.lastIndex(of: 0x5D) ?? -1
    scan.lastBracket = place
    return place
  }

  // MARK: Attributes

  /// `[words]{.class #id}`
  private mutating func bracketedSpan(
    _ open: Scan.Opener, _ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int
  ) -> Int? {
    guard scan.imageDepth == 0 else { return nil }
    guard let (found, stop) = attributes(at: i + 1, text, end) else {
      report(.notAttributes(at: textSpan(i, min(i + 3, end))))
      return nil
    }
    var attributes = found
    scan.edits[open.edit].kind = .spanOpen
    scan.edits[open.edit].index = Int32(scan.attributes.count)
    if let id = attributes.id, !claimID(id, at: textSpan(i + 1, stop)) { attributes.id = nil }
    scan.attributes.append(attributes)
    edit(i, stop, .spanClose)
    return stop
  }

  /// Attributes right behind a link or image.
  mutating func attributesBehind(_ token: Int, _ i: Int, _ text: UnsafeBufferPointer<UInt8>) {
    guard i < text.count, text[i] == 0x7B, !isEscaped(i), i + 1 < text.count, text[i + 1] == 0x23
      || text[i + 1] == 0x2E,
      scan.imageDepth == 0, let (found, stop) = attributes(at: i, text, text.count) else { return }
    var attributes = found
    if let id = attributes.id, !claimID(id, at: textSpan(i, stop)) { attributes.id = nil }
    scan.tokenAttributes[token] = attributes
    edit(i, stop, .drop)
    scan.resume = stop
  }

  private func attributes(at i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> (Attributes, Int)? {
    let last = min(end, i + 200)
    var stop = i + 1
    while stop < last, text[stop] != 0x7D { stop += 1 }
    guard stop < last, !hasTokens(i, stop + 1), let attributes = Attributes(text[(i + 1)..<stop]),
      !attributes.isEmpty else { return nil }
    return (attributes, stop + 1)
  }

  // MARK: Footnotes

  /// `[^label]`
  private mutating func footnoteUse(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int? {
    let last = min(end, i + 200)
    var stop = i + 2
    while stop < last, text[stop] != 0x5D, !isWhitespace(text[stop]), text[stop] != 0x5B { stop += 1 }
    guard stop < last, text[stop] == 0x5D, stop > i + 2 else { return nil }
    let label = String(decoding: text[(i + 2)..<stop], as: UTF8.self)
    let place = textSpan(i, stop + 1)
    guard let mark = prepared.footnotes[label] else {
      let near = hasSaidEnough ? nil : nearest(to: label, among: prepared.footnotes.keys.sorted())
      report(.noFootnote(label, at: place, nearest: near))
      return stop + 1
    }
    guard scan.imageDepth == 0, scan.linkDepth == 0 else {
      report(.footnoteInLink(at: place))
      return stop + 1
    }
    var number = notes.numbers[mark]
    if number > 0 {
      notes.order[number - 1].uses += 1
    } else {
      number = notes.order.count + 1
      notes.numbers[mark] = number
      notes.order.add(Notes.Note(label: label, mark: mark, content: nil, uses: 1, span: prepared.marks[mark].span))
    }
    // The edit carries the number and which use of it this is.
    edit(i, stop + 1, .footnote, number << 16 | min(notes.order[number - 1].uses, 0xFFFF))
    return stop + 1
  }

  /// `^[text]`
  private mutating func inlineNote(_ open: Scan.Opener, _ i: Int) {
    let number = notes.order.count + 1
    notes.order.add(Notes.Note(
      label: String(number), mark: nil, content: nil, uses: 1, span: textSpan(open.at, i + 1)))
    scan.edits[open.edit].kind = .noteOpen
    scan.edits[open.edit].index = Int32(truncatingIfNeeded: number)
    edit(i, i + 1, .noteClose, number)
  }

  // MARK: Citations

  /// `[@key, p. 7; @other]`
  private mutating func bracketedCitation(
    _ open: Scan.Opener, _ index: Int, _ i: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard scan.imageDepth == 0, scan.linkDepth == 0 else { return nil }
    var items: [Citation.Item] = []
    var from = open.at + 1
    while from < i {
      var stop = from
      while stop < i, text[stop] != 0x3B { stop += 1 }
      while from < stop, isWhitespace(text[from]) { from += 1 }
      guard from < stop, text[from] == 0x40 else { return nil }
      let keyEnd = citationKeyEnd(from + 1, text, stop)
      guard keyEnd > from + 1 else { return nil }
      if isReference(text, from + 1, keyEnd) { return nil }
      let key = String(decoding: text[(from + 1)..<keyEnd], as: UTF8.self)
      var locator = keyEnd
      while locator < stop, isWhitespace(text[locator]) || text[locator] == 0x2C { locator += 1 }
      items.append(Citation.Item(
        key: key, keySpan: textSpan(from + 1, keyEnd),
        locator: String(decoding: text[locator..<stop].map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)))
      from = stop + 1
    }
    guard !items.isEmpty, !hasTokens(open.at, i),
      !scan.edits.all[open.edit...].contains(where: { holdsMore($0.kind) }) else {
      return nil
    }
    // What was found in the citation is forgotten, and so is what still waited for its end there.
    dropOpeners(to: index)
    while let last = scan.quotes.last, last.edit >= open.edit { scan.quotes.removeLast() }
    forget(open)
    document.citations.removeLast(document.citations.count - open.citations)
    document.references.removeLast(document.references.count - open.references)
    scan.edits.removeLast(scan.edits.count - open.edit)
    edit(open.at, i + 1, .citation, document.citations.count)
    document.citations.append(Citation(items: items, isBracketed: true, span: textSpan(open.at, i + 1)))
    return i + 1
  }

  /// Whether an edit stands for something that cannot be taken back.
  private func holdsMore(_ kind: Edit.Kind) -> Bool {
    switch kind {
    case .figure, .assertedOpen, .assertedClose, .claim, .footnote, .noteOpen, .noteClose, .spanOpen, .spanClose: true
    case .none, .citation, .reference, .strikeOpen, .strikeClose, .supOpen, .supClose, .subOpen, .subClose, .webLink,
      .mailLink, .bareLink, .mark, .drop: false
    }
  }

  /// `@key`, `@fig-jobs`, or the middle of an e-mail address.
  mutating func at(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    if let stop = mailLink(i, text, end) { return stop }
    guard i == 0 || !isWordByte(text[i - 1]) && text[i - 1] < 0x80, scan.imageDepth == 0 else { return i + 1 }
    let stop = citationKeyEnd(i + 1, text, end)
    guard stop > i + 1 else { return i + 1 }
    let key = String(decoding: text[(i + 1)..<stop], as: UTF8.self)
    guard scan.linkDepth == 0 else {
      report(.citationInLink(key, at: textSpan(i, stop)))
      return stop
    }
    if isReference(text, i + 1, stop) {
      edit(i, stop, .reference, document.references.count)
      document.references.add(CrossReference(id: key, target: nil, span: textSpan(i, stop)))
    } else {
      edit(i, stop, .citation, document.citations.count)
      document.citations.append(Citation(
        items: [Citation.Item(key: key, keySpan: textSpan(i + 1, stop), locator: "")], isBracketed: false,
        span: textSpan(i, stop)))
    }
    return stop
  }

  private func citationKeyEnd(_ start: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    guard start < end, isLetter(text[start]) || isDigit(text[start]) else { return start }
    var i = start
    while i < end {
      if isWordByte(text[i]) { i += 1; continue }
      // Punctuation belongs to a key only inside of it.
      guard text[i] == 0x2D || text[i] == 0x2E || text[i] == 0x3A, i + 1 < end, isWordByte(text[i + 1]) else { break }
      i += 1
    }
    return i
  }

  /// Whether a key begins with `fig-`, `tbl-` or `sec-`.
  private func isReference(_ text: Bytes, _ start: Int, _ end: Int) -> Bool {
    guard start + 4 <= end, text[start + 3] == 0x2D else { return false }
    switch (text[start], text[start + 1], text[start + 2]) {
    case (0x66, 0x69, 0x67), (0x74, 0x62, 0x6C), (0x73, 0x65, 0x63): return true
    default: return false
    }
  }
}

extension Diagnostic {
  fileprivate static func notAttributes(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "markdown/attributes", "what follows the bracket is neither attributes nor an assertion", at: span,
      help: "write [words]{.class}, [18 percent]{=expression}, or a backslash before the brace")
  }

  fileprivate static func noFootnote(_ label: String, at span: Span, nearest: String?) -> Diagnostic {
    Diagnostic(
      .error, "footnote/undefined", "no footnote is named “\(label)”", at: span,
      help: nearest.asSuggestion ?? "define it on a line of its own: [^\(label)]: text")
  }

  fileprivate static func footnoteInLink(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "footnote/in-link", "a footnote cannot stand inside a link or an image", at: span,
      help: "put it behind the closing bracket")
  }

  fileprivate static func citationInLink(_ key: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "citation/in-link", "“@\(key)” inside a link is not a citation", at: span,
      help: "put it behind the link, or write \\@")
  }
}
