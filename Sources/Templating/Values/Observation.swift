import Base

/// One figure with all that is known about it. Printing one emits `<data>`; a suppressed one has no digits at all,
/// since its quantity holds none.
///
/// One reference to copy: templates hand figures on more often than they look into them, and with a reference for each
/// of its texts that cost more than all else that a table of figures did.
package struct Observation: Sendable {
  private var box: Box

  package init(
    _ quantity: Quantity, period: Period? = nil, decimals: Int? = nil, indicator: String = "", label: String = "",
    entity: String = "", source: Value = .none, place: String? = nil, note: Int? = nil, hasCell: Bool = true,
    series: Series? = nil
  ) {
    box = Box(
      Fields(
        quantity: quantity, period: period, decimals: decimals, indicator: indicator, label: label, entity: entity,
        source: source, place: place, note: note, hasCell: hasCell, series: series))
  }

  /// No data: a known indicator without a cell for this entity and period.
  package static func noData(indicator: String, label: String = "", entity: String, period: Period? = nil)
    -> Observation
  {
    Observation(
      Quantity(.absent(.missing)), period: period, indicator: indicator, label: label, entity: entity, hasCell: false)
  }
}

extension Observation {
  package var quantity: Quantity {
    get { box.fields.quantity }
    set { change { $0.quantity = newValue } }
  }
  /// `nil` for what its source does not date.
  package var period: Period? {
    get { box.fields.period }
    set { change { $0.period = newValue } }
  }
  /// Digits after the point when printed; `nil` prints as many as the number has.
  package var decimals: Int? {
    get { box.fields.decimals }
    set { change { $0.decimals = newValue } }
  }
  /// The id of its indicator: `employment`.
  package var indicator: String {
    get { box.fields.indicator }
    set { change { $0.indicator = newValue } }
  }
  /// Its indicator in words.
  package var label: String {
    get { box.fields.label }
    set { change { $0.label = newValue } }
  }
  /// The id of its entity.
  package var entity: String {
    get { box.fields.entity }
    set { change { $0.entity = newValue } }
  }
  /// What templates see as `source`: a record, a handle, a key as text, or none.
  package var source: Value {
    get { box.fields.source }
    set { change { $0.source = newValue } }
  }
  /// The cell that it was read from: `Content/data/jobs.csv:14`.
  package var place: String? {
    get { box.fields.place }
    set { change { $0.place = newValue } }
  }
  /// The number of its source note on the page.
  package var note: Int? {
    get { box.fields.note }
    set { change { $0.note = newValue } }
  }
  /// What must be said beside it, in words: what its author noted.
  package var remark: String? {
    get { box.fields.remark }
    set { change { $0.remark = newValue } }
  }
  /// False for a known indicator that has no cell here: *no data*.
  package var hasCell: Bool { box.fields.hasCell }
  /// What a filter made of its number, hedge included: "9.5 thousand". `nil` prints the number itself.
  package var display: String? {
    get { box.fields.display }
    set { change { $0.display = newValue } }
  }
  /// The series that it is one of; `nil` for a figure that was computed on the way.
  package var series: Series? {
    get { box.fields.series }
    set { change { $0.series = newValue } }
  }

  // Rare, since only filters do it: so the box is never written to, and threads may share it.
  private mutating func change(_ body: (inout Fields) -> Void) {
    var fields = box.fields
    body(&fields)
    box = Box(fields)
  }
}

private final class Box: Sendable {
  let fields: Fields

  init(_ fields: Fields) { self.fields = fields }
}

private struct Fields {
  var quantity: Quantity
  var period: Period?
  var decimals: Int?
  var indicator: String
  var label: String
  var entity: String
  var source: Value
  var place: String?
  var note: Int?
  let hasCell: Bool
  var display: String?
  var remark: String?
  var series: Series?
}
