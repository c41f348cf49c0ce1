// What is known only within bounds is drawn as the stretch between them, never as a point in the middle.

import Base

extension Scene {
  /// A stretch along a row, with its ends marked.
  mutating func whisker(along y: Double, _ x1: Double, _ x2: Double) {
    whisker((x1, y), (x2, y), end: (0, 3))
  }

  /// The same upright.
  mutating func whisker(upright x: Double, _ y1: Double, _ y2: Double) {
    whisker((x, y1), (x, y2), end: (3, 0))
  }

  // - Parameter end: How far the mark of an end reaches to both sides.
  private mutating func whisker(
    _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), end: (x: Double, y: Double)
  ) {
    let (wide, high) = ((b.x - a.x).magnitude, (b.y - a.y).magnitude)
    guard max(wide, high) >= shortestWhisker else { return }
    states.insert(.interval)
    var path = PathWriter()
    path.move(a.x, a.y)
    path.line(b.x, b.y)
    for point in [a, b] {
      path.move(point.x - end.x, point.y - end.y)
      path.line(point.x + end.x, point.y + end.y)
    }
    let corner = (x: min(a.x, b.x) - end.x, y: min(a.y, b.y) - end.y)
    self.path(
      path, .whisker, box: Box(x: corner.x, y: corner.y, width: wide + 2 * end.x, height: high + 2 * end.y))
  }
}

/// Pixels: a stretch that is shorter is no more than its mark, and its two ends would look like something else.
private let shortestWhisker = 3.0
