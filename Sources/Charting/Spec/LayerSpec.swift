// The grammar under the kinds: marks on common axes, each with fields of its own. A chart with `layers:` has no kind.

import Base

package struct LayerSpec: Sendable {
  package enum Mark: String, CaseIterable, Sendable { case line, area, bar, dot, rule, text }
  package enum Anchor: String, CaseIterable, Sendable { case start, middle, end }
  package enum Role: String, CaseIterable, Sendable { case accent, mark, interval, reference }

  package let mark: Mark
  package var x: Located<String>?
  package var y: Located<String>?
  /// The two edges of an area or the two ends of a rule.
  package var y1: Located<String>?
  package var y2: Located<String>?
  /// What a text says: a field, or `{{ expressions }}` over the row, which the caller replaces by `words`.
  package var text: Located<String>?
  package var role: Role?
  package var anchor: Anchor?
  /// The filter of this layer alone, as written; the caller evaluates it and sets `rows`.
  package var filter: Located<String>?
  package let span: Span

  /// The rows of the table that stay; all where there is no filter.
  package var rows: Set<Int>?
  /// What each row of the table says, where `text` is no field.
  package var words: [Int: String]?

  var heights: [Located<String>] { [y, y1, y2].compactMap(\.self) }
}

extension SpecParser {
  mutating func layer(_ node: Node) -> LayerSpec? {
    guard let written = node.entries.first(where: { $0.key == "mark" }) else {
      diagnostics.append(
        Diagnostic(
          .error, "chart/layer", "a layer says no mark", at: node.span, help: "write {mark: line, x: year, y: jobs}"))
      return nil
    }
    guard let word = choice(written, LayerSpec.Mark.allCases.map(\.rawValue)),
      let mark = LayerSpec.Mark(rawValue: word.value)
    else { return nil }
    var layer = LayerSpec(mark: mark, span: node.span)
    let keys = ["mark", "x", "y", "y1", "y2", "text", "role", "anchor", "where"]
    for entry in node.entries {
      switch entry.key {
      case "mark": break
      case "x": layer.x = text(entry)
      case "y": layer.y = text(entry)
      case "y1": layer.y1 = text(entry)
      case "y2": layer.y2 = text(entry)
      case "text": layer.text = text(entry)
      case "where": layer.filter = text(entry)
      case "anchor": layer.anchor = self.word(entry, LayerSpec.Anchor.self)
      case "role": layer.role = self.word(entry, LayerSpec.Role.self)
      default: unknown(entry, among: keys)
      }
    }
    if let missing = layer.missing {
      diagnostics.append(
        Diagnostic(.error, "chart/layer", "a layer of mark “\(mark.rawValue)” needs “\(missing)”", at: node.span))
      return nil
    }
    return layer
  }
}

extension LayerSpec {
  fileprivate var missing: String? {
    if x == nil { return "x" }
    switch mark {
    case .line, .bar, .dot: return y == nil ? "y" : nil
    case .text: return y == nil ? "y" : text == nil ? "text" : nil
    case .rule: return y1 == nil ? "y1" : y2 == nil ? "y2" : nil
    case .area: return y == nil && (y1 == nil || y2 == nil) ? "y" : nil
    }
  }
}

extension ChartSpec {
  /// The channels x, y and label hold what layers name, so that binding, table and description see it.
  mutating func takeFieldsOfLayers() {
    func take(_ name: ChannelName, _ fields: [Located<String>]) {
      guard let first = fields.first else { return }
      var channel = self[name] ?? Channel(fields: [], span: first.span)
      for field in fields where !channel.fields.contains(where: { $0.value == field.value }) {
        channel.fields.append(field)
      }
      self[name] = channel
    }
    take(.x, layers.compactMap(\.x))
    take(.y, layers.flatMap(\.heights))
    take(.label, layers.compactMap(\.text).filter { !$0.value.contains("{{") })
  }
}
