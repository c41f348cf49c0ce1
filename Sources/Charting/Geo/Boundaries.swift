// Boundaries of regions, read once for all maps of a build. Borders that two regions share are one arc, thinned once,
// so that neighbours touch at every width; a map takes of each arc the points that its scale can show.

import Base

/// Regions with their outlines, from GeoJSON.
package struct Boundaries: Sendable {
  struct Region: Sendable {
    /// The value of `id` and of every property that is a scalar, as written.
    let names: [(property: String, value: String)]
    /// Rings of arcs; a negative number is the arc `~number` backwards.
    let rings: [[Int]]
    let span: Span
  }

  /// A line of places, with what each adds to its shape.
  struct Arc: Sendable {
    /// In degrees.
    let places: [Place]
    /// Areas of effect on the unit sphere (Visvalingam), infinite at the ends.
    let weights: [Double]
  }

  let regions: [Region]
  let arcs: [Arc]

  /// Properties that regions may be joined by, in the order of the file.
  var properties: [String] {
    var seen: Set<String> = []
    return regions.flatMap(\.names).map(\.property).filter { seen.insert($0).inserted }
  }
}

/// A place on the earth, in degrees.
struct Place: Hashable, Sendable {
  var longitude: Double
  var latitude: Double
}
