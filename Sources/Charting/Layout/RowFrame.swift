// The frame of kinds that lie: names at the left (above, on a phone, where they are long), a value axis on top.

import Base

struct RowFrame: Sendable {
  let left: Double
  let right: Double
  let top: Double
  let pitch: Double
  let isAbove: Bool
  let axis: ValueAxis
  let count: Int
  private let names: NameLines

  /// - Parameters:
  ///   - others: The names of all panels of small multiples, which leave one room to all.
  ///   - ends: Room left and right of the scale, for words beside the outermost marks.
  init(
    _ names: [String], _ axis: ValueAxis, _ scene: inout Scene, _ plan: Plan, others: [String] = [],
    ends: (Double, Double), pitch: Double = 26
  ) {
    let widest = (names + others).reduce(0) { max($0, textWidth($1, size: 13, bold: true)) }
    isAbove = scene.isNarrow && widest > scene.width * 0.36
    left = isAbove ? 0 : min(widest + 10, scene.width * 0.42)
    right = scene.width
    self.names = NameLines(names, width: isAbove ? scene.width : left - 9, most: 3, size: 13, bold: true)
    let deep = 15 * Double(self.names.deepest - 1)
    self.pitch = isAbove ? pitch + 16 + deep : max(pitch, deep + 23)
    count = names.count
    if let fault = axis.fault { scene.diagnostics.append(fault) }
    var y = scene.height
    if plan.isFacet {
      scene.surround.over = axis.title
    } else {
      for line in wrapped(axis.title + "\u{A0}→", width: scene.width, lines: 2) {
        scene.text(line, isAbove ? 0 : left, y + 12, .second)
        y += 18
      }
    }
    top = y + 20
    self.axis = axis.onto(left + ends.0, right - ends.1)
    scene.height = top + self.pitch * Double(count) + 8
    drawAxis(&scene)
  }

  var bottom: Double { top + pitch * Double(count) }

  /// The middle of a row's marks.
  func middle(_ index: Int) -> Double { top + pitch * Double(index) + (isAbove ? pitch - 13 : pitch / 2) }

  private func drawAxis(_ scene: inout Scene) {
    let frame = PlotFrame(left: left, top: top, right: right, bottom: bottom)
    var path = PathWriter()
    for tick in axis.ticks where tick != 0 || axis.scale.form == .log {
      path.move(axis.scale(tick), frame.top)
      path.line(axis.scale(tick), frame.bottom)
    }
    scene.path(path, .grid, box: Box(x: left, y: top, width: right - left, height: bottom - top))
    if axis.scale.contains(0), axis.scale.form != .log {
      scene.line(axis.scale(0), top, axis.scale(0), bottom, .reference)
    }
    scene.along(zip(axis.ticks, axis.labels).map { TimeTick(position: $0, label: $1) }, frame, y: top - 7) {
      axis.scale($0)
    }
  }

  func name(_ index: Int, _ text: String, isSubject: Bool, href: String?, _ scene: inout Scene) {
    let style = TextStyle(role: isSubject ? .subject : .plain, anchor: isAbove ? .start : .end, halo: isAbove)
    let lines = names[text]
    let count = Double(lines.count)
    let first = isAbove ? middle(index) + 3 - 15 * count : middle(index) + 11.5 - 7.5 * count
    for (n, line) in lines.enumerated() {
      scene.text(line, isAbove ? 0 : left - 8, first + 15 * Double(n), style, href: n == 0 ? href : nil)
    }
  }

  /// What stands in a row without a number.
  func absent(_ index: Int, _ quantity: Quantity, _ plan: Plan, _ scene: inout Scene) {
    guard let reason = quantity.absence else { return }
    let x = left + 4
    if reason == .suppressed {
      scene.states.insert(.withheld)
      scene.rect(x, middle(index) - 6, 36, 12, .hatch)
    }
    let start = reason == .suppressed ? x + 43 : x
    scene.text(
      ellipsis(reason.words(plan.strings), to: right - start), start, middle(index) + 4,
      TextStyle(role: .second, halo: true))
  }
}
