import Base
import Markup
import TestSupport
import Testing

// A case may begin with a line `%% language=da raw=allow`; what is behind it is the document's body.
@Test(arguments: GoldenCase.all(in: "Markup"))
func goldenDocuments(_ golden: GoldenCase) {
  let file = SourceFile(id: ID(0), path: golden.name + ".md", bytes: golden.input)
  let (options, start) = options(of: golden.input)
  let checked = document(file, body: start..<golden.input.count, options: options)
  let actual = printed(checked, file)
  #expect(actual == golden.expected(updatingWith: actual))
  #expect(fault(in: checked.result.content.html) == nil)
}

func options(of input: [UInt8]) -> (MarkupOptions, Int) {
  var options = MarkupOptions()
  options.plainText = true
  guard input.starts(with: "%% ".utf8), let end = input.firstIndex(of: 0x0A) else { return (options, 0) }
  for word in String(decoding: input[3..<end], as: UTF8.self).split(separator: " ") {
    let value = String(word.drop { $0 != "=" }.dropFirst())
    switch word.prefix(while: { $0 != "=" }) {
    case "language": options.language = .rules(for: value)
    case "raw": options.rawHTML = value == "allow" ? .allow : .trust
    case "dates": options.dateOrder = .dayFirst
    case "typography": options.typography = false
    case "prefix": options.idPrefix = value
    case "taken": options.takenIDs = value.split(separator: ",").map(String.init)
    default: Issue.record("no option “\(word)”")
    }
  }
  return (options, end + 1)
}

/// Everything that a document gave, as text: the page with its holes marked, what was found, the messages.
private func printed(_ checked: Checked<MarkupDocument>, _ file: SourceFile) -> String {
  let document = checked.result
  var out = marked(document.content)
  var facts: [String] = []
  for heading in document.headings {
    facts.append(
      "heading \(heading.level) #\(heading.id): \(marked(heading.title)) | \(marked(heading.text)) @ "
        + "\(quoted(heading.span, file))"
    )
  }
  for figure in document.figures {
    switch figure.kind {
    case .bound: facts.append("bound \(text(figure.expression)) @ \(quoted(figure.span, file))")
    case .asserted(let said):
      let read =
        said.reading.map {
          "\($0.isRange ? "range " : "")\(plainText($0.low)) to \(plainText($0.high)) "
            + "\($0.hedge.map { $0.key } ?? "") \($0.sign)"
        } ?? "no numeral"
      let test = [
        said.test.min.map { "min \($0)" }, said.test.max.map { "max \($0)" }, said.test.tolerance.map { "tol \($0)" },
        said.test.isPinned ? "pin" : nil,
      ].compactMap { $0 }
      facts.append(
        "asserted “\(said.text)” (\(read)) = \(text(figure.expression)) \(test.joined(separator: " ")) @ "
          + "\(quoted(figure.span, file))"
      )
    }
    #expect(
      text(figure.expression).split(separator: " ")
        == quoted(figure.expressionSpan, file).replacing("⏎", with: " ").split(separator: " "))
  }
  for claim in document.claims { facts.append("claim \(claim.kind) “\(claim.word)” in heading \(claim.heading ?? -1)") }
  for block in document.dataBlocks {
    facts.append(
      "block \(block.kind) #\(block.id ?? "") \(block.classes) \(block.argument) number \(block.number ?? 0) in "
        + "section \(block.section ?? -1): \(quoted(Span(file.id, block.content), file))"
    )
    let starts = block.lineStarts.map { file.position(of: $0) }.map { "\($0.line):\($0.column)" }
    facts.append("  lines at \(starts.joined(separator: " "))")
  }
  for citation in document.citations {
    facts.append("citation \(citation.items.map { "\($0.key) (\($0.locator))" }) @ \(quoted(citation.span, file))")
  }
  for target in document.targets { facts.append("target \(target.id) is \(target.kind) \(target.number)") }
  for link in document.links { facts.append("link \(link.address) @ \(quoted(link.span, file))") }
  for image in document.images { facts.append("image \(image.address) @ \(quoted(image.span, file))") }
  if !document.numerals.isEmpty {
    facts.append("untraced " + document.numerals.map { "\(quoted($0, file))" }.joined(separator: " "))
  }
  if !document.waivers.isEmpty {
    facts.append("waived " + document.waivers.map { "\(quoted($0, file))" }.joined(separator: " "))
  }
  if !document.anchors.isEmpty { facts.append("anchors " + document.anchors.sorted().joined(separator: " ")) }
  facts.append("words \(document.wordCount)")
  out += "---- found\n" + facts.joined(separator: "\n") + "\n"
  out += "---- text\n" + marked(document.plainText)
  let messages = checked.diagnostics.sorted([file]).map { $0.printed([file]) }.joined(separator: "\n")
  if !messages.isEmpty { out += "---- messages\n" + messages }
  return out
}

private func marked(_ fragment: Fragment) -> String {
  var out = ByteWriter()
  fragment.write(into: &out) { hole, out in
    out.append(text: "⟦\(hole.kind)\(hole.place == .element ? "" : " \(hole.place)")⟧")
    return false
  }
  return out.text
}

private func quoted(_ span: Span, _ file: SourceFile) -> String {
  text(Array(file.bytes[span.range.clamped(to: 0..<file.bytes.count)])).replacing("\n", with: "⏎")
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
