import Base

/// Compiled templates, immutable. Each worker should take a `copy()`: threads that share reference counts are slower
/// than one thread alone.
package struct TemplateSet: Sendable {
  package var names: [String] { [] }

  /// The same templates in memory of their own.
  package func copy() -> TemplateSet { self }

  /// Renders one template into `out`. On errors rendering goes on where it can, so that several are found at once;
  /// what was written is then not fit to publish.
  ///
  /// - Parameter page: How the page is called in notes of diagnostics; empty for none.
  package func render(
    _ template: String, _ variables: Record, host: Host = Host(), language: LanguageRules = .english, page: String = "",
    into out: inout ByteWriter
  ) -> [Diagnostic] {
    []
  }

  /// The same, counting calls, time and bytes of every template on the way.
  package func render(
    _ template: String, _ variables: Record, host: Host = Host(), language: LanguageRules = .english, page: String = "",
    measuring metrics: inout TemplateMetrics, into out: inout ByteWriter
  ) -> [Diagnostic] {
    []
  }
}
