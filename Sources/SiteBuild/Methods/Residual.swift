// A total less the parts that are disclosed is what the others add up to. Where those are withheld, an office hides
// exactly that number: working it out is re-identification, which a site must ask for.

import Base
import Model

/// What a difference of totals and parts of one indicator leaves.
struct Residual {
  let work: Derivations
  fileprivate let amount: CodeAmount

  /// Whether the difference is, or gives away, what is withheld: all that is left is, or exactly one part of it.
  func isWithheld(at key: Model.Observation.Key) -> Bool {
    let (withheld, all) = left(at: key)
    return withheld == 1 || withheld > 0 && withheld == all
  }

  /// How many parts are left, and how many of them are withheld.
  fileprivate func left(at key: Model.Observation.Key) -> (withheld: Int, all: Int) {
    let list = work.site.dimensions[amount.dimension]
    let selection = work.observations.selections[key.selection]
    let cells = list.codes.indices.compactMap { code -> (code: Int, quantity: Quantity)? in
      work.observations.id(of: selection.choosing(amount.dimension, code)).flatMap {
        work.quantity(key.entity, amount.base, $0, key.period)
      }.map { (code, $0) }
    }
    let holders = Set(cells.flatMap { list.holders(of: $0.code) } + [list.total].compactMap { $0 })
    let left = cells.filter { !holders.contains($0.code) && amount.times($0.code, in: list) != 0 }
    return (left.count { $0.quantity.isSuppressed }, left.count)
  }
}

extension Derivations {
  /// - Returns: `nil` where the two are not amounts of codes of one indicator and dimension.
  func residual(of whole: ID<Indicator>, less taken: ID<Indicator>) -> Residual? {
    guard let all = codeAmount(whole, depth: 0), let part = codeAmount(taken, depth: 0), let rest = all.less(part)
    else { return nil }
    return Residual(work: self, amount: rest)
  }

  // What a figure is an amount of, for each dimension by which it can be taken apart.
  fileprivate func amounts(of key: Model.Observation.Key) -> [(place: Model.Observation.Key, amount: CodeAmount)] {
    func place(_ base: ID<Indicator>, _ selection: ID<Selection>) -> Model.Observation.Key {
      Model.Observation.Key(entity: key.entity, indicator: base, selection: selection, period: key.period)
    }
    if let amount = codeAmount(key.indicator, depth: 0) { return [(place(amount.base, key.selection), amount)] }
    let selection = observations.selections[key.selection]
    return selection.choices.compactMap { choice in
      let dimension = Int(choice.dimension)
      return observations.id(of: selection.without(dimension)).map { rest in
        let amount = CodeAmount(base: key.indicator, dimension: dimension, factors: [Int(choice.code): 1])
        return (place(key.indicator, rest), amount)
      }
    }
  }

  // Through selections, sums and differences of them; a chain is no longer than the list of indicators.
  fileprivate func codeAmount(_ id: ID<Indicator>, depth: Int) -> CodeAmount? {
    guard depth < site.indicators.count, let derivation = site.indicators[id].derivation,
      let base = derivation.parameters["of"]?.scalar.flatMap({ site.indicator(named: $0) })
    else { return nil }
    if derivation.method == Method.difference.name {
      guard let minus = derivation.parameters["minus"]?.scalar.flatMap({ site.indicator(named: $0) }),
        let all = codeAmount(base, depth: depth + 1), let part = codeAmount(minus, depth: depth + 1)
      else { return nil }
      return all.less(part)
    }
    guard [Method.select.name, Method.sum.name].contains(derivation.method) else { return nil }
    let own = Derivations(site: site, indicator: site.indicators[id], parameters: derivation.parameters, inputs: [base])
    let fixed = own.fixedCodes().result
    guard fixed.count == 1, let (dimension, codes) = fixed.first else { return nil }
    return CodeAmount(base: base, dimension: dimension, factors: Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +))
  }
}

/// What is left of figures when those that lie in another are taken from it.
struct LeftOver {
  fileprivate let residual: Residual
  fileprivate let place: Model.Observation.Key

  /// Whether nothing is left but what is withheld.
  var isWithheld: Bool {
    let (withheld, all) = residual.left(at: place)
    return withheld > 0 && withheld == all
  }
}

/// Every figure of some that holds others of them, less those.
func leftOvers(of keys: [Model.Observation.Key], in site: Site) -> [LeftOver] {
  guard let first = keys.first else { return [] }
  // Figures are found by it, whatever the indicator: it stands for no method.
  let work = Derivations(
    site: site, indicator: site.indicators[first.indicator],
    parameters: Node(.map([]), text: "", at: Span(ID(0), 0..<0)), inputs: [first.indicator])
  let amounts = keys.flatMap { work.amounts(of: $0) }
  return amounts.compactMap { whole in
    let list = site.dimensions[whole.amount.dimension]
    let parts = amounts.filter { $0.place == whole.place && whole.amount.holds($0.amount, in: list) }
    guard !parts.isEmpty else { return nil }
    let rest = parts.reduce(whole.amount as CodeAmount?) { $0?.less($1.amount) }
    return rest.map { LeftOver(residual: Residual(work: work, amount: $0), place: whole.place) }
  }
}

// So many times each of some codes of one indicator.
private struct CodeAmount {
  let base: ID<Indicator>
  let dimension: Int
  let factors: [Int: Int]

  func less(_ other: CodeAmount) -> CodeAmount? {
    guard base == other.base, dimension == other.dimension else { return nil }
    let taken = other.factors.mapValues { -$0 }
    return CodeAmount(base: base, dimension: dimension, factors: factors.merging(taken, uniquingKeysWith: +))
  }

  // Whether every code of another lies in one of its own.
  func holds(_ other: CodeAmount, in list: CodeList) -> Bool {
    dimension == other.dimension && factors != other.factors && other.factors.keys.allSatisfy { code in
      ([list.total].compactMap { $0 } + list.holders(of: code)).contains { $0 != code && factors[$0] != nil }
    }
  }

  // How often a code is in it, by itself and in the codes that hold it.
  func times(_ code: Int, in list: CodeList) -> Int {
    Set([code] + list.holders(of: code) + [list.total].compactMap { $0 }).reduce(0) { $0 + (factors[$1] ?? 0) }
  }
}
