// Lines across a plot at a value of one axis, with their words where they lie on nothing: not on each other, and on no
// line of the data if one of the ends is free.

import Base

/// Where lines of data run, for words that want to stay off them.
struct Courses: Sendable {
  private var segments: [(a: Spot, b: Spot)] = []

  typealias Spot = (x: Double, y: Double)

  /// - Parameter points: Of one series after the other, each from the left to the right.
  init(_ points: [Spot]) {
    for (a, b) in zip(points, points.dropFirst()) where b.x > a.x { segments.append((a, b)) }
  }

  func crossings(_ box: Box) -> Int { segments.count { crosses($0.a, $0.b, box) } }

  // The part of a segment above a box's width lies wholly over it, wholly under it, or crosses it.
  private func crosses(_ a: Spot, _ b: Spot, _ box: Box) -> Bool {
    let (from, to) = (max(a.x, box.x), min(b.x, box.right))
    guard from <= to else { return false }
    let slope = (b.y - a.y) / (b.x - a.x)
    let (y1, y2) = (a.y + slope * (from - a.x), a.y + slope * (to - a.x))
    return max(y1, y2) > box.y - 2 && min(y1, y2) < box.bottom + 2
  }
}

extension Scene {
  /// Reference lines of the specification across an upright axis and along the bottom.
  ///
  /// - Parameter points: Of the lines of data, for words that should not lie on them.
  mutating func references(
    _ plan: Plan, _ frame: PlotFrame, y: Scale?, x: Scale?, points: [(x: Double, y: Double)] = []
  ) {
    if plan.spec.references.isEmpty { return }
    let courses = Courses(points)
    let levels = plan.spec.references.filter { $0.axis == .y }.compactMap { y?($0.value) }
    let crossings = { (box: Box) in
      courses.crossings(box) + levels.count { $0 > box.y + 1 && $0 < box.bottom - 1 }
    }
    var taken: [Box] = []
    for reference in plan.spec.references {
      let scale = reference.axis == .y ? y : x
      guard let scale, scale.contains(reference.value) else { continue }
      let place = scale(reference.value)
      switch reference.axis {
      case .y: line(frame.left, place, frame.right, place, .reference)
      case .x: line(place, frame.top, place, frame.bottom, .reference)
      }
      guard let words = reference.label?.value else { continue }
      let label = ReferenceLabel(words, width: min(240, frame.width * 0.45))
      let boxes = reference.axis == .y ? label.along(place, frame) : label.beside(place, frame)
      let free = boxes.filter { box in !taken.contains { $0.overlaps(box) } }
      // The first of those that the fewest lines cross.
      guard let best = free.enumerated().min(by: {
        (crossings($0.element), $0.offset) < (crossings($1.element), $1.offset)
      })?.element else {
        diagnostics.append(.crowded(words, at: reference.span))
        continue
      }
      taken.append(best)
      for (n, text) in label.lines.enumerated() {
        self.text(text, best.x, best.y + 10 + 15 * Double(n), TextStyle(role: .second, halo: true))
      }
    }
  }
}

private struct ReferenceLabel {
  let lines: [String]
  private let width: Double
  private let height: Double

  init(_ words: String, width limit: Double) {
    lines = wrapped(words, width: limit, lines: 4)
    width = lines.map { textWidth($0) }.max() ?? 0
    height = 15 * Double(lines.count)
  }

  /// Over or under a level line, from the left end to the right one.
  func along(_ y: Double, _ frame: PlotFrame) -> [Box] {
    let (left, right) = (frame.left + 4, frame.right - 4 - width)
    let places = [left, right, left + (right - left) / 3, left + (right - left) * 2 / 3]
    let sides = [y - height, y + 5].filter { $0 >= frame.top - 12 && $0 + height <= frame.bottom + 2 }
    return (sides.isEmpty ? [y - height] : sides).flatMap { top in
      places.map { Box(x: $0, y: top, width: width, height: height) }
    }
  }

  /// Right or left of an upright line, from the top downwards.
  func beside(_ x: Double, _ frame: PlotFrame) -> [Box] {
    let places = [x + 4, x - 4 - width].filter { $0 >= frame.left && $0 + width <= frame.right + 12 }
    let tops = stride(from: frame.top, through: max(frame.top, frame.bottom - height), by: 15)
    return tops.flatMap { top in places.map { Box(x: $0, y: top, width: width, height: height) } }
  }
}

extension Diagnostic {
  /// A label that finds no place beside others of its sort.
  static func crowded(_ words: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "chart/text-overlap", "“\(words)” finds no place beside the other labels", at: span,
      help: "shorten it, or leave out a line that stands so near")
  }
}
