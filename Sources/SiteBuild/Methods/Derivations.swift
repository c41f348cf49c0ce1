// What a method sees, and how it reads its parameters. A method never walks the site by itself: names are resolved
// and cells are found here, so that a method's file is its formula and its edges.

import Base
import Model

/// The site as computed so far, and the parameters of one indicator.
struct Derivations: Sendable {
  let site: Site
  let indicator: Indicator
  let parameters: Node
  /// The indicators that the method's `inputs` name, in their order: at least one.
  let inputs: [ID<Indicator>]

  /// The main indicator: the one under `of`.
  var base: ID<Indicator> { inputs[0] }
  var observations: Observations { site.observations }

  func quantity(_ observation: Model.Observation) -> Quantity { observations.quantity(of: observation) }

  func quantity(
    _ entity: ID<Entity>, _ indicator: ID<Indicator>, _ selection: ID<Selection>, _ period: Period?
  ) -> Quantity? {
    observation(entity, indicator, selection, period).map { quantity($0) }
  }

  /// The cell of a key. O(log cells): a method asks once or more for each cell of its base. Entity and selection are
  /// compared as one number, here: comparing keys in their own room was a seventh of the time of deriving 190,000
  /// cells.
  func observation(
    _ entity: ID<Entity>, _ indicator: ID<Indicator>, _ selection: ID<Selection>, _ period: Period?
  ) -> Model.Observation? {
    let cells = observations.all(of: indicator)
    let series = seriesNumber(entity, selection)
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      let key = cells[middle].key
      let other = seriesNumber(key.entity, key.selection)
      if other < series || other == series && isEarlier(key.period, period) { low = middle + 1 } else { high = middle }
    }
    guard low < cells.count else { return nil }
    let found = cells[low].key
    return seriesNumber(found.entity, found.selection) == series && found.period == period ? cells[low] : nil
  }

  /// The indicator that a parameter names; `nil` where there is none, which is told of before the method runs.
  func input(_ parameter: String) -> ID<Indicator>? {
    parameters[parameter]?.scalar.flatMap { site.indicator(named: $0) }
  }

  /// The codes that parameters named after dimensions fix: `industry: "3254"`, or a list for a sum.
  func fixedCodes() -> Checked<[(dimension: Int, codes: [Int])]> {
    var faults: [Diagnostic] = []
    var fixed: [(Int, [Int])] = []
    for (index, list) in site.dimensions.enumerated() {
      guard let node = parameters[list.name] else { continue }
      let codes = node.items.compactMap { item -> Int? in
        guard let code = item.scalar else { return nil }
        let position = list.position(of: code)
        if position == nil { faults.append(.unknownCode(code, list, at: item.span)) }
        return position
      }
      fixed.append((index, codes))
    }
    return Checked(fixed, faults)
  }

  /// The same where only one dimension can be taken apart; a second one is a fault rather than silently passed over.
  func codesOfOneDimension() -> Checked<(dimension: Int, codes: [Int])?> {
    var fixed = fixedCodes()
    if fixed.result.count > 1 {
      let names = fixed.result.map { site.dimensions[$0.dimension].name }
      fixed.diagnostics.append(fault(
        "method/two-dimensions",
        "it names codes of \(names.joined(separator: " and ")), and can take one of them apart",
        at: parameters[names[1]]?.span, help: "make the other selection an indicator of its own with method: select"))
    }
    return Checked(fixed.result.first, fixed.diagnostics)
  }

  func fault(_ code: String, _ message: String, at span: Span? = nil, help: String? = nil) -> Diagnostic {
    Diagnostic(
      .error, code, "“\(indicator.id)”: \(message)",
      at: span ?? indicator.derivation?.methodSpan ?? indicator.span, help: help)
  }
}

/// Reads parameters one by one; what is wrong with them gathers in `faults`.
struct ParameterReader {
  let work: Derivations
  var faults: [Diagnostic] = []

  init(_ work: Derivations) { self.work = work }

  /// `nil` where the parameter is absent, and where it is no period, which is a fault.
  mutating func period(_ name: String) -> Period? {
    guard let node = work.parameters[name] else { return nil }
    let period = node.scalar.flatMap { Period($0) }
    if period == nil || period?.isSpan == true {
      faults.append(work.fault(
        "data/period", "“\(node.text)” is no single period", at: node.span, help: "write 2016, 2016-Q4 or 2016-12"))
      return nil
    }
    return period
  }

  mutating func neededPeriod(_ name: String, help: String) -> Period? {
    if work.parameters[name] == nil {
      faults.append(work.fault("method/parameter", "the parameter `\(name)` is missing", help: help))
    }
    return period(name)
  }

  /// A word of a closed list; `standard` where it is absent, and where it is none of them, which is a fault.
  mutating func word<Word: RawRepresentable & CaseIterable>(_ name: String, _ standard: Word) -> Word
  where Word.RawValue == String {
    word(work.parameters[name], name, standard)
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(_ node: Node?, _ name: String, _ standard: Word) -> Word
  where Word.RawValue == String {
    guard let node else { return standard }
    if let word = Word(rawValue: node.text) { return word }
    faults.append(.notOneOf(node, what: name, Word.allCases.map(\.rawValue)))
    return standard
  }

  /// The entity under `region`, `cluster` or `organisation` of a map: `reference: {region: US}`.
  mutating func entity(_ name: String) -> ID<Entity>? {
    let node = work.parameters[name]
    for kind in [Entity.Kind.region, .cluster, .organisation] {
      guard let named = node?[kind.name], let id = named.scalar else { continue }
      let candidates = work.site.entities(of: kind)
      if let found = candidates.first(where: { work.site.entities[$0].id == id }) { return found }
      let known = candidates.map { work.site.entities[$0].id }
      faults.append(.unknownEntity(id, what: kind.name, at: named.span, among: known))
      return nil
    }
    return nil
  }

  mutating func neededEntity(_ name: String) -> ID<Entity>? {
    let before = faults.count
    if let found = entity(name) { return found }
    if faults.count == before {
      faults.append(work.fault(
        "method/parameter", "it needs the area to compare with", at: work.parameters[name]?.span,
        help: "write \(name): {region: US}"))
    }
    return nil
  }

  /// A part from 0 to 1, written as such; `nil` where it is absent, and where it is out of range, which is a fault.
  mutating func fraction(_ node: Node?, _ name: String) -> Double? {
    guard let node else { return nil }
    if let number = node.number, (0...1).contains(number) { return number }
    faults.append(work.fault(
      "method/parameter", "`\(name)` is “\(node.text)”, expected a part from 0 to 1", at: node.span,
      help: "0.25 is a quarter"))
    return nil
  }
}

// In the order of `Observation.Key`, within one indicator.
private func seriesNumber(_ entity: ID<Entity>, _ selection: ID<Selection>) -> Int64 {
  Int64(entity.index) << 32 | Int64(selection.index)
}

private func isEarlier(_ a: Period?, _ b: Period?) -> Bool {
  guard let a else { return b != nil }
  guard let b else { return false }
  return a < b
}
