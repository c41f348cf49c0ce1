// The elements of a picture. Each is put together on the stack and appended at once: a text is twelve pieces, and
// appending them one by one to a growing array was a third of the time of a bar chart.

import Base

extension Scene {
  /// A text with its baseline at `y`.
  mutating func text(_ text: String, _ x: Double, _ y: Double, _ style: TextStyle = .plain, href: String? = nil) {
    self.text(text, x, y, style, width: style.width(text), href: href)
  }

  /// The same for a text that has been measured.
  mutating func text(_ text: String, _ x: Double, _ y: Double, _ style: TextStyle, width: Double, href: String? = nil) {
    if text.isEmpty { return }
    let left =
      switch style.anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    // Ascent and descent of the ink, not of the em box.
    let box = Box(x: left, y: y - style.size * 0.75, width: width, height: style.size * 0.95)
    record(TextBox(box: box, text: text, isOnMark: style.halo || style.isInk))
    if let href { open(link: href) }
    out.element { ink in
      ink.append("<text x=\"")
      ink.append(tenths: tenths(x))
      ink.append("\" y=\"")
      ink.append(tenths: tenths(y))
      ink.append(classesOf: style)
      ink.append("\">")
    }
    out.appendXML(text)
    out.append("</text>")
    if href != nil { closeLink() }
  }

  /// A text that reads upwards, ending at the top: `x` is its baseline, `y` its start.
  mutating func textUp(_ text: String, _ x: Double, _ y: Double, _ style: TextStyle) {
    if text.isEmpty { return }
    let width = style.width(text)
    record(TextBox(box: Box(x: x - 9, y: y - width, width: 11, height: width), text: text, isOnMark: style.isInk))
    let name = style.roleClass
    out.element { ink in
      ink.append("<text ")
      if name.utf8CodeUnitCount > 0 {
        ink.append("class=\"")
        ink.append(name)
        ink.append("\" ")
      }
      ink.append("transform=\"translate(")
      ink.append(tenths: tenths(x))
      ink.append(next: tenths(y))
      ink.append(")rotate(-90)\">")
    }
    out.appendXML(text)
    out.append("</text>")
  }

  mutating func open(link href: String) {
    hasLinks = true
    out.append("<a href=\"")
    out.appendXML(href)
    out.append("\">")
  }

  mutating func closeLink() { out.append("</a>") }

  /// A filled rectangle, as a path, which is shorter. Nothing is written for one without area.
  mutating func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: Style, title: String? = nil)
  {
    guard width > 0, height > 0 else { return }
    record(MarkBox(box: Box(x: x, y: y, width: width, height: height), style: style, isSolid: style.isData))
    out.element { $0.rect(x, y, width, height, style, closes: title == nil) }
    if let title { close(title, "</path>") }
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: Style) {
    let box = Box(x: min(x1, x2), y: min(y1, y2), width: (x2 - x1).magnitude, height: (y2 - y1).magnitude)
    record(MarkBox(box: box, style: style))
    out.element { $0.line(x1, y1, x2, y2, style) }
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: Style, title: String? = nil) {
    // What is drawn of a circle is at least the square within it.
    let half = radius * 0.7
    record(
      MarkBox(
        box: Box(x: x - half, y: y - half, width: 2 * half, height: 2 * half), style: style, isSolid: style.isData,
        isRound: true))
    out.element { $0.circle(x, y, radius, style, closes: title == nil) }
    if let title { close(title, "</circle>") }
  }

  /// A path that is done; `box` is what it covers, for the lint.
  mutating func path(_ path: PathWriter, _ style: Style, box: Box, title: String? = nil) {
    if path.isEmpty { return }
    record(MarkBox(box: box, style: style))
    out.append("<path d=\"")
    out.append(path.out.bytes)
    out.element { $0.append(classOf: style, closes: title == nil) }
    if let title { close(title, "</path>") }
  }

  private mutating func close(_ title: String, _ end: StaticString) {
    out.append("<title>")
    out.appendXML(title)
    out.append("</title>")
    out.append(end)
  }

  /// Another scene as a part of this one, moved.
  mutating func embed(_ part: Scene, x: Double, y: Double) {
    let isMoved = x != 0 || y != 0
    if isMoved {
      out.element { ink in
        ink.append("<g transform=\"translate(")
        ink.append(tenths: tenths(x))
        ink.append(next: tenths(y))
        ink.append(")\">")
      }
    }
    out.append(part.out.bytes)
    if isMoved { out.append("</g>") }
    for text in part.texts { record(TextBox(box: text.box.moved(x, y), text: text.text, isOnMark: text.isOnMark)) }
    for mark in part.marks {
      var moved = mark
      moved.box = mark.box.moved(x, y)
      record(moved)
    }
    states.formUnion(part.states)
    for entry in part.key where !key.contains(entry) { key.append(entry) }
    for remark in part.remarks where !remarks.contains(remark) { remarks.append(remark) }
    surround.take(part.surround)
    for fault in part.diagnostics where !diagnostics.contains(fault) { diagnostics.append(fault) }
    hasLinks = hasLinks || part.hasLinks
  }
}

// The bare elements, for pictures that nobody looks over: those of a word's size.
extension Ink {
  /// A filled rectangle.
  ///
  /// - Parameter closes: Whether the element ends with its tag.
  mutating func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: Style, closes: Bool = true
  ) {
    let (px, py) = (tenths(x), tenths(y))
    append("<path d=\"")
    append(rectangleAt: px, py, tenths(x + width) - px, tenths(y + height) - py)
    append(classOf: style, closes: closes)
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: Style) {
    let (px, py) = (tenths(x1), tenths(y1))
    let (dx, dy) = (tenths(x2) - px, tenths(y2) - py)
    append("<path d=\"M")
    append(tenths: px)
    append(next: py)
    if dx != 0 || dy != 0 {
      append(dy == 0 ? "h" : dx == 0 ? "v" : "l")
      append(tenths: dy == 0 || dx != 0 ? dx : dy)
      if dx != 0, dy != 0 { append(next: dy) }
    }
    append(classOf: style, closes: true)
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: Style, closes: Bool = true) {
    append("<circle cx=\"")
    append(tenths: tenths(x))
    append("\" cy=\"")
    append(tenths: tenths(y))
    append("\" r=\"")
    append(tenths: tenths(radius))
    append(classOf: style, closes: closes)
  }

  /// From the quote that ends the geometry to the end of the tag.
  mutating func append(classOf style: Style, closes: Bool) {
    append("\" class=\"")
    append(style.classes)
    // A pattern is referred to by an attribute: an address in a style sheet would be read relative to the sheet.
    if case .hatch = style { append("\" fill=\"url(#hatch)") }
    append(closes ? "\"/>" : "\">")
  }

  fileprivate mutating func append(classesOf style: TextStyle) {
    let role = style.roleClass
    let anchor: StaticString =
      switch style.anchor {
      case .start: ""
      case .middle: "m"
      case .end: "e"
      }
    var separator: StaticString = "\" class=\""
    if role.utf8CodeUnitCount > 0 {
      append(separator)
      append(role)
      separator = " "
    }
    if anchor.utf8CodeUnitCount > 0 {
      append(separator)
      append(anchor)
      separator = " "
    }
    if style.halo {
      append(separator)
      append("h")
    }
  }
}
