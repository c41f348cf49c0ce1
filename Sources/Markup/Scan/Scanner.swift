// One look at every byte of a block's text, left to right. What opens is kept on a stack until it closes in the same
// element; what never closes stays text. Each opener is pushed and popped once, so the work is linear.

import Base

extension Renderer {
  /// Finds everything in `line` up to `end`.
  mutating func scanLine(_ context: Scan.Context, from start: Int = 0, to end: Int) {
    scan.restart(context)
    let text = line.text
    let tokens = line.tokens
    var token = 0
    while token < tokens.count, Int(tokens[token].at) < start { token += 1 }
    var i = start
    while true {
      while token < tokens.count, Int(tokens[token].at) <= i {
        passToken(tokens[token], token, text)
        token += 1
      }
      i = max(i, scan.resume)
      if token < tokens.count, Int(tokens[token].at) <= i { continue }
      guard i < end else { break }
      let stop = token < tokens.count ? min(Int(tokens[token].at), end) : end
      i = text.firstSign(from: i, to: stop)
      guard i < stop else { continue }
      i = look(at: i, text, end)
    }
    leaveQuotesOpen()
  }

  private mutating func passToken(
    _ token: InlineText.Token, _ index: Int, _ text: UnsafeBufferPointer<UInt8>
  ) {
    switch token.kind {
    case .openEmphasis, .openStrong: scan.frames.append(Scan.Frame(base: scan.openers.count))
    case .openLink:
      scan.frames.append(Scan.Frame(base: scan.openers.count))
      scan.linkDepth += 1
    case .openImage:
      scan.frames.append(Scan.Frame(base: scan.openers.count))
      scan.imageDepth += 1
    case .closeEmphasis, .closeStrong: popFrame()
    case .closeLink:
      popFrame()
      scan.linkDepth -= 1
      attributesBehind(index, Int(token.at), text)
    case .closeImage:
      popFrame()
      scan.imageDepth -= 1
      attributesBehind(index, Int(token.at), text)
    case .code, .html: break
    case .lineBreak, .softBreak: break
    }
  }

  private mutating func popFrame() {
    guard scan.frames.count > 1 else { return }
    dropOpeners(to: scan.frames[scan.frames.count - 1].base)
    scan.frames.removeLast()
  }

  /// Forgets openers from `base` on: they are text.
  mutating func dropOpeners(to base: Int) {
    while scan.openers.count > base {
      let opener = scan.openers[scan.openers.count - 1]
      scan.openers.removeLast()
      switch opener.kind {
      case .bracket: scan.brackets.removeLast()
      case .note:
        scan.brackets.removeLast()
        scan.edits[opener.edit].kind = .none
      case .strike: scan.frames[scan.frames.count - 1].strikes -= 1
      case .sup: scan.frames[scan.frames.count - 1].sups -= 1
      case .sub: scan.frames[scan.frames.count - 1].subs -= 1
      case .dead: break
      }
    }
  }

  /// What stands at `i`; where to go on.
  private mutating func look(at i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    if isEscaped(i) { return i + 1 }
    // A placeholder belongs to a token and says nothing by itself.
    let byte = text[i]
    switch byte {
    case 0x7B: return brace(i, text, end)
    case 0x5B: return openBracket(i, text, end)
    case 0x5D: return closeBracket(i, text, end)
    case 0x40: return at(i, text, end)
    case 0x7E: return tilde(i, text, end)
    case 0x5E: return caret(i, text, end)
    case 0x3A: return colon(i, text, end)
    case 0x2E: return dot(i, text, end)
    case 0x2D: return dash(i, text, end)
    case 0x22, 0x27: return quote(i, text, end)
    case 0x30...0x39: return numeral(i, text, end)
    default: return i + 1
    }
  }

  @inline(__always) func isEscaped(_ offset: Int) -> Bool { !line.escaped.isEmpty && isAmongEscaped(offset) }

