// One cell of one series. A big site has a million of them, so an observation is 48 flat bytes; the few that are more
// than a plain number point into a list of whole quantities.

import Base

/// One figure of the data: what it is of, its number, what it rests on, where it was read.
package struct Observation: Sendable {
  package let key: Key
  // A plain number; else a NaN that carries the index of the whole quantity.
  private let number: Double
  /// Where its sources are; see `Observations.sources(of:)`.
  let sourceIndex: Int32
  package let place: Place

  init(key: Key, value: Double, sourceIndex: Int32, place: Place) {
    self.key = key
    number = value
    self.sourceIndex = sourceIndex
    self.place = place
  }

  /// - Parameter detail: Index into the details.
  init(key: Key, detail: Int32, sourceIndex: Int32, place: Place) {
    self.key = key
    number = Double(nan: Double.RawSignificand(detail), signaling: false)
    self.sourceIndex = sourceIndex
    self.place = place
  }

  /// The number; meaningless where `detail` has the quantity. Read it through `Observations.quantity(of:)`.
  var value: Double { number }

  /// The number of a cell that is a number and nothing more; nil for every other.
  package var plainNumber: Double? { number.isNaN ? nil : number }

  /// Index into the details, or -1 for a plain number.
  var detail: Int32 { number.isNaN ? Int32(truncatingIfNeeded: number.significandBitPattern) : -1 }

  func with(_ selection: ID<Selection>) -> Observation {
    let key = Key(entity: key.entity, indicator: key.indicator, selection: selection, period: key.period)
    return detail < 0
      ? Observation(key: key, value: number, sourceIndex: sourceIndex, place: place)
      : Observation(key: key, detail: detail, sourceIndex: sourceIndex, place: place)
  }

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
    // -1 for none: an optional would take twice the room.
    private let fileIndex: Int32
    /// The row of the table from 0, or -1 where `column` is a byte offset.
    package let row: Int32
    package let column: Int32

    package var file: ID<SourceFile>? { fileIndex < 0 ? nil : ID(Int(fileIndex)) }

    private init(file: ID<SourceFile>?, row: Int32, column: Int32) {
      fileIndex = file?.index ?? -1
      self.row = row
      self.column = column
    }

    /// A cell of a table; line and column are found when somebody asks.
    package static func cell(_ file: ID<SourceFile>, row: Int, column: Int) -> Place {
      Place(file: file, row: Int32(row), column: Int32(column))
    }
    /// A place in a file that is no table.
    package static func offset(_ span: Span) -> Place { Place(file: span.file, row: -1, column: span.start) }
    package static let derived = Place(file: nil, row: -1, column: 0)
  }
}
