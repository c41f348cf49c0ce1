// A bar in a table cell; decorative, since the cell prints the number.

import Base

private let height = 14.0

/// A bar, as long as its share of the largest; hatched where the figure is withheld. A tick marks `reference` where
/// given.
package func tableBar(
  _ value: Quantity, max: Double, reference: Double? = nil, isSubject: Bool = false, width: Double = 84
) -> [UInt8] {
  let scale = Scale(from: 0, to: max > 0 ? max : 1, onto: 0, width)
  var out = ByteWriter(capacity: 384)
  out.append("<svg class=\"plot spark\" ")
  out.appendSize(width, height)
  out.elements(upTo: 2 * Ink.room) { ink in
    ink.append(" aria-hidden=\"true\">")
    if let shown = value.middle {
      if reference == nil { ink.rect(0, 2, width, 10, .track) }
      let length = Swift.max(scale(Swift.min(Swift.max(shown, 0), max)), 0.5)
      ink.rect(0, 2, length, 10, isSubject ? .accent : .mark)
    } else if value.isSuppressed {
      ink.rect(0.5, 2, width - 1, 10, .hatch)
    }
    if let reference, reference <= max { ink.line(scale(reference), 0, scale(reference), height, .rule) }
    ink.append("</svg>")
  }
  return out.bytes
}
