// Looking a name up is the most frequent thing that a template does: integers are compared first, in the order of the
// names where there are few, through a table of positions where there are more. No hash is computed on the way.

extension Record {
  /// The names of a record in order; made once, shared by all records of the same kind.
  package final class Shape: Sendable {
    package let names: [Symbol]
    /// Whether it lives as long as the program, so that records need not keep it alive.
    let isPermanent: Bool
    // Positions by the lower bits of the names' codes, the next free place where two meet; for small shapes empty.
    private let table: [UInt16]

    /// A name that occurs twice keeps its first place.
    package init(_ names: [Symbol]) {
      self.names = names
      isPermanent = false
      table = positions(of: names)
    }

    package convenience init(_ names: [String]) { self.init(names.map { Symbol($0) }) }

    /// A shape for the whole run of the program, which is never freed: for a `static let`. Threads that make records of
    /// it share nothing that is counted.
    package init(permanent names: [Symbol]) {
      self.names = names
      isPermanent = true
      table = positions(of: names)
      _ = Unmanaged.passRetained(self)
    }

    /// A record of this shape.
    ///
    /// - Precondition: as many values as there are names.
    package func record(_ values: [Value]) -> Value { .record(Record(self, values)) }

    /// The same with each name beside its value, compared in debug builds only.
    package func record(_ entries: KeyValuePairs<String, Value>) -> Value { .record(Record(self, entries)) }

    func position(of name: Symbol) -> Int? {
      names.withUnsafeBufferPointer { names in
        guard !table.isEmpty else { return names.firstIndex { $0 == name } }
        return table.withUnsafeBufferPointer { table in
          let mask = table.count - 1
          var place = Int(truncatingIfNeeded: name.code) & mask
          while table[place] != free {
            let position = Int(table[place])
            if names[position] == name { return position }
            place = (place + 1) & mask
          }
          return nil
        }
      }
    }

    /// Whether a name occurs twice.
    var hasDuplicates: Bool {
      names.indices.contains { position(of: names[$0]) != $0 }
    }
  }
}

private let free = UInt16.max

// At most half full, so that what is not there is soon known. More names than a position can count: searched in order.
private func positions(of names: [Symbol]) -> [UInt16] {
  guard names.count > 8, names.count < Int(free) else { return [] }
  var size = 32
  while size < 2 * names.count { size *= 2 }
  var table = [UInt16](repeating: free, count: size)
  for (position, name) in names.enumerated() {
    var place = Int(truncatingIfNeeded: name.code) & (size - 1)
    while table[place] != free { place = (place + 1) & (size - 1) }
    table[place] = UInt16(position)
  }
  return table
}
