// What a chart is drawn from: columns of one type each, made by the caller from whatever it keeps its data in.
// A chart never reads a file and never filters by an expression: it draws the rows that it is given.

import Base

/// A table of columns of equal length.
package struct ChartTable: Sendable {
  package var name: String
  package var columns: [ChartColumn]
  /// One per row, or empty where rows have neither link, key, source nor place.
  package var rows: [ChartRow]
  /// When its figures were, as far as the caller knows.
  package var time: ChartTime?

  package init(name: String, columns: [ChartColumn], rows: [ChartRow] = [], time: ChartTime? = nil) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.time = time
  }

  package var count: Int { columns.first?.count ?? 0 }

  package subscript(name: String) -> ChartColumn? { columns.first { $0.name == name } }
}

/// One column: its field name, how people read it, its cells.
package struct ChartColumn: Sendable {
  package enum Cells: Sendable {
    case numbers([Quantity])
    case texts([ChartText])
    case periods([Period?])
  }

  /// The name that a specification uses: `jobs`.
  package var name: String
  /// What readers see: "Jobs".
  package var label: String
  package var unit: Unit?
  /// Digits after the point wherever a value is printed; `nil` prints as many as each value has.
  package var decimals: Int?
  package var cells: Cells

  package init(_ name: String, label: String? = nil, unit: Unit? = nil, decimals: Int? = nil, _ cells: Cells) {
    self.name = name
    self.label = label ?? name
    self.unit = unit
    self.decimals = decimals
    self.cells = cells
  }

  package var count: Int {
    switch cells {
    case .numbers(let cells): cells.count
    case .texts(let cells): cells.count
    case .periods(let cells): cells.count
    }
  }
}

/// A name in a cell: the key that specifications compare with, the words that readers see, its page.
package struct ChartText: Hashable, Sendable, ExpressibleByStringLiteral {
  package var key: String
  package var text: String
  package var href: String?

  package init(key: String, text: String, href: String? = nil) {
    self.key = key
    self.text = text
    self.href = href
  }

  package init(stringLiteral value: String) { self.init(key: value, text: value) }
}

/// What a row carries beside its cells.
package struct ChartRow: Hashable, Sendable {
  /// The page of what the row is about.
  package var href: String?
  /// The id of the entity that it is about; compared with `highlight`.
  package var key: String?
  /// The citation keys of its sources.
  package var sources: [String]
  /// The source cell, for diagnostics.
  package var span: Span?

  package init(href: String? = nil, key: String? = nil, sources: [String] = [], span: Span? = nil) {
    self.href = href
    self.key = key
    self.sources = sources
    self.span = span
  }
}
