import Base

extension Scene {
  /// The scene as an inline `<svg>`, named and described by elements of its figure.
  func svg(_ id: String, isLarge: Bool) -> [UInt8] {
    var svg = ByteWriter(capacity: out.count + 256)
    svg.append(isNarrow ? "<svg class=\"plot narrow" : "<svg class=\"plot wide")
    if isLarge { svg.append(" large") }
    svg.append("\" ")
    svg.appendSize(width, height)
    // Links inside an image would be hidden from readers who tab to them.
    svg.append(hasLinks ? " role=\"document\" aria-labelledby=\"" : " role=\"img\" aria-labelledby=\"")
    svg.appendEscaped(id)
    svg.append("-title\" aria-describedby=\"")
    svg.appendEscaped(id)
    svg.append("-desc\">")
    svg.append(out.bytes)
    svg.append("</svg>")
    return svg.bytes
  }
}

extension ByteWriter {
  /// `viewBox`, `width` and `height`, in whole pixels.
  mutating func appendSize(_ width: Double, _ height: Double) {
    let (w, h) = (tenths(width.rounded(.up)), tenths(height.rounded(.up)))
    append("viewBox=\"0 0 ")
    append(tenths: w)
    append(next: h)
    append("\" width=\"")
    append(tenths: w)
    append("\" height=\"")
    append(tenths: h)
    append("\"")
  }
}
