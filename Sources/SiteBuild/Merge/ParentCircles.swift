/// Where parents lead back to where they began: each circle once, its members from child to parent.
///
/// - Parameter parents: By position, the position of each one's parent.
func circles(_ parents: [Int?]) -> [[Int]] {
  var walks = Array(repeating: -1, count: parents.count)  // which walk came by first
  var circles: [[Int]] = []
  for start in parents.indices where walks[start] < 0 {
    var next: Int? = start
    while let place = next, walks[place] < 0 {
      walks[place] = start
      next = parents[place]
    }
    guard let first = next, walks[first] == start else { continue }
    var circle = [first]
    while let place = parents[circle[circle.count - 1]], place != first { circle.append(place) }
    circles.append(circle)
  }
  return circles
}
