// A withheld point of a line has a time but no height: it stands on the axis, hatched. Among several lines a stroke of
// the line's own colour under the hatching says whose it is; those of one moment stand on each other.

import Base

extension Scene {
  mutating func withheldStubs(_ series: [Series], _ styles: [LineStyle], _ x: Scale, bottom: Double) {
    // Lines note what they leave to be drawn here.
    if !states.contains(.withheld) { return }
    var heights: [Double: Double] = [:]
    for (one, style) in zip(series, styles) {
      guard one.points.contains(where: \.quantity.isSuppressed) else { continue }
      let step = one.points.usualStep
      for point in one.points where point.quantity.isSuppressed {
        let width = min(14, max(5, (x(point.x + step) - x(point.x)) * 0.8))
        let (left, base) = (x(point.x) - width / 2, bottom - heights[point.x, default: 0])
        // More than three say only that there are more.
        if base <= bottom - 36 { continue }
        rect(left, base - 10, width, 10, .hatch)
        if series.count > 1 { line(left, base - 1, left + width, base - 1, style.solid) }
        heights[point.x, default: 0] += 12
      }
    }
  }
}
