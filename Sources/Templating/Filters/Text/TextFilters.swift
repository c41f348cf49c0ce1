// Filters of text. Case and white space follow Python, which Jinja's users know.

import Base

extension Filter {
  static let upper = ofText(
    "upper", "All letters large.", examples: [Example("'boston' | upper", gives: "BOSTON")]
  ) { text, _ in text.uppercased() }

  static let lower = ofText(
    "lower", "All letters small.", examples: [Example("'Boston' | lower", gives: "boston")]
  ) { text, _ in text.lowercased() }

  static let title = ofPlainText(
    "title", "Each word with a large first letter, the rest small.",
    examples: [Example("'medicon valley' | title", gives: "Medicon Valley")]
  ) { text, _ in
    var out = ""
    var isStart = true
    for scalar in text.unicodeScalars {
      out += isStart ? scalar.properties.uppercaseMapping : scalar.properties.lowercaseMapping
      // Jinja begins a word after white space, hyphens and opening brackets.
      isStart = scalar.properties.isWhitespace || "-({[<".unicodeScalars.contains(scalar)
    }
    return out
  }

  static let capitalize = ofText(
    "capitalize", "The first letter large, all others small.",
    examples: [Example("'a HUB' | capitalize", gives: "A hub")]
  ) { text, _ in
    guard let first = text.unicodeScalars.first else { return text }
    return first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst()).lowercased()
  }

  static let trim = ofText(
    "trim", "Without white space at both ends, or without the characters given.", [.optional("chars", .none)],
    examples: [Example("'  a hub ' | trim", gives: "a hub"), Example("'--a--' | trim('-')", gives: "a")]
  ) { text, arguments throws(Refusal) in
    var strips: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || (0x1C...0x1F).contains($0.value) }
    if !arguments.isNone(0) {
      let set = Set(try arguments.text(0, "chars").unicodeScalars)
      strips = { set.contains($0) }
    }
    var scalars = Substring.UnicodeScalarView(text.unicodeScalars)
    while let first = scalars.first, strips(first) { scalars.removeFirst() }
    while let last = scalars.last, strips(last) { scalars.removeLast() }
    return String(scalars)
  }

  static let replace = Filter(
    name: "replace", summary: "Every occurrence of one text replaced by another, or only the first so many.",
    parameters: [.required("old"), .required("new"), .optional("count", .none)],
    examples: [Example("'a-b-c' | replace('-', '+')", gives: "a+b+c"), Example("'a-b-c' | replace('-', '+', 1)", gives: "a+b-c")]
  ) { value, arguments, context throws(Refusal) in
    let (old, new) = (context.text(arguments[0]), context.text(arguments[1]))
    let count = try arguments.optionalWhole(2, "count") ?? -1
    let text = try context.printed(value)
    // As in Jinja: a safe replacement makes the whole safe, so the rest is escaped first.
    if value.isSafe { return .safe(text: try replaced(text, old, arguments[1].isSafe ? new : markupEscaped(new), count)) }
    guard arguments[0].isSafe || arguments[1].isSafe else { return .string(try replaced(text, old, new, count)) }
    return .safe(text: try replaced(markupEscaped(text), old, arguments[1].isSafe ? new : markupEscaped(new), count))
  }

  static let truncate = Filter(
    name: "truncate",
    summary: "At most so many characters, the end replaced by “...”; at the end of a word unless `killwords`. `leeway` characters more are left alone.",
    parameters: [
      .optional("length", 255), .optional("killwords", false), .optional("end", "..."), .optional("leeway", 5),
    ],
    examples: [
      Example("'a hub of many parts' | truncate(12, leeway=0)", gives: "a hub of..."),
      Example("'abcdefgh' | truncate(6, true, leeway=0)", gives: "abc..."),
    ]
  ) { value, arguments, context throws(Refusal) in
    let text = try context.printed(value)
    let length = try arguments.whole(0, "length")
    let leeway = try arguments.optionalWhole(3, "leeway") ?? 5
    let end = context.text(arguments[2])
    let scalars = Array(text.unicodeScalars)
    let room = length - end.unicodeScalars.count
    guard room >= 0 else { throw Refusal("length must be at least \(end.unicodeScalars.count), the length of “\(end)”") }
    guard leeway >= 0 else { throw Refusal("leeway must not be negative") }
    if scalars.count <= length.addingReportingOverflow(leeway).partialValue { return value.isSafe ? value : .string(text) }
    var kept = scalars[..<room]
    if !arguments.isTrue(1), let space = kept.lastIndex(of: " ") { kept = kept[..<space] }
    let result = String(String.UnicodeScalarView(kept))
    return value.isSafe ? .safe(text: result + markupEscaped(end)) : .string(result + end)
  }

  static let wordcount = Filter(
    name: "wordcount", summary: "How many words a text has.",
    examples: [Example("'a hub of parts' | wordcount", gives: "4")]
  ) { value, _, context throws(Refusal) in
    .int(allWords(of: try context.printed(value)).count)
  }

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

  static let format = Filter(
    name: "format", summary: "A pattern with `%s`, `%d`, `%.2f` filled with the arguments.",
    parameters: [.rest("values")],
    examples: [Example("'%s of %d' | format('one', 3)", gives: "one of 3"), Example("'%.1f' | format(2.25)", gives: "2.2")]
  ) { value, arguments, context throws(Refusal) in
    guard case .list(let items) = arguments[0] else { return value }
    let text = try formatted(try context.printed(value), items, isSafe: value.isSafe, context)
    return value.isSafe ? .safe(text: text) : .string(text)
  }

  static let string = Filter(
    name: "string", summary: "The text that the value prints as.", examples: [Example("(2017 | string) ~ '!'", gives: "2017!")]
  ) { value, _, context throws(Refusal) in
    value.isSafe ? value : .string(try context.printed(value))
  }

  static let slug = ofText(
    "slug", "Letters, digits and hyphens only, small: for addresses and ids.",
    examples: [Example("'Boston–Cambridge & Co.' | slug", gives: "boston-cambridge-co")]
  ) { text, _ in
    var out = ""
    var isPending = false
    for scalar in text.lowercased().unicodeScalars {
      if let plain = plainLetters[scalar] ?? (scalar.isASCII && isWordByte(UInt8(scalar.value)) && scalar != "_" ? String(scalar) : nil) {
        if isPending, !out.isEmpty { out += "-" }
        out += plain
        isPending = false
      } else if !(0x300...0x36F).contains(scalar.value) {
        isPending = true
      }
    }
    return out
  }

  static let words = ofText(
    "words", "The first so many words, “…” after them where more follow.", [.required("count")],
    examples: [Example("'a hub of many parts' | words(3)", gives: "a hub of …"), Example("'a hub' | words(3)", gives: "a hub")]
  ) { text, arguments throws(Refusal) in
    let all = allWords(of: text)
    let count = Swift.max(0, try arguments.whole(0, "count"))
    return all.count <= count ? all.joined(separator: " ") : all.prefix(count).joined(separator: " ") + " …"
  }
}

