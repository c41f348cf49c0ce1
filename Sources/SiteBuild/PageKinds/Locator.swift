// A small plot of where a cluster lies: all clusters by longitude and latitude, without boundaries. Degrees of longitude
// are drawn shorter by the cosine of the middle latitude, so that shapes on the map keep their proportions.

import Base
import Model

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Composer {
  /// The plot as inline SVG; empty where fewer than two clusters say where they are.
  func locatorDrawing(_ subject: ID<Entity>) -> [UInt8] {
    let placed = site.entities(of: .cluster).compactMap { id in site.entities[id].coordinates.map { (id, $0) } }
    guard placed.count > 1, placed.count <= 400, let own = placed.first(where: { $0.0 == subject }) else { return [] }
    let frame = LocatorFrame(placed.map(\.1))
    var out = ByteWriter(capacity: 4096)
    let size = "\(Int(frame.width)) \(Int(frame.height))"
    out.append("<svg class=\"locator-plot\" viewBox=\"0 0 ")
    out.append(text: size)
    out.append(text: "\" width=\"\(Int(frame.width))\" height=\"\(Int(frame.height))\" role=\"img\" aria-label=\"")
    out.appendEscaped("\(page.title): \(coordinatesText(own.1))")
    out.append("\">")
    for (position, label) in frame.meridians {
      line(frame.x(position), 4, frame.x(position), frame.bottom, &out)
      text(frame.x(position), frame.height - 4, "middle", label, "tick", &out)
    }
    for (position, label) in frame.parallels {
      line(frame.left, frame.y(position), frame.width - 4, frame.y(position), &out)
      text(frame.left - 6, frame.y(position) + 4, "end", label, "tick", &out)
    }
    for (id, place) in placed where id != subject { dot(frame, place, 3.5, "mark", &out) }
    dot(frame, own.1, 5.5, "subject", &out)
    let x = frame.x(own.1.longitude)
    let isRight = x > frame.width * 0.6
    text(isRight ? x - 9 : x + 9, frame.y(own.1.latitude) - 8, isRight ? "end" : "start", shortName(subject), "subject-label", &out)
    out.append("</svg>")
    return out.bytes
  }

  private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ out: inout ByteWriter) {
    out.append("<path class=\"grid\" d=\"M")
    out.append(plain: x1, decimals: 1)
    out.append(" ")
    out.append(plain: y1, decimals: 1)
    out.append("L")
    out.append(plain: x2, decimals: 1)
    out.append(" ")
    out.append(plain: y2, decimals: 1)
    out.append("\"/>")
  }

  private func dot(_ frame: LocatorFrame, _ place: Coordinates, _ radius: Double, _ name: StaticString, _ out: inout ByteWriter) {
    out.append("<circle class=\"")
    out.append(name)
    out.append("\" cx=\"")
    out.append(plain: frame.x(place.longitude), decimals: 1)
    out.append("\" cy=\"")
    out.append(plain: frame.y(place.latitude), decimals: 1)
    out.append("\" r=\"")
    out.append(plain: radius)
    out.append("\"/>")
  }

  private func text(
    _ x: Double, _ y: Double, _ anchor: StaticString, _ words: String, _ name: StaticString, _ out: inout ByteWriter
  ) {
    out.append("<text class=\"")
    out.append(name)
    out.append("\" text-anchor=\"")
    out.append(anchor)
    out.append("\" x=\"")
    out.append(plain: x, decimals: 1)
    out.append("\" y=\"")
    out.append(plain: y, decimals: 1)
    out.append("\">")
    out.appendEscaped(words)
    out.append("</text>")
  }
}

/// The window of the plot: the clusters' extent with a margin, in a frame of fixed width.
private struct LocatorFrame {
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

  var meridians: [(Double, String)] { steps(west, east, "E", "W") }
  var parallels: [(Double, String)] { steps(south, north, "N", "S") }

  private func steps(_ low: Double, _ high: Double, _ positive: String, _ negative: String) -> [(Double, String)] {
    let step = [1, 2, 5, 10, 20, 30, 60].first { (high - low) / Double($0) <= 3 } ?? 90
    let first = Int((low / Double(step)).rounded(.up)) * step
    return stride(from: first, through: Int(high), by: step).map { degree in
      let side = degree < 0 ? negative : degree == 0 ? "" : positive
      return (Double(degree), "\(abs(degree))° \(side)")
    }
  }
}
