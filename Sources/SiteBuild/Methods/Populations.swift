// Cells side by side: the same selection and period over entities of one kind, or the codes of a dimension within one
// entity.

import Base
import Model

/// One selection and period of an indicator over a population.
struct CrossSection {
  let selection: ID<Selection>
  let period: Period?
  /// Of entities of one kind, regions of one parent; in the order of the site.
  let cells: [Model.Observation]
}

/// Whom a figure may be compared with: entities of one kind, regions of one parent, for the same codes and period.
struct PopulationKey: Hashable {
  let kind: Entity.Kind
  let parent: ID<Entity>?
  let selection: ID<Selection>
  let period: Period?
}

extension Derivations {
  func population(of id: ID<Entity>, _ selection: ID<Selection>, _ period: Period?) -> PopulationKey {
    let entity = site.entities[id]
    return PopulationKey(
      kind: entity.kind, parent: entity.kind == .region ? entity.parent : nil, selection: selection, period: period)
  }

  /// The main indicator's cells, grouped by whom they may be compared with.
  func crossSections() -> [CrossSection] {
    grouped(observations.all(of: base)) { population(of: $0.key.entity, $0.key.selection, $0.key.period) }
      .map { CrossSection(selection: $0.selection, period: $0.period, cells: $1) }
  }

  /// The dimensions that the main indicator's cells have, sorted.
  var baseDimensions: [Int] {
    let choices = observations.selections(of: base).flatMap { observations.selections[$0].choices }
    return Set(choices.map { Int($0.dimension) }).sorted()
  }

  /// The one dimension that the main indicator's cells have; of several that which the named total is a code of.
  func dimension(takenApartBy total: Node?) -> Int? {
    let dimensions = baseDimensions
    guard dimensions.count > 1, let code = total?.scalar else { return dimensions.count == 1 ? dimensions[0] : nil }
    let found = dimensions.filter { site.dimensions[$0].position(of: code) != nil }
    return found.count == 1 ? found[0] : nil
  }
}

/// A dimension taken apart: codes that do not overlap, and the code of the whole where there is one.
struct Partition {
  let codes: [Int]
  /// By every selection of one of the codes: what is left of it without the dimension.
  let rests: [ID<Selection>: ID<Selection>]
  /// By such a rest: the selections of the codes in their order, and that of the whole. Worked out once, for a site
  /// has a hundred selections and a hundred thousand cells.
  let places: [ID<Selection>: (parts: [ID<Selection>?], total: ID<Selection>?)]

  init(_ dimension: Int, _ codes: [Int], total: Int?, _ observations: Observations) {
    self.codes = codes
    var rests: [ID<Selection>: ID<Selection>] = [:]
    var places: [ID<Selection>: (parts: [ID<Selection>?], total: ID<Selection>?)] = [:]
    let wanted = Set(codes)
    for (index, selection) in observations.selections.enumerated() {
      guard let code = selection.code(of: dimension), wanted.contains(code),
        let rest = observations.id(of: selection.without(dimension))
      else { continue }
      rests[ID(index)] = rest
      if places[rest] == nil {
        places[rest] = (
          codes.map { observations.id(of: selection.choosing(dimension, $0)) },
          total.flatMap { observations.id(of: selection.choosing(dimension, $0)) })
      }
    }
    self.rests = rests
    self.places = places
  }
}

/// The parts of one entity at one time.
struct Mix {
  let entity: ID<Entity>
  /// Without the dimension of the partition: where a result about the whole mix stands.
  let rest: ID<Selection>
  let period: Period?
  /// By code of the partition; `nil` where there is no cell.
  let parts: [Model.Observation?]
  /// The published total; `nil` where there is none.
  let total: Model.Observation?

  /// The cell that stands for the mix: what its source and place are taken from.
  var first: Model.Observation? { total ?? parts.lazy.compactMap { $0 }.first }
}