private let plainLetters: [Unicode.Scalar: String] = [
  "ä": "a", "à": "a", "á": "a", "â": "a", "ã": "a", "å": "a", "æ": "ae", "ç": "c", "č": "c", "ć": "c", "ď": "d", "ð": "d",
  "è": "e", "é": "e", "ê": "e", "ë": "e", "ě": "e", "ì": "i", "í": "i", "î": "i", "ï": "i", "ł": "l", "ñ": "n", "ň": "n",
  "ń": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o", "ö": "o", "ø": "o", "œ": "oe", "ř": "r", "š": "s", "ś": "s", "ß": "ss",
  "ť": "t", "þ": "th", "ù": "u", "ú": "u", "û": "u", "ü": "u", "ů": "u", "ý": "y", "ÿ": "y", "ž": "z", "ź": "z", "ż": "z",
]

// Python's `\w+` over letters, digits and underscores.
private func allWords(of text: String) -> [String] {
  text.unicodeScalars.split { scalar in
    !(scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark)
  }.map { String($0) }
}

private func lines(of text: String) -> [String] {
  var parts = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  if parts.last == "" { parts.removeLast() }
  return parts
}

private func replaced(_ text: String, _ old: String, _ new: String, _ count: Int) throws(Refusal) -> String {
  let (hay, needle, patch) = (Array(text.utf8), Array(old.utf8), Array(new.utf8))
  var out: [UInt8] = []
  var left = count
  if needle.isEmpty {
    for scalar in text.unicodeScalars {
      if left != 0 { out += patch }
      left -= 1
      out += Array(String(scalar).utf8)
      guard out.count <= longestText else { throw Refusal("the text grows beyond \(longestText) bytes") }
    }
    if left != 0 { out += patch }
    return String(decoding: out, as: UTF8.self)
  }
  var i = 0
  while i < hay.count {
    if left != 0, hay[i] == needle[0], i + needle.count <= hay.count, hay[i..<i + needle.count].elementsEqual(needle) {
      out += patch
      i += needle.count
      left -= 1
      guard out.count <= longestText else { throw Refusal("the text grows beyond \(longestText) bytes") }
    } else {
      out.append(hay[i])
      i += 1
    }
  }
  return String(decoding: out, as: UTF8.self)
}

