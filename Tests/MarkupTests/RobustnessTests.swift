import Base
import Markup
import TestSupport
import Testing

private func render(_ text: [UInt8], _ options: MarkupOptions = MarkupOptions()) -> Checked<MarkupDocument> {
  document(SourceFile(id: ID(0), path: "x.md", bytes: text), body: 0..<text.count, options: options)
}

/// What must hold of any document at all.
private func check(_ text: [UInt8], _ options: MarkupOptions, _ label: String) {
  let checked = render(text, options)
  let found = checked.result
  #expect(fault(in: found.content.html) == nil, "\(label)")
  var last = 0
  for hole in found.content.holes {
    #expect(hole.offset >= last && hole.offset + hole.count <= found.content.html.count, "\(label): holes")
    last = hole.offset + hole.count
  }
  for span in checked.diagnostics.compactMap(\.span) + found.figures.map(\.span) + found.numerals
    + found.links.map(\.span)
  {
    #expect(span.start >= 0 && span.start <= span.end && span.end <= text.count, "\(label): span \(span)")
  }
  for block in found.dataBlocks {
    #expect(
      block.content.upperBound <= text.count && block.lineStarts.last == block.content.upperBound, "\(label): block")
  }
}

@Test func randomDocumentsAreWellFormed() {
  var options = MarkupOptions()
  for seed in 0..<500 as Range<UInt64> {
    options.rawHTML = seed % 2 == 0 ? .escape : .allow
    check(randomMarkdown(seed), options, "seed \(seed)")
  }
}

@Test func mutatedDocumentsAreWellFormed() {
  for golden in GoldenCase.all(in: "Markup") where !golden.name.contains("trust") {
    for seed in 0..<8 as Range<UInt64> {
      check(mutated(golden.input, seed), MarkupOptions(), "\(golden.name), seed \(seed)")
    }
  }
}

@Test func randomTitlesAreWellFormed() {
  for seed in 0..<400 as Range<UInt64> {
    let text = randomMarkdown(seed)
    let checked = inline(text, at: Span(ID(0), 10..<10 + text.count), options: MarkupOptions())
    #expect(fault(in: checked.result.content.html) == nil, "seed \(seed)")
  }
}

@Test func aWorkerAndASecondOneGiveTheSameBytes() {
  let texts = (0..<64 as Range<UInt64>).map(randomMarkdown)
  let alone = texts.map { render($0).result.content.html }
  #expect(inParallel(texts, workers: 2, chunk: 1) { render($0).result.content.html } == alone)
}

// Inputs that made one parser or another quadratic. Here: neither what they give nor what is said of them outgrows
// them; how time grows is measured by `Bench`.
@Test(arguments: hardInputs(10_000))
func hardInputsStayInProportion(_ name: String, _ text: [UInt8]) {
  let checked = render(text)
  #expect(checked.diagnostics.count <= 1000)
  #expect(checked.result.content.html.count < 40 * text.count + 10_000_000)
}
