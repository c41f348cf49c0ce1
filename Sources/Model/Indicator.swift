import Base

/// What is measured: jobs, a location quotient, a share of venture capital.
package struct Indicator: Sendable {
  /// `[a-z][a-z0-9_]*`
  package let id: String
  package var label: Localized
  /// For column heads and axes; the label where there is none.
  package var shortLabel: Localized?
  package var definition: Localized?
  package var note: Localized?
  package var unit: Unit?
  /// Digits after the point in print; `nil` prints what the number has.
  package var decimals: Int?
  /// How it is computed; `nil` for an indicator that is given.
  package var derivation: Derivation?
  /// Which kind of effect an impact figure counts (`direct`, `total` …): direct and supported jobs never share an axis.
  package var effect: Effect?
  package var higherIsBetter: Bool?
  /// What an activity brings about: by itself, through its suppliers, through what households spend, or all of it.
  package enum Effect: String, CaseIterable, Sendable { case direct, indirect, induced, total }

  /// What else its entry says, shown on its page.
  package var extra: [ProfileValue]
  package let span: Span?

  package init(id: String, label: Localized, span: Span?) {
    self.id = id
    self.label = label
    self.span = span
    extra = []
  }
}

/// The method of a derived indicator and its parameters as written in `indicators.yml`.
package struct Derivation: Sendable {
  package let method: String
  package let methodSpan: Span
  package let parameters: Node

  package init(method: String, methodSpan: Span, parameters: Node) {
    self.method = method
    self.methodSpan = methodSpan
    self.parameters = parameters
  }
}
