import Base

extension Filter {
  /// Every filter of the engine itself.
  package static let all: [Filter] = []
}
extension Test {
  /// Every test of the engine itself.
  package static let all: [Test] = []
}
extension Function {
  /// Every function of the engine itself.
  package static let all: [Function] = []
}
