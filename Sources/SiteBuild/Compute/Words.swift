// The words of one language, from `Templates/strings/LANGUAGE.yml`; English stands in for what a language lacks.

import Base
import Templating

struct Words: Sendable {
  let node: Node?
  let fallback: Node?

  /// A word by its path of keys; the last key itself where no file has it, so that the place shows what is missing.
  func callAsFunction(_ path: String...) -> String {
    text(path, in: node) ?? text(path, in: fallback) ?? path.last ?? ""
  }

  func hedge(_ hedge: Hedge) -> String { self("hedges", hedge.key) }
  func status(_ status: Status) -> String { self("statuses", status.name) }

  /// A form with its number: `{one: "{count} page", other: "{count} pages"}`.
  func counted(_ key: String, _ count: Int) -> String {
    filled(self(key, count == 1 ? "one" : "other"), ["count": String(count)])
  }

  /// All words, as templates see them.
  var value: Value {
    var merged: [(String, Value)] = (fallback ?? node)?.entries.map { ($0.key, Value($0.value)) } ?? []
    for entry in node?.entries ?? [] {
      if let index = merged.firstIndex(where: { $0.0 == entry.key }) {
        merged[index].1 = Value(entry.value)
      } else {
        merged.append((entry.key, Value(entry.value)))
      }
    }
    return .record(Record(merged))
  }

  private func text(_ path: [String], in node: Node?) -> String? {
    path.reduce(node) { $0?[$1] }?.scalar
  }
}

/// A pattern with its `{names}` filled in; a name without a value stays as it is.
func filled(_ pattern: String, _ values: KeyValuePairs<String, String>) -> String {
  var out: [UInt8] = []
  let bytes = Array(pattern.utf8)
  var index = 0
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "{"), let close = bytes[index...].firstIndex(of: UInt8(ascii: "}")) {
      let name = bytes[(index + 1)..<close]
      if let value = values.first(where: { $0.key.utf8.elementsEqual(name) })?.value {
        out.append(contentsOf: value.utf8)
        index = close + 1
        continue
      }
    }
    out.append(bytes[index])
    index += 1
  }
  return String(decoding: out, as: UTF8.self)
}
