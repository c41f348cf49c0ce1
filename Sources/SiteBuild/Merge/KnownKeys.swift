// What may stand in a map that an author writes: declared once, with type and meaning. Validation, the reference in
// the manual and the schema for editors are read from here.

import Base
import Model

/// One key of a front matter or a data file.
struct KnownKey: Sendable {
  enum Shape: Sendable {
    case text, localized, date, moment, flag, number, texts, map, anything
    /// A whole number from 0 to this.
    case count(to: Int)

    /// For messages: "text".
    var name: String {
      switch self {
      case .text: "text"
      case .localized: "text, or a map from language to text"
      case .date: "a date (2026-11-20)"
      case .moment: "a date, or a time with its zone (2026-11-20T09:00+01:00)"
      case .flag: "true or false"
      case .number: "a number"
      case .texts: "text or a list of texts"
      case .map: "a map"
      case .anything: "anything"
      case .count(let largest): "a whole number from 0 to \(largest)"
      }
    }
  }

  let name: String
  let shape: Shape
  let meaning: String
  /// What holds where it is left out; `nil` where there is nothing to say, or it must be written.
  let standard: String?

  init(_ name: String, _ shape: Shape, _ meaning: String, standard: String? = nil) {
    self.name = name
    self.shape = shape
    self.meaning = meaning
    self.standard = standard
  }
}

/// Reads one map by its known keys: unknown keys and wrong shapes are faults, and the rest is still read.
struct MapReader {
  let node: Node
  private(set) var faults: [Diagnostic] = []

  /// - Parameter what: For messages, with its article: "a cluster's front matter".
  init(_ node: Node, keys: [KnownKey], what: String) {
    self.node = node
    guard !node.isNull else { return }
    guard case .map(let entries) = node.content else {
      faults.append(.notAMap(node, what: what))
      return
    }
    for entry in entries {
      guard let key = keys.first(where: { $0.name == entry.key }) else {
        faults.append(.unknownKey(entry, what: what, nearest: nearest(to: entry.key, among: keys.map(\.name))))
        continue
      }
      if !entry.value.isNull, !entry.value.has(key.shape) { faults.append(.wrongShape(entry, key.shape)) }
    }
  }

  func text(_ key: String) -> String? { node[key]?.scalar }
  func localized(_ key: String) -> Localized? { node[key].flatMap { SiteBuild.localized($0) } }
  func date(_ key: String) -> CalendarDate? { node[key]?.date }
  func flag(_ key: String) -> Bool { node[key]?.bool ?? false }
  func number(_ key: String) -> Double? { node[key]?.number }
  func count(_ key: String, to largest: Int) -> Int? {
    node[key]?.int.flatMap { (0...largest).contains($0) ? $0 : nil }
  }
  func texts(_ key: String) -> [String] { node[key]?.items.compactMap(\.scalar) ?? [] }
  func moment(_ key: String) -> Moment? { node[key]?.scalar.flatMap { Moment(iso: $0) } }
  /// An author's own keys.
  var extra: [ProfileValue] { node["extra"]?.entries.map { ProfileValue(key: $0.key, value: $0.value) } ?? [] }
}

/// A text in one or several languages; `nil` for null and for anything else.
func localized(_ node: Node) -> Localized? {
  if let text = node.scalar { return Localized(text) }
  let variants = node.entries.compactMap { entry in
    entry.value.scalar.map { Localized.Variant(language: entry.key, text: $0) }
  }
  return variants.isEmpty ? nil : Localized(variants: variants)
}

extension Node {
  fileprivate func has(_ shape: KnownKey.Shape) -> Bool {
    switch shape {
    case .text: scalar != nil
    case .localized: SiteBuild.localized(self) != nil
    case .date: date != nil
    case .moment: scalar.flatMap { Moment(iso: $0) } != nil
    case .flag: bool != nil
    case .number: number != nil
    case .texts: items.allSatisfy { $0.scalar != nil } && entries.isEmpty
    case .map: if case .map = content { true } else { false }
    case .anything: true
    case .count(let largest): int.map { (0...largest).contains($0) } ?? false
    }
  }
}

// Of a number that is no count its digits, of everything else what it is.
private func shown(_ node: Node, _ shape: KnownKey.Shape) -> String {
  if case .count = shape, node.number != nil { return node.text }
  return node.kindName
}

extension Diagnostic {
  fileprivate static func notAMap(_ node: Node, what: String) -> Diagnostic {
    Diagnostic(
      .error, "content/not-a-map", "\(what) is \(node.kindName), expected `key: value` lines", at: node.span)
  }

  fileprivate static func unknownKey(_ entry: Node.Entry, what: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .error, "content/unknown-key", "\(what) has no key “\(entry.key)”", at: entry.keySpan,
      help: nearest.map { "did you mean “\($0)”?" } ?? "keys of your own go under `extra:`")
  }

  fileprivate static func wrongShape(_ entry: Node.Entry, _ shape: KnownKey.Shape) -> Diagnostic {
    Diagnostic(
      .error, "content/wrong-type", "“\(entry.key)” is \(shown(entry.value, shape)), expected \(shape.name)",
      at: entry.value.span)
  }
}
