import Base
import Formats
import Markup

/// A Markdown document by itself, without a site: figures and data blocks stand as they were written, as code.
package func markdownPiece(_ file: SourceFile) -> Checked<[UInt8]> {
  let front = frontMatter(of: file)
  let checked = document(file, body: front.result.body, options: MarkupOptions())
  let document = checked.result
  var out = ByteWriter(capacity: file.bytes.count * 2)
  document.content.write(into: &out) { hole, out in
    switch hole.kind {
    case .figure(let index): write(document.figures[index], in: hole.place, to: &out)
    case .dataBlock(let index): write(document.dataBlocks[index], to: &out)
    case .assertedOpen, .assertedClose, .claim, .citation, .reference, .link, .image: return false
    }
    return true
  }
  return Checked(out.bytes, front.diagnostics + checked.diagnostics)
}

/// CommonMark 0.30 and nothing else.
package func commonMarkPiece(_ file: SourceFile) -> [UInt8] { commonmark(file.bytes) }

private func write(_ figure: ProseFigure, in place: Hole.Place, to out: inout ByteWriter) {
  let isElement = place == .element || place == .label
  if isElement { out.append("<code>") }
  out.append("{{ ")
  out.appendEscaped(figure.expression[...])
  out.append(" }}")
  if isElement { out.append("</code>") }
}

private func write(_ block: DataBlock, to out: inout ByteWriter) {
  out.append("<pre")
  if let id = block.id {
    out.append(" id=\"")
    out.appendEscaped(id)
    out.append("\"")
  }
  out.append("><code class=\"language-")
  out.appendEscaped(block.kind)
  out.append("\">")
  out.appendEscaped(block.literal[...])
  out.append("</code></pre>")
}
