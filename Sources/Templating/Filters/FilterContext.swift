import Base

/// What a filter may know beside its value: the language of the page, the host, and the other filters and tests.
///
/// A class, so that handing it on costs one reference and not one for each of the host's functions.
package final class FilterContext: Sendable {
  package let language: LanguageRules
  package let host: Host
  let library: Library

  init(language: LanguageRules, host: Host, library: Library) {
    self.language = language
    self.host = host
    self.library = library
  }
}

/// All filters, tests and functions of an environment by name.
final class Library: Sendable {
  let filters: [Filter]
  let tests: [Test]
  let functions: [Function]
  // What runs, apart from what is said about it: taking a whole filter out of its list copies eight references.
  let filterBodies: [@Sendable (Value, Arguments, FilterContext) throws(Refusal) -> Value]
  let filtersTakeUndefined: [Bool]
  let testBodies: [@Sendable (Value, Arguments, FilterContext) throws(Refusal) -> Bool]
  let testsTakeUndefined: [Bool]
  let filterPositions: [String: Int]
  let testPositions: [String: Int]
  let functionPositions: [String: Int]
  /// The test `none`, unless the host replaced it: machines have a step of their own for it.
  let nonePosition: Int?

  init(_ filters: [Filter], _ tests: [Test], _ functions: [Function]) {
    self.filters = filters
    self.tests = tests
    self.functions = functions
    filterBodies = filters.map(\.apply)
    filtersTakeUndefined = filters.map(\.takesUndefined)
    testBodies = tests.map(\.apply)
    testsTakeUndefined = tests.map(\.takesUndefined)
    filterPositions = positions(filters.map(\.name))
    testPositions = positions(tests.map(\.name))
    functionPositions = positions(functions.map(\.name))
    nonePosition = testPositions["none"].flatMap { $0 < Test.all.count ? $0 : nil }
  }
}

// A later entry of the same name wins, so that a caller can replace a filter by handing in its own.
private func positions(_ names: [String]) -> [String: Int] {
  Dictionary(zip(names, names.indices), uniquingKeysWith: { _, last in last })
}
