// The language as lists, read from the same values that the engine runs: the manual's page is made from them, so that
// it can neither lack a filter nor show one that is not there.

import Base

/// What the language offers, for the manual.
package struct LanguageReference: Sendable {
  /// One word of the language: how it is written, what it does.
  package struct Entry: Sendable {
    package let name: String
    /// As it is called: `round(precision=0, method="common")`.
    package let signature: String
    package let summary: String
    package let examples: [Example]
  }

  package let statements: [Entry]
  package let operators: [Entry]
  package let filters: [Entry]
  package let tests: [Entry]
  package let functions: [Entry]
}

extension Environment {
  /// What this environment offers; filters, tests and functions sorted by name, the rest as one reads it.
  package var reference: LanguageReference {
    LanguageReference(
      statements: statementEntries, operators: operatorEntries,
      filters: byName(library.filters.map { Entry($0, signature($0.name, $0.parameters)) }),
      tests: byName(library.tests.map { Entry($0, signature($0.name, $0.parameters)) }),
      functions: byName(library.functions.map { Entry($0, $0.name + list($0.parameters)) }))
  }
}

private typealias Entry = LanguageReference.Entry

extension LanguageReference.Entry {
  fileprivate init(_ callable: some Callable, _ signature: String) {
    self.init(name: callable.name, signature: signature, summary: callable.summary, examples: callable.examples)
  }
}

// The last of one name is the one that counts.
private func byName(_ entries: [Entry]) -> [Entry] {
  Dictionary(entries.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last }).values.sorted {
    isBefore($0.name, $1.name)
  }
}

private func signature(_ name: String, _ parameters: [Parameter]) -> String {
  parameters.isEmpty ? name : name + list(parameters)
}

private func list(_ parameters: [Parameter]) -> String {
  "("
    + parameters.map { parameter in
      if parameter.takesRest { return parameter.name + "…" }
      guard let standard = parameter.standard else { return parameter.name }
      return "\(parameter.name)=\(literal(standard))"
    }.joined(separator: ", ") + ")"
}

private func literal(_ value: Value) -> String {
  switch value {
  case .string(let text): "\"\(text == "\n" ? "\\n" : text)\""
  case .bool(let value): value ? "true" : "false"
  case .none: "none"
  default: value.plainText()
  }
}

private func entry(_ name: String, _ signature: String, _ summary: String) -> Entry {
  Entry(name: name, signature: signature, summary: summary, examples: [])
}

private let statementEntries: [Entry] = [
  entry("print", "{{ expression }}", "Prints a value, escaped for the place where it stands."),
  entry("comment", "{# … #}", "Prints nothing."),
  entry(
    "if", "{% if … %} … {% elif … %} … {% else %} … {% endif %}", "Prints the first branch whose condition is true."),
  entry(
    "for", "{% for item in list if … %} … {% else %} … {% endfor %}",
    "Prints its body for each item; `else` where there is none. Inside: `loop.index`, `index0`, `revindex`, "
      + "`revindex0`, `first`, `last`, `length`, `previtem`, `nextitem`, `cycle(…)`."
  ),
  entry("set", "{% set name = … %}", "Gives a name to a value, up to the end of the block, loop or macro around it."),
  entry("set block", "{% set name | filter %} … {% endset %}", "Gives a name to what its body prints."),
  entry("with", "{% with a = 1, b = 2 %} … {% endwith %}", "Names that hold inside only."),
  entry("extends", "{% extends \"base.html\" %}", "Takes another template and fills its blocks."),
  entry(
    "block", "{% block name scoped required %} … {% endblock %}",
    "A part that other templates may replace; `super()` is the part above, `self.name()` prints a block again."),
  entry(
    "include", "{% include \"card.html\" ignore missing with a=1 only %}",
    "Another template at this place, with the names that hold here; `only` with those given."),
  entry("import", "{% import \"macros.html\" as ui %}", "The macros of another template, as `ui.name(…)`."),
  entry("from", "{% from \"macros.html\" import card, badge as mark %}", "Some macros of another template."),
  entry("macro", "{% macro name(a, b=1) %} … {% endmacro %}", "A piece with arguments; what it prints is safe HTML."),
  entry(
    "call", "{% call(x) name(…) %} … {% endcall %}",
    "Calls a macro and hands its body over, which the macro prints with `caller(x)`."),
  entry("filter", "{% filter upper %} … {% endfilter %}", "Puts what its body prints through a filter."),
  entry("raw", "{% raw %} … {% endraw %}", "Prints its body as it stands."),
  entry(
    "white space", "{%- … -%}",
    "`-` strips the white space on its side; `+` keeps the line's beginning or end, which a tag alone on its line "
      + "takes with it."
  ),
]

private let operatorEntries: [Entry] = [
  entry("attribute", "a.b, a[\"b\"], a[0]", "An attribute or an item."),
  entry("slice", "a[1:3], a[::-1]", "A part of a list or text."),
  entry(
    "period", "series@2017, @2017-Q4, @2000..2009, @first, @last, @(year - 1)",
    "An observation of a series; the longest period counts."),
  entry("selection", "series(industry=\"3254\")", "A series with a code of a dimension."),
  entry("call", "name(1, b=2)", "A function or a macro."),
  entry("filter", "a | name(…)", "What a filter makes of a value."),
  entry("test", "a is name, a is not name(…)", "Whether a test holds."),
  entry("power", "a ** b", "A power; from left to right."),
  entry("product", "a * b, a / b, a // b, a % b", "Product, quotient, whole quotient, remainder."),
  entry("concatenation", "a ~ b", "Two values as one text."),
  entry("sum", "a + b, a - b", "Sum and difference; texts and lists are joined."),
  entry(
    "comparison", "a == b, a != b, a < b <= c, a in b, a not in b",
    "Comparisons, which may be chained. A figure without a number is neither less nor greater."),
  entry("logic", "not a, a and b, a or b", "Truth: empty things and zero are false."),
  entry("choice", "a if b else c", "One of two values; without `else` an empty text."),
  entry("literals", "1, 1.5, \"text\", [1, 2], {\"a\": 1}, true, false, none", "Values as they are written."),
]
