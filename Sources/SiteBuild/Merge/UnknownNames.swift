// Names that an author wrote and that nothing has, told of in one way wherever they stand.

import Base
import Model

extension Diagnostic {
  /// A word that is none of a closed list.
  static func notOneOf(_ node: Node, what: String, _ known: [String]) -> Diagnostic {
    let typed = node.scalar ?? node.kindName
    return Diagnostic(
      .error, "content/unknown-word", "no \(what) is named “\(typed)”", at: node.span,
      help: nearest(to: typed, among: known).asSuggestion ?? "one of: " + known.joined(separator: ", "))
  }

  static func unknownIndicator(_ id: String, at span: Span?, _ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "data/unknown-indicator", "no indicator named “\(id)”", at: span,
      help: nearest(to: id, among: site.indicators.map(\.id)).asSuggestion)
  }

  static func unknownSource(_ key: String, at span: Span, _ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "data/unknown-source", "no source has the key “\(key)”", at: span,
      help: nearest(to: key, among: site.sources.map(\.key)).asSuggestion ?? "add it to Content/data/sources.yml")
  }

  /// - Parameters:
  ///   - what: What was looked for: "region".
  ///   - known: The ids that it could have been.
  static func unknownEntity(_ id: String, what: String, at span: Span, among known: [String]) -> Diagnostic {
    Diagnostic(
      .error, "data/unknown-entity", "no \(what) has the id “\(id)”", at: span,
      help: nearest(to: id, among: known).asSuggestion)
  }

  static func unknownCode(_ code: String, _ dimension: CodeList, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "data/unknown-code", "no \(dimension.name) has the code “\(code)”", at: span,
      help: nearest(to: code, among: dimension.codes.map(\.id)).asSuggestion)
  }
}

extension Lookup {
  /// The indicators that a key names; a name that none has is a fault.
  func indicators(_ node: Node?, _ faults: inout [Diagnostic]) -> [ID<Indicator>] {
    (node?.items ?? []).compactMap { item in
      guard let name = item.scalar else { return nil }
      if let id = indicator(name) { return id }
      faults.append(
        hidden.columns[name].map { .hidden("column", name, $0, at: item.span) } ?? .unknownIndicator(name, at: item.span, site))
      return nil
    }
  }
}
