// Filters that lay text out in lines.

import Base

extension Filter {
  static let wordwrap = ofPlainText(
    "wordwrap", "Lines of at most so many characters, broken between words.",
    [.optional("width", 79), .optional("break_long_words", true), .optional("wrapstring", "\n")],
    examples: [Example("'a hub of parts' | wordwrap(8)", gives: "a hub of\nparts")]
  ) { text, arguments throws(Refusal) in
    let width = Swift.max(1, try arguments.whole(0, "width"))
    let separator = try arguments.text(2, "wrapstring")
    return lines(of: text).map { wrapped($0, width, arguments.isTrue(1)).joined(separator: separator) }
      .joined(separator: separator)
  }

  static let center = ofText(
    "center", "In the middle of a line of so many characters.", [.optional("width", 80)],
    examples: [Example("'[' ~ ('hub' | center(7)) ~ ']'", gives: "[  hub  ]")]
  ) { text, arguments throws(Refusal) in
    let width = try arguments.whole(0, "width")
    guard width <= longestText else { throw Refusal("width is too large") }
    let missing = width - text.unicodeScalars.count
    guard missing > 0 else { return text }
    // Python gives the odd space to the left where the width is odd.
    let left = missing / 2 + (missing & width & 1)
    return String(repeating: " ", count: left) + text + String(repeating: " ", count: missing - left)
  }

  static let indent = ofText(
    "indent", "Every line but the first begins with so many spaces, or with the text given.",
    [.optional("width", 4), .optional("first", false), .optional("blank", false)],
    examples: [Example("'a\\nb' | indent(2)", gives: "a\n  b")]
  ) { text, arguments throws(Refusal) in
    var margin = arguments[0].stringText ?? ""
    if let width = arguments[0].whole {
      guard width <= 1000 else { throw Refusal("width must be at most 1000") }
      margin = String(repeating: " ", count: Swift.max(0, width))
    }
    let all = lines(of: text + "\n")
    var result: [String] = []
    for (index, line) in all.enumerated() {
      let isKept = index == 0 || arguments.isTrue(2) || !line.utf8.isEmpty
      result.append(index > 0 && isKept ? margin + line : line)
    }
    let joined = result.joined(separator: "\n")
    return arguments.isTrue(1) ? margin + joined : joined
  }
}

private func lines(of text: String) -> [String] {
  var parts = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
    String(decoding: $0, as: UTF8.self)
  }
  if parts.last == "" { parts.removeLast() }
  return parts
}

// Python's textwrap in its plain case: words and the spaces between them, no hyphens broken.
private func wrapped(_ line: String, _ width: Int, _ breaksWords: Bool) -> [String] {
  var chunks: [[Unicode.Scalar]] = []
  for scalar in line.unicodeScalars {
    let isSpace = scalar.properties.isWhitespace
    if let last = chunks.last, last[0].properties.isWhitespace == isSpace {
      chunks[chunks.count - 1].append(scalar)
    } else {
      chunks.append([scalar])
    }
  }
  var result: [String] = []
  var current: [[Unicode.Scalar]] = []
  var size = 0
  chunks.reverse()
  while let chunk = chunks.popLast() {
    if current.isEmpty, chunk[0].properties.isWhitespace, !result.isEmpty { continue }
    if size + chunk.count <= width {
      current.append(chunk)
      size += chunk.count
      continue
    }
    if chunk.count > width {
      let room = Swift.max(1, width - size)
      if breaksWords {
        current.append(Array(chunk[..<room]))
        chunks.append(Array(chunk[room...]))
      } else if current.isEmpty {
        current.append(chunk)
      } else {
        chunks.append(chunk)
      }
    } else {
      chunks.append(chunk)
    }
    if current.last?[0].properties.isWhitespace == true { current.removeLast() }
    if !current.isEmpty { result.append(String(String.UnicodeScalarView(current.joined()))) }
    (current, size) = ([], 0)
  }
  if current.last?[0].properties.isWhitespace == true { current.removeLast() }
  if !current.isEmpty { result.append(String(String.UnicodeScalarView(current.joined()))) }
  return result
}
