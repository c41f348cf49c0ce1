import Base

/// The sources that a figure rests on: one where it is given, several where it is computed from figures of several.
/// They are in the order in which its formula names its parts, and none is named twice.
package enum SourceSet: Hashable, Sendable {
  case none
  case one(ID<Source>)
  /// Two or more.
  case several([ID<Source>])

  package init(_ source: ID<Source>?) { self = source.map { .one($0) } ?? .none }

  package init(_ sources: some Sequence<ID<Source>>) {
    self = sources.reduce(into: .none) { $0.formUnion(.one($1)) }
  }

  /// Adds what is not in it yet.
  package mutating func formUnion(_ other: SourceSet) {
    switch (self, other) {
    case (_, .none): return
    case (.none, _): self = other
    case (.one(let own), .one(let new)) where own == new: return
    case (.one, _), (.several, _):
      let all = other.reduce(into: Array(self)) { if !$0.contains($1) { $0.append($1) } }
      self = all.count > 1 ? .several(all) : self
    }
  }
}

extension SourceSet: RandomAccessCollection {
  package var startIndex: Int { 0 }

  package var endIndex: Int {
    switch self {
    case .none: 0
    case .one: 1
    case .several(let sources): sources.count
    }
  }

  package subscript(index: Int) -> ID<Source> {
    switch self {
    case .none: preconditionFailure("an empty set has no elements")
    case .one(let source): source
    case .several(let sources): sources[index]
    }
  }
}

extension [ID<Source>] {
  /// Adds those that are not in it yet.
  package mutating func add(_ sources: SourceSet) {
    for source in sources where !contains(source) { append(source) }
  }
}
