// Coordinates are whole tenths of a pixel from here on: one integer path to the output, so that bytes are equal
// everywhere, and relative steps, which are short. A step is taken from the rounded point before it: errors do not add up.

import Base

/// Pixels as tenths. Wild numbers are held near the page, so that no coordinate becomes unwritable.
func tenths(_ pixels: Double) -> Int {
  guard pixels.isFinite else { return 0 }
  // Half away from zero, as `rounded()` does by a call into the library of mathematics.
  let scaled = min(max(pixels, -1e6), 1e6) * 10
  return Int(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
}

extension ByteWriter {
  /// `12`, `12.5`, `-.5`.
  mutating func append(tenths value: Int) { element { $0.append(tenths: value) } }

  /// A coordinate after another one: a minus separates by itself.
  mutating func append(next value: Int) { element { $0.append(next: value) } }
}

/// Where the pen of a path stands, and what it did last: a step of the same kind needs no letter.
struct PathPen: Sendable {
  fileprivate(set) var x = 0
  fileprivate(set) var y = 0
  fileprivate var command: UInt8 = 0

  mutating func move(_ px: Double, _ py: Double, _ ink: inout Ink) {
    (x, y) = (tenths(px), tenths(py))
    command = UInt8(ascii: "M")
    ink.append(command)
    ink.append(tenths: x)
    ink.append(next: y)
  }

  mutating func line(_ px: Double, _ py: Double, _ ink: inout Ink) {
    let (nx, ny) = (tenths(px), tenths(py))
    let (dx, dy) = (nx - x, ny - y)
    (x, y) = (nx, ny)
    if dx == 0, dy == 0 { return }
    let letter = UInt8(ascii: dy == 0 ? "h" : dx == 0 ? "v" : "l")
    let continues = letter == UInt8(ascii: "l") && command == letter
    command = letter
    if continues {
      ink.append(next: dx)
    } else {
      ink.append(letter)
      ink.append(tenths: dx == 0 ? dy : dx)
    }
    if dx != 0, dy != 0 { ink.append(next: dy) }
  }
}

/// The `d` of a path under construction.
struct PathWriter: Sendable {
  private(set) var out = ByteWriter()
  private var pen = PathPen()

  var isEmpty: Bool { out.count == 0 }

  mutating func move(_ px: Double, _ py: Double) { out.element { pen.move(px, py, &$0) } }
  mutating func line(_ px: Double, _ py: Double) { out.element { pen.line(px, py, &$0) } }

  /// A half turn or full arc of a circle through the current point.
  mutating func arc(radius: Double, large: Bool, to px: Double, _ py: Double) {
    arc(radius, radius, large ? " 0 1 1 " : " 0 0 1 ", to: px, py)
  }

  /// Half an ellipse, over the right side or over the left of the line from here to there.
  mutating func ellipse(_ rx: Double, _ ry: Double, to px: Double, _ py: Double, isRight: Bool) {
    arc(rx, ry, isRight ? " 0 0 1 " : " 0 0 0 ", to: px, py)
  }

  // - Parameter flags: No turn of the axes; whether the longer way; whether clockwise.
  private mutating func arc(_ rx: Double, _ ry: Double, _ flags: StaticString, to px: Double, _ py: Double) {
    let (nx, ny) = (tenths(px), tenths(py))
    out.append("a")
    out.append(tenths: tenths(rx))
    out.append(next: tenths(ry))
    out.append(flags)
    out.append(tenths: nx - pen.x)
    out.append(next: ny - pen.y)
    (pen.x, pen.y) = (nx, ny)
    pen.command = UInt8(ascii: "a")
  }

  /// A cubic curve with its two handles.
  mutating func curve(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ px: Double, _ py: Double) {
    let (x, y) = (pen.x, pen.y)
    let steps = [tenths(ax) - x, tenths(ay) - y, tenths(bx) - x, tenths(by) - y, tenths(px) - x, tenths(py) - y]
    if pen.command == UInt8(ascii: "c") {
      out.append(next: steps[0])
    } else {
      out.append(UInt8(ascii: "c"))
      out.append(tenths: steps[0])
    }
    for step in steps.dropFirst() { out.append(next: step) }
    (pen.x, pen.y) = (tenths(px), tenths(py))
    pen.command = UInt8(ascii: "c")
  }

  mutating func close() {
    out.append(UInt8(ascii: "z"))
    pen.command = UInt8(ascii: "z")
  }

  mutating func rect(_ px: Double, _ py: Double, _ width: Double, _ height: Double) {
    (pen.x, pen.y) = (tenths(px), tenths(py))
    // Corners are rounded as places, not as lengths, so that neighbours touch.
    let (w, h) = (tenths(px + width) - pen.x, tenths(py + height) - pen.y)
    pen.command = UInt8(ascii: "z")
    out.element { $0.append(rectangleAt: pen.x, pen.y, w, h) }
  }
}
