// Cells, tiles or regions that are coloured by classes of a value, whatever their outline: one path for each class and
// one for each state, so that a thousand of them are a handful of elements.

import Base

struct ClassedMarks {
  /// Without classes every value looks alike.
  private let classes: ColorClasses?
  private var paths: [PathWriter]
  private var hatch = PathWriter()
  private var empty = PathWriter()
  /// Of ranges that reach over several classes.
  private var between = PathWriter()
  private var states: States = []

  init(_ classes: ColorClasses?) {
    self.classes = classes
    paths = Array(repeating: PathWriter(), count: classes?.count ?? 1)
  }

  /// Draws an outline into the path of its value, or of its absence.
  mutating func add(_ quantity: Quantity, outline: (inout PathWriter) -> Void) {
    if let classes, classes.isBetween(quantity) {
      outline(&between)
      states.insert(.interval)
    } else if let value = quantity.middle {
      outline(&paths[classes?.index(value) ?? 0])
    } else if quantity.isSuppressed {
      outline(&hatch)
      states.insert(.withheld)
    } else {
      outline(&empty)
      states.insert(quantity.absence == .notApplicable ? .notApplicable : .missing)
    }
  }

  /// Without a value first: the edges of those with one lie over it.
  ///
  /// - Parameter links: What else is painted among the classes.
  func draw(_ box: Box, _ scene: inout Scene, group: StaticString? = nil, links: (inout Scene) -> Void = { _ in }) {
    scene.path(empty, .ring, box: box)
    if let group {
      scene.out.append("<g class=\"")
      scene.out.append(group)
      scene.out.append("\">")
    }
    for (i, path) in paths.enumerated() { scene.path(path, classes?.style(i) ?? .mark, box: box) }
    scene.path(between, .interval, box: box)
    links(&scene)
    if group != nil { scene.out.append("</g>") }
    scene.path(hatch, .hatch, box: box)
    scene.states.formUnion(states)
  }
}

extension ColorClasses {
  /// Whether a quantity is known only to lie in one of several classes: the colour of none would be true.
  func isBetween(_ quantity: Quantity) -> Bool {
    guard quantity.value == nil, let bounds = quantity.extent else { return false }
    return index(bounds.low) != index(bounds.high)
  }

  /// What words on a quantity are written in.
  func ink(_ quantity: Quantity) -> TextStyle.Role {
    isBetween(quantity) ? .plain : quantity.middle.map { ink($0) } ?? .plain
  }
}