  private func isAmongEscaped(_ offset: Int) -> Bool {
    var low = 0
    var high = line.escaped.count
    while low < high {
      let middle = (low + high) / 2
      if Int(line.escaped[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low < line.escaped.count && Int(line.escaped[low]) == offset
  }

  /// Whether an element, code or HTML begins or ends strictly inside of a range of the text.
  func hasTokens(_ from: Int, _ to: Int, breaksToo: Bool = false) -> Bool {
    let tokens = line.tokens
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].at) <= from { low = middle + 1 } else { high = middle }
    }
    // A token that stands for a byte counts where it is the first one.
    var first = low
    while first > 0, Int(tokens[first - 1].at) == from,
      tokens[first - 1].kind.rawValue >= InlineText.TokenKind.code.rawValue {
      first -= 1
    }
    while first < tokens.count, Int(tokens[first].at) < to {
      switch tokens[first].kind {
      case .softBreak, .lineBreak: if breaksToo { return true }
      default: return true
      }
      first += 1
    }
    return false
  }

  mutating func edit(_ start: Int, _ end: Int, _ kind: Edit.Kind, _ index: Int = 0) {
    scan.edits.append(Edit(start: Int32(start), end: Int32(end), kind: kind, index: Int32(truncatingIfNeeded: index)))
  }

  mutating func push(_ kind: Scan.Opener.Kind, _ at: Int, _ length: Int, note: Int = 0) {
    scan.openers.append(Scan.Opener(
      kind: kind, at: at, edit: scan.edits.count, numerals: document.numerals.count,
      citations: document.citations.count, references: document.references.count,
      figures: document.figures.count, note: note))
    edit(at, at + length, .none)
  }

  // MARK: Strike, superscript, subscript

  private mutating func tilde(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    var stop = i
    while stop < end, text[stop] == 0x7E { stop += 1 }
    guard stop - i <= 2 else { return stop }
    let isStrike = stop - i == 2
    let before = i > 0 ? text[i - 1] : 0x20
    let after = stop < end ? text[stop] : 0x20
    let frame = scan.frames.count - 1
    let waiting = isStrike ? scan.frames[frame].strikes : scan.frames[frame].subs
    if waiting > 0, !isWhitespace(before),
      isStrike ? close(.strike, i, stop, .strikeOpen, .strikeClose) : close(.sub, i, stop, .subOpen, .subClose) {
      return stop
    }
    if !isWhitespace(after), isStrike || i > 0 && !isWhitespace(before) {
      push(isStrike ? .strike : .sub, i, stop - i)
      if isStrike { scan.frames[frame].strikes += 1 } else { scan.frames[frame].subs += 1 }
    }
    return stop
  }

  private mutating func caret(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    if i + 1 < end, text[i + 1] == 0x5B, !isEscaped(i + 1), scan.imageDepth == 0, scan.linkDepth == 0,
      i < lastBracket(text) {
      scan.brackets.append(scan.openers.count)
      push(.note, i, 2)
      return i + 2
    }
    let frame = scan.frames.count - 1
    if scan.frames[frame].sups > 0, close(.sup, i, i + 1, .supOpen, .supClose) { return i + 1 }
    if i > 0, !isWhitespace(text[i - 1]), i + 1 < end, !isWhitespace(text[i + 1]) {
      push(.sup, i, 1)
      scan.frames[frame].sups += 1
    }
    return i + 1
  }

  /// Closes the nearest opener of a kind, if what lies between may stand there.
  private mutating func close(
    _ kind: Scan.Opener.Kind, _ i: Int, _ stop: Int, _ openKind: Edit.Kind, _ closeKind: Edit.Kind
  ) -> Bool {
    let base = scan.frames[scan.frames.count - 1].base
    guard let index = scan.openers.all.lastIndex(where: { $0.kind == kind }), index >= base else { return false }
    let opener = scan.openers[index]
    let isEmpty = opener.at + (stop - i) >= i
    // x^2^ and H~2~O are short: a blank between says that these are two signs of their own.
    if isEmpty || kind != .strike && line.text[opener.at..<i].contains(where: { isWhitespace($0) }) {
      dropOpeners(to: index)
      return false
    }
    dropOpeners(to: index)
    scan.edits[opener.edit].kind = openKind
    edit(i, stop, closeKind)
    return true
  }
}