extension ParameterReader {
  /// The codes that a parameter lists, else the finest ones in use: those that hold no other code in use, however many
  /// levels lie between the two.
  mutating func partition() -> Partition? {
    let fixed = work.codesOfOneDimension()
    faults += fixed.diagnostics
    let named = work.parameters["reference"]?["total"] ?? work.parameters["total"]
    guard let dimension = fixed.result?.dimension ?? work.dimension(takenApartBy: named) else {
      faults.append(work.fault(
        "method/parameter", "“\(work.site.indicators[work.base].id)” has no single dimension to be taken apart by",
        help: "name one, with its codes"))
      return nil
    }
    let list = work.site.dimensions[dimension]
    let total = total(named, in: list)
    var codes = fixed.result?.codes ?? []
    faults += work.overlaps(of: codes, in: dimension)
    if codes.isEmpty {
      let used = Set(work.observations.selections(of: work.base).compactMap {
        work.observations.selections[$0].code(of: dimension)
      })
      let holders = Set(used.flatMap { list.holders(of: $0) })
      codes = used.filter { $0 != total && !holders.contains($0) }.sorted()
    }
    if codes.isEmpty { faults.append(work.fault(
      "method/parameter", "there are no codes of \(list.name) in its base")) }
    return codes.isEmpty ? nil : Partition(dimension, codes, total: total, work.observations)
  }

  private mutating func total(_ node: Node?, in list: CodeList) -> Int? {
    guard let node, let code = node.scalar else { return list.total }
    let found = list.position(of: code)
    if found == nil { faults.append(.unknownCode(code, list, at: node.span)) }
    return found
  }
}

extension Derivations {
  /// Every mix of the main indicator, in the order of its cells.
  ///
  /// - Parameter isWanted: Whether the mixes of a period are asked for.
  func mixes(_ partition: Partition, where isWanted: (Period?) -> Bool = { _ in true }) -> [Mix] {
    var seen = Set<Model.Observation.Key>()
    var mixes: [Mix] = []
    for cell in observations.all(of: base) where isWanted(cell.key.period) {
      guard let rest = partition.rests[cell.key.selection] else { continue }
      let key = Model.Observation.Key(
        entity: cell.key.entity, indicator: base, selection: rest, period: cell.key.period)
      guard seen.insert(key).inserted else { continue }
      mixes.append(mix(cell.key.entity, rest, cell.key.period, partition))
    }
    return mixes
  }

  func mix(_ entity: ID<Entity>, _ rest: ID<Selection>, _ period: Period?, _ partition: Partition) -> Mix {
    func cell(_ selection: ID<Selection>?) -> Model.Observation? {
      selection.flatMap { observation(entity, base, $0, period) }
    }
    let places = partition.places[rest] ?? (partition.codes.map { _ in nil }, nil)
    return Mix(
      entity: entity, rest: rest, period: period, parts: places.parts.map(cell), total: cell(places.total))
  }
}

extension CodeList {
  /// The codes that a code lies in, the nearest first: its parent, the parent of that, and so on.
  func holders(of code: Int) -> [Int] {
    var chain: [Int] = []
    var next = codes[code].parent
    while let holder = next, holder != code, !chain.contains(holder) {
      chain.append(holder)
      next = codes[holder].parent
    }
    return chain
  }
}

extension Derivations {
  /// A fault at each code of a parameter that would count twice: one that is repeated, or lies in another of the list.
  func overlaps(of codes: [Int], in dimension: Int) -> [Diagnostic] {
    let list = site.dimensions[dimension]
    let nodes = parameters[list.name]?.items ?? []
    return codes.enumerated().compactMap { place, code in
      let id = list.codes[code].id
      let places = nodes.filter { $0.scalar == id }
      if codes.firstIndex(of: code) != place {
        return fault("method/overlap", "“\(id)” is named twice, and would count twice", at: places.last?.span)
      }
      let holders = list.holders(of: code) + [list.total].compactMap { $0 }
      guard let holder = holders.first(where: { $0 != code && codes.contains($0) }) else { return nil }
      return fault(
        "method/overlap", "“\(id)” lies in “\(list.codes[holder].id)”, and would count twice",
        at: places.first?.span, help: "leave one of the two out")
    }
  }
}
