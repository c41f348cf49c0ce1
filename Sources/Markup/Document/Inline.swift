import Base
import CCmark

/// Renders one line of Markdown without a paragraph around it: a standfirst, a caption, a chart's title. Figures,
/// claims, citations and links work; blocks do not.
///
/// - Parameter span: Where the text was read. Places inside it are exact if the text stands there as it is (with or
///   without quotation marks around it), else messages point at the whole span.
package func inline(_ text: [UInt8], at span: Span, options: MarkupOptions) -> Checked<MarkupDocument> {
  // The text is read as a marked heading's, as a table's cell is: no block can begin in it.
  let head: [UInt8] = Array("###### ".utf8) + [MarkByte.first, MarkByte.second, MarkByte.cell, 0x20]
  let tail: [UInt8] = [0x20, MarkByte.first, MarkByte.second, MarkByte.end]
  let file = SourceFile(id: span.file, path: "", bytes: text)
  var line = prepared(plain: file)
  let shift = span.range.count == text.count + 2 ? 1 : 0
  let isExact = span.range.count == text.count || shift == 1
  for i in line.bytes.indices where line.bytes[i] == 0x0A || line.bytes[i] == 0x0D { line.bytes[i] = 0x20 }
  line.bytes = head + line.bytes + tail
  line.map = SourceMap()
  line.map.add(0, isExact ? span.range.lowerBound + shift - head.count : span.range.lowerBound)
  line.lines = [0, Int32(truncatingIfNeeded: line.bytes.count)]
  var checked = line.bytes.withUnsafeBufferPointer { source in
    withTree(source) { root -> Checked<MarkupDocument> in
      var renderer = Renderer(line, source: source, file: file, options: options, hasExtensions: true)
      renderer.lastOffset = max(span.range.upperBound, span.range.lowerBound)
      renderer.replaceStrangeReferences(in: root)
      if let node = cmark_node_first_child(root) { renderer.writeTitle(node) }
      return renderer.finished()
    }
  }
  if !isExact {
    checked.diagnostics = checked.diagnostics.map {
      Diagnostic($0.severity, $0.code, $0.message, at: span, notes: $0.notes, label: $0.label, help: $0.help)
    }
  }
  return checked
}

extension Renderer {
  fileprivate mutating func writeTitle(_ node: Node) {
    readMarked(node)
    scanLine(.title, to: line.text.count)
    writeLine(0, line.text.count)
    for index in notes.order.indices { report(.noteInTitle(at: notes.order[index].span)) }
  }
}

extension Diagnostic {
  fileprivate static func noteInTitle(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "footnote/in-title", "a footnote cannot stand in a title, caption or standfirst", at: span,
      help: "put it into the text below")
  }
}
