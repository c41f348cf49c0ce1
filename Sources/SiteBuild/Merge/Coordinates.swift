import Base
import Model

/// From `[42.36, -71.06]`, or a map with `latitude` and `longitude`.
func coordinates(_ node: Node) -> Checked<Coordinates?> {
  if node.isNull { return Checked(nil) }
  let pair = node.entries.isEmpty ? node.items : [node["latitude"], node["longitude"]].compactMap { $0 }
  let numbers = pair.compactMap(\.number)
  guard pair.count == 2, numbers.count == 2, abs(numbers[0]) <= 90, abs(numbers[1]) <= 180 else {
    return Checked(nil, [.notCoordinates(node.span)])
  }
  return Checked(Coordinates(latitude: numbers[0], longitude: numbers[1]))
}

extension Diagnostic {
  fileprivate static func notCoordinates(_ span: Span) -> Diagnostic {
    Diagnostic(
      .error, "content/coordinates", "these are no coordinates", at: span,
      help: "write latitude (-90 to 90) and longitude (-180 to 180) in degrees: [42.36, -71.06]")
  }
}
