import Base

/// Parses and renders the Markdown in `body` of a file. What is wrong is reported with its place in the file.
///
/// - Parameter body: The bytes behind the front matter.
/// - Complexity: O(length), whatever is in it.
package func document(
  _ file: SourceFile, body: Range<Int>, options: MarkupOptions
) -> Checked<MarkupDocument> {
  Checked(MarkupDocument())
}

/// Renders one line of Markdown without a paragraph around it: a standfirst, a caption, a chart's title. Figures,
/// claims, citations and links work; blocks do not.
///
/// - Parameter span: Where the text was read. Places inside it are exact if the text stands there as it is (with or
///   without quotation marks around it), else messages point at the whole span.
package func inline(_ text: [UInt8], at span: Span, options: MarkupOptions) -> Checked<MarkupDocument> {
  Checked(MarkupDocument())
}

/// CommonMark 0.30 and nothing else: raw HTML and addresses as they are. The bytes of `cmark_render_html` with `UNSAFE`.
package func commonmark(_ bytes: [UInt8]) -> [UInt8] { [] }
