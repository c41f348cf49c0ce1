// A message to the author is a value: one shape serves the terminal, JSON and the preview's overlay.

/// How much it matters: an error keeps a build from being published.
package enum Severity: Int, Comparable, Sendable {
  case note, warning, error

  package var name: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// One message: what is wrong, where, and what to write instead.
package struct Diagnostic: Equatable, Sendable {
  package let severity: Severity
  /// Stable and greppable, `area/name`: `csv/ragged-row`.
  package let code: String
  /// One sentence, lower case, that names the offending value; no full stop.
  package let message: String
  package let span: Span?
  /// Further places or facts: the other cell, the chain of includes, the datum that contradicts.
  package var notes: [Note]
  /// What to write instead, where there is one clear thing to do.
  package var help: String?
  /// Words beside the caret: "reads as 17.5 to 18.5".
  package var label: String?

  package init(
    _ severity: Severity, _ code: String, _ message: String, at span: Span?, notes: [Note] = [],
    label: String? = nil, help: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.notes = notes
    self.label = label
    self.help = help
  }
}

/// A fact that belongs to a diagnostic, with its place where it has one.
package struct Note: Equatable, Sendable {
  package let message: String
  package let span: Span?

  package init(_ message: String, at span: Span? = nil) {
    self.message = message
    self.span = span
  }
}

/// The best result that a reader could make, and what was wrong on the way.
package struct Checked<Result> {
  package var result: Result
  package var diagnostics: [Diagnostic]

  package init(_ result: Result, _ diagnostics: [Diagnostic] = []) {
    self.result = result
    self.diagnostics = diagnostics
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The same diagnostics with another result.
  package func map<Other>(_ transform: (Result) -> Other) -> Checked<Other> {
    Checked<Other>(transform(result), diagnostics)
  }
}

extension Checked: Sendable where Result: Sendable {}
