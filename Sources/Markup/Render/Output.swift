// What is being written: the page's body, and at its end, for a while, what will stand elsewhere (a note's text, a
// heading for the contents list). That is cut off again when it is complete, so there is one buffer only.

import Base

struct Output: ~Copyable {
  var html: Pile<UInt8>
  var holes: [Hole] = []
  var plain: Pile<UInt8>
  var plainHoles: [Hole] = []

  /// How much has been written of each.
  struct Mark {
    let html: Int, holes: Int, plain: Int, plainHoles: Int
  }

  init(html: Int, plain: Int) {
    self.html = Pile(room: html)
    self.plain = Pile(room: plain)
    holes.reserveCapacity(16)
  }

  /// A new line, unless one has just begun.
  mutating func freshLine() {
    if let last = html.last, last != 0x0A { html.append(0x0A) }
  }

  mutating func endPlainLine() {
    if let last = plain.last, last != 0x0A { plain.append(0x0A) }
  }

  mutating func hole(_ kind: Hole.Kind, _ place: Hole.Place, count: Int = 0) {
    holes.append(Hole(offset: html.count - count, count: count, kind: kind, place: place))
  }

  mutating func append(_ end: Element.End) {
    switch end {
    case .none: break
    case .fixed(let text): html.append(text)
    case .named(let name):
      html.append("</")
      html.append(text: name)
      html.append(">")
    }
  }

  /// Appends what was written elsewhere, its holes moved along.
  mutating func append(_ fragment: Fragment) {
    holes.append(contentsOf: fragment.holes.lazy.map { [shift = html.count] in $0.moved(by: shift) })
    html.append(fragment.html)
  }

  mutating func append(plain fragment: Fragment) {
    plainHoles.append(contentsOf: fragment.holes.lazy.map { [shift = plain.count] in $0.moved(by: shift) })
    plain.append(fragment.html)
  }

  var mark: Mark { Mark(html: html.count, holes: holes.count, plain: plain.count, plainHoles: plainHoles.count) }

  /// What was written since, in memory of exactly its size: it is kept until its page is rendered, the buffer is not.
  func fragment(since mark: Mark) -> Fragment {
    Fragment(html: html.array(from: mark.html), holes: holes[mark.holes...].map { $0.moved(by: -mark.html) })
  }

  func plainFragment(since mark: Mark) -> Fragment {
    Fragment(
      html: plain.array(from: mark.plain), holes: plainHoles[mark.plainHoles...].map { $0.moved(by: -mark.plain) })
  }

  /// Takes away what was written since.
  mutating func cut(to mark: Mark) {
    html.removeLast(html.count - mark.html)
    holes.removeLast(holes.count - mark.holes)
    plain.removeLast(plain.count - mark.plain)
    plainHoles.removeLast(plainHoles.count - mark.plainHoles)
  }

  static var start: Mark { Mark(html: 0, holes: 0, plain: 0, plainHoles: 0) }
}

extension Hole {
  func moved(by shift: Int) -> Hole {
    var hole = self
    hole.offset += shift
    return hole
  }
}
