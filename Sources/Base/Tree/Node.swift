// A parsed tree with spans, whatever it was written in: YAML front matter, a JSON table, a chart block.
// Rooms that read settings take a Node, so that none of them knows YAML and every fault has a place.

/// One value of a tree, with its text as written and its place.
package struct Node: Equatable, Sendable {
  /// What a value is, resolved by the rules of its format.
  package enum Content: Equatable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case number(Double)
    case string(String)
    case date(CalendarDate)
    case list([Node])
    case map([Entry])
  }

  /// A key of a map with its value; maps keep the order in which they were written.
  package struct Entry: Equatable, Sendable {
    package let key: String
    package let keySpan: Span
    package let value: Node

    package init(key: String, keySpan: Span, value: Node) {
      self.key = key
      self.keySpan = keySpan
      self.value = value
    }
  }

  package let content: Content
  package let span: Span
  /// A scalar as it was written ("0113", "1.50", "no"); empty for lists and maps. Codes and labels are read from here.
  package let text: String

  package init(_ content: Content, text: String = "", at span: Span) {
    self.content = content
    self.text = text
    self.span = span
  }
}

extension Node {
  /// The value under `key` of a map; `nil` for an absent key and for anything that is no map.
  package subscript(key: String) -> Node? {
    guard case .map(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The entries of a map; empty for anything else.
  package var entries: [Entry] {
    guard case .map(let entries) = content else { return [] }
    return entries
  }

  /// The items of a list; a single value counts as a list of one, null as none.
  package var items: [Node] {
    switch content {
    case .list(let items): items
    case .null: []
    case .bool, .int, .number, .string, .date, .map: [self]
    }
  }

  /// The text of a scalar as written; `nil` for null, lists and maps.
  package var scalar: String? {
    switch content {
    case .null, .list, .map: nil
    case .bool, .int, .number, .string, .date: text
    }
  }

  package var number: Double? {
    switch content {
    case .int(let value): Double(value)
    case .number(let value): value
    case .null, .bool, .string, .date, .list, .map: nil
    }
  }

  package var int: Int? { if case .int(let value) = content { value } else { nil } }
  package var bool: Bool? { if case .bool(let value) = content { value } else { nil } }
  package var date: CalendarDate? { if case .date(let value) = content { value } else { nil } }
  package var isNull: Bool { content == .null }

  /// What it is, for messages: "a list".
  package var kindName: String {
    switch content {
    case .null: "nothing"
    case .bool: "true or false"
    case .int: "a whole number"
    case .number: "a number"
    case .string: "text"
    case .date: "a date"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
