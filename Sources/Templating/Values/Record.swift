// A map with its keys in order. The keys of a table's rows are the same for every row, so they are one object that
// all rows share (`Record.Shape`): a row is then one allocation for itself and one for its values.

import Base

/// An ordered map from names to values; one reference to copy.
package struct Record: Sendable {
  private let storage: Storage

  /// - Precondition: as many values as the shape has names.
  package init(_ shape: Shape, _ values: [Value]) {
    precondition(shape.names.count == values.count, "a record has one value for each name")
    storage = Storage(shape, values)
  }

  /// The values of a shape that was made once, each beside its name, in the order of the shape. The names are there for
  /// the reader and are compared in debug builds only: nothing is hashed.
  package init(_ shape: Shape, _ entries: KeyValuePairs<String, Value>) {
    assert(shape.names.elementsEqual(entries) { $0.text == $1.key }, "the names are those of the shape, in its order")
    self.init(shape, entries.map(\.value))
  }

  /// A later value for the same name replaces the earlier one, in its place.
  package init(_ entries: [(String, Value)]) {
    let shape = Shape(entries.map { Symbol($0.0) })
    guard shape.hasDuplicates else {
      storage = Storage(shape, entries.map(\.1))
      return
    }
    var names: [Symbol] = []
    var values: [Value] = []
    for (name, (_, value)) in zip(shape.names, entries) {
      if let position = names.firstIndex(of: name) {
        values[position] = value
      } else {
        names.append(name)
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

  /// Where the value under a name stands, without taking a reference to it; valid as long as the record is.
  @inline(__always) func address(of name: UnsafePointer<Symbol>) -> UnsafePointer<Value>? {
    storage.shape.position(of: name.pointee).map { storage.elements + $0 }
  }

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

// A shape made once is kept by whoever made it, and counting its references from two threads would cost more than the
// record: it is referred to without.
//
// `@unchecked` for the two pointers: what they point to is immutable, and belongs to `owner` and `values`.
private final class Storage: @unchecked Sendable {
  let values: [Value]
  let elements: UnsafePointer<Value>
  private let unownedShape: Unmanaged<Record.Shape>
  private let owner: Record.Shape?

  init(_ shape: Record.Shape, _ values: [Value]) {
    self.values = values
    elements = constantMemory(of: values)
    unownedShape = Unmanaged.passUnretained(shape)
    owner = shape.isPermanent ? nil : shape
  }

  var shape: Record.Shape { unownedShape._withUnsafeGuaranteedRef { $0 } }
}
