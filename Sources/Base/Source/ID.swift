/// A typed index into an array of `Owner`: a reference that is cheap, `Sendable` and never part of a cycle.
@usableFromInline package struct ID<Owner>: Hashable, Comparable, Sendable {
  @usableFromInline package let index: Int32

  @inlinable package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
  @inlinable package var position: Int { Int(index) }
  @inlinable package static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

extension Array {
  @inlinable package subscript(id: ID<Element>) -> Element {
    get { self[id.position] }
    set { self[id.position] = newValue }
  }
}
