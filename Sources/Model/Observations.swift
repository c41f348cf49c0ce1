// All observations of a site: one flat array for each indicator, sorted by entity, selection and time, so that a series
// is a range and a ranking is a walk. A derived indicator adds an array of its own and moves nobody else's.

import Base

package struct Observations: Sendable {
  /// By indicator.
  private var columns: [[Observation]] = []
  /// By indicator, of a column in order: where the cells of each entity begin, and behind the last of them where they
  /// end. A page asks for a hundred series, and to search a big site's column for each took longer than to draw them.
  private var starts: [[Int32]] = []
  private var details: [Quantity] = []
  private var notes: [Int32: Localized] = [:]
  /// Interned: most sites have a dozen selections and a million cells.
  package private(set) var selections: [Selection] = [Selection()]
  private var selectionIDs: [Selection: ID<Selection>] = [Selection(): ID(0)]
  /// Interned, as most figures that are computed from several sources are from the same few.
  private var sourceSets: [SourceSet] = []
  private var sourceSetIndices: [SourceSet: Int32] = [:]

  package init() {}

  package mutating func intern(_ selection: Selection) -> ID<Selection> {
    if let known = selectionIDs[selection] { return known }
    let id = ID<Selection>(selections.count)
    selections.append(selection)
    selectionIDs[selection] = id
    return id
  }

  package func id(of selection: Selection) -> ID<Selection>? { selectionIDs[selection] }

  /// Adds a cell; the table is in order again after `sort`.
  package mutating func add(
    _ key: Observation.Key, _ quantity: Quantity, sources: SourceSet, note: Localized? = nil,
    at place: Observation.Place
  ) {
    while columns.count <= key.indicator.position { columns.append([]) }
    let plain = quantity.value.flatMap { quantity == Quantity($0, unit: quantity.unit) ? $0 : nil }
    if let plain, note == nil { return add(key, plain: plain, sources: sources, at: place) }
    let detail = Int32(details.count)
    details.append(quantity)
    if let note { notes[detail] = note }
    columns[key.indicator.position].append(
      Observation(key: key, detail: detail, sourceIndex: index(of: sources), place: place))
  }

  /// Adds a cell that is a number and nothing more.
  package mutating func add(
    _ key: Observation.Key, plain value: Double, sources: SourceSet, at place: Observation.Place
  ) {
    if value.isNaN { return add(key, Quantity(value), sources: sources, at: place) }
    while columns.count <= key.indicator.position { columns.append([]) }
    columns[key.indicator.position].append(
      Observation(key: key, value: value, sourceIndex: index(of: sources), place: place))
  }

  // One source by itself, none as -1, a set of several below that.
  private mutating func index(of sources: SourceSet) -> Int32 {
    switch sources {
    case .none: return -1
    case .one(let source): return source.index
    case .several:
      if let known = sourceSetIndices[sources] { return known }
      sourceSets.append(sources)
      sourceSetIndices[sources] = Int32(-1 - sourceSets.count)
      return Int32(-1 - sourceSets.count)
    }
  }

  /// What a cell rests on.
  package func sources(of observation: Observation) -> SourceSet {
    let index = Int(observation.sourceIndex)
    return index >= 0 ? .one(ID(index)) : index == -1 ? .none : sourceSets[-2 - index]
  }

  /// What cells rest on together, in the order of their first use.
  package func sources(of cells: some Sequence<Observation>) -> [ID<Source>] {
    // Other rooms call it unspecialised, where each step of an iterator is a call; cells nearly always lie in a row.
    cells.withContiguousStorageIfAvailable(sourcesOfRow) ?? Array(cells).withUnsafeBufferPointer(sourcesOfRow)
  }

  private func sourcesOfRow(_ cells: UnsafeBufferPointer<Observation>) -> [ID<Source>] {
    var seen: Set<Int32> = []
    var found = SourceSet.none
    var last: Int32 = -1
    // Neighbours nearly always have the same.
    for cell in cells where cell.sourceIndex != last && seen.insert(cell.sourceIndex).inserted {
      last = cell.sourceIndex
      found.formUnion(sources(of: cell))
    }
    return Array(found)
  }

  /// The selections that an indicator has cells of, sorted.
  package func selections(of indicator: ID<Indicator>) -> [ID<Selection>] {
    var isUsed = [Bool](repeating: false, count: selections.count)
    for cell in all(of: indicator) { isUsed[cell.key.selection.position] = true }
    return isUsed.indices.filter { isUsed[$0] }.map { ID($0) }
  }

  /// Makes room for so many more cells of an indicator.
  package mutating func reserve(_ indicator: ID<Indicator>, _ count: Int) {
    while columns.count <= indicator.position { columns.append([]) }
    columns[indicator.position].reserveCapacity(columns[indicator.position].count + count)
  }

  /// What is published at an observation, without its unit: that is its indicator's.
  package func quantity(of observation: Observation) -> Quantity {
    observation.detail < 0 ? Quantity(observation.value) : details[Int(observation.detail)]
  }

  /// The number alone with its flags: a line needs no more, and a whole quantity costs more to copy than to draw.
  package func number(of observation: Observation) -> (value: Double?, flags: Flags) {
    if observation.detail < 0 { return (observation.value, Flags(rawValue: 0)) }
    let quantity = details[Int(observation.detail)]
    return (quantity.value, quantity.flags)
  }

  /// What must be said beside it: what its author noted, the population of a rank.
  package func note(of observation: Observation) -> Localized? {
    observation.detail < 0 ? nil : notes[observation.detail]
  }

  /// Puts one indicator's cells in order and returns pairs of one key; of each pair the first added stays.
  package mutating func sort(_ indicator: ID<Indicator>) -> [(kept: Observation, dropped: Observation)] {
    guard indicator.position < columns.count else { return [] }
    defer { index(indicator) }
    let cells = columns[indicator.position]
    if zip(cells, cells.dropFirst()).allSatisfy({ $0.key < $1.key }) { return [] }
    // Sorting indices keeps the order of reading among equals, which decides which of two stays.
    let order = cells.indices.sorted { cells[$0].key == cells[$1].key ? $0 < $1 : cells[$0].key < cells[$1].key }
    var sorted: [Observation] = []
    sorted.reserveCapacity(cells.count)
    var conflicts: [(Observation, Observation)] = []
    for index in order {
      if let last = sorted.last, last.key == cells[index].key {
        conflicts.append((last, cells[index]))
      } else {
        sorted.append(cells[index])
      }
    }
    columns[indicator.position] = sorted
    return conflicts
  }

  private mutating func index(_ indicator: ID<Indicator>) {
    while starts.count <= indicator.position { starts.append([]) }
    let cells = columns[indicator.position]
    var found: [Int32] = []
    for (position, cell) in cells.enumerated() {
      while found.count <= cell.key.entity.position { found.append(Int32(position)) }
    }
    found.append(Int32(cells.count))
    starts[indicator.position] = found
  }

  /// Gives the cells of an indicator that do not say a code of this dimension the code of its total.
  package mutating func complete(_ indicator: ID<Indicator>, dimension: Int, total: Int) {
    guard indicator.position < columns.count else { return }
    for index in columns[indicator.position].indices {
      let cell = columns[indicator.position][index]
      let selection = selections[cell.key.selection]
      guard selection.code(of: dimension) == nil else { continue }
      columns[indicator.position][index] = cell.with(intern(selection.choosing(dimension, total)))
    }
  }

  /// All cells of an indicator, sorted by entity, selection, time. Empty where there are none.
  package func all(of indicator: ID<Indicator>) -> [Observation] {
    indicator.position < columns.count ? columns[indicator.position] : []
  }

  package var count: Int { columns.reduce(0) { $0 + $1.count } }

  /// All cells of one indicator of an entity, sorted by selection and time. Empty where there are none.
  package func cells(of entity: ID<Entity>, _ indicator: ID<Indicator>) -> ArraySlice<Observation> {
    guard indicator.position < starts.count, entity.position + 1 < starts[indicator.position].count else { return [] }
    let start = Int(starts[indicator.position][entity.position])
    return columns[indicator.position][start..<Int(starts[indicator.position][entity.position + 1])]
  }

  /// One series: sorted by time, what is undated first. Empty where there is none.
  package func series(
    _ entity: ID<Entity>, _ indicator: ID<Indicator>, _ selection: ID<Selection>
  ) -> ArraySlice<Observation> {
    let cells = cells(of: entity, indicator)
    // Most indicators have one selection.
    guard let first = cells.first, let last = cells.last else { return cells }
    if first.key.selection == selection, last.key.selection == selection { return cells }
    let start = firstIndex(columns[indicator.position], cells.indices) { !($0.selection < selection) }
    return cells[start...].prefix { $0.key.selection == selection }
  }

  package func observation(
    _ entity: ID<Entity>, _ indicator: ID<Indicator>, _ selection: ID<Selection>, _ period: Period?
  ) -> Observation? {
    series(entity, indicator, selection).first { $0.key.period == period }
  }
}

// The first index of a sorted range whose key fulfils a condition that holds from some index on.
private func firstIndex(
  _ column: [Observation], _ range: Range<Int>, _ holds: (Observation.Key) -> Bool
) -> Int {
  var (low, high) = (range.lowerBound, range.upperBound)
  while low < high {
    let middle = (low + high) / 2
    if holds(column[middle].key) { high = middle } else { low = middle + 1 }
  }
  return low
}
