// What a reader would see at one width: texts on texts, texts on the marks of others, texts beyond the picture.

import Base

func sceneRules(_ plan: Plan, _ scene: borrowing Scene) -> [Diagnostic] {
  let texts = scene.texts
  // From the top. Positions are sorted instead of texts, which are dearer to move.
  let order = texts.indices.sorted { texts[$0].box.y == texts[$1].box.y ? $0 < $1 : texts[$0].box.y < texts[$1].box.y }
  let picture = scene.isNarrow ? "narrow" : "wide"
  let frame = Box(x: 0, y: 0, width: scene.width, height: scene.height)
  return overlaps(texts, order, plan, picture) + covered(texts, order, scene.marks, plan, picture)
    + clipped(texts, frame, plan, picture)
}

/// Rule 1: no two texts overlap.
private func overlaps(_ texts: [TextBox], _ order: [Int], _ plan: Plan, _ picture: String) -> [Diagnostic] {
  var worst: (String, String)?
  var count = 0
  for i in order.indices {
    let box = texts[order[i]].box
    for j in i + 1..<max(order.count, i + 1) {
      let other = texts[order[j]].box
      if other.y > box.bottom - 1.5 { break }
      if box.overlaps(other, slack: 1.5) {
        count += 1
        if worst == nil { worst = (texts[order[i]].text, texts[order[j]].text) }
      }
    }
  }
  guard let worst else { return [] }
  return [
    Diagnostic(
      .error, "chart/text-overlap", "“\(worst.0)” and “\(worst.1)” overlap in the \(picture) picture\(more(count))",
      at: plan.spec.span, help: "shorten the labels, or show fewer")
  ]
}

/// Rule 1: no text lies on a mark, unless it was put there with an ink for it, or has a rim that parts it from what is
/// underneath.
private func covered(
  _ texts: [TextBox], _ order: [Int], _ marks: [MarkBox], _ plan: Plan, _ picture: String
) -> [Diagnostic] {
  var first: TextBox?
  var count = 0
  for mark in marks where mark.isSolid {
    // No text is higher than its line.
    var low = order.partitioningIndex { texts[$0].box.y > mark.box.y - 14 }
    while low < order.count, texts[order[low]].box.y < mark.box.bottom {
      let text = texts[order[low]]
      if !text.isOnMark, text.box.overlaps(mark.box, slack: 2) {
        first = first ?? text
        count += 1
      }
      low += 1
    }
  }
  guard let first else { return [] }
  return [
    Diagnostic(
      .error, "chart/text-on-mark", "“\(first.text)” lies on a mark in the \(picture) picture\(more(count))",
      at: plan.spec.span,
      help: "shorten the labels, or show fewer")
  ]
}

/// Rule 2: no text leaves the picture.
private func clipped(_ texts: [TextBox], _ frame: Box, _ plan: Plan, _ picture: String) -> [Diagnostic] {
  let outside = texts.filter { !frame.contains($0.box, slack: 2) }
  guard let first = outside.first else { return [] }
  return [
    Diagnostic(
      .error, "chart/text-clipped", "“\(first.text)” leaves the \(picture) picture\(more(outside.count))",
      at: plan.spec.span, help: "shorten it")
  ]
}

private func more(_ count: Int) -> String { count > 1 ? ", and \(count - 1) more" : "" }

extension [Int] {
  /// The first place whose element is past a limit, in an array that is ordered by it.
  fileprivate func partitioningIndex(_ isPast: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
