import Base

// A cell is read from both ends: status marks come off its end, a hedge off its start, then bounds in parentheses;
// what is left is a number, a range or nothing.

/// Why the text of a cell is no figure.
package struct CellFault: Error, Equatable, Sendable {
  /// `not-a-number`, `unknown-status` …: the second half of a diagnostic's code.
  package let code: String
  /// One lower-case sentence that names the text.
  package let message: String
  package let help: String?
}

/// The figure in a cell, in the notation of statistical offices:
///
///     9507    >480  ≥480  ~480  ≤480  almost 900    100..249    287826 (287820..287832)[e]    12.3[b][p]    [c]
///
/// An empty cell is missing. Blanks around the parts do not matter.
package func quantity(of cell: ArraySlice<UInt8>) -> Result<Quantity, CellFault> {
  guard cell.count <= longestFigure else {
    return .failure(CellFault(code: "not-a-number", message: "“\(shown(cell))” is not a number", help: nil))
  }
  do throws(CellFault) { return .success(try read(cell.trimmed)) } catch { return .failure(error) }
}

/// No figure is longer with all its marks; what is longer is not looked at further.
private let longestFigure = 400

private func read(_ cell: ArraySlice<UInt8>) throws(CellFault) -> Quantity {
  if cell.isEmpty { return Quantity(.absent(.missing)) }
  if let value = plainNumber(cell) { return Quantity(value) }
  var (rest, absence, flags) = try statuses(cell)
  let (hedge, afterHedge) = hedge(rest)
  rest = afterHedge
  let (bounds, beforeBounds) = try bounds(rest, in: cell)
  rest = beforeBounds
  if let absence {
    guard rest.isEmpty, hedge == nil, bounds == nil else { throw .numberWithAbsence(cell, absence) }
    return Quantity(.absent(absence), flags: flags)
  }
  if rest.isEmpty, hedge == nil, bounds == nil, !flags.isEmpty {
    // `[low]` alone is a zero that is none; any other mark qualifies a number that has to be there.
    guard flags.contains(.roundsToZero) else { throw .statusWithoutNumber(cell) }
    return Quantity(.value(0), flags: flags)
  }
  let amount = try amount(rest, in: cell)
  if let bounds, case .value(let value) = amount, !(bounds.low...bounds.high).contains(value) {
    throw .outsideBounds(cell)
  }
  if bounds != nil, case .range = amount { throw .notANumber(cell) }
  if case .range = amount, let hedge, hedge != .about { throw .hedgedRange(cell) }
  if flags.contains(.roundsToZero), !amount.mayRoundToZero { throw .notNearZero(cell) }
  return Quantity(amount, bounds: bounds, flags: flags, hedge: hedge)
}

// MARK: - The parts

private func statuses(
  _ cell: ArraySlice<UInt8>
) throws(CellFault) -> (rest: ArraySlice<UInt8>, absence: Absence?, flags: Flags) {
  var rest = cell
  var absence: Absence?
  var flags: Flags = []
  while rest.last == UInt8(ascii: "]") {
    guard let open = rest.lastIndex(of: UInt8(ascii: "[")) else { throw .notANumber(cell) }
    let mark = rest[(open + 1)..<(rest.endIndex - 1)]
    guard let status = Status.all.first(where: { mark.elementsEqual($0.mark.utf8) }) else {
      throw .unknownStatus(mark)
    }
    switch status.meaning {
    case .absent(let reason):
      guard absence == nil || absence == reason else { throw .twoAbsences(cell) }
      absence = reason
    case .flag(let flag): flags.insert(flag)
    }
    rest = rest[..<open].trimmed
  }
  return (rest, absence, flags)
}

private struct HedgeMark: Sendable {
  let bytes: [UInt8]
  let hedge: Hedge

  init(_ text: String, _ hedge: Hedge) {
    bytes = Array(text.utf8)
    self.hedge = hedge
  }
}

