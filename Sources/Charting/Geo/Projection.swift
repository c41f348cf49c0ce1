// From the globe to the plane. Shares of regions are compared by area, so the projections of coloured maps keep areas:
// Albers for a country or a continent, in a form of its own for the United States, with Alaska and Hawaii set in; Equal
// Earth for the world. Mercator keeps shapes of small countries and no areas.
//
// Sources: Snyder (1987), *Map Projections: A Working Manual*, pp. 98–103; Šavrič, Patterson, Jenny (2018),
// *The Equal Earth Map Projection*.

/// Places to points of the plane, in radii of the globe, y downwards.
enum Projection: Sendable {
  case albersUSA
  /// With the standard parallels that suit what the map shows.
  case albers(Albers)
  case equalEarth
  case mercator

  static let names = ["albers", "albers-usa", "equal-earth", "mercator"]

  /// `nil` for a name that none has.
  init?(_ name: String, of boundaries: Boundaries) {
    switch name {
    case "albers": self = .albers(Albers(boundaries))
    case "albers-usa": self = .albersUSA
    case "equal-earth": self = .equalEarth
    case "mercator": self = .mercator
    default: return nil
    }
  }

  var name: String {
    switch self {
    case .albersUSA: "albers-usa"
    case .albers: "albers"
    case .equalEarth: "equal-earth"
    case .mercator: "mercator"
    }
  }

  /// Whether areas on the plane are those on the globe.
  var isEqualArea: Bool { if case .mercator = self { false } else { true } }

  /// Whether parts of the map are set in.
  var hasInsets: Bool { if case .albersUSA = self { true } else { false } }

  /// What a place is drawn by; `nil` where this projection has no room for it.
  func part(_ place: Place) -> Part? {
    switch self {
    case .albers, .equalEarth, .mercator: return .whole
    case .albersUSA:
      if place.latitude > 50, place.longitude < -129 || place.longitude > 165 { return .alaska }
      if (18...29).contains(place.latitude), (-179 ... -154).contains(place.longitude) { return .hawaii }
      return (24...50).contains(place.latitude) && (-125 ... -66).contains(place.longitude) ? .whole : nil
    }
  }

  enum Part: Sendable { case whole, alaska, hawaii }

  /// - Parameter longitude: In degrees from the middle of the map, so that no region is torn.
  func point(_ longitude: Double, _ latitude: Double, _ part: Part) -> (x: Double, y: Double) {
    let (lambda, phi) = (longitude * radian, min(max(latitude, -89.9), 89.9) * radian)
    switch self {
    case .albers(let cone): return cone.point(lambda, phi)
    case .equalEarth: return onEqualEarth(lambda, phi)
    case .mercator:
      let held = min(max(phi, -85 * radian), 85 * radian)
      return (lambda, -naturalLogarithm(tangent(.pi / 4 + held / 2)))
    case .albersUSA:
      switch part {
      case .whole: return Albers.states.point(lambda, phi)
      case .alaska:
        let (x, y) = Albers.alaska.point(lambda, phi)
        return (x * 0.35 - 0.257, y * 0.35 + 0.213)
      case .hawaii:
        let (x, y) = Albers.hawaii.point(lambda, phi)
        return (x - 0.135, y + 0.222)
      }
    }
  }

  /// How much smaller a part is drawn than the others.
  func scale(_ part: Part) -> Double { part == .alaska ? 0.35 : 1 }

  /// The middle meridian of a part, in degrees; a map of the world's is chosen from what it shows.
  func meridian(_ part: Part) -> Double? {
    switch self {
    case .albers, .equalEarth, .mercator: nil
    case .albersUSA: part == .alaska ? -154 : part == .hawaii ? -157 : -96
    }
  }
}

private let radian = Double.pi / 180

// Two standard parallels; the origin at the latitude that the picture is centred on.
struct Albers: Sendable {
  private let n: Double
  private let c: Double
  private let rho: Double

  init(_ first: Double, _ second: Double, origin: Double) {
    let (s1, s2) = (sine(first * radian), sine(second * radian))
    n = (s1 + s2) / 2
    c = cosine(first * radian) * cosine(first * radian) + 2 * n * s1
    rho = (c - 2 * n * sine(origin * radian)).squareRoot() / n
  }

  func point(_ lambda: Double, _ phi: Double) -> (x: Double, y: Double) {
    let r = max(c - 2 * n * sine(phi), 0).squareRoot() / n
    return (r * sine(n * lambda), r * cosine(n * lambda) - rho)
  }

  /// Parallels a sixth of the height from either end, as is usual; a map around the equator has no cone and takes the
  /// nearest one that it could have.
  init(_ boundaries: Boundaries) {
    let latitudes = boundaries.arcs.lazy.flatMap(\.places).map(\.latitude)
    let (south, north) = (latitudes.min() ?? 0, latitudes.max() ?? 60)
    let sixth = (north - south) / 6
    let first = south + sixth
    let second = (first + north - sixth).magnitude < 2 ? 2 - first : north - sixth
    self.init(first, second, origin: (south + north) / 2)
  }

  fileprivate static let states = Albers(29.5, 45.5, origin: 37.5)
  fileprivate static let alaska = Albers(55, 65, origin: 58.5)
  fileprivate static let hawaii = Albers(8, 18, origin: 20)
}

private func onEqualEarth(_ lambda: Double, _ phi: Double) -> (x: Double, y: Double) {
  let (a1, a2, a3, a4) = (1.340264, -0.081106, 0.000893, 0.003796)
  let m = 3.0.squareRoot() / 2
  let theta = arcSine(m * sine(phi))
  let t2 = theta * theta
  let t6 = t2 * t2 * t2
  let x = lambda * cosine(theta) / (m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
  return (x, -theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2)))
}
