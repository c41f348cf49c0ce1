// Arithmetic, as Python has it. With a figure it stays a figure: without a number where one operand has none (withheld
// first, then missing), with the flags of both.

import Base

func calculate(
  _ sign: BinaryOperator, _ a: Value, _ b: Value, _ context: FilterContext
) throws(Refusal) -> Value {
  if let x = a.whole, let y = b.whole { return try calculate(sign, x, y) }
  switch (a, b) {
  case (.series, _), (_, .series):
    return try calculate(sign, resolved(a, context), resolved(b, context), context)
  case (.observation, _), (_, .observation): return try figure(sign, a, b)
  default: break
  }
  if let x = a.number, let y = b.number { return .double(try calculate(sign, x, y)) }
  switch sign {
  case .add: if let sum = try joined(a, b) { return sum }
  case .multiply:
    if let text = a.stringText, let count = b.whole { return try repeated(text, count, isSafe: a.isSafe) }
    if let text = b.stringText, let count = a.whole { return try repeated(text, count, isSafe: b.isSafe) }
    if case .list(let items) = a, let count = b.whole { return try repeated(items, count) }
    if case .list(let items) = b, let count = a.whole { return try repeated(items, count) }
  case .remainder where a.stringText != nil:
    throw Refusal("text has no remainder", help: "write … | format(…) to fill a pattern")
  case .subtract:
    if case .date(let x) = a, case .date(let y) = b { return .int(x.dayNumber - y.dayNumber) }
  case .divide, .floorDivide, .remainder, .power: break
  }
  throw Refusal(
    "\(a.kindName) and \(b.kindName) cannot be combined with “\(sign.text)”",
    help: sign == .add && (a.stringText != nil || b.stringText != nil) ? "write “~” to join texts" : nil)
}

/// A series as its latest observation, anything else as it is.
func resolved(_ value: Value, _ context: FilterContext) throws(Refusal) -> Value {
  guard case .series(let series) = value else { return value }
  switch context.host.observation(series, .latest) {
  case .success(let observation): return .observation(observation)
  case .failure(let refusal): throw refusal
  }
}

/// No text longer than this is made: a loop that doubles one would end the machine, not the page.
let longestText = 16 << 20

private func calculate(_ sign: BinaryOperator, _ x: Int, _ y: Int) throws(Refusal) -> Value {
  let result: (partialValue: Int, overflow: Bool)
  switch sign {
  case .add: result = x.addingReportingOverflow(y)
  case .subtract: result = x.subtractingReportingOverflow(y)
  case .multiply: result = x.multipliedReportingOverflow(by: y)
  case .divide:
    guard y != 0 else { throw divisionByZero }
    return .double(Double(x) / Double(y))
  case .floorDivide:
    guard y != 0 else { throw divisionByZero }
    guard !(x == .min && y == -1) else { throw tooLarge }
    let quotient = x / y
    result = (x % y != 0 && (x < 0) != (y < 0) ? quotient - 1 : quotient, false)
  case .remainder:
    guard y != 0 else { throw divisionByZero }
    if y == -1 { return .int(0) }
    let rest = x % y
    result = (rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest, false)
  case .power:
    guard y >= 0 else { return .double(try power(Double(x), Double(y))) }
    result = try power(x, y)
  }
  guard !result.overflow else { throw tooLarge }
  return .int(result.partialValue)
}

private func calculate(_ sign: BinaryOperator, _ x: Double, _ y: Double) throws(Refusal) -> Double {
  let result: Double
  switch sign {
  case .add: result = x + y
  case .subtract: result = x - y
  case .multiply: result = x * y
  case .divide:
    guard y != 0 else { throw divisionByZero }
    result = x / y
  case .floorDivide:
    guard y != 0 else { throw divisionByZero }
    result = ((x - modulo(x, y)) / y).rounded()
  case .remainder:
    guard y != 0 else { throw divisionByZero }
    result = modulo(x, y)
  case .power: result = try power(x, y)
  }
  guard result.isFinite else { throw tooLarge }
  return result
}

private func modulo(_ x: Double, _ y: Double) -> Double {
  let rest = x.truncatingRemainder(dividingBy: y)
  if rest == 0 { return Double(signOf: y, magnitudeOf: 0) }
  return (rest < 0) != (y < 0) ? rest + y : rest
}

private func power(_ x: Int, _ y: Int) throws(Refusal) -> (Int, Bool) {
  if x == 0 || x == 1 { return (y == 0 ? 1 : x, false) }
  if x == -1 { return (y % 2 == 0 ? 1 : -1, false) }
  guard y < 64 else { throw tooLarge }
  var result = 1
  for _ in 0..<y {
    let (next, overflow) = result.multipliedReportingOverflow(by: x)
    if overflow { throw tooLarge }
    result = next
  }
  return (result, false)
}

private func power(_ x: Double, _ y: Double) throws(Refusal) -> Double {
  if x == 0, y < 0 { throw divisionByZero }
  if x < 0, y != y.rounded() { throw Refusal("a negative number has no power of \(pythonText(y))") }
  return raised(x, to: y)
}

private let divisionByZero = Refusal("division by zero")
private let tooLarge = Refusal("the result is too large")

private func joined(_ a: Value, _ b: Value) throws(Refusal) -> Value? {
  if case .list(let x) = a, case .list(let y) = b { return .list(x + y) }
  guard let x = a.stringText, let y = b.stringText else { return nil }
  guard x.utf8.count + y.utf8.count <= longestText else { throw tooLong }
  guard a.isSafe || b.isSafe else { return .string(x + y) }
  return .safe(text: (a.isSafe ? x : markupEscaped(x)) + (b.isSafe ? y : markupEscaped(y)))
}

