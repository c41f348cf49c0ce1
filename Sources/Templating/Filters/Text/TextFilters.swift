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
    examples: [
      Example("'a-b-c' | replace('-', '+')", gives: "a+b+c"), Example("'a-b-c' | replace('-', '+', 1)", gives: "a+b-c"),
    ]
  ) { value, arguments, context throws(Refusal) in
    let (old, new) = (context.text(arguments[0]), context.text(arguments[1]))
    let count = try arguments.optionalWhole(2, "count") ?? -1
    let text = try context.printed(value)
    // As in Jinja: a safe replacement makes the whole safe, so the rest is escaped first.
    if value.isSafe {
      return .safe(text: try replaced(text, old, arguments[1].isSafe ? new : markupEscaped(new), count))
    }
    guard arguments[0].isSafe || arguments[1].isSafe else { return .string(try replaced(text, old, new, count)) }
    return .safe(text: try replaced(markupEscaped(text), old, arguments[1].isSafe ? new : markupEscaped(new), count))
  }

  static let truncate = Filter(
    name: "truncate",
    summary:
      "At most so many characters, the end replaced by “...”; at the end of a word unless `killwords`. "
      + "`leeway` characters more are left alone.",
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
    guard room >= 0 else {
      throw Refusal("length must be at least \(end.unicodeScalars.count), the length of “\(end)”")
    }
    guard leeway >= 0 else { throw Refusal("leeway must not be negative") }
    if scalars.count <= length.addingReportingOverflow(leeway).partialValue {
      return value.isSafe ? value : .string(text)
    }
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

  static let string = Filter(
    name: "string", summary: "The text that the value prints as.",
    examples: [Example("(2017 | string) ~ '!'", gives: "2017!")]
  ) { value, _, context throws(Refusal) in
    value.isSafe ? value : .string(try context.printed(value))
  }

  static let words = ofText(
    "words", "The first so many words, “…” after them where more follow.", [.required("count")],
    examples: [
      Example("'a hub of many parts' | words(3)", gives: "a hub of …"), Example("'a hub' | words(3)", gives: "a hub"),
    ]
  ) { text, arguments throws(Refusal) in
    let all = allWords(of: text)
    let count = Swift.max(0, try arguments.whole(0, "count"))
    return all.count <= count ? all.joined(separator: " ") : all.prefix(count).joined(separator: " ") + " …"
  }
}

// Python's `\w+` over letters, digits and underscores.
private func allWords(of text: String) -> [String] {
  text.unicodeScalars.split { scalar in
    !(scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark)
  }.map { String($0) }
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
