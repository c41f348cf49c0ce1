// Footnotes are written at the end, in the order in which they are first referred to; a definition that nothing refers
// to is not printed.

import Base
import CCmark

extension Renderer {
  /// `<sup class="footnote"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup>`
  mutating func footnoteMark(_ number: Int, use: Int) {
    guard altDepth == 0 else { return }
    out.html.append("<sup class=\"footnote\"><a href=\"#")
    noteID("fn-", number, 1)
    out.html.append("\" id=\"")
    noteID("fnref-", number, use)
    out.html.append("\" role=\"doc-noteref\">")
    out.html.append(int: number)
    out.html.append("</a></sup>")
  }

  private mutating func noteID(_ prefix: StaticString, _ number: Int, _ use: Int) {
    out.html.append(text: options.idPrefix)
    out.html.append(prefix)
    out.html.append(int: number)
    if use > 1 {
      out.html.append("-")
      out.html.append(int: use)
    }
  }

  /// Writes the section of footnotes, and says which definitions nothing refers to.
  mutating func writeNotes() {
    var index = 0
    // A footnote may refer to further ones, so the list grows while it is walked.
    while index < notes.order.count {
      if let mark = notes.order[index].mark, notes.order[index].content == nil { writeBody(index, mark) }
      index += 1
    }
    if prepared.footnotes.values.contains(where: { notes.numbers[$0] == 0 }) { sayUnused() }
    guard !notes.order.isEmpty else { return }
    out.freshLine()
    out.html.append("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"")
    out.html.appendEscaped(options.words.footnotes)
    out.html.append("\">\n<ol>\n")
    for index in notes.order.indices { writeNote(index) }
    out.html.append("</ol>\n</section>\n")
  }

  private mutating func sayUnused() {
    for (label, mark) in prepared.footnotes.sorted(by: { $0.value < $1.value }) where notes.numbers[mark] == 0 {
      report(.unusedFootnote(label, at: prepared.marks[mark].span))
    }
  }

  /// The content of a definition, into its own buffer.
  private mutating func writeBody(_ index: Int, _ mark: Int) {
    let outerContainers = containers
    containers = []
    definitionListEnd = -1
    let start = out.mark
    if let body = notes.bodies[mark] {
      walk(body.first, until: body.end, in: body.parent)
      closeContainers(in: body.parent)
    }
    notes.order[index].content = out.fragment(since: start)
    notes.order[index].plain = out.plainFragment(since: start)
    out.cut(to: start)
    containers = outerContainers
  }

  private mutating func writeNote(_ index: Int) {
    let note = notes.order[index]
    let content = note.content ?? Fragment()
    out.html.append("<li id=\"")
    noteID("fn-", index + 1, 1)
    out.html.append("\">")
    let paragraphEnd = "</p>\n".utf8
    if note.mark == nil {
      out.html.append("<p>")
      out.append(content)
      backLinks(index + 1, note.uses)
      out.html.append("</p>\n")
    } else if content.html.suffix(paragraphEnd.count).elementsEqual(paragraphEnd) {
      // Back links go into the last paragraph, behind its last word.
      out.html.append("\n")
      out.append(content)
      out.html.removeLast(paragraphEnd.count)
      backLinks(index + 1, note.uses)
      out.html.append("</p>\n")
    } else {
      out.html.append("\n")
      out.append(content)
      out.freshLine()
      out.html.append("<p>")
      backLinks(index + 1, note.uses)
      out.html.append("</p>\n")
    }
    out.html.append("</li>\n")
    if writesPlain {
      out.append(plain: note.plain)
      out.endPlainLine()
    }
    document.footnotes.add(
      Footnote(label: note.label, number: index + 1, content: content, uses: note.uses, span: note.span))
  }

  private mutating func backLinks(_ number: Int, _ uses: Int) {
    for use in 1...max(1, uses) {
      out.html.append(" <a href=\"#")
      noteID("fnref-", number, use)
      out.html.append("\" role=\"doc-backlink\" aria-label=\"")
      out.html.appendEscaped(options.words.backToText)
      if uses > 1 {
        out.html.append(" (")
        out.html.append(int: use)
        out.html.append(")")
      }
      out.html.append("\">↩\u{FE0E}</a>")
    }
  }
}

extension Diagnostic {
  fileprivate static func unusedFootnote(_ label: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "footnote/unused", "nothing refers to footnote “\(label)”, so it is not printed", at: span,
      help: "write [^\(label)] where it belongs, or remove it")
  }
}
