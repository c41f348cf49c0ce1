// Names beside points: eight places around each, the first that is free of marks and of names placed before. The most
// important comes first, so the order of calls is the priority. What finds no place keeps its name in its title and in
// the table.

struct PointLabels: Sendable {
  struct Place: Sendable {
    let x: Double
    let y: Double
    let anchor: TextStyle.Anchor
  }

  private let frame: Box
  private var blocked: [Box] = []
  private var circles: [(x: Double, y: Double, radius: Double)] = []

  init(frame: Box) { self.frame = frame }

  mutating func block(_ box: Box) { blocked.append(box) }
  mutating func block(circle x: Double, _ y: Double, _ radius: Double) { circles.append((x, y, radius)) }

  /// A place for `text` beside a point, now taken; `nil` where none of the eight is free.
  mutating func place(_ text: String, _ style: TextStyle, x: Double, y: Double, radius: Double) -> Place? {
    let width = style.width(text)
    let (gap, slant) = (radius + 5, radius * 0.72 + 3)
    let candidates: [Place] = [
      Place(x: x + gap, y: y + 4, anchor: .start), Place(x: x - gap, y: y + 4, anchor: .end),
      Place(x: x + slant, y: y - slant, anchor: .start), Place(x: x + slant, y: y + slant + 9, anchor: .start),
      Place(x: x - slant, y: y - slant, anchor: .end), Place(x: x - slant, y: y + slant + 9, anchor: .end),
      Place(x: x, y: y - gap, anchor: .middle), Place(x: x, y: y + gap + 9, anchor: .middle),
    ]
    for place in candidates {
      let left = place.anchor == .start ? place.x : place.anchor == .end ? place.x - width : place.x - width / 2
      let box = Box(x: left - 1, y: place.y - 10, width: width + 2, height: 13)
      guard frame.contains(box, slack: 0), !blocked.contains(where: { $0.overlaps(box) }), !touchesCircle(box) else { continue }
      blocked.append(box)
      return place
    }
    return nil
  }

  private func touchesCircle(_ box: Box) -> Bool {
    circles.contains { circle in
      let dx = circle.x - min(max(circle.x, box.x), box.right)
      let dy = circle.y - min(max(circle.y, box.y), box.bottom)
      return dx * dx + dy * dy < circle.radius * circle.radius
    }
  }
}
