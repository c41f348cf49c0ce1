import Base

/// What stands between the `---` lines of a page, and where its text begins.
package struct FrontMatter: Sendable {
  /// A map; an empty one where the file has no front matter.
  package let root: Node
  /// The bytes of the file behind the closing `---` line; the whole file where there is no front matter.
  package let body: Range<Int>
}

/// The front matter of a page and the range of its body.
package func frontMatter(of file: SourceFile) -> Checked<FrontMatter> {
  Checked(FrontMatter(root: Node(.map([]), at: file.span(0..<0)), body: 0..<file.bytes.count))
}