private let hedgeMarks = [
  HedgeMark(">=", .atLeast), HedgeMark("<=", .upTo), HedgeMark(">", .moreThan), HedgeMark("≥", .atLeast),
  HedgeMark("≤", .upTo), HedgeMark("~", .about), HedgeMark("≈", .about), HedgeMark("more-than ", .moreThan),
  HedgeMark("at-least ", .atLeast), HedgeMark("almost ", .almost), HedgeMark("about ", .about),
  HedgeMark("up-to ", .upTo),
]

private func hedge(_ cell: ArraySlice<UInt8>) -> (Hedge?, ArraySlice<UInt8>) {
  guard let first = cell.first, !isDigit(first), first != 0x2D,
    let mark = hedgeMarks.first(where: { cell.starts(with: $0.bytes) })
  else { return (nil, cell) }
  return (mark.hedge, cell.dropFirst(mark.bytes.count).trimmed)
}

private func bounds(
  _ rest: ArraySlice<UInt8>, in cell: ArraySlice<UInt8>
) throws(CellFault) -> (Bounds?, ArraySlice<UInt8>) {
  guard rest.last == UInt8(ascii: ")"), let open = rest.firstIndex(of: UInt8(ascii: "(")) else {
    return (nil, rest)
  }
  guard case .range(let low, let high) = try amount(rest[(open + 1)..<(rest.endIndex - 1)].trimmed, in: cell)
  else {
    throw .notANumber(cell)
  }
  return (Bounds(low: low, high: high), rest[..<open].trimmed)
}

private func amount(
  _ text: ArraySlice<UInt8>, in cell: ArraySlice<UInt8>
) throws(CellFault) -> Quantity.Amount {
  if let value = plainNumber(text) { return .value(value) }
  var i = text.startIndex
  while i + 1 < text.endIndex, text[i] != UInt8(ascii: ".") || text[i + 1] != UInt8(ascii: ".") { i += 1 }
  guard i + 1 < text.endIndex, let low = plainNumber(text[..<i].trimmed),
    let high = plainNumber(text[(i + 2)...].trimmed)
  else { throw .notANumber(cell) }
  guard low <= high else { throw .reversedRange(cell) }
  return .range(low, high)
}

extension Quantity.Amount {
  /// Whether an office may say of it that it rounds to zero.
  package var mayRoundToZero: Bool {
    switch self {
    case .value(let value): value.magnitude < 1
    case .range(let low, let high): max(low.magnitude, high.magnitude) < 1
    case .absent: true
    }
  }
}

// MARK: - Faults

extension CellFault {
  /// With the repair, where the mistake is a known one.
  static func notANumber(_ cell: ArraySlice<UInt8>) -> CellFault {
    CellFault(code: "not-a-number", message: "“\(shown(cell))” is not a number", help: repair(of: cell))
  }

  fileprivate static func unknownStatus(_ mark: ArraySlice<UInt8>) -> CellFault {
    let marks = Status.all.map { "[\($0.mark)] \($0.name)" }.joined(separator: ", ")
    return CellFault(
      code: "unknown-status", message: "“[\(shown(mark))]” is no status", help: "the statuses are \(marks)")
  }

  fileprivate static func numberWithAbsence(_ cell: ArraySlice<UInt8>, _ absence: Absence) -> CellFault {
    let message =
      absence == .suppressed
      ? "“\(shown(cell))” is confidential and yet has a number"
      : "“\(shown(cell))” is marked absent and yet has a number"
    return CellFault(
      code: "number-with-absence", message: message,
      help: absence == .suppressed
        ? "write [c] alone: the number must not be in the file" : "keep the number or the mark")
  }

  fileprivate static func statusWithoutNumber(_ cell: ArraySlice<UInt8>) -> CellFault {
    CellFault(
      code: "status-without-number", message: "“\(shown(cell))” qualifies a number that is not there",
      help: "write the number before it, or one of [c], [x], [z] for its absence")
  }

