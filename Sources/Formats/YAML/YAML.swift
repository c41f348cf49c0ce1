import Base

/// A YAML file, or the part of a file that is YAML: a chart block in Markdown. Every position is one of the file, also
/// where the block is indented or stands in a block quote: `>` marks that its first line has are taken off each line.
package func yaml(_ file: SourceFile, in range: Range<Int>? = nil) -> Checked<Node> {
  Checked(Node(.null, at: file.span(range ?? 0..<file.bytes.count)))
}
