/// The name that was probably meant: the nearest of `candidates` by edit distance (insert, delete, replace, swap),
/// if it is near enough to be worth suggesting. Ties go to the first in order.
///
/// - Returns: `nil` where nothing is within a third of the name's length (at least one edit).
/// - Complexity: O(candidates × name²); meant for messages.
package func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
  let typed = Array(name.lowercased().unicodeScalars)
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let distance = editDistance(typed, Array(candidate.lowercased().unicodeScalars))
    if distance <= max(1, max(typed.count, candidate.unicodeScalars.count) / 3), distance < best?.distance ?? .max {
      best = (distance, candidate)
    }
  }
  return best?.name
}

extension Optional<String> {
  /// “did you mean …?” for the help of a diagnostic.
  package var asSuggestion: String? { map { "did you mean “\($0)”?" } }
}

private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var before: [Int] = []
  var previous = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    for j in 1...b.count {
      var cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
      row.append(cost)
    }
    before = previous
    previous = row
  }
  return previous[b.count]
}
