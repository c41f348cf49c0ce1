// Looking a name up is the most frequent thing that a template does. A small table leads from a name's code to its
// position, mostly at the first place: no hash is computed on the way, and texts are compared only where codes are
// equal.

extension Record {
  /// The names of a record in order; made once, shared by all records of the same kind.
  ///
  /// `@unchecked Sendable` for the addresses of its two arrays, which are constant.
  package final class Shape: @unchecked Sendable {
    package let names: [Symbol]
    /// Whether it lives as long as the program, so that records need not keep it alive.
    let isPermanent: Bool
    private let table: [Entry]
    private let symbols: UnsafePointer<Symbol>
    private let entries: UnsafePointer<Entry>
    private let mask: Int

    private init(_ names: [Symbol], isPermanent: Bool) {
      self.names = names
      self.isPermanent = isPermanent
      table = entryTable(of: names)
      symbols = constantMemory(of: self.names)
      entries = constantMemory(of: table)
      mask = table.count - 1
    }

    /// A name that occurs twice keeps its first place.
    package convenience init(_ names: [Symbol]) { self.init(names, isPermanent: false) }
    package convenience init(_ names: [String]) { self.init(names.map { Symbol($0) }) }

    /// A shape for the whole run of the program, which is never freed: for a `static let`. Threads that make records of
    /// it share nothing that is counted.
    package convenience init(permanent names: [Symbol]) {
      self.init(names, isPermanent: true)
      _ = Unmanaged.passRetained(self)
    }

    /// A record of this shape.
    ///
    /// - Precondition: as many values as there are names.
    package func record(_ values: [Value]) -> Value { .record(Record(self, values)) }

    /// The same with each name beside its value, compared in debug builds only.
    package func record(_ entries: KeyValuePairs<String, Value>) -> Value { .record(Record(self, entries)) }

    @inline(__always) func position(of name: Symbol) -> Int? {
      let entry = entries[firstPlace(of: name, mask)]
      if entry.code == name.code, entry.position >= 0, symbols[entry.position].isIdentical(to: name) {
        return entry.position
      }
      return search(name)
    }

    // What the first place does not answer.
    @inline(never) private func search(_ name: Symbol) -> Int? {
      var place = firstPlace(of: name, mask)
      while entries[place].position >= 0 {
        if symbols[entries[place].position] == name { return entries[place].position }
        place = (place + 1) & mask
      }
      return nil
    }

    /// Whether a name occurs twice.
    var hasDuplicates: Bool {
      names.indices.contains { position(of: names[$0]) != $0 }
    }
  }
}

/// A place of a shape's table; free where the position is negative.
private struct Entry {
  let code: UInt64
  let position: Int
}

// Both halves of the code take part: names that differ in their last letter differ in its lower bits only a little.
@inline(__always) private func firstPlace(of name: Symbol, _ mask: Int) -> Int {
  Int(truncatingIfNeeded: name.code ^ (name.code &>> 32)) & mask
}

// At most half full, so that what is not there is soon known; at least one place is free, which ends every search.
private func entryTable(of names: [Symbol]) -> [Entry] {
  var size = 4
  while size < 2 * names.count { size *= 2 }
  var table = [Entry](repeating: Entry(code: 0, position: -1), count: size)
  for (position, name) in names.enumerated() {
    var place = firstPlace(of: name, size - 1)
    while table[place].position >= 0 { place = (place + 1) & (size - 1) }
    table[place] = Entry(code: name.code, position: position)
  }
  return table
}
