// A map with its keys in order. The keys of a table's rows are the same for every row, so they are one object that
// all rows share (`Record.Shape`): a row is then one allocation for itself and one for its values.

import Base

/// An ordered map from names to values; one reference to copy.
package struct Record: Sendable {
  /// The names of a record in order; made once, shared by all records of the same kind.
  package final class Shape: Sendable {
    package let names: [Symbol]
    private let index: [UInt64: Int]  // only for large shapes; small ones are searched in order

    /// A name that occurs twice keeps its first place.
    package init(_ names: [Symbol]) {
      self.names = names
      index = names.count > 16
        ? Dictionary(names.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first }) : [:]
    }

    package convenience init(_ names: [String]) { self.init(names.map { Symbol($0) }) }

    func position(of name: Symbol) -> Int? {
      if names.count > 16 {
        guard let found = index[name.code] else { return nil }
        // Two names with one code: so rare that the slow way is good enough.
        return names[found].text == name.text ? found : names.firstIndex(of: name)
      }
      for position in names.indices where names[position].code == name.code && names[position].text == name.text {
        return position
      }
      return nil
    }
  }

  private final class Storage: Sendable {
    let shape: Shape
    let values: [Value]
    init(_ shape: Shape, _ values: [Value]) {
      self.shape = shape
      self.values = values
    }
  }

  private let storage: Storage

  /// - Precondition: as many values as the shape has names.
  package init(_ shape: Shape, _ values: [Value]) {
    precondition(shape.names.count == values.count, "a record has one value for each name")
    storage = Storage(shape, values)
  }

  /// A later value for the same name replaces the earlier one, in its place.
  package init(_ entries: [(String, Value)]) {
    var names: [Symbol] = []
    var values: [Value] = []
    var positions: [String: Int] = [:]
    for (name, value) in entries {
      if let position = positions[name] {
        values[position] = value
      } else {
        positions[name] = names.count
        names.append(Symbol(name))
        values.append(value)
      }
    }
    storage = Storage(Shape(names), values)
  }

  package var count: Int { storage.values.count }
  package var isEmpty: Bool { storage.values.isEmpty }
  package var shape: Shape { storage.shape }
  package var names: [String] { storage.shape.names.map(\.text) }
  package var values: [Value] { storage.values }
  package var entries: [(name: String, value: Value)] { zip(storage.shape.names, storage.values).map { ($0.text, $1) } }

  package subscript(name: Symbol) -> Value? {
    storage.shape.position(of: name).map { storage.values[$0] }
  }

  package subscript(name: String) -> Value? { self[Symbol(name)] }

  /// The same record with `value` under `name`, at its place or at the end.
  package func setting(_ name: String, to value: Value) -> Record {
    if let position = storage.shape.position(of: Symbol(name)) {
      var values = storage.values
      values[position] = value
      return Record(storage.shape, values)
    }
    return Record(Shape(storage.shape.names + [Symbol(name)]), storage.values + [value])
  }
}

extension Record: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) }
}
