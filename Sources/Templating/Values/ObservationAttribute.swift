import Base

/// What templates may ask of a figure. A name is turned into one of these when a template is compiled: comparing it
/// with each of these words when a page is rendered took longer than writing the figure.
enum ObservationAttribute: String, CaseIterable {
  case value, low, high, text, plain, hedge, hedgeKey = "hedge_key", unit, status, marks
  case isSuppressed = "is_suppressed", isMissing = "is_missing", isAbsent = "is_absent", hasCell = "has_cell"
  case period, source, place, note, remark, indicator, label, entity, decimals

  static let named: NameTable<ObservationAttribute> = {
    var table = NameTable<ObservationAttribute>()
    for attribute in allCases { table.set(attribute.rawValue, to: attribute) }
    return table
  }()
}

extension FilterContext {
  func attribute(_ attribute: ObservationAttribute, of observation: Observation) -> Value {
    switch attribute {
    case .value: optional(observation.quantity.value) { .double($0) }
    case .low: optional(observation.quantity.extent) { .double($0.low) }
    case .high: optional(observation.quantity.extent) { .double($0.high) }
    case .text: .string(text(of: observation))
    case .plain: .string(plainText(of: observation.quantity))
    case .hedge: optional(observation.quantity.hedge) { .string(host.hedgeWords($0) ?? $0.symbol) }
    case .hedgeKey: optional(observation.quantity.hedge) { .string($0.key) }
    case .unit: optional(observation.quantity.unit) { .string(host.unitWords($0) ?? $0.text) }
    case .status: .list(observation.quantity.statuses.map(record(of:)))
    case .marks: .string(observation.quantity.marks)
    case .isSuppressed: .bool(observation.quantity.isSuppressed)
    case .isMissing: .bool(observation.quantity.absence == .missing)
    case .isAbsent: .bool(observation.quantity.absence != nil)
    case .hasCell: .bool(observation.hasCell)
    case .period: optional(observation.period) { .period($0) }
    case .source: observation.source
    case .place: optional(observation.place) { .string($0) }
    case .note: optional(observation.note) { .int($0) }
    case .remark: optional(observation.remark) { .string($0) }
    case .indicator: .string(observation.indicator)
    case .label: .string(observation.label)
    case .entity: .string(observation.entity)
    case .decimals: optional(observation.decimals) { .int($0) }
    }
  }

  private func record(of status: Status) -> Value {
    statusShape.record([
      "mark": .string(status.mark), "name": .string(status.name),
      "words": .string(host.statusWords(status) ?? status.name),
    ])
  }

  /// The number of a figure for machines; empty where it has none.
  func plainText(of quantity: Quantity) -> String {
    switch quantity.amount {
    case .value(let value): Base.plainText(value)
    case .range(let low, let high): "\(Base.plainText(low))..\(Base.plainText(high))"
    case .absent: ""
    }
  }
}

private let statusShape = Record.Shape(permanent: ["mark", "name", "words"])

private func optional<Part>(_ part: Part?, _ value: (Part) -> Value) -> Value { part.map(value) ?? .none }