// Python's textwrap in its plain case: words and the spaces between them, no hyphens broken.
private func wrapped(_ line: String, _ width: Int, _ breaksWords: Bool) -> [String] {
  var chunks: [[Unicode.Scalar]] = []
  for scalar in line.unicodeScalars {
    let isSpace = scalar.properties.isWhitespace
    if let last = chunks.last, last[0].properties.isWhitespace == isSpace { chunks[chunks.count - 1].append(scalar) } else {
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

private func formatted(
  _ pattern: String, _ items: [Value], isSafe: Bool, _ context: FilterContext
) throws(Refusal) -> String {
  var out = ""
  var rest = Substring(pattern).unicodeScalars
  var next = 0
  while let scalar = rest.popFirst() {
    guard scalar == "%" else {
      out.unicodeScalars.append(scalar)
      continue
    }
    if rest.first == "%" {
      rest.removeFirst()
      out += "%"
      continue
    }
    var spec = ""
    while let mark = rest.first, "0123456789.-+ #".unicodeScalars.contains(mark) {
      spec.unicodeScalars.append(mark)
      rest.removeFirst()
    }
    guard let kind = rest.popFirst() else { throw Refusal("the pattern ends inside a “%”") }
    guard next < items.count else { throw Refusal("the pattern has more places than there are values") }
    let item = try resolved(items[next], context)
    next += 1
    let text = try formatted(item, kind, spec, context)
    out += isSafe && !item.isSafe ? markupEscaped(text) : text
  }
  guard next == items.count else { throw Refusal("there are more values than the pattern has places") }
  return out
}

private func formatted(_ item: Value, _ kind: Unicode.Scalar, _ spec: String, _ context: FilterContext) throws(Refusal) -> String {
  // A figure without a number prints its shorthand, whatever the pattern.
  if case .observation(let observation) = item, observation.quantity.value == nil { return context.text(item) }
  let flags = spec.prefix { "-+ #0".contains($0) }
  let sizes = spec.dropFirst(flags.count).split(separator: ".", omittingEmptySubsequences: false)
  let width = sizes.first.flatMap { Int($0) } ?? 0
  let precision = sizes.count > 1 ? Int(sizes[1]) ?? 0 : nil
  guard width <= 1000, precision ?? 0 <= 100 else { throw Refusal("the pattern “%\(spec)” is too wide") }
  var text: String
  switch kind {
  case "s":
    text = context.text(item)
    if let precision { text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision))) }
  case "d", "i":
    guard let number = item.number else { throw Refusal("“%d” takes a number, not \(item.kindName)") }
    guard number.magnitude < 9e15 || item.whole != nil else { throw Refusal("“%d” takes a smaller number") }
    text = String(item.whole ?? Int(number))
    if flags.contains("+"), !text.hasPrefix("-") { text = "+" + text }
  case "f", "F":
    guard let number = item.number else { throw Refusal("“%f” takes a number, not \(item.kindName)") }
    text = fixed(number, precision ?? 6)
    if flags.contains("+"), !text.hasPrefix("-") { text = "+" + text }
  case "x":
    guard let number = item.whole else { throw Refusal("“%x” takes a whole number") }
    text = String(number, radix: 16)
  default: throw Refusal("“%\(kind)” is no pattern", help: "use %s, %d, %x or %.2f")
  }
  let missing = width - text.unicodeScalars.count
  guard missing > 0 else { return text }
  if flags.contains("-") { return text + String(repeating: " ", count: missing) }
  guard flags.contains("0"), kind != "s" else { return String(repeating: " ", count: missing) + text }
  let sign = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.removeFirst()) : ""
  return sign + String(repeating: "0", count: missing) + text
}