  fileprivate static func hedgedRange(_ cell: ArraySlice<UInt8>) -> CellFault {
    CellFault(
      code: "hedged-range", message: "“\(shown(cell))” is a range, and says more than its hedge",
      help: "write the range alone, or ~ before it")
  }

  fileprivate static func notNearZero(_ cell: ArraySlice<UInt8>) -> CellFault {
    CellFault(
      code: "not-near-zero", message: "“\(shown(cell))” is marked as rounding to zero, which it does not",
      help: "write 0[low], or the number without [low]")
  }

  fileprivate static func twoAbsences(_ cell: ArraySlice<UInt8>) -> CellFault {
    CellFault(
      code: "two-absences", message: "“\(shown(cell))” gives two reasons why there is no number",
      help: "keep one")
  }

  fileprivate static func reversedRange(_ cell: ArraySlice<UInt8>) -> CellFault {
    CellFault(
      code: "reversed-range", message: "the range “\(shown(cell))” ends below its start",
      help: "write the smaller first")
  }

  fileprivate static func outsideBounds(_ cell: ArraySlice<UInt8>) -> CellFault {
    CellFault(
      code: "outside-bounds", message: "the value of “\(shown(cell))” lies outside its own bounds", help: nil)
  }
}

/// A cell in a message: not longer than a line.
func shown(_ cell: ArraySlice<UInt8>) -> String {
  guard cell.count > 40 else { return cell.string }
  var end = cell.startIndex + 40
  while cell[end] & 0xC0 == 0x80 { end -= 1 }
  return cell[..<end].string + "…"
}

private func repair(of cell: ArraySlice<UInt8>) -> String? {
  switch cell.string.lowercased() {
  case "-", "–", "—", ":", "..", ".", "…", "/", "n/a", "na", "n.a.", "nan", "null", "none", "nil", "*":
    return "leave the cell empty, or write [x] not available, [z] not applicable, [c] confidential"
  case "inf", "+inf", "-inf", "infinity", "-infinity": return "leave the cell empty: no figure is infinite"
  default: break
  }
  let minus: [UInt8] = [0xE2, 0x88, 0x92]
  if cell.starts(with: minus), plainNumber(cell.dropFirst(3)) != nil {
    return "write -\(cell.dropFirst(3).string), with a hyphen"
  }
  if cell.last == UInt8(ascii: "%"), plainNumber(cell.dropLast().trimmed) != nil {
    return "write \(cell.dropLast().trimmed.string) here, and “unit: percent” in the schema"
  }
  if cell.first == UInt8(ascii: "<"), plainNumber(cell.dropFirst().trimmed) != nil {
    let number = cell.dropFirst().trimmed.string
    return "write ≤\(number) for up to \(number), almost \(number) for just below"
  }
  return regrouped(cell).map { "write \($0)" }
}

/// `1,234`, `1 234`, `1.234.567`, `1'234` without their group marks, `12,5` with a point; `nil` for anything else.
private func regrouped(_ cell: ArraySlice<UInt8>) -> String? {
  let text = cell.string.split { ",.'’\u{A0}\u{202F} ".contains($0) }
  guard text.count > 1 else { return nil }
  guard text.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else { return mixed(cell.string) }
  let groups = text.dropFirst()
  if groups.allSatisfy({ $0.utf8.count == 3 }), text[0].utf8.count <= 3 { return text.joined() }
  guard groups.count == 1 else { return mixed(cell.string) }
  return cell.contains(UInt8(ascii: ",")) ? "\(text[0]).\(groups[1])" : nil
}

/// `1,234.5` and `-1,234`, whose parts are not all digits.
private func mixed(_ text: String) -> String? {
  let joined = Array(text.utf8.filter { $0 != UInt8(ascii: ",") && $0 != 0x20 })
  return plainNumber(joined[...]) == nil ? nil : String(decoding: joined, as: UTF8.self)
}
