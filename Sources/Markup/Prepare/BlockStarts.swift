// How CommonMark's blocks begin, each as a question about the bytes from the first that is no blank to the line's end.
// The answers follow cmark's scanners.

import Base

func isHeadingStart(_ source: Bytes, _ start: Int, _ end: Int) -> Bool {
  var i = start
  while i < end, source[i] == 0x23 { i += 1 }
  return i > start && i - start <= 6 && (i == end || isBlank(source[i]))
}

func fenceStart(_ source: Bytes, _ start: Int, _ end: Int) -> (byte: UInt8, length: Int)? {
  let byte = source[start]
  guard byte == 0x60 || byte == 0x7E else { return nil }
  var i = start
  while i < end, source[i] == byte { i += 1 }
  guard i - start >= 3, byte == 0x7E || source.index(of: 0x60, from: i, to: end) == end else { return nil }
  return (byte, i - start)
}

func closesFence(_ source: Bytes, _ start: Int, _ end: Int, _ byte: UInt8, _ length: Int) -> Bool {
  var i = start
  while i < end, source[i] == byte { i += 1 }
  return i - start >= length && source[i..<end].allSatisfy(isBlank)
}

func isSetextLine(_ source: Bytes, _ start: Int, _ end: Int) -> Bool {
  let byte = source[start]
  guard byte == 0x3D || byte == 0x2D else { return false }
  var i = start
  while i < end, source[i] == byte { i += 1 }
  return source[i..<end].allSatisfy(isBlank)
}

func isThematicBreak(_ source: Bytes, _ start: Int, _ end: Int) -> Bool {
  let byte = source[start]
  guard byte == 0x2A || byte == 0x2D || byte == 0x5F else { return false }
  var count = 0
  for i in start..<end {
    if source[i] == byte { count += 1 } else if !isBlank(source[i]) { return false }
  }
  return count >= 3
}

/// The length of a list marker, without the blanks behind it.
func listMarker(_ source: Bytes, _ start: Int, _ end: Int, inParagraph: Bool) -> Int? {
  var i = start
  switch source[i] {
  case 0x2A, 0x2B, 0x2D: i += 1
  case 0x30...0x39:
    var number = 0
    while i < end, isDigit(source[i]), i - start < 9 {
      number = number * 10 + Int(source[i] - 0x30)
      i += 1
    }
    guard i < end, source[i] == 0x2E || source[i] == 0x29, !inParagraph || number == 1 else { return nil }
    i += 1
  default: return nil
  }
  guard i == end || isBlank(source[i]) else { return nil }
  if inParagraph, source[i..<end].allSatisfy(isBlank) { return nil }
  return i - start
}

/// `:::` with a name behind it, or alone.
func isContainerLine(_ source: Bytes, _ start: Int, _ end: Int) -> Bool {
  end - start >= 3 && source[start + 1] == 0x3A && source[start + 2] == 0x3A
}

/// The label of `[^label]:`.
func footnoteLabel(_ source: Bytes, _ start: Int, _ end: Int) -> Range<Int>? {
  guard start + 4 < end, source[start + 1] == 0x5E else { return nil }
  var i = start + 2
  while i < end, source[i] != 0x5D {
    if isBlank(source[i]) || source[i] == 0x5B { return nil }
    i += 1
  }
  guard i > start + 2, i + 1 < end, source[i + 1] == 0x3A else { return nil }
  return start + 2..<i
}

/// Which of CommonMark's seven kinds of HTML block begins; it decides where the block ends.
enum HTMLStart: Equatable {
  case raw, comment, instruction, declaration, cdata, block, complete

  var endsAtBlank: Bool { self == .block || self == .complete }

  /// Whether a line ends the block.
  func ends(_ source: Bytes, _ start: Int, _ end: Int) -> Bool {
    let line = source[start..<end]
    switch self {
    case .block, .complete: return false
    case .raw: return ["</script>", "</pre>", "</style>", "</textarea>"].contains { holds(line, $0) }
    case .comment: return holds(line, "-->")
    case .instruction: return holds(line, "?>")
    case .declaration: return holds(line, ">")
    case .cdata: return holds(line, "]]>")
    }
  }

