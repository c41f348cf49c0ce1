// Labels at the ends of lines: as near to their lines as a least distance between them allows. Minimising the squared
// displacement under an order and a gap is isotonic regression; pooling adjacent violators solves it exactly, O(n).

/// Places for labels that want to stand at `wanted` (ascending), `gap` apart, between `top` and `bottom`.
///
/// - Returns: Ascending, one for each. Where they do not all fit, they start at `top` and run over `bottom`.
func spread(_ wanted: [Double], gap: Double, top: Double, bottom: Double) -> [Double] {
  struct Block {
    var sum: Double
    var count: Int
    var mean: Double { sum / Double(count) }
  }
  var blocks: [Block] = []
  for (i, place) in wanted.enumerated() {
    blocks.append(Block(sum: place - Double(i) * gap, count: 1))
    while blocks.count > 1, blocks[blocks.count - 2].mean >= blocks[blocks.count - 1].mean {
      let last = blocks.removeLast()
      blocks[blocks.count - 1].sum += last.sum
      blocks[blocks.count - 1].count += last.count
    }
  }
  var places: [Double] = []
  let room = bottom - Double(max(0, wanted.count - 1)) * gap
  for block in blocks {
    for _ in 0..<block.count { places.append(max(top, min(block.mean, room)) + Double(places.count) * gap) }
  }
  return places
}

/// A label at the end of a line.
struct EndLabel: Sendable {
  let text: String
  let y: Double
  /// Where the line ends, for a leader.
  let x: Double
  let style: TextStyle
  /// Greater stays longer when there is no room for all.
  let priority: Double
  var href: String?
  /// Where the line comes from: of equal ends, the one from above stands above.
  var before: Double?
}

extension Scene {
  /// Draws labels right of the frame, least important ones left out where there is no room; returns how many were.
  mutating func endLabels(_ labels: [EndLabel], _ frame: PlotFrame) -> Int {
    let gap = 14.0
    let fitting = max(1, Int((frame.height + 10) / gap) + 1)
    let kept = labels.enumerated().sorted { ($0.element.priority, -$0.offset) > ($1.element.priority, -$1.offset) }
      .prefix(fitting)
      .map(\.element).sorted { ($0.y, $0.before ?? $0.y, $0.text) < ($1.y, $1.before ?? $1.y, $1.text) }
    let places = spread(kept.map(\.y), gap: gap, top: frame.top, bottom: frame.bottom)
    for (label, y) in zip(kept, places) {
      // A leader from a line that ended early would look like its continuation.
      if (y - label.y).magnitude > 8, label.x > frame.right - 24 {
        line(label.x + 4, label.y, frame.right + 8, y, .leader)
      }
      text(label.text, frame.right + 10, y + 4, label.style, href: label.href)
    }
    return labels.count - kept.count
  }
}
