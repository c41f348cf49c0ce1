import Base

/// A field bound to its column: typed cells, the words of its axis, the style of its numbers.
///
/// A class, though it never changes: it is handed around for every mark, and as a struct each time cost forty counts of
/// references, which was most of the time of a chart.
final class Field: Sendable {
  let channel: Channel
  let column: ChartColumn
  let label: String
  let style: NumberStyle
  /// Label and unit.
  let title: String

  init(channel: Channel, column: ChartColumn, label: String, style: NumberStyle) {
    self.channel = channel
    self.column = column
    self.label = label
    self.style = style
    title = axisTitle(label, column.unit, style)
  }

  var numbers: [Quantity]? { if case .numbers(let cells) = column.cells { cells } else { nil } }
  var texts: [ChartText]? { if case .texts(let cells) = column.cells { cells } else { nil } }
  var periods: [Period?]? { if case .periods(let cells) = column.cells { cells } else { nil } }

  var isNumber: Bool { numbers != nil }
  var isText: Bool { texts != nil }
  var isPeriod: Bool { periods != nil }

  /// The quantity of a row; a cell of another type has none.
  func quantity(_ row: Int) -> Quantity {
    if case .numbers(let cells) = column.cells { return cells[row] }
    return Quantity(.absent(.missing))
  }

  /// The words of a row's cell, whatever its type.
  func text(_ row: Int) -> String {
    switch column.cells {
    case .numbers(let cells): style.text(cells[row])
    case .texts(let cells): cells[row].text
    case .periods(let cells): cells[row]?.words(in: style.language) ?? "–"
    }
  }

  /// The same as XML, at the end of `out`.
  func append(textOf row: Int, to out: inout ByteWriter) {
    if case .periods(let cells) = column.cells, let period = cells[row] {
      period.append(wordsTo: &out, in: style.language)
    } else {
      out.appendXML(text(row))
    }
  }

  /// What a row's cell is compared by: the key of a text, the notation of a period.
  func key(_ row: Int) -> String {
    switch column.cells {
    case .numbers(let cells): cells[row].value.map { plainText($0) } ?? ""
    case .texts(let cells): cells[row].key
    case .periods(let cells): cells[row]?.text ?? ""
    }
  }

  /// Whether a row's cell is one of some keys.
  func isKey(_ row: Int, among keys: [String]) -> Bool {
    switch column.cells {
    case .texts(let cells): keys.contains(cells[row].key)
    case .numbers, .periods: keys.contains(key(row))
    }
  }

  func href(_ row: Int) -> String? { texts?[row].href }
}

// Label and unit, the unit only where the label does not say it already.
private func axisTitle(_ label: String, _ unit: Unit?, _ style: NumberStyle) -> String {
  guard let unit else { return style.factor == 100 && !label.contains("%") ? label + ", %" : label }
  switch unit {
  case .percent: return label.contains("%") ? label : label + ", %"
  case .percentagePoints: return label + ", percentage points"
  case .ratio: return style.factor == 100 && !label.contains("%") ? label + ", %" : label
  case .currency(let code, let basis): return label + ", " + (basis.map { "\(code), \($0)" } ?? code)
  case .named(let name): return says(label, name) ? label : label + ", " + name
  }
}

// Whether a label holds a word, whatever the case of its letters. Bytes are looked at, since the search of the standard
// library takes fifty times as long, which was a twentieth of a chart.
private func says(_ label: String, _ word: String) -> Bool {
  let (label, word) = (label.utf8.map(lowercase), word.utf8.map(lowercase))
  guard !word.isEmpty, label.count >= word.count else { return word.isEmpty }
  return (0...label.count - word.count).contains { start in label[start...].starts(with: word) }
}

private func lowercase(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
