// Python's `%` patterns, as far as reports need them.

import Base

extension Filter {
  static let format = Filter(
    name: "format", summary: "A pattern with `%s`, `%d`, `%.2f` filled with the arguments.",
    parameters: [.rest("values")],
    examples: [
      Example("'%s of %d' | format('one', 3)", gives: "one of 3"), Example("'%.1f' | format(2.25)", gives: "2.2"),
    ]
  ) { value, arguments, context throws(Refusal) in
    guard case .list(let items) = arguments[0] else { return value }
    let text = try formatted(try context.printed(value), items, isSafe: value.isSafe, context)
    return value.isSafe ? .safe(text: text) : .string(text)
  }
}

private func formatted(
  _ pattern: String, _ items: [Value], isSafe: Bool, _ context: FilterContext
) throws(Refusal) -> String {
  var out = ""
  var rest = Substring(pattern).unicodeScalars
  var next = 0
  while let scalar = rest.popFirst() {
    guard scalar == "%" else {
      out.unicodeScalars.append(scalar)
      continue
    }
    if rest.first == "%" {
      rest.removeFirst()
      out += "%"
      continue
    }
    var spec = ""
    while let mark = rest.first, "0123456789.-+ #".unicodeScalars.contains(mark) {
      spec.unicodeScalars.append(mark)
      rest.removeFirst()
    }
    guard let kind = rest.popFirst() else { throw Refusal("the pattern ends inside a “%”") }
    guard next < items.count else { throw Refusal("the pattern has more places than there are values") }
    let item = try resolved(items[next], context)
    next += 1
    let text = try formatted(item, kind, spec, context)
    out += isSafe && !item.isSafe ? markupEscaped(text) : text
  }
  guard next == items.count else { throw Refusal("there are more values than the pattern has places") }
  return out
}

private func formatted(_ item: Value, _ kind: Unicode.Scalar, _ spec: String, _ context: FilterContext) throws(Refusal)
  -> String
{
  // A figure without a number prints its shorthand, whatever the pattern.
  if case .observation(let observation) = item, observation.quantity.value == nil { return context.text(item) }
  let flags = spec.prefix { "-+ #0".contains($0) }
  let sizes = spec.dropFirst(flags.count).split(separator: ".", omittingEmptySubsequences: false)
  let width = sizes.first.flatMap { Int($0) } ?? 0
  let precision = sizes.count > 1 ? Int(sizes[1]) ?? 0 : nil
  guard width <= 1000, precision ?? 0 <= 100 else { throw Refusal("the pattern “%\(spec)” is too wide") }
  var text: String
  switch kind {
  case "s":
    text = context.text(item)
    if let precision { text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision))) }
  case "d", "i":
    guard let number = item.number else { throw Refusal("“%d” takes a number, not \(item.kindName)") }
    guard number.magnitude < 9e15 || item.whole != nil else { throw Refusal("“%d” takes a smaller number") }
    text = String(item.whole ?? Int(number))
    if flags.contains("+"), !text.hasPrefix("-") { text = "+" + text }
  case "f", "F":
    guard let number = item.number else { throw Refusal("“%f” takes a number, not \(item.kindName)") }
    text = fixed(number, precision ?? 6)
    if flags.contains("+"), !text.hasPrefix("-") { text = "+" + text }
  case "x":
    guard let number = item.whole else { throw Refusal("“%x” takes a whole number") }
    text = String(number, radix: 16)
  default: throw Refusal("“%\(kind)” is no pattern", help: "use %s, %d, %x or %.2f")
  }
  let missing = width - text.unicodeScalars.count
  guard missing > 0 else { return text }
  if flags.contains("-") { return text + String(repeating: " ", count: missing) }
  guard flags.contains("0"), kind != "s" else { return String(repeating: " ", count: missing) + text }
  let sign = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.removeFirst()) : ""
  return sign + String(repeating: "0", count: missing) + text
}
