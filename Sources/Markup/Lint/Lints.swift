// What a writer did not mean: Markdown that reads as something else, and texts that leave readers out.

import Base
import CCmark

extension Renderer {
  /// `2024. was a good year` and a wrapped line that begins `+ 3 %` are lists to Markdown.
  mutating func lintList(_ list: Node) {
    if cmark_node_get_list_type(list) == CMARK_ORDERED_LIST {
      let start = Int(cmark_node_get_list_start(list))
      if (1000...2999).contains(start), let item = cmark_node_first_child(list) {
        report(.yearAsList(start, at: span(firstLine(item))))
      }
      return
    }
    guard let before = cmark_node_previous(list), cmark_node_get_type(before) == CMARK_NODE_PARAGRAPH,
      cmark_node_get_end_line(before) + 1 == cmark_node_get_start_line(list),
      let item = cmark_node_first_child(list) else { return }
    let range = firstLine(item)
    var i = range.lowerBound
    while i < range.upperBound, source[i] != 0x2B, source[i] != 0x2D, source[i] != 0x2A { i += 1 }
    guard i + 2 < range.upperBound, source[i] != 0x2A, isBlank(source[i + 1]), isDigit(source[i + 2]) else { return }
    report(.signAsList(source[i] == 0x2B ? "+" : "-", at: span(i..<range.upperBound)))
  }

  mutating func lintHeading(_ level: Int, at span: Span) {
    defer { numbers.lastLevel = level }
    if level == 1 { return report(.firstLevel(at: span)) }
    let last = max(1, numbers.lastLevel)
    if level > last + 1 { report(.levelSkipped(last, level, at: span)) }
  }

  /// Words that say nothing of where a link leads.
  mutating func lintLinkText(_ token: InlineText.Token, _ index: Int, _ span: Span) {
    guard index + 1 < line.tokens.count, line.tokens[index + 1].kind == .closeLink else { return }
    let from = Int(token.at)
    let to = Int(line.tokens[index + 1].at)
    guard to > from else { return report(.noLinkText(at: span)) }
    guard to - from <= 20 else { return }
    let words = Array(line.text[from..<to])[...].trimmed.string.lowercased()
    guard emptyWords.contains(words) else { return }
    report(.emptyLinkText(words, at: textSpan(from, to)))
  }
}

// In the languages whose numerals are read.
private let emptyWords: Set<String> = [
  "here", "click here", "read more", "more", "link", "this", "this link", "her", "klik her", "læs mere", "mere", "hier",
  "hier klicken", "mehr", "mehr lesen", "ici", "cliquez ici", "lire la suite", "aquí", "haga clic aquí", "leer más",
  "más", "les mer", "klikk her", "här", "klicka här", "läs mer",
]

extension Diagnostic {
  fileprivate static func yearAsList(_ year: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "lint/year-list", "“\(year).” at the beginning of a line starts a numbered list", at: span,
      help: "write “\(year)\\.” or let the sentence begin with another word")
  }

  fileprivate static func signAsList(_ sign: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "lint/sign-list", "a line that begins with “\(sign) ” and a number is a list item", at: span,
      help: "wrap the line elsewhere, or put a blank line before a list that is meant")
  }

  fileprivate static func firstLevel(at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "lint/heading-level", "the page's title is its only heading of the first level", at: span,
      help: "write “##”")
  }

  fileprivate static func levelSkipped(_ from: Int, _ to: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "lint/heading-level", "a heading of level \(to) follows one of level \(from)", at: span,
      help: "write “\(String(repeating: "#", count: from + 1))”")
  }

  fileprivate static func noLinkText(at span: Span) -> Diagnostic {
    Diagnostic(.warning, "lint/link-text", "this link has no words", at: span, help: "name the page that it leads to")
  }

  fileprivate static func emptyLinkText(_ words: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "lint/link-text", "the link text “\(words)” does not say where the link leads", at: span,
      help: "name the page that it leads to")
  }
}