private let tooLong = Refusal("the text grows beyond \(longestText) bytes")

private func repeated(_ text: String, _ count: Int, isSafe: Bool) throws(Refusal) -> Value {
  guard text.utf8.count.multipliedReportingOverflow(by: max(0, count)).overflow == false,
    text.utf8.count * max(0, count) <= longestText
  else { throw tooLong }
  let result = String(repeating: text, count: max(0, count))
  return isSafe ? .safe(text: result) : .string(result)
}

private func repeated(_ items: [Value], _ count: Int) throws(Refusal) -> Value {
  let count = max(0, count)
  guard !items.count.multipliedReportingOverflow(by: count).overflow, items.count * count <= 1_000_000 else {
    throw Refusal("the list grows beyond a million items")
  }
  return .list(Array(repeatElement(items, count: count).joined()))
}

// MARK: figures

private func figure(_ sign: BinaryOperator, _ a: Value, _ b: Value) throws(Refusal) -> Value {
  var quantities = [a, b].compactMap { value -> Quantity? in
    if case .observation(let observation) = value { return observation.quantity }
    return value.number.map { Quantity($0) }
  }
  guard quantities.count == 2 else {
    throw Refusal("\(a.kindName) and \(b.kindName) cannot be combined with “\(sign.text)”")
  }
  if sign == .add || sign == .subtract {
    guard let (x, y) = inOneUnit(quantities[0], quantities[1]) else { throw noCommonUnit(quantities[0], quantities[1]) }
    quantities = [x, y]
  }
  var result = base(a, b)
  let absences = quantities.compactMap(\.absence)
  if absences.contains(.suppressed) {
    result.quantity = Quantity(.absent(.suppressed), unit: result.quantity.unit)
    return .observation(result)
  }
  if let absence = absences.first {
    result.quantity = Quantity(.absent(absence), unit: result.quantity.unit)
    return .observation(result)
  }
  guard let x = quantities[0].value, let y = quantities[1].value else {
    throw Refusal("a range cannot be calculated with", help: "test it first: {% if x.value is defined %}")
  }
  let value = try calculate(sign, x, y)
  let hedge: Hedge?
  switch JointHedge(of: quantities.map(\.hedge), [x, y], { try? calculate(sign, $0[0], $0[1]) }) {
  case .exact: hedge = nil
  case .hedged(let joint): hedge = joint
  case .open: throw Refusal(
    "nothing is known of “\(a.figureText) \(sign.text) \(b.figureText)”, which may be less and may be more",
    help: "say what each of the two is")
  }
  result.quantity = Quantity(
    .value(value), flags: quantities[0].flags.union(quantities[1].flags), hedge: hedge,
    unit: unit(sign, a, b, quantities.map(\.unit)))
  return .observation(result)
}

extension Value {
  // As a table has it: >480.
  fileprivate var figureText: String {
    var out = ByteWriter()
    if case .observation(let observation) = self {
      out.append(quantity: observation.quantity)
    } else if let number {
      out.append(quantity: Quantity(number))
    }
    return out.text
  }
}

// What the result keeps: all where there is one figure, of two what they have in common.
private func base(_ a: Value, _ b: Value) -> Observation {
  switch (a, b) {
  case (.observation(let x), .observation(let y)):
    let isSame = x.indicator == y.indicator
    let subject = Observation.Subject(
      indicator: isSame ? x.indicator : "", label: isSame ? x.label : "", decimals: nil)
    var result = Observation(
      x.quantity, of: subject, period: x.period == y.period ? x.period : nil, entity: x.entity == y.entity ? x.entity : "",
      source: sources(x.source, y.source), note: x.note == y.note ? x.note : nil, hasCell: x.hasCell)
    if let place = x.place ?? y.place { result.place = place }
    return result
  case (.observation(var x), _), (_, .observation(var x)):
    x.display = nil
    x.series = nil
    x.remark = nil
    x.decimals = nil
    return x
  default: return Observation(Quantity(.absent(.missing)))
  }
}

// Those of both, each once; none where one of the two has none, for then the result is not traced.
private func sources(_ a: Value, _ b: Value) -> Value {
  let (first, second) = (parts(a), parts(b))
  if first.isEmpty || second.isEmpty { return .none }
  let all = second.reduce(into: first) { all, source in
    if !all.contains(where: { areEqual($0, source) }) { all.append(source) }
  }
  return all.count == first.count ? a : .list(all)
}

private func parts(_ source: Value) -> [Value] {
  switch source {
  case .none, .undefined: []
  case .list(let sources): sources
  default: [source]
  }
}

private func unit(_ sign: BinaryOperator, _ a: Value, _ b: Value, _ units: [Unit?]) -> Unit? {
  switch (a, b) {
  case (.observation, .observation):
    guard sign == .add || sign == .subtract else { return nil }
    if units == [.percent, .percent], sign == .subtract { return .percentagePoints }
    if units == [.percent, .percentagePoints] || units == [.percentagePoints, .percent] { return .percent }
    return units[0] == units[1] ? units[0] : nil
  case (.observation(let x), _): return sign == .power ? nil : x.quantity.unit
  case (_, .observation(let y)): return sign == .add || sign == .subtract || sign == .multiply ? y.quantity.unit : nil
  default: return nil
  }
}

extension BinaryOperator {
  var text: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .floorDivide: "//"
    case .remainder: "%"
    case .power: "**"
    }
  }
}
