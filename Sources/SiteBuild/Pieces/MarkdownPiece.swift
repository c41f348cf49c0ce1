import Base
import Formats
import Markup

/// A Markdown document by itself, without a site: figures and references stand as they were written.
package func markdownPiece(_ file: SourceFile) -> Checked<[UInt8]> {
  let front = frontMatter(of: file)
  let document = document(file, body: front.result.body, options: MarkupOptions())
  var out = ByteWriter(capacity: file.bytes.count * 2)
  document.result.content.write(into: &out) { _, _ in false }
  return Checked(out.bytes, front.diagnostics + document.diagnostics)
}

/// CommonMark 0.30 and nothing else.
package func commonMarkPiece(_ file: SourceFile) -> [UInt8] { commonmark(file.bytes) }
