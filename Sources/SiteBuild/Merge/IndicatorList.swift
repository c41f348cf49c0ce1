// `Content/data/indicators.yml`: the indicators, given and derived. The parameters of a method are its own keys.

import Base
import Model

enum IndicatorKeys {
  static let mostDecimals = 12
  static let all: [KnownKey] = [
    KnownKey("label", .localized, "Its name in print."),
    KnownKey("short_label", .localized, "The name for column heads and axes."),
    KnownKey("unit", .text, "percent, percentage-points, ratio, a currency (USD, USD 2017), or what is counted."),
    KnownKey("decimals", .count(to: mostDecimals), "Digits after the point in print."),
    KnownKey("definition", .localized, "What it counts."),
    KnownKey("note", .localized, "What a reader must know to use it well."),
    KnownKey("effect", .text, "For impact figures: direct, indirect, induced or total."),
    KnownKey("higher_is_better", .flag, "Whether a rank begins with the largest; true where it is left out."),
    KnownKey("method", .text, "How it is computed from others."),
    KnownKey("extra", .map, "Keys of your own."),
  ]
}

extension Workspace {
  mutating func readIndicators(_ node: Node, methods: [Method]) {
    for entry in node.entries {
      let derivation = derivation(entry, methods)
      // Of an unknown method, which has been told of, every parameter may be right.
      let isUnknown = derivation == nil && entry.value["method"] != nil
      let method = derivation.flatMap { d in methods.first { $0.name == d.method } }
      let parameters = method?.parameters ?? (isUnknown ? methods.flatMap(\.parameters) : [])
      let reader = MapReader(
        entry.value, keys: IndicatorKeys.all + parameters + KnownKey.dimensions(site),
        what: "the indicator “\(entry.key)”")
      faults += reader.faults
      if let method, !method.takesCodes { faults += uselessCodes(entry, method) }
      if indicator(entry.key) == nil { _ = indicatorOrNew(entry.key, at: entry.keySpan) }
      guard let id = indicator(entry.key) else { continue }
      var indicator = Indicator(
        id: entry.key, label: reader.localized("label") ?? site.indicators[id].label, span: entry.keySpan)
      indicator.shortLabel = reader.localized("short_label")
      indicator.definition = reader.localized("definition")
      indicator.note = reader.localized("note")
      indicator.unit = reader.text("unit").map { Unit($0) }
      indicator.decimals = reader.count("decimals", to: IndicatorKeys.mostDecimals)
      if let node = reader.node["effect"], let word = node.scalar {
        indicator.effect = Indicator.Effect(rawValue: word)
        if indicator.effect == nil {
          faults.append(.notOneOf(node, what: "effect", Indicator.Effect.allCases.map(\.rawValue)))
        }
      }
      indicator.higherIsBetter = reader.node["higher_is_better"]?.bool
      indicator.derivation = derivation
      indicator.extra = reader.extra
      site.indicators[id] = indicator
    }
  }

  // Codes that a method does not look at: its result would be that of all of them, and read as that of the one.
  private func uselessCodes(_ entry: Node.Entry, _ method: Method) -> [Diagnostic] {
    site.dimensions.compactMap { list in
      guard let node = entry.value[list.name] else { return nil }
      return .uselessCodes(list, node, method, of: entry.value["of"]?.scalar)
    }
  }

  private mutating func derivation(_ entry: Node.Entry, _ methods: [Method]) -> Derivation? {
    guard let method = entry.value["method"], let name = method.scalar else { return nil }
    guard methods.contains(where: { $0.name == name }) else {
      faults.append(.unknownMethod(name, method.span, nearest: nearest(to: name, among: methods.map(\.name))))
      return nil
    }
    return Derivation(method: name, methodSpan: method.span, parameters: entry.value)
  }
}

extension Diagnostic {
  fileprivate static func uselessCodes(
    _ list: CodeList, _ node: Node, _ method: Method, of base: String?
  ) -> Diagnostic {
    let code = node.scalar.map { "\"\($0)\"" } ?? "…"
    return Diagnostic(
      .error, "method/codes", "“\(method.name)” takes no \(list.name)", at: node.span,
      help:
        "make an indicator of it first, {method: select, of: \(base ?? "…"), \(list.name): \(code)}, and name that one"
    )
  }

  fileprivate static func unknownMethod(_ name: String, _ span: Span, nearest: String?) -> Diagnostic {
    Diagnostic(
      .error, "data/unknown-method", "no method is named “\(name)”", at: span,
      help: nearest.asSuggestion ?? "the methods are listed on the page about derived indicators")
  }
}
