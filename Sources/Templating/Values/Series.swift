import Base

/// One indicator of one entity, and a code for each dimension that was selected, all as numbers of the host's own.
/// The observations stay with the host, which is asked for those that a template names.
package struct Series: Hashable, Sendable {
  /// A code that is asked for in brackets, each by its position.
  package struct Selection: Hashable, Sendable {
    package let dimension: Int32
    package let code: Int32
    package init(dimension: Int32, code: Int32) {
      self.dimension = dimension
      self.code = code
    }
  }

  package let indicator: Int32
  package let entity: Int32
  /// Dimensions that are left out mean their total. In the order of their dimension numbers.
  package let selections: [Selection]

  package init(indicator: Int32, entity: Int32, selections: [Selection] = []) {
    self.indicator = indicator
    self.entity = entity
    self.selections = selections
  }
}

/// Which observation of a series is meant.
package enum PeriodSelector: Hashable, Sendable {
  /// No period written: the latest with a cell, a hidden one too; the undated one where nothing is dated.
  case latest
  case first
  case last
  case period(Period)
}

/// What is known about a series without looking at its observations.
package struct SeriesDescription: Sendable {
  package let indicator: String
  package let label: String
  package let entity: String
  package let unit: Unit?
  package let decimals: Int?

  package init(indicator: String, label: String, entity: String, unit: Unit? = nil, decimals: Int? = nil) {
    self.indicator = indicator
    self.label = label
    self.entity = entity
    self.unit = unit
    self.decimals = decimals
  }
}

/// Why the host has no answer: one lower-case sentence, and what to write instead.
package struct Refusal: Error, Equatable, Sendable {
  package let message: String
  package let help: String?

  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}
