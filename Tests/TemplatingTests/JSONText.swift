// A small reader of JSON that keeps the order of keys, as templates see it.

import Base

@testable import Templating

struct JSONText {
  private let bytes: [UInt8]
  private var position = 0

  /// The value of a whole text; the tests' own files are well formed.
  static func value(_ text: String) -> Value {
    var reader = JSONText(bytes: Array(text.utf8))
    return reader.next()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func next() -> Value {
    skipSpace()
    switch bytes[position] {
    case UInt8(ascii: "{"): return .record(Record(members()))
    case UInt8(ascii: "["): return .list(elements())
    case UInt8(ascii: "\""): return .string(string())
    case UInt8(ascii: "t"): return word("true", .bool(true))
    case UInt8(ascii: "f"): return word("false", .bool(false))
    case UInt8(ascii: "n"): return word("null", Value.none)
    default: return number()
    }
  }

  private mutating func skipSpace() { while position < bytes.count, isWhitespace(bytes[position]) { position += 1 } }

  private mutating func word(_ text: String, _ value: Value) -> Value {
    position += text.utf8.count
    return value
  }

  private mutating func number() -> Value {
    let start = position
    while position < bytes.count, isDigit(bytes[position]) || "+-.eE".utf8.contains(bytes[position]) { position += 1 }
    let text = bytes[start..<position].string
    return Int(text).map { .int($0) } ?? .double(Double(text) ?? .nan)
  }

  private mutating func elements() -> [Value] {
    var items: [Value] = []
    position += 1
    skipSpace()
    while bytes[position] != UInt8(ascii: "]") {
      items.append(next())
      skipSpace()
      if bytes[position] == UInt8(ascii: ",") { position += 1 }
    }
    position += 1
    return items
  }

  private mutating func members() -> [(String, Value)] {
    var entries: [(String, Value)] = []
    position += 1
    skipSpace()
    while bytes[position] != UInt8(ascii: "}") {
      skipSpace()
      let key = string()
      skipSpace()
      position += 1  // the colon
      entries.append((key, next()))
      skipSpace()
      if bytes[position] == UInt8(ascii: ",") { position += 1 }
      skipSpace()
    }
    position += 1
    return entries
  }

  private mutating func string() -> String {
    var units: [UInt16] = []
    var run: [UInt8] = []
    func flushed() -> [UInt16] { Array(String(decoding: run, as: UTF8.self).utf16) }
    position += 1
    while bytes[position] != UInt8(ascii: "\"") {
      guard bytes[position] == UInt8(ascii: "\\") else {
        run.append(bytes[position])
        position += 1
        continue
      }
      units += flushed()
      run = []
      let mark = bytes[position + 1]
      position += 2
      switch mark {
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "u"):
        units.append(UInt16(bytes[position..<position + 4].string, radix: 16) ?? 0xFFFD)
        position += 4
      default: units.append(UInt16(mark))
      }
    }
    position += 1
    return String(decoding: units + flushed(), as: UTF16.self)
  }
}

/// A text as JSON, for what is handed to another program.
func jsonText(_ text: String) -> String {
  var out = ByteWriter()
  out.appendJSON(text)
  return out.text
}
