import Base
import CCmark

extension Renderer {
  /// An image alone in its paragraph is a figure; its title is the caption.
  mutating func imageFigure() -> Bool {
    guard let first = line.tokens.first, first.kind == .openImage, first.at == 0,
      let last = line.tokens.last, last.kind == .closeImage, last.node == first.node else { return false }
    let closing = line.tokens.count - 1
    let end = line.text.count
    let rest = scan.tokenAttributes[closing] != nil ? scan.edits.last.map { Int($0.end) } ?? end : Int(last.at)
    guard line.text[min(rest, end)...].allSatisfy({ isWhitespace($0) }) else { return false }
    var attributes = scan.tokenAttributes[closing] ?? Attributes()
    let caption = UnsafeBufferPointer<UInt8>(c: cmark_node_get_title(first.node))
    out.freshLine()
    out.html.append("<figure")
    attributes.classes.insert("image", at: 0)
    write(attributes)
    out.html.append(">")
    isFigureImage = true
    writeLine(0, end)
    isFigureImage = false
    out.endPlainLine()
    if !caption.isEmpty { figureCaption(caption, attributes.id, first) }
    out.html.append("</figure>\n")
    return true
  }

  private mutating func figureCaption(
    _ caption: UnsafeBufferPointer<UInt8>, _ id: String?, _ token: InlineText.Token
  ) {
    numbers.figures += 1
    if let id { document.targets.append(Target(id: id, kind: .figure, number: String(numbers.figures))) }
    let place = addressSpan(caption, from: Int(token.place))
    out.html.append("<figcaption>")
    numbered(options.words.figure, numbers.figures)
    let paragraph = (line, scan)
    var start = Int(token.place)
    // The title's own place, if it stands in the source as it is.
    while start < source.count, span(start..<start + 1).start < place.start { start += 1 }
    line.read(plain: caption, at: min(start, max(0, source.count - 1)))
    scanLine(.caption, to: line.text.count)
    writeLine(0, line.text.count)
    (line, scan) = paragraph
    out.html.append("</figcaption>")
    out.endPlainLine()
  }

  /// Fills the cross-references with their numbers, now that all are known, and says which lead nowhere.
  mutating func settleReferences() {
    guard !document.references.isEmpty else { return }
    var byID: [String: Int] = [:]
    for (index, target) in document.targets.enumerated() where byID[target.id] == nil { byID[target.id] = index }
    for index in document.references.indices {
      let reference = document.references[index]
      let target = byID[reference.id]
      if target == nil {
        let known = document.targets.map(\.id)
        report(.noTarget(
          reference.id, at: reference.span, nearest: nearest(to: reference.id, among: known),
          isPlainID: ids[reference.id] != nil))
      }
      document.references[index] = CrossReference(id: reference.id, target: target, span: reference.span)
    }
    document.content = settled(document.content)
    for index in document.footnotes.indices {
      let note = document.footnotes[index]
      document.footnotes[index] = Footnote(
        label: note.label, number: note.number, content: settled(note.content), uses: note.uses, span: note.span)
    }
  }

  private func settled(_ fragment: Fragment) -> Fragment {
    var result = Output()
    result.html.bytes.reserveCapacity(fragment.html.count + 64)
    var from = 0
    for var hole in fragment.holes {
      result.html.append(fragment.html[from..<hole.offset])
      from = hole.offset
      guard case .reference(let index) = hole.kind else {
        hole.offset = result.html.count
        result.holes.append(hole)
        continue
      }
      let start = result.html.count
      let reference = document.references[index]
      if let target = reference.target.map({ document.targets[$0] }) {
        result.html.append("<a href=\"#")
        result.html.appendEscaped(target.id)
        result.html.append("\">")
        switch target.kind {
        case .figure: result.html.appendEscaped(options.words.figure)
        case .table: result.html.appendEscaped(options.words.table)
        case .section: result.html.appendEscaped(options.words.section)
        }
        result.html.append("\u{A0}")
        result.html.append(text: target.number)
        result.html.append("</a>")
      } else {
        result.html.appendEscaped(reference.id)
      }
      result.hole(hole.kind, hole.place, count: result.html.count - start)
    }
    result.html.append(fragment.html[from...])
    return result.fragment
  }
}

extension Diagnostic {
  fileprivate static func noTarget(_ id: String, at span: Span, nearest: String?, isPlainID: Bool) -> Diagnostic {
    Diagnostic(
      .error, "reference/undefined",
      isPlainID ? "“@\(id)” has no number: its figure has no caption" : "nothing in this document has the id “\(id)”",
      at: span, help: nearest.asSuggestion)
  }
}
