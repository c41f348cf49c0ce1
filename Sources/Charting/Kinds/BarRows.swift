// Bars that lie: names at the left, or above where there is no room; the withheld and the missing below, in rows of
// their own.

import Base

struct BarRows {
  let plan: Plan
  let name: Field
  let value: Field
  let mark: BarMark
  private let items: [Item]
  private let withheld: [Name]
  private let absent: [Name]
  private let bounds: Bounds?
  private let widestName: Double
  private let widestValue: Double

  /// A name as it is measured and drawn. Names and items are classes, though they never change: each is looked at
  /// several times at each width, and copying one counts ten references.
  private final class Name {
    let row: Int
    let text: String
    let isSubject: Bool
    let href: String?
    let style: TextStyle
    let width: Double

    init(_ row: Int, _ field: Field, _ plan: Plan) {
      self.row = row
      text = field.text(row)
      isSubject = plan.isSubject(row, field)
      href = plan.href(row, field)
      style = .value(isSubject)
      width = style.width(text)
    }
  }

  private final class Item {
    let name: Name
    let quantity: Quantity
    let extent: Bounds
    let words: String
    let width: Double

    init(_ name: Name, _ quantity: Quantity, _ extent: Bounds, _ style: NumberStyle) {
      self.name = name
      self.quantity = quantity
      self.extent = extent
      words = style.text(quantity)
      width = name.style.width(words)
    }
  }

  init(_ plan: Plan, name: Field, value: Field, mark: BarMark) {
    self.plan = plan
    self.name = name
    self.value = value
    self.mark = mark
    func named(_ row: Int) -> Name { Name(row, name, plan) }
    items = sortedRows(plan, name: name, value: value, plan.rows).compactMap { row in
      let quantity = value.quantity(row)
      return quantity.extent.map { Item(named(row), quantity, $0, value.style) }
    }
    withheld = plan.spec.suppressed == .omit ? [] : plan.rows.filter { value.quantity($0).isSuppressed }.map(named)
    absent = plan.rows.filter { value.quantity($0).absence.map { $0 != .suppressed } ?? false }.map(named)
    // Room for the size of a subject, whoever it is.
    let width = { (name: Name) in name.isSubject ? name.width : name.width * 13 / 12 }
    widestName = items.reduce((withheld + absent).reduce(0) { max($0, width($1)) }) { max($0, width($1.name)) }
    widestValue = items.reduce(0) { max($0, $1.width) }
    var bounds =
      plan.isFacet
      ? extent(of: plan.allRows.lazy.map { value.quantity($0) }) : items.reduce(nil) { union($0, $1.extent) }
    for field in plan.all(.low) + plan.all(.high) {
      bounds = union(bounds, extent(of: items.lazy.map { field.quantity($0.name.row) }))
    }
    for reference in plan.spec.references {
      bounds = union(bounds, Bounds(low: reference.value, high: reference.value))
    }
    self.bounds = plan.shared(bounds, value)
  }

  /// Where things are at one width.
  private struct Place {
    let left: Double
    let pitch: Double
    let isAbove: Bool
    let scale: Scale
  }

  func draw(_ scene: inout Scene) {
    let (place, axis) = place(scene)
    let bottom = Double(items.count) * place.pitch
    var y = head(place, axis, &scene)
    let top = y + (plan.spec.references.contains { $0.label != nil } ? 20 : 4)
    y = top
    if let axis, mark == .dot { y = dotAxis(axis, top: y, left: place.left, bottom: y + bottom, &scene) }
    let zero = place.scale(0)
    if mark != .dot, !items.isEmpty { scene.line(zero, y, zero, y + bottom, .reference) }
    references(place.scale, from: y, to: y + bottom, labelY: top - 6, &scene)
    for item in items {
      bar(item, y, place, &scene)
      y += place.pitch
    }
    if !withheld.isEmpty {
      y = absentRows(withheld, head: filled(plan.strings.withheldHead, [("label", value.label)]), y, place, &scene)
    }
    if !absent.isEmpty { y = absentRows(absent, head: nil, y, place, &scene) }
    scene.height = y + 4
  }

