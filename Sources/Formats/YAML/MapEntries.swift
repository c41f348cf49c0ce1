import Base

/// The entries of a map under construction, each key once. Few keys are compared, many are looked up.
struct MapEntries {
  private(set) var entries: [Node.Entry] = []
  private var positions: [String: Int] = [:]

  init() { entries.reserveCapacity(8) }

  var isEmpty: Bool { entries.isEmpty }
  var last: Node.Entry? { entries.last }

  /// `false` where the key is there already: its entry stays.
  mutating func append(_ entry: Node.Entry) -> Bool {
    guard first(entry.key) == nil else { return false }
    if entries.count >= 16 {
      if positions.isEmpty {
        for (position, entry) in entries.enumerated() { positions[entry.key] = position }
      }
      positions[entry.key] = entries.count
    }
    entries.append(entry)
    return true
  }

  /// The entry with this key.
  func first(_ key: String) -> Node.Entry? {
    if !positions.isEmpty { return positions[key].map { entries[$0] } }
    for i in entries.indices where entries[i].key == key { return entries[i] }
    return nil
  }
}
