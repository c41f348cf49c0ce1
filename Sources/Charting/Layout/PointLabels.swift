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
  private var circles: [Circle] = []

  private typealias Circle = (x: Double, y: Double, radius: Double)

  init(frame: Box) { self.frame = frame }

  /// Words that others keep away from, so that the two do not read as one.
  mutating func block(_ box: Box) {
    blocked.append(Box(x: box.x - 6, y: box.y, width: box.width + 12, height: box.height))
  }

  mutating func block(circle x: Double, _ y: Double, _ radius: Double) { circles.append((x, y, radius)) }

  mutating func block(line a: (x: Double, y: Double), _ b: (x: Double, y: Double)) {
    let steps = max(1, (max((b.x - a.x).magnitude, (b.y - a.y).magnitude) / 4).rounded(.up))
    for step in stride(from: 0, through: steps, by: 1) {
      circles.append((a.x + (b.x - a.x) * step / steps, a.y + (b.y - a.y) * step / steps, 1.5))
    }
  }

  /// A place for `text` beside a point, now taken; `nil` where none of the eight is free.
  mutating func place(_ text: String, _ style: TextStyle, x: Double, y: Double, radius: Double) -> Place? {
    placeBeside(text, style, x: x, y: y, radius: radius)
      ?? take(around(x, y, radius), style.width(text), circles)
  }

  private func around(_ x: Double, _ y: Double, _ radius: Double) -> [Place] {
    let (gap, slant) = (radius + 5, radius * 0.72 + 3)
    return [
      Place(x: x + slant, y: y - slant, anchor: .start), Place(x: x + slant, y: y + slant + 9, anchor: .start),
      Place(x: x - slant, y: y - slant, anchor: .end), Place(x: x - slant, y: y + slant + 9, anchor: .end),
      Place(x: x, y: y - gap, anchor: .middle), Place(x: x, y: y + gap + 9, anchor: .middle)
    ]
  }

  /// The same at the right or the left alone, where many points lie together.
  mutating func placeBeside(_ text: String, _ style: TextStyle, x: Double, y: Double, radius: Double) -> Place? {
    take(sides(x, y, radius), style.width(text), circles)
  }

  /// The same over marks, if need be, but over as few as can be and never over another name: for what must be named.
  mutating func placeOverMarks(_ text: String, _ style: TextStyle, x: Double, y: Double, radius: Double) -> Place? {
    if let free = place(text, style, x: x, y: y, radius: radius) { return free }
    let width = style.width(text)
    let places = (sides(x, y, radius) + around(x, y, radius)).enumerated().map { i, place in
      (place: place, covered: circles.count { touches(box(place, width), [$0]) }, i: i)
    }
    return take(places.sorted { ($0.covered, $0.i) < ($1.covered, $1.i) }.map(\.place), width, [])
  }

  private func box(_ place: Place, _ width: Double) -> Box {
    let left = place.anchor == .start ? place.x : place.anchor == .end ? place.x - width : place.x - width / 2
    return Box(x: left - 1, y: place.y - 10, width: width + 2, height: 13)
  }

  private func sides(_ x: Double, _ y: Double, _ radius: Double) -> [Place] {
    [Place(x: x + radius + 5, y: y + 4, anchor: .start), Place(x: x - radius - 5, y: y + 4, anchor: .end)]
  }

  private mutating func take(_ places: [Place], _ width: Double, _ circles: [Circle]) -> Place? {
    for place in places {
      let box = box(place, width)
      guard frame.contains(box, slack: 0), !blocked.contains(where: { $0.overlaps(box) }), !touches(box, circles) else {
        continue
      }
      blocked.append(box)
      return place
    }
    return nil
  }

  private func touches(_ box: Box, _ circles: [Circle]) -> Bool {
    circles.contains { circle in
      let dx = circle.x - min(max(circle.x, box.x), box.right)
      let dy = circle.y - min(max(circle.y, box.y), box.bottom)
      return dx * dx + dy * dy < circle.radius * circle.radius
    }
  }
}
