import Base

extension Diagnostic {
  static func duplicateKey(_ key: String, at span: Span, first: Span?) -> Diagnostic {
    Diagnostic(
      .error, "yaml/duplicate-key", "the key “\(key)” stands here a second time", at: span,
      notes: first.map { [Note("first here", at: $0)] } ?? [], help: "keep one of the two")
  }

  static func tabIndentation(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "yaml/tab", "a tab in the indentation", at: span,
      help: "indent with spaces: YAML allows no tabs there")
  }

  static func tooDeep(at span: Span) -> Diagnostic {
    Diagnostic(.error, "yaml/too-deep", "nested deeper than \(maximalDepth) levels", at: span)
  }

  static func colonInText(_ value: String, at span: Span) -> Diagnostic {
    let short = value.utf8.count <= 60 && !value.utf8.contains(UInt8(ascii: "\""))
    return Diagnostic(
      .error, "yaml/colon", "a colon and a blank inside text without quotes", at: span,
      help: short ? "write \"\(value)\"" : "put the text in quotes")
  }

  static func missingBlank(_ key: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "yaml/missing-blank", "no blank behind the colon of “\(key)”", at: span,
      help: "write “\(key): …”")
  }

  static func unclosedBracket(_ bracket: UInt8, at span: Span) -> Diagnostic {
    let (open, close) = bracket == UInt8(ascii: "[") ? ("[", "]") : ("{", "}")
    return Diagnostic(
      .error, "yaml/unclosed-bracket", "“\(open)” is never closed", at: span, help: "add “\(close)”")
  }

  static func unclosedQuote(_ quote: UInt8, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "yaml/unclosed-quote", "the quote \(String(UnicodeScalar(quote))) is never closed", at: span,
      help: quote == UInt8(ascii: "'")
        ? "close it; an apostrophe inside is written ''" : "close it; a quote inside is written \\\"")
  }

  static func textAfterQuote(_ quote: UInt8, at span: Span) -> Diagnostic {
    let help =
      quote == UInt8(ascii: "'")
      ? "write an apostrophe inside single quotes twice, or use double quotes"
      : "write a quote inside double quotes as \\\""
    return Diagnostic(
      .error, "yaml/text-after-quote", "the quote is closed here, and text follows", at: span, help: help)
  }

  static func reserved(_ byte: UInt8, at span: Span, value: String) -> Diagnostic {
    let short = value.utf8.count <= 60 && !value.utf8.contains(UInt8(ascii: "\""))
    return Diagnostic(
      .error, "yaml/reserved", "text cannot begin with “\(UnicodeScalar(byte))”", at: span,
      help: short ? "write \"\(value)\"" : "put the text in quotes")
  }

  static func tooManyAliases(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "yaml/alias-bomb", "aliases repeat more than \(maximalAliasedNodes) values", at: span,
      help: "write the values out, or fewer of them")
  }

  static func keyIsNoText(_ kind: String, at span: Span) -> Diagnostic {
    Diagnostic(.error, "yaml/key", "a key must be text, not \(kind)", at: span, help: "put it in quotes")
  }

  static func unknownTag(_ tag: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "yaml/tag", "the tag “\(tag)” has no meaning here", at: span, help: "leave it out")
  }
}

/// So many nodes may come out of aliases; a few hundred bytes of nested ones would make billions.
let maximalAliasedNodes = 10_000
