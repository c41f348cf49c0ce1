// How values read as text: as Python prints them, which is what Jinja's users know, and figures as reports print them.

import Base

extension FilterContext {
  /// A value as text, what `~` and `join` use.
  package func text(_ value: Value) -> String {
    switch value {
    case .string(let text): text
    case .int(let value): String(value)
    case .safe(let bytes), .safeXML(let bytes): String(decoding: bytes, as: UTF8.self)
    case .double(let value): pythonText(value)
    case .bool(let value): value ? "True" : "False"
    case .none: "None"
    case .undefined, .macro, .namespace: ""
    case .date(let date): date.iso
    case .moment(let moment): momentText(moment)
    case .period(let period): period.text
    case .list(let items): "[" + items.map(quoted).joined(separator: ", ") + "]"
    case .record(let record):
      "{" + record.entries.map { "\(pythonQuoted($0.name)): \(quoted($0.value))" }.joined(separator: ", ") + "}"
    case .handle(let handle):
      switch host.text(handle) {
      case .handle: ""
      case let value: text(value)
      }
    case .series(let series):
      switch host.observation(series, .latest) {
      case .success(let observation): text(of: observation)
      case .failure: "–"
      }
    case .observation(let observation): text(of: observation)
    }
  }

  /// A value as Python's `repr` shows it inside a list.
  func quoted(_ value: Value) -> String {
    switch value {
    case .string(let text): pythonQuoted(text)
    case .safe(let bytes), .safeXML(let bytes): "Markup(\(pythonQuoted(String(decoding: bytes, as: UTF8.self))))"
    case .undefined, .none, .bool, .int, .double, .date, .moment, .period, .list, .record, .handle, .series,
      .observation, .macro, .namespace:
      text(value)
    }
  }

  /// A figure in the language of the page: "9,507", ">480" or "more than 480", "[c]", "–".
  package func text(of observation: Observation) -> String {
    if let display = observation.display { return display }
    var out = ByteWriter()
    write(observation.quantity, decimals: observation.decimals, into: &out)
    return out.text
  }

  /// The number of a figure with its hedge, in words where the host has them.
  func write(_ quantity: Quantity, decimals: Int?, into out: inout ByteWriter) {
    write(hedged: quantity, into: &out) { quantity, out in
      out.append(quantity: quantity, decimals: decimals, in: language)
    }
  }

  /// The hedge of a quantity, in words or as a sign, then what `body` writes of the rest.
  func write(
    hedged quantity: Quantity, into out: inout ByteWriter, _ body: (Quantity, inout ByteWriter) -> Void
  ) {
    guard let hedge = quantity.hedge else { return body(quantity, &out) }
    var rest = quantity
    rest.hedge = nil
    if quantity.absence == nil {
      if let words = host.hedgeWords(hedge) {
        out.append(text: words)
        out.append(UInt8(ascii: " "))
      } else {
        out.append(text: hedge.symbol)
      }
    }
    body(rest, &out)
  }
}

/// A number as Python prints it: the fewest digits that identify it, at least one after the point.
func pythonText(_ value: Double) -> String {
  // In this range Swift writes the same digits.
  if value.magnitude >= 1e-4, value.magnitude < 9e15 { return value.description }
  guard value.isFinite, let digits = DecimalDigits(value) else {
    return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }
  let sign = value.sign == .minus ? "-" : ""
  if digits.isZero { return sign + "0.0" }
  let power = digits.magnitude
  let all = digits.digits.map { String($0) }.joined()
  if power < -4 || power >= 16 {
    let rest = all.dropFirst()
    let exponent = power.magnitude < 10 ? "0\(power.magnitude)" : "\(power.magnitude)"
    return sign + all.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e" + (power < 0 ? "-" : "+") + exponent
  }
  if power < 0 { return sign + "0." + String(repeating: "0", count: -power - 1) + all }
  if all.utf8.count <= power + 1 {
    return sign + all + String(repeating: "0", count: power + 1 - all.utf8.count) + ".0"
  }
  return sign + all.prefix(power + 1) + "." + all.dropFirst(power + 1)
}

/// Text in quotes as Python's `repr` writes it.
func pythonQuoted(_ text: String) -> String {
  let quote: Unicode.Scalar = text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"") ? "\"" : "'"
  var out = String.UnicodeScalarView()
  out.append(quote)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": out.append(contentsOf: "\\n".unicodeScalars)
    case "\r": out.append(contentsOf: "\\r".unicodeScalars)
    case "\t": out.append(contentsOf: "\\t".unicodeScalars)
    case "\\": out.append(contentsOf: "\\\\".unicodeScalars)
    case quote: out.append(contentsOf: ["\\", quote])
    default:
      if scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.value == 0xAD {
        let digits = String(scalar.value, radix: 16)
        out.append(contentsOf: ("\\x" + (digits.utf8.count < 2 ? "0" : "") + digits).unicodeScalars)
      } else {
        out.append(scalar)
      }
    }
  }
  out.append(quote)
  return String(out)
}

/// ISO 8601 in UTC: `2026-11-20T09:00:00Z`.
package func momentText(_ moment: Moment) -> String {
  let date = moment.date
  let seconds = moment.seconds - date.dayNumber * 86_400
  func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
  return "\(date.iso)T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
}