  /// A line that ends the block where nobody did.
  var endLine: StaticString {
    switch self {
    case .block, .complete: ""
    case .raw: "</pre>"
    case .comment: "-->"
    case .instruction: "?>"
    case .declaration: ">"
    case .cdata: "]]>"
    }
  }
}

func htmlStart(_ source: Bytes, _ start: Int, _ end: Int, inParagraph: Bool) -> HTMLStart? {
  let rest = source[(start + 1)..<end]
  if rest.starts(with: "!--".utf8) { return .comment }
  if rest.starts(with: "?".utf8) { return .instruction }
  if rest.starts(with: "![CDATA[".utf8) { return .cdata }
  if rest.count > 1, rest.first == 0x21, isLetter(rest[rest.startIndex + 1]) { return .declaration }
  var i = start + 1
  let isClosing = i < end && source[i] == 0x2F
  if isClosing { i += 1 }
  let nameStart = i
  while i < end, isLetter(source[i]) || isDigit(source[i]) && i > nameStart { i += 1 }
  guard i > nameStart else { return nil }
  let name = String(decoding: source[nameStart..<i].map { $0 | 0x20 }, as: UTF8.self)
  let delimited = i == end || isBlank(source[i]) || source[i] == 0x3E
  if !isClosing, delimited, ["script", "pre", "style", "textarea"].contains(name) { return .raw }
  if blockNames.contains(name),
    delimited || source[i] == 0x2F && i + 1 < end && source[i + 1] == 0x3E { return .block }
  return !inParagraph && isCompleteTag(source, nameStart, end, isClosing: isClosing) ? .complete : nil
}

/// Whether one whole tag and nothing else stands to the line's end.
private func isCompleteTag(_ source: Bytes, _ nameStart: Int, _ end: Int, isClosing: Bool) -> Bool {
  var i = nameStart
  while i < end, isLetter(source[i]) || isDigit(source[i]) || source[i] == 0x2D { i += 1 }
  func skipBlanks() { while i < end, isBlank(source[i]) { i += 1 } }
  while !isClosing {
    let before = i
    skipBlanks()
    guard i > before, i < end, isLetter(source[i]) || source[i] == 0x5F || source[i] == 0x3A else { break }
    while i < end, isWordByte(source[i]) || source[i] == 0x3A || source[i] == 0x2E || source[i] == 0x2D { i += 1 }
    let behindName = i
    skipBlanks()
    guard i < end, source[i] == 0x3D else { i = behindName; continue }
    i += 1
    skipBlanks()
    guard i < end else { return false }
    if source[i] == 0x22 || source[i] == 0x27 {
      let quote = source[i]
      i += 1
      while i < end, source[i] != quote { i += 1 }
      guard i < end else { return false }
      i += 1
    } else {
      let value = i
      while i < end, !isBlank(source[i]), !"\"'=<>`".utf8.contains(source[i]) { i += 1 }
      guard i > value else { return false }
    }
  }
  skipBlanks()
  if !isClosing, i < end, source[i] == 0x2F { i += 1 }
  guard i < end, source[i] == 0x3E else { return false }
  return source[(i + 1)..<end].allSatisfy(isBlank)
}

private func holds(_ line: Slice<Bytes>, _ text: String) -> Bool {
  let wanted = Array(text.utf8)
  guard line.count >= wanted.count else { return false }
  return (line.startIndex...(line.endIndex - wanted.count)).contains { i in
    line[i] == wanted[0]
      && line[i..<i + wanted.count].elementsEqual(wanted) { $0 == $1 || isLetter($1) && $0 | 0x20 == $1 }
  }
}

private let blockNames: Set<String> = [
  "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
  "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
  "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
  "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
  "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
]