  // What is measured: an axis says it, and so does a picture whose subtitle does not.
  private func head(_ place: Place, _ axis: ValueAxis?, _ scene: inout Scene) -> Double {
    guard !plan.isFacet, axis != nil || plan.spec.subtitle == nil else { return 0 }
    let lines = wrapped((axis?.title ?? value.title) + "\u{A0}→", width: scene.width - place.left, lines: 2)
    for (i, line) in lines.enumerated() { scene.text(line, place.left, 12 + Double(i) * 16, .second) }
    return Double(lines.count) * 16 + 4
  }

  private func place(_ scene: Scene) -> (Place, ValueAxis?) {
    let isAbove = scene.isNarrow && widestName > scene.width * 0.38
    let left = isAbove ? 0 : min(widestName + 9, scene.width * 0.42)
    let right = min(widestValue + (mark == .bar ? 8 : 13), scene.width * 0.4)
    let pitch = isAbove ? 40.0 : items.count + withheld.count + absent.count > 60 ? 18 : 24
    let negativeRoom = bounds.map { $0.low < 0 } ?? false ? min(widestValue, 60) + 6 : 0
    let inset = mark == .dot ? 6.0 : 0
    // Bars print their values: only dots, and scales that are not linear, need an axis.
    let hasAxis = mark == .dot || value.channel.scale ?? plan.spec.scale != nil
    let axis =
      hasAxis
      ? valueAxis(bounds, value, plan, zero: mark == .dot ? .whenNear : .always, target: scene.isNarrow ? 3 : 5) : nil
    let low = mark == .dot ? axis?.scale.low ?? 0 : min(0, bounds?.low ?? 0)
    let high = mark == .dot ? axis?.scale.high ?? 1 : max(0, bounds?.high ?? 1)
    let scale = Scale(
      axis?.scale.form ?? .linear, from: low, to: high == low ? low + 1 : high, onto: left + negativeRoom + inset,
      scene.width - right - inset)
    return (Place(left: left, pitch: pitch, isAbove: isAbove, scale: scale), axis?.scaleCopy(scale))
  }

  private func references(_ scale: Scale, from top: Double, to bottom: Double, labelY: Double, _ scene: inout Scene) {
    for reference in plan.spec.references where scale.contains(reference.value) {
      let px = scale(reference.value)
      scene.line(px, top - 2, px, bottom, .reference)
      guard let label = reference.label else { continue }
      let width = textWidth(label)
      scene.text(label, min(max(px, width / 2), scene.width - width / 2), labelY, .secondMiddle)
    }
  }

  private func dotAxis(_ axis: ValueAxis, top: Double, left: Double, bottom: Double, _ scene: inout Scene) -> Double {
    let frame = PlotFrame(left: left, top: top + 20, right: scene.width, bottom: bottom + 20)
    var path = PathWriter()
    for tick in axis.ticks where axis.scale.contains(tick) {
      path.move(axis.scale(tick), frame.top)
      path.line(axis.scale(tick), frame.bottom)
    }
    scene.path(path, .grid, box: Box(x: left, y: frame.top, width: frame.width, height: frame.height))
    scene.along(
      zip(axis.ticks, axis.labels).filter { axis.scale.contains($0.0) }.map { TimeTick(position: $0, label: $1) },
      frame, y: top + 10
    ) { axis.scale($0) }
    return frame.top
  }

