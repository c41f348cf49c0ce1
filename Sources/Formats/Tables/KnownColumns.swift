import Base

/// What a site knows of columns by their names, before it has seen their cells.
package struct KnownColumns: Sendable {
  /// Named after a code list: their cells are codes, digits or not.
  package let codes: Set<String>
  /// Named after a declared indicator: in a table about entities every cell is a figure, or a fault.
  package let figures: Set<String>

  /// The names that a table's column of entities may have.
  package static let entities = ["cluster", "region", "organisation", "entity"]

  package init(codes: Set<String> = [], figures: Set<String> = []) {
    self.codes = codes
    self.figures = figures
  }
}

extension KnownColumns {
  /// Whether a table with these columns is about entities.
  func isAboutEntities(_ names: some Sequence<String>) -> Bool { names.contains { Self.entities.contains($0) } }

  /// The type of a column by its schema, else by its name; `nil` where its cells must say.
  func type(_ name: String, _ schema: ColumnSchema?, isAboutEntities: Bool) -> ColumnType? {
    if let type = schema?.type { return type }
    if codes.contains(name) || schema?.references != nil { return .text }
    if isAboutEntities, figures.contains(name) { return .number }
    return conventionalType(name)
  }
}
