// Charts of a word's size, for tables and tiles: each is one `<svg>`, named or hidden by its text neighbour.

import Base

/// A line of one series, 88 × 22 unless told otherwise; its name says first, last and extremes. What is not final is
/// dashed, gaps stay gaps.
package func sparkline(
  _ values: [Quantity], label: String, width: Double = 88, height: Double = 22, language: LanguageRules = .english,
  strings: ChartStrings = ChartStrings()
) -> [UInt8] {
  let steps = values.map(Step.init)
  let extent = steps.extent
  var scene = Scene(.wide, width: width, elements: 4)
  scene.height = height
  scene.course(of: steps, Scale(from: extent?.low ?? 0, to: extent?.high ?? 1, onto: height - 4, 4))
  var out = ByteWriter(capacity: scene.out.count + 256)
  out.append(opening: scene)
  out.append(" role=\"img\" aria-label=\"")
  if !label.isEmpty {
    out.appendXML(label)
    out.append(": ")
  }
  out.append(
    sparkWordsOf: values, extent, NumberStyle(language: language, unit: values.first?.unit, decimals: nil), strings)
  out.append("\">")
  out.append(closing: scene)
  return out.bytes
}

// What a line needs of a quantity, which to copy costs more than to draw.
private struct Step {
  let value: Double?
  let isTentative: Bool

  init(_ quantity: Quantity) {
    value = quantity.value
    isTentative = quantity.isTentative
  }
}

extension [Step] {
  /// The smallest and the largest number; `nil` where there is none.
  fileprivate var extent: Bounds? {
    let numbers = lazy.compactMap(\.value)
    guard let low = numbers.min(), let high = numbers.max() else { return nil }
    return Bounds(low: low, high: high)
  }
}

extension Scene {
  fileprivate mutating func course(of steps: [Step], _ y: Scale) {
    let x = Scale(from: 0, to: Double(max(steps.count - 1, 1)), onto: 3, width - 4)
    var pens = (solid: PathWriter(), dashed: PathWriter())
    var last: Int?
    for i in steps.indices {
      guard let value = steps[i].value else { continue }
      last = i
      guard i > 0, let before = steps[i - 1].value else {
        if i + 1 >= steps.count || steps[i + 1].value == nil { circle(x(Double(i)), y(value), 2, .mark) }
        continue
      }
      if steps[i].isTentative {
        pens.dashed.move(x(Double(i - 1)), y(before))
        pens.dashed.line(x(Double(i)), y(value))
      } else {
        if i < 2 || steps[i - 2].value == nil || steps[i - 1].isTentative {
          pens.solid.move(x(Double(i - 1)), y(before))
        }
        pens.solid.line(x(Double(i)), y(value))
      }
    }
    let box = Box(x: 0, y: 0, width: width, height: height)
    path(pens.solid, .lineMark, box: box)
    path(pens.dashed, .dashedMark, box: box)
    // A dot at the end of the course: one further back would pass for the figure beside it.
    if let last, last == steps.count - 1, let value = steps[last].value { circle(x(Double(last)), y(value), 2.5, .accent) }
  }
}

extension ByteWriter {
  /// First and last, and in brackets between what all lie; as XML.
  fileprivate mutating func append(
    sparkWordsOf values: [Quantity], _ extent: Bounds?, _ style: NumberStyle, _ strings: ChartStrings
  ) {
    guard let first = values.first, let last = values.last else { return appendXML(strings.notAvailable) }
    append(wordsOf: first, style, strings)
    if values.count == 1 { return }
    append(" – ")
    append(wordsOf: last, style, strings)
    guard let extent, extent.low < extent.high else { return }
    append(" (")
    append(wordsOf: Quantity(extent.low), style, strings)
    append(" – ")
    append(wordsOf: Quantity(extent.high), style, strings)
    append(")")
  }

  private mutating func append(wordsOf quantity: Quantity, _ style: NumberStyle, _ strings: ChartStrings) {
    style.append(wordsOf: quantity, strings, to: &self)
  }
}

/// A bar in a table cell; decorative, since the cell prints the number. A tick marks `reference` where given.
package func tableBar(
  _ value: Quantity, max: Double, reference: Double? = nil, isSubject: Bool = false, width: Double = 84
) -> [UInt8] {
  var scene = Scene(.wide, width: width, elements: 3)
  scene.height = 14
  let scale = Scale(from: 0, to: max > 0 ? max : 1, onto: 0, width)
  if let shown = value.middle {
    if reference == nil { scene.rect(0, 2, width, 10, .track) }
    scene.rect(0, 2, Swift.max(scale(Swift.min(Swift.max(shown, 0), max)), 0.5), 10, isSubject ? .accent : .mark)
  } else if value.isSuppressed {
    scene.rect(0.5, 2, width - 1, 10, .hatch)
  }
  if let reference, reference <= max { scene.line(scale(reference), 0, scale(reference), 14, .rule) }
  var out = ByteWriter(capacity: scene.out.count + 128)
  out.append(opening: scene)
  out.append(" aria-hidden=\"true\">")
  out.append(closing: scene)
  return out.bytes
}

extension ByteWriter {
  fileprivate mutating func append(opening scene: Scene) {
    append("<svg class=\"plot spark\" ")
    appendSize(scene.width, scene.height)
  }

  fileprivate mutating func append(closing scene: Scene) {
    append(scene.out.bytes)
    append("</svg>")
  }
}