  private func bar(_ item: Item, _ y: Double, _ place: Place, _ scene: inout Scene) {
    let (quantity, extent, isSubject, scale) = (item.quantity, item.extent, item.name.isSubject, place.scale)
    draw(item.name, y, place, &scene)
    let thick = place.isAbove ? 14.0 : (place.pitch * 0.58).rounded()
    let top = place.isAbove ? y + 18 : y + (place.pitch - thick) / 2
    let middle = top + thick / 2
    let shown = quantity.value ?? extent.low
    let (zero, end) = (scale(mark == .dot ? scale.low : 0), scale(shown))
    if quantity.isTentative { scene.states.insert(quantity.flags.contains(.forecast) ? .forecast : .provisional) }
    let fill: Style = quantity.isTentative ? (isSubject ? .hollowAccent : .hollow) : (isSubject ? .accent : .mark)
    var tip = max(end, zero)
    switch mark {
    case .bar:
      scene.rect(min(zero, end), top, max(0.5, (end - zero).magnitude), thick, fill)
      if quantity.value == nil {
        scene.rect(end, top, scale(extent.high) - end, thick, isSubject ? .intervalAccent : .interval)
        tip = scale(extent.high)
      }
    case .lollipop:
      scene.line(zero, middle, end, middle, isSubject ? .lineAccent : .lineMark)
      scene.circle(end, middle, 5, fill)
      tip += 5
    case .dot:
      tip = dotMark(item, middle, scale, fill, &scene)
    }
    if mark != .dot, quantity.value != nil, quantity.bounds != nil {
      whisker(extent, middle, scale, &scene)
      tip = max(tip, scale(extent.high) + 1)
    }
    var style = item.name.style
    style.halo = !plan.spec.references.isEmpty
    if shown < 0, mark != .dot {
      style.anchor = .end
      scene.text(
        item.words, min(end, scale(extent.low)) - (mark == .lollipop ? 9 : 5), middle + 4, style, width: item.width)
    } else {
      scene.text(item.words, tip + 5, middle + 4, style, width: item.width)
    }
  }

  private func dotMark(_ item: Item, _ y: Double, _ scale: Scale, _ style: Style, _ scene: inout Scene) -> Double {
    var bounds = item.extent
    let row = item.name.row
    if let low = plan[.low]?.quantity(row).value, let high = plan[.high]?.quantity(row).value {
      bounds = Bounds(low: low, high: high)
    }
    if bounds.low < bounds.high { whisker(bounds, y, scale, &scene) }
    guard let shown = item.quantity.value else { return scale(bounds.high) }
    scene.circle(scale(shown), y, 5, style)
    return max(scale(shown) + 5, scale(bounds.high))
  }

  private func whisker(_ bounds: Bounds, _ y: Double, _ scale: Scale, _ scene: inout Scene) {
    var path = PathWriter()
    path.move(scale(bounds.low), y)
    path.line(scale(bounds.high), y)
    for end in [bounds.low, bounds.high] {
      path.move(scale(end), y - 3)
      path.line(scale(end), y + 3)
    }
    scene.path(
      path, .whisker, box: Box(x: scale(bounds.low), y: y - 3, width: scale(bounds.high) - scale(bounds.low), height: 6)
    )
  }

  private func draw(_ name: Name, _ y: Double, _ place: Place, _ scene: inout Scene) {
    var style = name.style
    let room = max(place.isAbove ? scene.width : place.left - 9, 20)
    let isCut = name.width > room
    let words = isCut ? ellipsis(name.text, to: room, size: style.size, bold: style.isBold) : name.text
    let width = isCut ? style.width(words) : name.width
    if place.isAbove { return scene.text(words, 0, y + 12, style, width: width, href: name.href) }
    style.anchor = .end
    scene.text(words, place.left - 8, y + place.pitch / 2 + 4, style, width: width, href: name.href)
  }

  // A small head of their own, the mark, the words, and what is public beside them.
  private func absentRows(
    _ names: [Name], head: String?, _ start: Double, _ place: Place, _ scene: inout Scene
  ) -> Double {
    var y = start + (items.isEmpty ? 0 : 10)
    let left = place.left
    if let head {
      scene.text(ellipsis(head, to: scene.width - left), left, y + 12, .second)
      y += 22
      scene.states.insert(.withheld)
    }
    for name in names {
      draw(name, y, place, &scene)
      let quantity = value.quantity(name.row)
      let middle = place.isAbove ? y + 25 : y + place.pitch / 2
      let isHatched = quantity.isSuppressed && plan.spec.suppressed == .hatch
      if isHatched { scene.rect(left, middle - 6, 36, 12, .hatch) }
      var words = value.style.words(quantity, plan.strings)
      if let label = plan[.label], label.channel.fields.count == 1 {
        words += ", \(label.text(name.row)) \(label.isNumber ? label.label.lowercased() : "")"
      }
      let x = left + (isHatched ? 43 : 4)
      scene.text(ellipsis(words, to: scene.width - x), x, middle + 4, .second)
      y += place.pitch
    }
    return y
  }
}

extension TextStyle {
  /// A name or a value of a bar.
  fileprivate static func value(_ isSubject: Bool) -> TextStyle { TextStyle(role: isSubject ? .subject : .plain) }
}
