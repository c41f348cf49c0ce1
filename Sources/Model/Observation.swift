// One cell of one series. A big site has a million of them, so an observation is 48 flat bytes; the few that are more
// than a plain number point into a list of whole quantities.

import Base

/// One figure of the data: what it is of, its number, what it rests on, where it was read.
package struct Observation: Sendable {
  package let key: Key
  /// The number; NaN where `detail` has the quantity. Read it through `Observations.quantity(of:)`.
  let value: Double
  /// Index into the details, or -1 for a plain number.
  let detail: Int32
  /// Where its sources are; see `Observations.sources(of:)`.
  let sourceIndex: Int32
  package let place: Place

  /// What it is about. At most one observation has a key.
  package struct Key: Hashable, Comparable, Sendable {
    package let entity: ID<Entity>
    package let indicator: ID<Indicator>
    package let selection: ID<Selection>
    /// `nil`: the source does not date it.
    package let period: Period?

    package init(entity: ID<Entity>, indicator: ID<Indicator>, selection: ID<Selection>, period: Period?) {
      self.entity = entity
      self.indicator = indicator
      self.selection = selection
      self.period = period
    }

    /// By indicator, entity, selection, then time; what is undated comes first.
    package static func < (a: Self, b: Self) -> Bool {
      if a.indicator != b.indicator { return a.indicator < b.indicator }
      if a.entity != b.entity { return a.entity < b.entity }
      if a.selection != b.selection { return a.selection < b.selection }
      guard let x = a.period else { return b.period != nil }
      guard let y = b.period else { return false }
      return x < y
    }
  }

  /// Where it was read: a cell of a table, or a byte offset of a file; derived figures have none of their own.
  package struct Place: Hashable, Sendable {
    package let file: ID<SourceFile>?
    /// The row of the table from 0, or -1 where `column` is a byte offset.
    package let row: Int32
    package let column: Int32

    /// A cell of a table; line and column are found when somebody asks.
    package static func cell(_ file: ID<SourceFile>, row: Int, column: Int) -> Place {
      Place(file: file, row: Int32(row), column: Int32(column))
    }
    /// A place in a file that is no table.
    package static func offset(_ span: Span) -> Place { Place(file: span.file, row: -1, column: span.start) }
    package static let derived = Place(file: nil, row: -1, column: 0)
  }
}
