// The plain frame of most kinds: values up the left side on hairlines, something along the bottom, titles at the ends of
// the axes. No box, no tick marks.

import Base

/// Where marks may be.
struct PlotFrame: Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
}

extension Scene {
  /// Room for an upright axis: title above, labels to the left. The frame's right and bottom are the caller's.
  mutating func upright(
    _ axis: ValueAxis, height: Double, right: Double, bottom: Double, _ plan: Plan
  ) -> (PlotFrame, ValueAxis) {
    if plan.isFacet { surround.up = axis.title }
    let lines = plan.isFacet ? [] : wrapped("↑ " + axis.title, width: width, lines: 2)
    let top = lines.isEmpty ? 8 : Double(lines.count) * 16 + 12
    for (i, line) in lines.enumerated() { text(line, 0, 12 + Double(i) * 16, .second) }
    if let fault = axis.fault { diagnostics.append(fault) }
    let left = axis.labelWidth + 10
    let frame = PlotFrame(left: left, top: top, right: width - right, bottom: top + height)
    self.height = frame.bottom + bottom
    return (frame, axis.onto(frame.bottom, frame.top))
  }

  /// Hairlines with their labels; zero is darker. The scale must run over the frame's pixels.
  mutating func grid(_ axis: ValueAxis, _ frame: PlotFrame) {
    var path = PathWriter()
    for tick in axis.ticks where tick != 0 || axis.scale.form == .log {
      path.move(frame.left, axis.scale(tick))
      path.line(frame.right, axis.scale(tick))
    }
    self.path(path, .grid, box: Box(x: frame.left, y: frame.top, width: frame.width, height: frame.height))
    for (tick, label) in zip(axis.ticks, axis.labels) { text(label, frame.left - 8, axis.scale(tick) + 4, .secondEnd) }
    if axis.scale.contains(0), axis.scale.form != .log {
      line(frame.left, axis.scale(0), frame.right, axis.scale(0), .reference)
    }
  }

  /// Labels along the bottom. Neighbours that would touch are left out; those at the ends stay inside the picture.
  mutating func along(_ ticks: [TimeTick], _ frame: PlotFrame, y: Double, _ place: (Double) -> Double) {
    var free = -Double.infinity
    for tick in ticks {
      let (x, half) = (place(tick.position), textWidth(tick.label) / 2)
      let left = min(max(x - half, 0), width - 2 * half)
      guard left >= free else { continue }
      text(tick.label, left + half, y, .secondMiddle)
      free = left + 2 * half + 8
    }
  }

  /// A numeric axis along the bottom, with upright hairlines and its title at the right end.
  mutating func gridAlong(_ axis: ValueAxis, _ frame: PlotFrame, _ plan: Plan, labelY: Double) {
    if let fault = axis.fault { diagnostics.append(fault) }
    var path = PathWriter()
    for tick in axis.ticks where tick != 0 || axis.scale.form == .log {
      path.move(axis.scale(tick), frame.top)
      path.line(axis.scale(tick), frame.bottom)
    }
    self.path(path, .grid, box: Box(x: frame.left, y: frame.top, width: frame.width, height: frame.height))
    if axis.scale.contains(0), axis.scale.form != .log {
      line(axis.scale(0), frame.top, axis.scale(0), frame.bottom, .reference)
    }
    along(zip(axis.ticks, axis.labels).map { TimeTick(position: $0, label: $1) }, frame, y: labelY) { axis.scale($0) }
    if plan.isFacet { return surround.along = axis.title }
    for (i, line) in wrapped(axis.title + "\u{A0}→", width: frame.right - 2, lines: 2).enumerated() {
      text(line, frame.right, labelY + 22 + Double(i) * 16, .secondEnd)
      height = max(height, labelY + 28 + Double(i) * 16)
    }
  }
}
