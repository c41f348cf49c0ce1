import Base

/// One figure with all that is known about it. Printing one emits `<data>`; a suppressed one has no digits at all,
/// since its quantity holds none.
///
/// One reference to copy: templates hand figures on more often than they look into them, and with a reference for each
/// of its texts that cost more than all else that a table of figures did. And a small one: a list has ten thousand.
package struct Observation: Sendable {
  /// What all figures of an indicator share.
  package final class Subject: Sendable {
    /// The id of the indicator: `employment`.
    package let indicator: String
    /// The indicator in words.
    package let label: String
    /// Digits after the point when printed; `nil` prints as many as the number has.
    package let decimals: Int?

    package init(indicator: String, label: String, decimals: Int?) {
      self.indicator = indicator
      self.label = label
      self.decimals = decimals
    }

    fileprivate func with(decimals: Int?) -> Subject {
      Subject(indicator: indicator, label: label, decimals: decimals)
    }
  }

  private var box: Box

  /// - Parameter subject: Made once for all figures of an indicator.
  package init(
    _ quantity: Quantity, of subject: Subject, period: Period? = nil, entity: String = "", source: Value = .none,
    note: Int? = nil, hasCell: Bool = true, series: Series? = nil
  ) {
    box = Box(
      Fields(
        quantity: quantity, period: period, subject: subject, entity: entity, source: source,
        note: Int32(note ?? 0), hasCell: hasCell, rare: series.map { Rare(Rare.Parts(series: $0)) }))
  }

  package init(
    _ quantity: Quantity, period: Period? = nil, decimals: Int? = nil, indicator: String = "", label: String = "",
    entity: String = "", source: Value = .none, place: String? = nil, note: Int? = nil, hasCell: Bool = true
  ) {
    self.init(
      quantity, of: Subject(indicator: indicator, label: label, decimals: decimals), period: period, entity: entity,
      source: source, note: note, hasCell: hasCell)
    if let place { self.place = place }
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
    get { box.fields.subject.decimals }
    set { change { $0.subject = $0.subject.with(decimals: newValue) } }
  }
  /// The id of its indicator: `employment`.
  package var indicator: String { box.fields.subject.indicator }
  /// Its indicator in words.
  package var label: String { box.fields.subject.label }
  /// The id of its entity.
  package var entity: String { box.fields.entity }
  /// What templates see as `source`: a record, a handle, a key as text, or none.
  package var source: Value { box.fields.source }
  /// The number of its source note on the page.
  package var note: Int? { box.fields.note > 0 ? Int(box.fields.note) : nil }
  /// The cell that it was read from: `Content/data/jobs.csv:14`.
  package var place: String? {
    get { box.fields.rare?.parts.place }
    set { changeRare { $0.place = newValue } }
  }
  /// What must be said beside it, in words: what its author noted.
  package var remark: String? {
    get { box.fields.rare?.parts.remark }
    set { changeRare { $0.remark = newValue } }
  }
  /// False for a known indicator that has no cell here: *no data*.
  package var hasCell: Bool { box.fields.hasCell }
  /// What a filter made of its number, hedge included: "9.5 thousand". `nil` prints the number itself.
  package var display: String? {
    get { box.fields.rare?.parts.display }
    set { changeRare { $0.display = newValue } }
  }
  /// The series that it is one of; `nil` for a figure that was computed on the way.
  package var series: Series? {
    get { box.fields.rare?.parts.series }
    set { changeRare { $0.series = newValue } }
  }

  // Rare, since only filters do it: so the box is never written to, and threads may share it.
  private mutating func change(_ body: (inout Fields) -> Void) {
    var fields = box.fields
    body(&fields)
    box = Box(fields)
  }

  private mutating func changeRare(_ body: (inout Rare.Parts) -> Void) {
    change { fields in
      var parts = fields.rare?.parts ?? Rare.Parts()
      body(&parts)
      fields.rare = Rare(parts)
    }
  }
}

private final class Box: Sendable {
  let fields: Fields

  init(_ fields: Fields) { self.fields = fields }
}

private struct Fields {
  var quantity: Quantity
  var period: Period?
  var subject: Observation.Subject
  let entity: String
  let source: Value
  /// 0 for none.
  let note: Int32
  let hasCell: Bool
  var rare: Rare?
}

/// What few figures have, apart from the others.
private final class Rare: Sendable {
  struct Parts: Sendable {
    var place: String?
    var display: String?
    var remark: String?
    var series: Series?
  }

  let parts: Parts

  init(_ parts: Parts) { self.parts = parts }
}
