// A name has one look throughout a site. Whoever draws says which place it has among all names of its sort: the first
// six have the hues of the palette, the next six the same hues with a symbol, so that nobody has to yield to another.
// Names without a place take what is left in each chart, and beyond six hues are grey.

import Base

/// A hue of the palette, from 1 to 6, or the grey of all others; with a symbol on lines, or a rim around a paler fill.
struct Hue: Hashable, Sendable {
  static let palette = 6
  static let grey = Hue(palette + 1)

  /// From 1; 7 is grey.
  let color: Int
  let isMarked: Bool

  init(_ color: Int, isMarked: Bool = false) {
    self.color = color
    self.isMarked = isMarked
  }

  /// Of a place from 0; after twelve they come again.
  fileprivate init(at place: Int) { self.init(place % Hue.palette + 1, isMarked: place / Hue.palette % 2 == 1) }

  fileprivate static let free = (1...palette).map { Hue($0) } + [grey, Hue(palette + 1, isMarked: true)]
}

extension Plan {
  /// A look for each of some names. Where two would look alike, the later one is grey.
  func hues(_ keys: [String]) -> [Hue] {
    let places = keys.map { options.place($0) }
    var taken: Set<Hue> = []
    var hues = [Hue](repeating: .grey, count: keys.count)
    // Those with a place choose first, in the order of their places.
    for i in keys.indices.sorted(by: { (places[$0] ?? .max, $0) < (places[$1] ?? .max, $1) }) {
      let hue = places[i].map { Hue(at: $0) } ?? Hue.free.first { !taken.contains($0) } ?? .grey
      if taken.insert(hue).inserted { hues[i] = hue }
    }
    return hues
  }
}
