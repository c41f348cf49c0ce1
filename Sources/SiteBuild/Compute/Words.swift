// The words of one language, from `Templates/strings/LANGUAGE.yml`; English stands in for what a language lacks.

import Base
import Charting
import Templating

/// A class because every page of a language holds it.
final class Words: Sendable {
  /// All words, as templates see them.
  let value: Value
  /// Those that charts print.
  let chartStrings: ChartStrings
  /// By path of keys: `source`, `hedges/about`.
  private let texts: [String: String]
  /// What stands before the year and behind it, by quarter less one: names of quarters are on every other line of a page.
  private let quarters: [(before: String, after: String)]

  init(node: Node?, fallback: Node?) {
    var texts: [String: String] = [:]
    for node in [fallback, node] {
      if let node { collect(node, below: "", into: &texts) }
    }
    self.texts = texts
    quarters = (1...4).map { quarter in
      let parts = filled(texts["quarter"] ?? "{year} Q{quarter}", ["quarter": String(quarter)]).split(
        separator: "{year}", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
    value = Self.value(node, fallback)
    chartStrings = ChartStrings(texts)
  }

  /// A word by its key; the key itself where no file has it, so that the place shows what is missing.
  func callAsFunction(_ key: String) -> String { texts[key] ?? key }

  /// The name of a column that tables and charts of every site have; of others, their own.
  func field(_ name: String) -> String {
    columnWords.contains(name) ? texts[name] ?? name.capitalisedFirst : name.capitalisedFirst
  }

  func hedge(_ hedge: Hedge) -> String { texts["hedges/" + hedge.key] ?? hedge.key }
  func status(_ status: Status) -> String { texts["statuses/" + status.name] ?? status.name }

  /// A form with its number: `{one: "{count} page", other: "{count} pages"}`, or one text for all numbers.
  ///
  /// - Parameter text: The number as the language writes it.
  func counted(_ key: String, _ count: Int, as text: String? = nil) -> String {
    let form = count == 1 ? "one" : "other"
    return filled(texts[key + "/" + form] ?? texts[key] ?? key, ["count": text ?? String(count)])
  }

  /// "2016 Q4", "4. kvartal 2016".
  func quarter(_ quarter: Int, of year: Int) -> String {
    quarters[quarter - 1].before + String(year) + quarters[quarter - 1].after
  }

  private static func value(_ node: Node?, _ fallback: Node?) -> Value {
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
}

private let columnWords: Set = ["cluster", "region", "organisation", "industry", "country", "name", "period"]

/// A pattern with its `{names}` filled in; a name without a value stays as it is.
func filled(_ pattern: String, _ values: KeyValuePairs<String, String>) -> String {
  var out = ""
  var rest = pattern[...]
  while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
    let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
  {
    let after = rest.utf8.index(after: close)
    let name = rest[rest.utf8.index(after: open)..<close]
    if let value = values.first(where: { $0.key == name })?.value {
      out += rest[..<open]
      out += value
    } else {
      out += rest[..<after]
    }
    rest = rest[after...]
  }
  return out + rest
}

private func collect(_ node: Node, below path: String, into texts: inout [String: String]) {
  for entry in node.entries {
    let key = path + entry.key
    texts[key] = entry.value.scalar ?? texts[key]
    collect(entry.value, below: key + "/", into: &texts)
  }
}
