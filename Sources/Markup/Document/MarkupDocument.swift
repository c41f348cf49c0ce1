import Base

/// One Markdown document, parsed and rendered. A plain value: nothing of the C parser is left in it.
package struct MarkupDocument: Equatable, Sendable {
  /// The body as HTML, footnotes at its end.
  package var content = Fragment()
  /// The body as plain text for search, one line per block; figures are holes here too. Not HTML. Empty unless the
  /// options ask for it, and so is the count of its words.
  package var plainText = Fragment()
  package var wordCount = 0
  package var headings: [Heading] = []
  package var dataBlocks: [DataBlock] = []
  package var figures: [ProseFigure] = []
  package var claims: [Claim] = []
  package var citations: [Citation] = []
  package var references: [CrossReference] = []
  /// What can be referred to by number: figures, tables and sections with their numbers.
  package var targets: [Target] = []
  package var links: [Link] = []
  package var images: [Image] = []
  /// Footnotes in the order in which they are printed.
  package var footnotes: [Footnote] = []
  /// Every id in the HTML without the ids of footnotes, in the order in which they are given.
  package var anchors: [String] = []
  /// Numerals that trace to nothing, for coverage; sorted by place.
  package var numerals: [Span] = []
  /// `[1985]{=!}`: numerals whose writer says that they need no trace.
  package var waivers: [Span] = []

  package init() {}
}

extension Array {
  /// Appends, with room for a few from the first on: a document that has one figure has three.
  mutating func add(_ element: Element) {
    if capacity == 0 { reserveCapacity(4) }
    append(element)
  }
}

/// A line of the outline.
package struct Heading: Equatable, Sendable {
  package let level: Int
  package let id: String
  /// Phrasing content without links, footnotes and ids: for the contents list.
  package let title: Fragment
  /// The same as plain text.
  package let text: Fragment
  package let span: Span
}

/// A code fence whose info string starts with `{`: ```` ```{chart #fig-jobs .wide} ````.
package struct DataBlock: Equatable, Sendable {
  /// A known kind: `chart`, `table`, `include`.
  package let kind: String
  package let id: String?
  package let classes: [String]
  /// What follows the brace: the path of an include. Empty where there is nothing.
  package let argument: String
  /// The number of this figure or table in its document; nil where its kind is not numbered.
  package let number: Int?
  /// The lines between the fences as the parser sees them: without the prefixes of quotes and lists.
  package let literal: [UInt8]
  /// Where each line of `literal` starts in the source file; one more for the end.
  package let lineStarts: [Int]
  /// The lines between the fences in the source file. They equal `literal` unless the block stands in a quote or list.
  package let content: Range<Int>
  /// The info string, for messages about the block's head.
  package let infoSpan: Span
  package let span: Span
  /// The index of the heading whose section the block stands in; nil before the first.
  package let section: Int?
}

/// `@fig-jobs`, resolved within its document.
package struct CrossReference: Equatable, Sendable {
  package let id: String
  /// The index in `targets`; nil where there is none (an error has been reported).
  package var target: Int?
  package let span: Span
}

/// What the text can refer to by its id.
package struct Target: Equatable, Sendable {
  package enum Kind: Equatable, Sendable { case figure, table, section }
  package let id: String
  package let kind: Kind
  /// From 1, each kind by itself; sections as an outline: "2.1".
  package let number: String
}

/// `[@phrma-2021, p. 7]` or `@phrma-2021`. Whether a key is known is for the holder of the sources to say.
package struct Citation: Equatable, Sendable {
  /// One source of a citation.
  package struct Item: Equatable, Sendable {
    package let key: String
    package let keySpan: Span
    /// "p. 7"; empty where nothing follows the key.
    package let locator: String
  }

  package let items: [Item]
  /// False for a bare `@key` in the sentence.
  package let isBracketed: Bool
  package let span: Span
}

/// A link of the text, with its address as typed.
package struct Link: Equatable, Sendable {
  /// As typed, entities and escapes resolved.
  package let address: String
  /// Of the address where it can be found, else of the link.
  package let span: Span
}

/// A picture of the text, with its address as typed.
package struct Image: Equatable, Sendable {
  package let address: String
  package let span: Span
}

/// A note, in the order in which the text first asks for it.
package struct Footnote: Equatable, Sendable {
  /// `[^a]` → "a"; for an inline note its number.
  package let label: String
  package let number: Int
  package let content: Fragment
  /// How often it is referred to.
  package let uses: Int
  package let span: Span
}
