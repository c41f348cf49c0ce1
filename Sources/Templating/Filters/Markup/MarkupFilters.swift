// Filters about markup: what is safe, and how values are written for other readers.

import Base

extension Filter {
  static let escape = escape(named: "escape")
  static let escapeShort = escape(named: "e")

  private static func escape(named name: String) -> Filter {
    Filter(
      name: name,
      summary: "With `& < > \" '` as references. Values are escaped when they are printed; safe ones stay as they are.",
      examples: [Example("('<b>' | \(name)) ~ ''", gives: "&lt;b&gt;")]
    ) { value, _, context throws(Refusal) in
      value.isSafe ? value : .safe(text: markupEscaped(try context.printed(value)))
    }
  }

  static let forceescape = Filter(
    name: "forceescape", summary: "Escaped even where it is safe already: for showing markup.",
    examples: [Example("'<b>' | safe | forceescape", gives: "&lt;b&gt;")]
  ) { value, _, context throws(Refusal) in .safe(text: markupEscaped(try context.printed(value))) }

  static let safe = Filter(
    name: "safe",
    summary: "Taken as safe HTML, and printed as it stands between tags. Only for what the site itself made.",
    examples: [Example("'<b>hub</b>' | safe", gives: "<b>hub</b>")]
  ) { value, _, context throws(Refusal) in value.isSafe ? value : .safe(text: try context.printed(value)) }

  static let striptags = Filter(
    name: "striptags", summary: "Text without its tags, white space drawn together.",
    examples: [Example("'<p>a  <b>hub</b></p>' | striptags", gives: "a hub")]
  ) { value, _, context throws(Refusal) in .string(stripped(try context.printed(value))) }

  static let urlencode = Filter(
    name: "urlencode", summary: "Safe inside an address: a text, or the parameters of a query from a record.",
    examples: [Example("'a b/c' | urlencode", gives: "a%20b/c"), Example("{'q': 'a b'} | urlencode", gives: "q=a+b")]
  ) { value, _, context throws(Refusal) in
    switch value {
    case .record(let record):
      return .string(record.entries.map { query($0.name) + "=" + query(context.text($0.value)) }.joined(separator: "&"))
    case .list(let items):
      var pairs: [String] = []
      for item in items {
        guard case .list(let pair) = item, pair.count == 2 else {
          throw Refusal("a list for “urlencode” holds pairs of name and value")
        }
        pairs.append(query(context.text(pair[0])) + "=" + query(context.text(pair[1])))
      }
      return .string(pairs.joined(separator: "&"))
    default:
      var out = ByteWriter()
      out.appendPercentEncoded(try context.printed(value), keepSlash: true)
      return .string(out.text)
    }
  }

  static let tojson = Filter(
    name: "tojson", summary: "As JSON that can stand in a script and in an attribute; indented by so many spaces.",
    parameters: [.optional("indent", .none)],
    examples: [Example("{'a': [1, true, none]} | tojson", gives: "{\"a\": [1, true, null]}")]
  ) { value, arguments, context throws(Refusal) in
    var out = ByteWriter()
    let indent = try arguments.optionalWhole(0, "indent")
    guard indent.map({ (0...16).contains($0) }) != false else { throw Refusal("indent must lie between 0 and 16") }
    try out.append(json: value, context, JSONStyle(indent: indent, sortsKeys: true))
    return .safe(out.bytes)
  }
}

private func query(_ text: String) -> String {
  var out = ByteWriter()
  for (index, part) in text.utf8.split(separator: 0x20, omittingEmptySubsequences: false).enumerated() {
    if index > 0 { out.append("+") }
    out.appendPercentEncoded(String(decoding: part, as: UTF8.self))
  }
  return out.text
}

// Comments first, then tags; references become their characters, as in Jinja.
private func stripped(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var kept: [UInt8] = []
  var i = 0
  while i < bytes.count {
    if bytes[i...].starts(with: Array("<!--".utf8)), let end = position(of: Array("-->".utf8), in: bytes, from: i) {
      i = end + 3
    } else {
      kept.append(bytes[i])
      i += 1
    }
  }
  var out: [UInt8] = []
  i = 0
  while i < kept.count {
    if kept[i] == UInt8(ascii: "<"), let end = kept[i...].firstIndex(of: UInt8(ascii: ">")) {
      i = end + 1
    } else {
      out.append(kept[i])
      i += 1
    }
  }
  let words = String(decoding: out, as: UTF8.self).unicodeScalars.split { $0.properties.isWhitespace }.map {
    String($0)
  }
  return unescaped(words.joined(separator: " "))
}

private func position(of needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
  var i = start
  while i + needle.count <= bytes.count {
    if bytes[i] == needle[0], bytes[i..<i + needle.count].elementsEqual(needle) { return i }
    i += 1
  }
  return nil
}

// The references that this engine and Markdown write; others stay as they are.
private func unescaped(_ text: String) -> String {
  guard text.utf8.contains(0x26) else { return text }
  let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "#34": "\"", "#39": "'"]
  var out = ""
  var rest = Substring(text)
  while let start = rest.utf8.firstIndex(of: 0x26) {
    out += rest[..<start]
    let tail = rest[rest.index(after: start)...]
    if let end = tail.utf8.firstIndex(of: 0x3B), let plain = names[String(tail[..<end])] {
      out += plain
      rest = tail[tail.index(after: end)...]
    } else {
      out += "&"
      rest = tail
    }
  }
  return out + rest
}
