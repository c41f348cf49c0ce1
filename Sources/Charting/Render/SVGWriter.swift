import Base

extension Scene {
  /// The scene as an inline `<svg>`, named and described by elements of its figure.
  func append(svgTo svg: inout ByteWriter, _ id: String, isLarge: Bool) {
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
  }
}

extension ByteWriter {
  /// `viewBox`, `width` and `height`, in whole pixels.
  mutating func appendSize(_ width: Double, _ height: Double) {
    let (w, h) = (tenths(width.rounded(.up)), tenths(height.rounded(.up)))
    element { ink in
      ink.append("viewBox=\"0 0 ")
      ink.append(tenths: w)
      ink.append(next: h)
      ink.append("\" width=\"")
      ink.append(tenths: w)
      ink.append("\" height=\"")
      ink.append(tenths: h)
      ink.append("\"")
    }
  }
}
