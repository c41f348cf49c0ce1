// Which names of the host an expression mentions: what depends on what, without evaluating anything.

extension ExpressionSyntax {
  /// The longest dotted paths, each once, in the order in which they are written.
  ///
  /// - Parameter isFunction: Such names are called, not looked up.
  func paths(_ isFunction: (String) -> Bool) -> [[String]] {
    var paths: [[String]] = []
    collectPaths(into: &paths, isFunction)
    return paths
  }

  private func collectPaths(into paths: inout [[String]], _ isFunction: (String) -> Bool) {
    // The beginnings of a path are met again as its parts.
    if let path = path(isFunction), !paths.contains(where: { $0.starts(with: path) }) { paths.append(path) }
    for part in parts { part.collectPaths(into: &paths, isFunction) }
  }

  private func path(_ isFunction: (String) -> Bool) -> [String]? {
    switch kind {
    case .name(let name): return isFunction(name) ? nil : [name]
    case .attribute(let base, let name, _): return base.path(isFunction).map { $0 + [name] }
    case .period(let base, _): return base.path(isFunction)
    case .item(let base, let index):
      guard case .literal(.string(let name)) = index.kind else { return nil }
      return base.path(isFunction).map { $0 + [name] }
    case .call(let callee, let arguments):
      if case .name("entity") = callee.kind, case .literal(.string(let id))? = arguments.first?.value.kind {
        return [id]
      }
      return callee.path(isFunction)
    case .literal, .slice, .unary, .binary, .and, .or, .comparison, .conditional, .concatenation, .list, .map, .filter,
      .test:
      return nil
    }
  }

  private var parts: [ExpressionSyntax] {
    switch kind {
    case .literal, .name: []
    case .attribute(let base, _, _), .unary(_, let base): [base]
    case .item(let base, let index): [base, index]
    case .slice(let base, let start, let stop, let step): [base] + [start, stop, step].compactMap { $0 }
    case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right): [left, right]
    case .comparison(let first, let rest): [first] + rest.map(\.1)
    case .conditional(let value, let condition, let otherwise): [condition, value] + (otherwise.map { [$0] } ?? [])
    case .concatenation(let items), .list(let items): items
    case .map(let entries): entries.flatMap { [$0.0, $0.1] }
    case .call(let callee, let arguments): [callee] + arguments.map(\.value)
    case .filter(let operand, let call), .test(let operand, let call, _): [operand] + call.arguments.map(\.value)
    case .period(let base, .computed(let selector)): [base, selector]
    case .period(let base, .literal): [base]
    }
  }
}
