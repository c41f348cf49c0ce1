// The examples of the manual are tests: each filter, test and function prints what its entry says.

import Base
import Testing

@testable import Templating

private let examples: [(name: String, example: Example)] =
  Filter.all.flatMap { filter in filter.examples.map { (filter.name, $0) } }
  + Templating.Test.all.flatMap { test in test.examples.map { (test.name, $0) } }
  + Function.all.flatMap { function in function.examples.map { (function.name, $0) } }

@Test func everyEntryHasASummaryAndAnExample() {
  for filter in Filter.all { #expect(filter.summary.hasSuffix(".") && !filter.examples.isEmpty, "\(filter.name)") }
  for test in Templating.Test.all { #expect(test.summary.hasSuffix(".") && !test.examples.isEmpty, "\(test.name)") }
  for function in Function.all { #expect(function.summary.hasSuffix("."), "\(function.name)") }
}

@Test(arguments: examples.map { "\($0.name): \($0.example.expression)" })
func exampleOfTheManualHolds(_ title: String) throws {
  let (_, example) = try #require(examples.first { "\($0.name): \($0.example.expression)" == title })
  let result = render("{{ \(example.expression) }}", name: "example.txt")
  #expect(result.text.replacingNoBreakSpaces == example.result && result.diagnostics == [], "\(result.messages)")
}

@Test func referenceListsEverythingSorted() {
  let extra = Filter(
    name: "change", summary: "A change.", parameters: [.required("from"), .optional("as", "percent")], examples: []
  ) { value, _, _ in value }
  let reference = Environment(filters: [extra]).reference
  #expect(reference.filters.map(\.name) == reference.filters.map(\.name).sorted())
  #expect(reference.filters.first { $0.name == "change" }?.signature == "change(from, as=\"percent\")")
  #expect(reference.filters.count == Filter.all.count + 1 && reference.tests.count == Templating.Test.all.count)
  #expect(reference.functions.map(\.name) == ["dict", "entity", "namespace", "range"])
  #expect(reference.statements.count >= 15 && reference.operators.count >= 10)
}

@Test func languageOfThePageIsKept() {
  let german = LanguageRules.rules(for: "de")
  #expect(
    render("{{ 1234.5 | number }} {{ 0.18 | percent }} {{ '2026-11-20' | date }}", language: german).text
      == "1.234,5 18,0\u{A0}% 20. November 2026")
}

extension String {
  fileprivate var replacingNoBreakSpaces: String { String(map { $0 == "\u{A0}" ? " " : $0 }) }
}
