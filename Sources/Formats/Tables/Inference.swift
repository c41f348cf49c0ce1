import Base

// What a column is when nobody says: by its name first, then by its cells.

/// The type of a column by convention; `nil` where its cells must say.
func conventionalType(_ name: String) -> ColumnType? {
  switch name {
  case "year", "period": .period
  case "date": .date
  case "value", "low", "high": .number
  default: KnownColumns.entities.contains(name) || textNames.contains(name) ? .text : nil
  }
}

// Names of long tables' columns, and of the usual code lists: "3254" is no number there.
private let textNames: Set<String> = [
  "industry", "id", "name", "indicator", "status", "source", "unit", "note", "hedge", "label", "title", "slug",
  "parent", "country", "sector", "occupation", "code", "naics", "nace", "isic", "sic", "nuts", "geo", "fips", "area",
  "postcode", "zip",
]

/// What the first cells of a column look like.
struct Sample {
  private var numbers = 0
  /// Numbers with a slip that is recognised: `1,234`, `n/a`, `12[q]`.
  private var almostNumbers = 0
  private var others = 0
  private var dates = 0
  /// Months, quarters, fiscal years, spans: periods that are no number.
  private var periods = 0
  /// Numbers of four digits, as years are.
  private var years = 0
  private var codes = 0
  /// Numbers that no code would be: `1.5`, `[c]`, `>480`.
  private var figures = 0

  mutating func add(_ cell: ArraySlice<UInt8>) {
    let cell = cell.trimmed
    if cell.isEmpty { return }
    switch quantity(of: cell) {
    case .success:
      numbers += 1
      if isCode(cell) { codes += 1 }
      if !cell.allSatisfy(isDigit) { figures += 1 } else if cell.count == 4 { years += 1 }
    case .failure(let fault):
      if cell.withUnsafeBufferPointer({ CalendarDate(iso: $0) }) != nil {
        dates += 1
      } else if Period(cell) != nil {
        periods += 1
      } else if fault.code != "not-a-number" || fault.help != nil {
        almostNumbers += 1
      } else {
        others += 1
      }
    }
  }

  /// `nil` where every cell was empty. Some broken cells do not make a column of numbers one of text: they are told
  /// of. Digits that begin with a zero do, if all the others could be codes too.
  ///
  /// A column is one of periods where every cell is one and one of them is more than a year, whatever its name.
  var type: ColumnType? {
    if numbers + almostNumbers + others + dates + periods == 0 { return nil }
    if periods > 0 { return numbers == years && almostNumbers + others == 0 ? .period : .text }
    if codes > 0, figures == 0, almostNumbers == 0 { return .text }
    if dates > numbers + almostNumbers + others { return .date }
    return numbers + almostNumbers >= max(1, others + dates) ? .number : .text
  }
}
