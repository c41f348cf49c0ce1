// What is known only within bounds is drawn as the stretch between them, never as a point in the middle.

import Base

extension Scene {
  /// A stretch along a row, with its ends marked.
  mutating func whisker(along y: Double, _ x1: Double, _ x2: Double) {
    guard (x2 - x1).magnitude >= shortestWhisker else { return }
    states.insert(.interval)
    var path = PathWriter()
    path.move(x1, y)
    path.line(x2, y)
    for end in [x1, x2] {
      path.move(end, y - 3)
      path.line(end, y + 3)
    }
    self.path(path, .whisker, box: Box(x: min(x1, x2), y: y - 3, width: (x2 - x1).magnitude, height: 6))
  }

  /// The same upright.
  mutating func whisker(upright x: Double, _ y1: Double, _ y2: Double) {
    guard (y2 - y1).magnitude >= shortestWhisker else { return }
    states.insert(.interval)
    var path = PathWriter()
    path.move(x, y1)
    path.line(x, y2)
    for end in [y1, y2] {
      path.move(x - 3, end)
      path.line(x + 3, end)
    }
    self.path(path, .whisker, box: Box(x: x - 3, y: min(y1, y2), width: 6, height: (y2 - y1).magnitude))
  }
}

/// Pixels: a stretch that is shorter is no more than its mark, and its two ends would look like something else.
private let shortestWhisker = 3.0
