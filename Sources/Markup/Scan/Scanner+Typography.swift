import Base

extension Renderer {
  /// `--`, `---`; a single hyphen stays.
  mutating func dash(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    var stop = i
    while stop < end, text[stop] == 0x2D { stop += 1 }
    guard options.typography else { return stop }
    if stop - i == 2 { edit(i, stop, .mark, Typography.enDash) }
    if stop - i == 3 { edit(i, stop, .mark, Typography.emDash) }
    return stop
  }

  /// `...`, and the address that begins `www.`
  mutating func dot(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    if i >= 3, text[i - 1] | 0x20 == 0x77, text[i - 2] | 0x20 == 0x77, text[i - 3] | 0x20 == 0x77,
      let stop = webLink(from: i - 3, bodyFrom: i + 1, text, end, .webLink) { return stop }
    var stop = i
    while stop < end, text[stop] == 0x2E { stop += 1 }
    if options.typography, stop - i == 3 { edit(i, stop, .mark, Typography.ellipsis) }
    return stop
  }

  /// A quotation mark opens at the start of a word and closes at its end; which pair it is, its depth decides and not
  /// the key that was hit. A single one inside a word, or one that finds no partner, is an apostrophe.
  mutating func quote(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    guard options.typography else { return i + 1 }
    let byte = text[i]
    let before = i > 0 ? text[i - 1] : 0x20
    let after = i + 1 < end ? text[i + 1] : 0x20
    let opens = !isWhitespace(after) && (isWhitespace(before) || isOpening(before) || endsWithDash(text, i))
    if opens {
      // A decade ('90s) opens nothing.
      if byte == 0x27, isDigit(after) { edit(i, i + 1, .mark, Typography.apostrophe); return i + 1 }
      scan.quotes.append((scan.edits.count, byte))
      edit(i, i + 1, .none)
      return i + 1
    }
    let isInWord = byte == 0x27 && (isWordByte(after) || after >= 0x80)
    if !isInWord, let open = scan.quotes.all.suffix(4).lastIndex(where: { $0.byte == byte }) {
      for lost in scan.quotes.all[(open + 1)...] where lost.byte == 0x27 { asApostrophe(lost.edit) }
      let opener = scan.quotes[open].edit
      scan.quotes.removeLast(scan.quotes.count - open)
      let isInner = open % 2 == 1
      scan.edits[opener].kind = .mark
      scan.edits[opener].index = Int32(isInner ? Typography.innerOpen : Typography.outerOpen)
      edit(i, i + 1, .mark, isInner ? Typography.innerClose : Typography.outerClose)
      return i + 1
    }
    if byte == 0x27 { edit(i, i + 1, .mark, Typography.apostrophe) }
    return i + 1
  }

  /// Quotes that are still open at the end: a double one stays as typed, a single one is an apostrophe.
  mutating func leaveQuotesOpen() {
    guard !scan.quotes.isEmpty else { return }
    for quote in scan.quotes.all where quote.byte == 0x27 { asApostrophe(quote.edit) }
    scan.quotes.removeAll()
  }
}

extension Renderer {
  private mutating func asApostrophe(_ edit: Int) {
    scan.edits[edit].kind = .mark
    scan.edits[edit].index = Int32(Typography.apostrophe)
  }
}

private func isOpening(_ byte: UInt8) -> Bool {
  byte == 0x28 || byte == 0x5B || byte == 0x7B || byte == 0x2F || byte == 0x2D || byte == 0x22 || byte == 0x27
}

/// An en or em dash, or an opening quotation mark that was typed as such, ends before `i`.
private func endsWithDash(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
  i >= 3 && text[i - 3] == 0xE2 && text[i - 2] == 0x80 && (0x93...0x9E).contains(text[i - 1]) && text[i - 1] != 0x99
    || i >= 2 && text[i - 2] == 0xC2 && (text[i - 1] == 0xAB || text[i - 1] == 0xA0)
}
