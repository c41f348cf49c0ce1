import Base

/// Parses and renders the Markdown in `body` of a file. What is wrong is reported with its place in the file.
///
/// - Parameter body: The bytes behind the front matter.
/// - Complexity: O(length), whatever is in it.
package func document(
  _ file: SourceFile, body: Range<Int>, options: MarkupOptions
) -> Checked<MarkupDocument> {
  let prepared = prepared(file, body: body)
  return prepared.bytes.withUnsafeBufferPointer { source in
    withTree(source) { root in
      var renderer = Renderer(prepared, source: source, file: file, options: options, hasExtensions: true)
      renderer.writeDocument(root)
      renderer.writeNotes()
      return renderer.finished()
    }
  }
}

/// CommonMark 0.30 and nothing else, raw HTML and addresses as they are: what `cmark_render_html` prints with `UNSAFE`.
package func commonmark(_ bytes: [UInt8]) -> [UInt8] {
  let prepared = Prepared(bytes: bytes, lines: [0, 0])
  let nowhere = SourceFile(id: ID(0), path: "", bytes: [])
  return bytes.withUnsafeBufferPointer { source in
    withTree(source) { root in
      var renderer = Renderer(prepared, source: source, file: nowhere, options: MarkupOptions(), hasExtensions: false)
      renderer.writeDocument(root)
      return renderer.out.html.array(from: 0)
    }
  }
}

extension Renderer {
  mutating func finished() -> Checked<MarkupDocument> {
    settleReferences()
    if writesPlain {
      document.plainText = out.plainFragment(since: Output.start)
      document.wordCount = out.plain.all.wordCount
        + document.figures.count { $0.kind == .bound }
    }
    if document.numerals.count > 1 { document.numerals.sort { $0.start < $1.start } }
    finishDiagnostics()
    return Checked(document, diagnostics)
  }
}
