import Base

// What a column is when nobody says: by its name first, then by its cells.

/// The type of a column by convention; `nil` where its cells must say.
func conventionalType(_ name: String) -> ColumnType? {
  switch name {
  case "year", "period": .period
  case "date": .date
  case "value", "low", "high": .number
  default: textNames.contains(name) ? .text : nil
  }
}

// Names of entities and of long tables' columns, and of the usual code lists: "3254" is no number there.
private let textNames: Set<String> = [
  "entity", "cluster", "region", "organisation", "industry", "id", "name", "indicator", "status", "source", "unit",
  "note", "hedge", "label", "title", "slug", "parent", "country", "sector", "occupation", "code", "naics", "nace",
  "isic", "sic", "nuts", "geo", "fips", "area", "postcode", "zip",
]

/// What the first cells of a column look like.
struct Sample {
  private var numbers = 0
  private var others = 0
  private var dates = 0
  private var codes = 0

  mutating func add(_ cell: ArraySlice<UInt8>) {
    let cell = cell.trimmed
    if cell.isEmpty { return }
    if isCode(cell) { codes += 1 }
    if case .success = quantity(of: cell) {
      numbers += 1
    } else if cell.withUnsafeBufferPointer({ CalendarDate(iso: $0) }) != nil {
      dates += 1
    } else {
      others += 1
    }
  }

  /// `nil` where every cell was empty. One broken cell does not make a column of numbers one of text: it is told of.
  var type: ColumnType? {
    if numbers + others + dates == 0 { return nil }
    if codes > 0 { return .text }
    if dates > numbers + others { return .date }
    return numbers > others + dates ? .number : .text
  }
}
