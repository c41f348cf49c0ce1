import Base

/// Compiled templates, immutable. Each worker should take a `copy()`: threads that share reference counts are slower
/// than one thread alone.
package struct TemplateSet: Sendable {
  private let programs: [String: Program]
  /// Why the others cannot be rendered.
  private let faults: [String: [Diagnostic]]
  private let environment: Environment

  init(_ programs: [String: Program], _ faults: [String: [Diagnostic]], _ environment: Environment) {
    self.programs = programs
    self.faults = faults
    self.environment = environment
  }

  /// The names of all templates that can be rendered, sorted.
  package var names: [String] { programs.keys.sorted() }

  /// Whether there is a template of this name.
  package func contains(_ template: String) -> Bool { programs[template] != nil }

  /// Whether there is a template of this name, fit to be rendered or not.
  package func knows(_ template: String) -> Bool { programs[template] != nil || faults[template] != nil }

  /// The variables of the page that a template uses, in the order in which it does: what depends on what.
  package func variables(of template: String) -> [String] { programs[template]?.globals.map(\.text) ?? [] }

  /// Whether a template, or what it includes or extends, calls a function of the library.
  package func calls(_ function: String, in template: String) -> Bool {
    guard let position = environment.library.functionPositions[function], let program = programs[template] else {
      return false
    }
    return program.nodes.contains { if case .function(Int32(position), _) = $0 { true } else { false } }
  }

  /// The same templates in memory of their own.
  package func copy() -> TemplateSet {
    TemplateSet(
      Dictionary(uniqueKeysWithValues: programs.map { ($0.key, $0.value.copied()) }), faults, environment)
  }

  /// Renders one template into `out`. On errors rendering goes on where it can, so that several are found at once;
  /// what was written is then not fit to publish.
  ///
  /// - Parameter page: How the page is called in notes of diagnostics; empty for none.
  package func render(
    _ template: String, _ variables: Record, host: Host = Host(), language: LanguageRules = .english, page: String = "",
    into out: inout ByteWriter
  ) -> [Diagnostic] {
    var metrics: TemplateMetrics?
    return render(template, variables, host, language, page, &metrics, into: &out)
  }

  /// The same, counting calls, time and bytes of every template on the way.
  package func render(
    _ template: String, _ variables: Record, host: Host = Host(), language: LanguageRules = .english, page: String = "",
    measuring metrics: inout TemplateMetrics, into out: inout ByteWriter
  ) -> [Diagnostic] {
    var measured: TemplateMetrics? = metrics
    defer { if let measured { metrics = measured } }
    return render(template, variables, host, language, page, &measured, into: &out)
  }

  private func render(
    _ template: String, _ variables: Record, _ host: Host, _ language: LanguageRules, _ page: String,
    _ metrics: inout TemplateMetrics?, into out: inout ByteWriter
  ) -> [Diagnostic] {
    guard let program = programs[template] else {
      if let faults = faults[template] { return faults }
      let help = nearest(to: template, among: names).asSuggestion
      return [Diagnostic(.error, "template/unknown-template", "no template named “\(template)”", at: nil, help: help)]
    }
    let context = FilterContext(language: language, host: host, library: environment.library)
    var machine = Machine(program, context, environment.limits, variables, page: page, metrics, room: 1 << 15)
    machine.run()
    metrics = machine.metrics
    out.append(machine.out)
    return machine.diagnostics
  }
}
