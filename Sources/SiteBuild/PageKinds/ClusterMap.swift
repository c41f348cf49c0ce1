// Where all clusters lie, by longitude and latitude: worked out once for the plots on all their pages. Degrees of
// longitude are drawn shorter by the cosine of the middle latitude, so that shapes keep their proportions.

import Base
import Glibc
import Model

/// More marks than this cannot be told apart on a plot of the size of a hand.
private let mostMarks = 400

struct ClusterMap: Sendable {
  let frame: LocatorFrame
  /// The clusters that are drawn, in the order of the site. Of many that lie close together one stands for all.
  let marks: [(id: ID<Entity>, place: Coordinates)]

  /// `nil` where fewer than two clusters say where they are.
  init?(_ site: Site) {
    let placed = site.entities(of: .cluster).compactMap { id in site.entities[id].coordinates.map { (id, $0) } }
    guard placed.count > 1 else { return nil }
    frame = LocatorFrame(placed.map(\.1))
    marks = thinned(placed, in: frame)
  }
}

// One for each square of the plot; the squares grow until few enough are left.
private func thinned(
  _ placed: [(id: ID<Entity>, place: Coordinates)], in frame: LocatorFrame
) -> [(id: ID<Entity>, place: Coordinates)] {
  var (kept, size) = (placed, 2.0)
  while kept.count > mostMarks {
    var taken: Set<Int> = []
    kept = placed.filter { _, place in
      let (column, row) = (Int(frame.x(place.longitude) / size), Int(frame.y(place.latitude) / size))
      return taken.insert(column * 1000 + row).inserted
    }
    size *= 1.5
  }
  return kept
}

/// The window of the plot: the clusters' extent with a margin, in a frame of fixed width.
struct LocatorFrame: Sendable {
  // As narrow as the column of a small telephone, so that its text is never drawn smaller than it is set.
  let width = 280.0
  let height: Double
  let left = 44.0
  private let west, east, south, north: Double
  var bottom: Double { height - 20 }

  init(_ places: [Coordinates]) {
    let longitudes = places.map(\.longitude)
    let latitudes = places.map(\.latitude)
    let (w, e) = (longitudes.min() ?? 0, longitudes.max() ?? 0)
    let (s, n) = (latitudes.min() ?? 0, latitudes.max() ?? 0)
    let marginX = max(1, (e - w) * 0.06)
    let marginY = max(1, (n - s) * 0.12)
    (west, east, south, north) = (w - marginX, e + marginX, s - marginY, n + marginY)
    let stretch = max(0.2, cos((s + n) / 2 * .pi / 180))
    let natural = (width - 48) * (north - south) / ((east - west) * stretch)
    height = min(240, max(110, natural)).rounded() + 24
  }

  func x(_ longitude: Double) -> Double { left + (longitude - west) / (east - west) * (width - 4 - left) }
  func y(_ latitude: Double) -> Double { bottom - (latitude - south) / (north - south) * (bottom - 8) }

  /// Where lines stand, and what is written at them.
  func meridians(_ words: Words) -> [(Double, String)] {
    steps(west, east, words("compass/east"), words("compass/west"))
  }
  func parallels(_ words: Words) -> [(Double, String)] {
    steps(south, north, words("compass/north"), words("compass/south"))
  }

  private func steps(_ low: Double, _ high: Double, _ positive: String, _ negative: String) -> [(Double, String)] {
    let step = [1, 2, 5, 10, 20, 30, 60].first { (high - low) / Double($0) <= 3 } ?? 90
    let first = Int((low / Double(step)).rounded(.up)) * step
    return stride(from: first, through: Int(high), by: step).map { degree in
      let side = degree < 0 ? negative : degree == 0 ? "" : positive
      return (Double(degree), "\(abs(degree))° \(side)")
    }
  }
}
