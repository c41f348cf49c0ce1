// A name has one colour throughout a site. Whoever draws says which place it has among all names of its sort; the
// palette is taken in turns. Two names of one chart that would look alike are told apart: the later one yields.

import Base

extension Plan {
  /// A hue for each of some names, from 1; beyond the six of the palette all are grey.
  func hues(_ keys: [String]) -> [Int] {
    let palette = 6
    guard keys.count <= palette else { return (1...keys.count).map { min($0, palette + 1) } }
    let places = keys.map { options.place($0) }
    var hues = [Int](repeating: 0, count: keys.count)
    // Those with a place choose first, in the order of their places.
    let order = keys.indices.sorted { (places[$0] ?? .max, $0) < (places[$1] ?? .max, $1) }
    for i in order {
      let wanted = places[i].map { $0 % palette + 1 } ?? 1
      let turns = (0..<palette).map { (wanted - 1 + $0) % palette + 1 }
      hues[i] = turns.first { !hues.contains($0) } ?? wanted
    }
    return hues
  }
}
