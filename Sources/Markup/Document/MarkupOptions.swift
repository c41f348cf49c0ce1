import Base

/// What a document needs to know of the site around it. Names that are not listed here are errors in the text.
package struct MarkupOptions: Sendable {
  package var language: LanguageRules = .english
  /// The kinds of data blocks that somebody draws.
  package var blocks: [BlockKind] = BlockKind.usual
  /// `::: note`; `columns` becomes a plain `div`, all others an `aside`.
  package var containers = ["note", "tip", "warning", "method", "aside", "columns"]
  package var rawHTML = RawHTML.escape
  /// Before every id that is not the writer's own, where several documents share one page.
  package var idPrefix = ""
  /// Ids of the page around the document, which no heading may have too. `source-` stands for `source-1`, `source-2`…
  package var takenIDs: [String] = []
  package var words = MarkupWords()
  /// How typed dates such as 04.07.2011 are to be read; nil makes the ambiguous ones a warning.
  package var dateOrder: DateOrder?
  /// Quotes, dashes and ellipses by language.
  package var typography = true
  /// Whether the text for search and its words are wanted: they take as much memory as the text itself.
  package var plainText = false

  package init() {}
}

/// What 04.07.2011 means: the fourth of July, or the seventh of April.
package enum DateOrder: Sendable { case dayFirst, monthFirst }

/// What happens to HTML in a document.
package enum RawHTML: Sendable {
  /// Shown as text, with a warning.
  case escape
  /// A few harmless elements and attributes pass, the rest is shown as text.
  case allow
  /// As it is.
  case trust
}

/// One kind of data block.
package struct BlockKind: Equatable, Sendable {
  package enum Numbering: Equatable, Sendable { case figure, table, none }
  package let name: String
  package let numbering: Numbering

  package init(_ name: String, _ numbering: Numbering) {
    self.name = name
    self.numbering = numbering
  }

  package static let usual: [BlockKind] = [
    BlockKind("chart", .figure), BlockKind("map", .figure), BlockKind("timeline", .figure),
    BlockKind("table", .table), BlockKind("ranking", .table), BlockKind("compare", .table),
    BlockKind("stats", .none), BlockKind("toc", .none), BlockKind("include", .none),
  ]
}

/// The few words that Markup itself prints, in the page's language.
package struct MarkupWords: Sendable {
  package var figure = "Figure"
  package var table = "Table"
  package var section = "Section"
  package var footnotes = "Footnotes"
  package var backToText = "Back to the text"
  package var done = "done"
  package var open = "to do"
  /// Titles of containers and alerts that have none of their own, by name.
  package var titles = [
    "note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution",
    "method": "Method", "aside": "Aside",
  ]

  package init() {}
}
