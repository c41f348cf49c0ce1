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
    if let id { target(id, .figure, String(numbers.figures)) }
    // The title's own place, if it stands in the source as it is.
    let place = place(of: caption, from: Int(token.place))
    out.html.append("<figcaption>")
    numbered(options.words.figure, numbers.figures)
    line.read(plain: caption, at: min(place.lowerBound, max(0, source.count - 1)))
    scanLine(.caption, to: line.text.count)
    writeLine(0, line.text.count)
    out.html.append("</figcaption>")
    out.endPlainLine()
  }

  /// Fills the cross-references with their numbers, now that all are known, and says which lead nowhere.
  mutating func settleReferences() {
    guard !document.references.isEmpty else { return }
    for index in document.references.indices {
      let reference = document.references[index]
      let target = ids[reference.id]?.target
      if target == nil {
        let near = hasSaidEnough ? nil : nearest(to: reference.id, among: document.targets.map(\.id))
        let isUnnumbered = ids[reference.id] != nil
        report(
          isUnnumbered
            ? .noNumber(reference.id, at: reference.span) : .noTarget(reference.id, at: reference.span, nearest: near))
      }
      document.references[index] = CrossReference(id: reference.id, target: target, span: reference.span)
    }
    document.content = settled(document.content)
    for index in document.footnotes.indices where holdsReferences(document.footnotes[index].content) {
      let note = document.footnotes[index]
      document.footnotes[index] = Footnote(
        label: note.label, number: note.number, content: settled(note.content), uses: note.uses, span: note.span)
    }
  }

  private func holdsReferences(_ fragment: Fragment) -> Bool {
    fragment.holes.contains { if case .reference = $0.kind { true } else { false } }
  }

  private func settled(_ fragment: Fragment) -> Fragment {
    var html = Pile<UInt8>(room: fragment.html.count + 64)
    var holes = fragment.holes
    var from = 0
    for index in holes.indices {
      let (start, shift) = (holes[index].offset, html.count - from)
      holes[index].offset = start + shift
      guard case .reference(let number) = holes[index].kind else { continue }
      fragment.html[from..<start].withUnsafeBufferPointer { html.append($0) }
      from = start
      write(document.references[number], into: &html)
      holes[index] = Hole(
        offset: start + shift, count: html.count - start - shift, kind: .reference(number), place: holes[index].place)
    }
    fragment.html[from...].withUnsafeBufferPointer { html.append($0) }
    return Fragment(html: html.array(from: 0), holes: holes)
  }

  /// `<a href="#fig-jobs">Figure 1</a>`; the id where it has no number.
  private func write(_ reference: CrossReference, into html: inout Pile<UInt8>) {
    guard let target = reference.target.map({ document.targets[$0] }) else { return html.appendEscaped(reference.id) }
    html.append("<a href=\"#")
    html.appendEscaped(target.id)
    html.append("\">")
    switch target.kind {
    case .figure: html.appendEscaped(options.words.figure)
    case .table: html.appendEscaped(options.words.table)
    case .section: html.appendEscaped(options.words.section)
    }
    html.append("\u{A0}")
    html.append(text: target.number)
    html.append("</a>")
  }
}

extension Diagnostic {
  fileprivate static func noTarget(_ id: String, at span: Span, nearest: String?) -> Diagnostic {
    Diagnostic(
      .error, "reference/undefined", "nothing in this document has the id “\(id)”", at: span, help: nearest.asSuggestion)
  }

  fileprivate static func noNumber(_ id: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "reference/undefined", "“@\(id)” has no number", at: span,
      help: "figures and tables with a caption have one, and headings with an id that begins with “sec-”")
  }
}
