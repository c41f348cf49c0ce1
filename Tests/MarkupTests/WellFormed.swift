// A strict look at a fragment of HTML: every element is closed by its own end, attributes are quoted and not repeated,
// no phrasing element holds a block, no link holds a link, no id stands twice.

private let void: Set<String> = ["br", "hr", "img", "input", "wbr"]
private let blocks: Set<String> = [
  "p", "div", "aside", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td",
  "caption", "section", "figure", "figcaption", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "details", "summary",
]
private let phrasingOnly: Set<String> = [
  "p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption", "em", "strong", "a", "del", "sup", "sub", "span", "code",
  "pre",
]
private let parents: [String: Set<String>] = [
  "li": ["ul", "ol"], "dt": ["dl"], "dd": ["dl"], "tr": ["thead", "tbody"], "td": ["tr"], "th": ["tr"],
  "thead": ["table"], "tbody": ["table"], "caption": ["table"], "figcaption": ["figure"], "summary": ["details"],
]

/// What is wrong with a fragment; nil where it is well-formed.
func fault(in html: [UInt8]) -> String? {
  guard String(validating: html, as: UTF8.self) != nil else { return "not UTF-8" }
  var stack: [String] = []
  var ids: Set<String> = []
  var i = 0
  while i < html.count {
    let byte = html[i]
    if byte == UInt8(ascii: ">") { return "a bare > at \(i)" }
    if html[i...].starts(with: [0xEE, 0x80]), i + 2 < html.count, html[i + 2] <= 0x8F {
      return "a private character at \(i)"
    }
    if byte == UInt8(ascii: "&") {
      guard let end = html[i...].prefix(12).firstIndex(of: UInt8(ascii: ";")), end > i + 1 else {
        return "a bare & at \(i)"
      }
    }
    guard byte == UInt8(ascii: "<") else { i += 1; continue }
    i += 1
    let isClosing = i < html.count && html[i] == UInt8(ascii: "/")
    if isClosing { i += 1 }
    let start = i
    while i < html.count, html[i] >= 0x61 && html[i] <= 0x7A || html[i] >= 0x30 && html[i] <= 0x39 { i += 1 }
    let name = String(decoding: html[start..<i], as: UTF8.self)
    if name.isEmpty { return "a bare < at \(start)" }
    if isClosing {
      guard i < html.count, html[i] == UInt8(ascii: ">") else { return "a broken end tag at \(i)" }
      guard stack.last == name else { return "</\(name)> in \(stack) at \(i)" }
      stack.removeLast()
      i += 1
      continue
    }
    var seen: Set<String> = []
    while i < html.count, html[i] == 0x20 || html[i] == 0x0A {
      i += 1
      let from = i
      while i < html.count, html[i] >= 0x61 && html[i] <= 0x7A || html[i] == UInt8(ascii: "-") { i += 1 }
      if from == i { break }
      let key = String(decoding: html[from..<i], as: UTF8.self)
      guard seen.insert(key).inserted else { return "attribute \(key) twice in <\(name)>" }
      guard i + 1 < html.count, html[i] == UInt8(ascii: "="), html[i + 1] == UInt8(ascii: "\"") else {
        return "attribute \(key) without a value"
      }
      i += 2
      let value = i
      while i < html.count, html[i] != UInt8(ascii: "\"") {
        if html[i] == UInt8(ascii: "<") || html[i] == UInt8(ascii: ">") { return "a bare angle in \(key) of <\(name)>" }
        i += 1
      }
      if key == "id" {
        let id = String(decoding: html[value..<i], as: UTF8.self)
        guard ids.insert(id).inserted else { return "id \(id) twice" }
      }
      i += 1
    }
    if i < html.count, html[i] == UInt8(ascii: "/") { i += 1 }
    guard i < html.count, html[i] == UInt8(ascii: ">") else { return "a broken tag <\(name)> at \(i)" }
    i += 1
    if let allowed = parents[name], !allowed.contains(stack.last ?? "") { return "<\(name)> in \(stack)" }
    if blocks.contains(name), let holder = stack.last(where: phrasingOnly.contains), holder != "pre" || name != "code" {
      return "<\(name)> inside <\(holder)>"
    }
    if name == "a", stack.contains("a") { return "a link in a link" }
    if !void.contains(name) { stack.append(name) }
  }
  return stack.isEmpty ? nil : "left open: \(stack)"
}
