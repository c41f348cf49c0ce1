import Base

/// One figure with all that is known about it. Printing one emits `<data>`; a suppressed one has no digits at all,
/// since its quantity holds none.
package struct Observation: Sendable {
  package var quantity: Quantity
  /// `nil` for what its source does not date.
  package var period: Period?
  /// Digits after the point when printed; `nil` prints as many as the number has.
  package var decimals: Int?
  /// The id of its indicator, `employment`, and its label in words.
  package var indicator: String
  package var label: String
  /// The id of its entity.
  package var entity: String
  /// What templates see as `source`: a record, a handle, a key as text, or none.
  package var source: Value
  /// The cell that it was read from: `Content/data/jobs.csv:14`.
  package var place: String?
  /// The number of its source note on the page.
  package var note: Int?
  /// False for a known indicator that has no cell here: *no data*.
  package var hasCell: Bool
  /// What a filter made of its number, hedge included: "9.5 thousand". `nil` prints the number itself.
  package var display: String?
  /// The series that it is one of; `nil` for a figure that was computed on the way.
  package var series: Series?

  package init(
    _ quantity: Quantity, period: Period? = nil, decimals: Int? = nil, indicator: String = "", label: String = "",
    entity: String = "", source: Value = .none, place: String? = nil, note: Int? = nil, hasCell: Bool = true,
    series: Series? = nil
  ) {
    self.quantity = quantity
    self.period = period
    self.decimals = decimals
    self.indicator = indicator
    self.label = label
    self.entity = entity
    self.source = source
    self.place = place
    self.note = note
    self.hasCell = hasCell
    self.series = series
  }

  /// No data: a known indicator without a cell for this entity and period.
  package static func noData(indicator: String, label: String = "", entity: String, period: Period? = nil) -> Observation {
    Observation(
      Quantity(.absent(.missing)), period: period, indicator: indicator, label: label, entity: entity, hasCell: false)
  }
}
