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
  private let fault: Diagnostic?
  /// Shares on a scale from nothing to the whole: each bar lies on the track of its own whole, at the full width of the
  /// picture.
  private let areSharesOfWholes: Bool
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
    let others = plan.isFacet ? plan.allRows.map(named) : []
    widestName = items.reduce((withheld + absent + others).reduce(0) { max($0, width($1)) }) { max($0, width($1.name)) }
    let widest = items.reduce(0) { max($0, $1.width) }
    widestValue = !plan.isFacet ? widest : plan.allRows.reduce(widest) {
      max($0, TextStyle.value(true).width(value.style.text(value.quantity($1))))
    }
    var bounds =
      plan.isFacet
      ? extent(of: plan.allRows.lazy.map { value.quantity($0) }) : items.reduce(nil) { union($0, $1.extent) }
    for field in plan.all(.low) + plan.all(.high) {
      bounds = union(bounds, extent(of: items.lazy.map { field.quantity($0.name.row) }))
    }
    for reference in plan.spec.references {
      bounds = union(bounds, Bounds(low: reference.value, high: reference.value))
    }
    fault = bounds.flatMap { value.faultOfDomain($0) }
    let domain = value.channel.domain
    areSharesOfWholes = mark == .bar && fault == nil && domain == [0, 100] && value.title.contains("%")
    self.bounds = domain.count == 2 && fault == nil ? Bounds(low: domain[0], high: domain[1]) : plan.shared(bounds, value)
  }

  /// Where things are at one width.
  private struct Place {
    let left: Double
    let pitch: Double
    let isAbove: Bool
    let scale: Scale
    /// `nil` where every name stands in one line.
    let lines: NameLines?

    /// How much lower a bar stands than it would under a name of one line.
    var drop: Double { isAbove ? 15 * Double((lines?.deepest ?? 1) - 1) : 0 }
  }

  func draw(_ scene: inout Scene) {
    if let fault { scene.diagnostics.append(fault) }
    let (place, axis) = place(scene)
    let bottom = Double(items.count) * place.pitch
    var y = head(place, axis, &scene)
    let labels = referenceLabels(place.scale, scene.width)
    let top = y + 4 + 16 * Double(labels.map { $0.level + 1 }.max() ?? 0)
    y = top
    if let axis, mark == .dot { y = dotAxis(axis, top: y, left: place.left, bottom: y + bottom, &scene) }
    let zero = place.scale(0)
    if mark != .dot, !areSharesOfWholes, !items.isEmpty { scene.line(zero, y, zero, y + bottom, .reference) }
    for reference in plan.spec.references where place.scale.contains(reference.value) {
      scene.line(place.scale(reference.value), top - 2, place.scale(reference.value), y + bottom, .reference)
    }
    for label in labels { scene.text(label.words, label.x, top - 6 - 16 * Double(label.level), .secondMiddle) }
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
    if plan.isFacet { scene.surround.over = axis?.title ?? value.title }
    guard !plan.isFacet, axis != nil || plan.spec.subtitle == nil else { return 0 }
    let lines = wrapped((axis?.title ?? value.title) + "\u{A0}→", width: scene.width - place.left, lines: 2)
    for (i, line) in lines.enumerated() { scene.text(line, place.left, 12 + Double(i) * 16, .second) }
    return Double(lines.count) * 16 + 4
  }

  private func place(_ scene: Scene) -> (Place, ValueAxis?) {
    let isAbove = areSharesOfWholes || scene.isNarrow && widestName > scene.width * 0.38
    let left = isAbove ? 0 : min(widestName + 9, scene.width * 0.42)
    let right = areSharesOfWholes ? 0 : min(widestValue + (mark == .bar ? 8 : 13), scene.width * 0.4)
    let isMany = items.count + withheld.count + absent.count > 60
    let room = max(isAbove ? scene.width - nameStart : left - 9, 20)
    let lines = widestName <= room ? nil : NameLines(
      (items.map(\.name) + withheld + absent).map(\.text), width: room, most: isMany && !isAbove ? 1 : 3, size: 13, bold: true)
    let deep = 15 * Double((lines?.deepest ?? 1) - 1)
    let pitch = isAbove ? 40 + deep : isMany ? 18 : max(24, deep + 21)
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
    let place = Place(left: left, pitch: pitch, isAbove: isAbove, scale: scale, lines: lines)
    return (place, axis?.scaleCopy(scale))
  }

  // Words over their lines, in as many levels as keep them apart.
  private func referenceLabels(_ scale: Scale, _ width: Double) -> [(words: String, x: Double, level: Int)] {
    var free: [Double] = []
    let labelled = plan.spec.references.filter { $0.label != nil && scale.contains($0.value) }
    return labelled.sorted { $0.value < $1.value }.map { reference in
      let words = ellipsis(reference.label?.value ?? "", to: width)
      let half = textWidth(words) / 2
      let x = min(max(scale(reference.value), half), width - half)
      let level = free.firstIndex { $0 <= x - half } ?? free.count
      if level == free.count { free.append(0) }
      free[level] = x + half + 8
      return (words, x, level)
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
    let thick = place.isAbove ? 14.0 : (min(place.pitch, 24) * 0.58).rounded()
    let top = place.isAbove ? y + 18 + place.drop : y + (place.pitch - thick) / 2
    let middle = top + thick / 2
    let shown = quantity.value ?? extent.low
    let (zero, end) = (scale(mark == .dot ? scale.low : 0), scale(shown))
    if quantity.isBreak { scene.breakMark(zero, middle) }
    let fill = scene.look(isSubject ? .accent : .mark, of: quantity)
    var tip = max(end, zero)
    switch mark {
    case .bar:
      if areSharesOfWholes { scene.rect(zero, top, scale(scale.high) - zero, thick, .track) }
      scene.rect(min(zero, end), top, max(0.5, (end - zero).magnitude), thick, fill)
      if quantity.value == nil {
        scene.states.insert(.interval)
        scene.rect(end, top, scale(extent.high) - end, thick, isSubject ? .intervalAccent : .interval)
        tip = scale(extent.high)
      }
    case .lollipop:
      scene.line(zero, middle, end, middle, isSubject ? .lineAccent : .lineMark)
      if quantity.value != nil {
        scene.circle(end, middle, 5, fill)
        tip += 5
      } else {
        whisker(extent, middle, scale, &scene)
        tip = scale(extent.high) + 1
      }
    case .dot:
      tip = dotMark(item, middle, scale, fill, &scene)
    }
    if mark != .dot, quantity.value != nil, quantity.bounds != nil {
      whisker(extent, middle, scale, &scene)
      tip = max(tip, scale(extent.high) + 1)
    }
    var style = item.name.style
    style.halo = !plan.spec.references.isEmpty
    if areSharesOfWholes {
      if !isSubject { style.role = .bold }
      scene.text(item.words, 0, y + 12, style)
    } else if shown < 0, mark != .dot {
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
    scene.whisker(along: y, scale(bounds.low), scale(bounds.high))
  }

  private func draw(_ name: Name, _ y: Double, _ place: Place, _ scene: inout Scene) {
    var style = name.style
    if let lines = place.lines?[name.text], lines.count > 1 || lines[0] != name.text {
      style.anchor = place.isAbove ? .start : .end
      let first = place.isAbove ? y + 12 : y + place.pitch / 2 + 11.5 - 7.5 * Double(lines.count)
      for (n, line) in lines.enumerated() {
        scene.text(
          line, place.isAbove ? nameStart : place.left - 8, first + 15 * Double(n), style, href: n == 0 ? name.href : nil)
      }
      return
    }
    if place.isAbove {
      return scene.text(name.text, nameStart, y + 12 + place.drop, style, width: name.width, href: name.href)
    }
    style.anchor = .end
    scene.text(name.text, place.left - 8, y + place.pitch / 2 + 4, style, width: name.width, href: name.href)
  }

  // Names above their bars stand behind the value where that has no place at the bar's end.
  private var nameStart: Double { areSharesOfWholes && !items.isEmpty ? widestValue * 13 / 12 + 10 : 0 }

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
      let middle = place.isAbove ? y + 25 + place.drop : y + place.pitch / 2
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
