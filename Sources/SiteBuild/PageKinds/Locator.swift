// A small plot of where a cluster lies among all of them, without boundaries.

import Base
import Model

extension Composer {
  /// All clusters, and one that stands out, as inline SVG; empty where fewer than two clusters say where they are, or
  /// that one does not.
  func locatorDrawing(_ subject: ID<Entity>?) -> [UInt8] {
    let own = subject.flatMap { site.entities[$0].coordinates }
    guard let map = view.clusterMap, subject == nil || own != nil else { return [] }
    let frame = map.frame
    var out = ByteWriter(capacity: 4096)
    let size = "\(Int(frame.width)) \(Int(frame.height))"
    out.append("<svg class=\"locator-plot\" viewBox=\"0 0 ")
    out.append(text: size)
    out.append(text: "\" width=\"\(Int(frame.width))\" height=\"\(Int(frame.height))\" role=\"img\" aria-label=\"")
    out.appendEscaped(own.map { "\(page.title): \(coordinatesText($0))" } ?? words("locator"))
    out.append("\">")
    for (position, label) in frame.meridians(words) {
      line(frame.x(position), 4, frame.x(position), frame.bottom, &out)
      text(frame.x(position), frame.height - 4, "middle", label, "tick", &out)
    }
    for (position, label) in frame.parallels(words) {
      line(frame.left, frame.y(position), frame.width - 4, frame.y(position), &out)
      text(frame.left - 6, frame.y(position) + 4, "end", label, "tick", &out)
    }
    for (id, place) in map.marks where id != subject { dot(frame, place, 3.5, "mark", &out) }
    if let subject, let own { name(subject, own, frame, &out) }
    out.append("</svg>")
    return out.bytes
  }

  private func name(_ subject: ID<Entity>, _ own: Coordinates, _ frame: LocatorFrame, _ out: inout ByteWriter) {
    dot(frame, own, 5.5, "subject", &out)
    let x = frame.x(own.longitude)
    let isRight = x > frame.width * 0.6
    text(
      isRight ? x - 9 : x + 9, frame.y(own.latitude) - 8, isRight ? "end" : "start", shortName(subject),
      "subject-label", &out)
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

  private func dot(
    _ frame: LocatorFrame, _ place: Coordinates, _ radius: Double, _ name: StaticString, _ out: inout ByteWriter
  ) {
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
