import Base
import Yams

// The parser's complaints in our words. It says where it was lost, which is often a line after the mistake; the
// commonest mistakes are told by what they are.

extension FullReader {
  func diagnostic(_ error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _):
      return syntax(context, problem, offset(mark))
    case .parser(let context, let problem, let mark, _):
      return syntax(context, problem, offset(mark))
    case .composer(_, let problem, let mark, _):
      if problem.contains("alias") {
        return fault(
          "yaml/unknown-alias", "an alias of nothing: no anchor of this name stands before it", offset(mark))
      }
      return fault(
        "yaml/second-document", "a second document in one file", offset(mark), help: "keep one, without “---”"
      )
    case .duplicatedKeysInMapping(let keys, let context):
      return duplicate(keys.first ?? "", offset(context.mark))
    case .reader(let problem, _, _, _): return fault("yaml/syntax", problem, 0)
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return fault("yaml/syntax", "this is no YAML", 0)
    }
  }

  private func fault(_ code: String, _ message: String, _ offset: Int, help: String? = nil) -> Diagnostic {
    let start = min(offset, max(0, text.bytes.count - 1))
    return Diagnostic(
      .error, code, message, at: text.span(start..<min(start + 1, text.bytes.count)), help: help)
  }

  private func syntax(_ context: YamlError.Context?, _ problem: String, _ at: Int) -> Diagnostic {
    let start = context.map { offset($0.mark) } ?? at
    let at = onContent(at)
    if context?.text.contains("quoted scalar") == true,
      problem.contains("end of stream") || problem.contains("document")
    {
      let quote = start < text.bytes.count ? text.bytes[start] : 0x22
      return .unclosedQuote(quote, at: text.span(start..<min(start + 1, text.bytes.count)))
    }
    if context?.text.contains("flow") == true, start < text.bytes.count, at >= text.bytes.count - 1,
      text.bytes[start] == UInt8(ascii: "[") || text.bytes[start] == UInt8(ascii: "{")
    {
      return .unclosedBracket(text.bytes[start], at: text.span(start..<start + 1))
    }
    if problem.hasPrefix("Maximum nesting level") {
      return .tooDeep(at: text.span(min(at, max(0, text.bytes.count - 1))..<min(at + 1, text.bytes.count)))
    }
    switch problem {
    case "could not find expected ':'", "could not find expected ':' ":
      return fault(
        "yaml/missing-colon", "no colon behind a key", start,
        help: "write “key: value”, or put text over several lines in quotes")
    case "mapping values are not allowed in this context":
      return fault(
        "yaml/colon", "a colon where no key can stand", at,
        help: "put text with a colon in quotes, and indent alike what belongs together")
    case "did not find expected key":
      return fault(
        "yaml/indentation", "this line belongs to nothing: no key, or not indented as its neighbours", at,
        help: "indent it like the line it belongs to")
    case "did not find expected '-' indicator":
      return fault(
        "yaml/indentation", "no dash where a list goes on", at,
        help: "begin the item with “- ”, or indent the line differently")
    case "found a tab character that violates indentation":
      return .tabIndentation(at: text.span(at..<min(at + 1, text.bytes.count)))
    case "found character that cannot start any token":
      return cannotStart(at)
    case "did not find expected ',' or ']'":
      return fault("yaml/missing-comma", "a comma or “]” is missing before this", at)
    case "did not find expected ',' or '}'":
      return fault("yaml/missing-comma", "a comma or “}” is missing before this", at)
    case "block sequence entries are not allowed in this context":
      return fault(
        "yaml/list", "a list cannot begin behind a key on its line", at, help: "begin it on the next line")
    case "found unknown escape character":
      return fault(
        "yaml/escape", "an unknown escape in double quotes", at,
        help: "write \\\\ for a backslash, or use single quotes")
    default:
      return fault("yaml/syntax", problem.lowercased(), at)
    }
  }

  private func cannotStart(_ at: Int) -> Diagnostic {
    let byte = at < text.bytes.count ? text.bytes[at] : 0x20
    if byte == 0x09 { return .tabIndentation(at: text.span(at..<at + 1)) }
    return .reserved(byte, at: text.span(at..<min(at + 1, text.bytes.count)), value: "\"")
  }

  // The parser may point behind the last line of what it read; the last content before says more.
  private func onContent(_ offset: Int) -> Int {
    var at = min(offset, text.bytes.count)
    guard at >= text.bytes.count else { return at }
    while at > 0, isWhitespace(text.bytes[at - 1]) { at -= 1 }
    return at
  }

  // The parser names one of the two keys; the other is the next line that begins with it, indented alike.
  private func duplicate(_ key: String, _ first: Int) -> Diagnostic {
    let bytes = text.bytes
    let written = bytes[first...].prefix { $0 != UInt8(ascii: ":") && $0 != 0x0A }
    let firstSpan = text.span(first..<written.endIndex)
    var i = written.endIndex
    while i < bytes.count {
      let hit = bytes[i...].starts(with: written) && !isWordByte(bytes[i - 1])
      let end = i + written.count
      if hit, bytes[min(end, bytes.count)...].drop(while: isBlank).first == UInt8(ascii: ":") {
        return .duplicateKey(key, at: text.span(i..<end), first: firstSpan)
      }
      i += 1
    }
    return .duplicateKey(key, at: firstSpan, first: nil)
  }
}

extension Diagnostic {
  static func tooLarge(_ bytes: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "yaml/too-large",
      "\(bytes / 1_000_000) MB of YAML with anchors, tags or text over several lines",
      at: span, help: "keep to “key: value” lines, or write a table as CSV")
  }
}
