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

  /// Takes the page's body from what was written, and fills its cross-references with their numbers, now that all are
  /// known. Says which lead nowhere.
  mutating func settleReferences() {
    guard !document.references.isEmpty else {
      document.content = out.fragment(since: Output.start)
      return
    }
    let targets = Dictionary(zip(document.targets.map(\.id), document.targets.indices)) { first, _ in first }
    for index in document.references.indices {
      let reference = document.references[index]
      if let target = targets[reference.id] {
        document.references[index].target = target
      } else if ids[reference.id] != nil {
        report(.noNumber(reference.id, at: reference.span))
      } else {
        let near = hasSaidEnough ? nil : nearest(to: reference.id, among: document.targets.map(\.id))
        report(.noTarget(reference.id, at: reference.span, nearest: near))
      }
    }
    document.content = settled(out.html.all, out.holes)
    for index in document.footnotes.indices where holdsReferences(document.footnotes[index].content) {
      let note = document.footnotes[index]
      let content = note.content.html.withUnsafeBufferPointer { settled($0, note.content.holes) }
      document.footnotes[index] = Footnote(
        label: note.label, number: note.number, content: content, uses: note.uses, span: note.span)
    }
  }

  private func holdsReferences(_ fragment: Fragment) -> Bool {
    fragment.holes.contains { if case .reference = $0.kind { true } else { false } }
  }

  private func settled(_ written: Bytes, _ holes: [Hole]) -> Fragment {
    var html = Pile<UInt8>(room: written.count + 64 * document.references.count)
    var holes = holes
    var from = 0
    for index in holes.indices {
      let (start, shift) = (holes[index].offset, html.count - from)
      holes[index].offset = start + shift
      guard case .reference(let number) = holes[index].kind else { continue }
      html.append(Bytes(rebasing: written[from..<start]))
      from = start
      write(document.references[number], into: &html)
      holes[index] = Hole(
        offset: start + shift, count: html.count - start - shift, kind: .reference(number), place: holes[index].place)
    }
    html.append(Bytes(rebasing: written[from...]))
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
      .error, "reference/undefined", "nothing in this document has the id “\(id)”", at: span,
      help: nearest.asSuggestion)
  }

  fileprivate static func noNumber(_ id: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "reference/undefined", "“@\(id)” has no number", at: span,
      help: "figures and tables with a caption have one, and headings with an id that begins with “sec-”")
  }
}
