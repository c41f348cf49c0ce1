// Charts of a word's size, for tables and tiles: each is one `<svg>`, named or hidden by its text neighbour.

import Base

/// A line of one series, 88 × 22 unless told otherwise; its name says first, last and extremes. What is not final is
/// dashed, gaps stay gaps.
package func sparkline(
  _ values: [Quantity], label: String, width: Double = 88, height: Double = 22, language: LanguageRules = .english,
  strings: ChartStrings = ChartStrings()
) -> [UInt8] {
  let style = NumberStyle(language: language, unit: values.first?.unit, decimals: nil)
  let numbers = values.compactMap(\.value)
  var scene = Scene(.wide, width: width)
  scene.height = height
  let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 1)
  let x = Scale(from: 0, to: Double(max(values.count - 1, 1)), onto: 3, width - 4)
  let y = Scale(from: low, to: high, onto: height - 4, 4)
  var pens = (solid: PathWriter(), dashed: PathWriter())
  var lone: [(Double, Double)] = []
  for (i, quantity) in values.enumerated() {
    guard let value = quantity.value else { continue }
    let before = i > 0 ? values[i - 1].value : nil
    guard let before else {
      if i + 1 >= values.count || values[i + 1].value == nil { lone.append((x(Double(i)), y(value))) }
      continue
    }
    if quantity.isTentative {
      pens.dashed.move(x(Double(i - 1)), y(before))
      pens.dashed.line(x(Double(i)), y(value))
    } else {
      if i < 2 || values[i - 2].value == nil || values[i - 1].isTentative { pens.solid.move(x(Double(i - 1)), y(before)) }
      pens.solid.line(x(Double(i)), y(value))
    }
  }
  let box = Box(x: 0, y: 0, width: width, height: height)
  scene.path(pens.solid, .lineMark, box: box)
  scene.path(pens.dashed, .dashedMark, box: box)
  for point in lone { scene.circle(point.0, point.1, 2, .mark) }
  if let last = values.lastIndex(where: { $0.value != nil }), let value = values[last].value {
    scene.circle(x(Double(last)), y(value), 2.5, .accent)
  }
  let words = sparkWords(values, style, strings)
  return inline(scene, named: label.isEmpty ? words : "\(label): \(words)")
}

private func sparkWords(_ values: [Quantity], _ style: NumberStyle, _ strings: ChartStrings) -> String {
  guard let first = values.first, let last = values.last, values.count > 1 else {
    return values.first.map { style.words($0, strings) } ?? strings.notAvailable
  }
  let numbers = values.compactMap(\.value)
  let ends = "\(style.words(first, strings)) – \(style.words(last, strings))"
  guard let low = numbers.min(), let high = numbers.max(), low < high else { return ends }
  return ends + " (\(style.text(low)) – \(style.text(high)))"
}

/// A bar in a table cell; decorative, since the cell prints the number. A tick marks `reference` where given.
package func tableBar(
  _ value: Quantity, max: Double, reference: Double? = nil, isSubject: Bool = false, width: Double = 84
) -> [UInt8] {
  var scene = Scene(.wide, width: width)
  scene.height = 14
  let scale = Scale(from: 0, to: max > 0 ? max : 1, onto: 0, width)
  if let shown = value.middle {
    if reference == nil { scene.rect(0, 2, width, 10, .track) }
    scene.rect(0, 2, Swift.max(scale(Swift.min(Swift.max(shown, 0), max)), 0.5), 10, isSubject ? .accent : .mark)
  } else if value.isSuppressed {
    scene.rect(0.5, 2, width - 1, 10, .hatch)
  }
  if let reference, reference <= max { scene.line(scale(reference), 0, scale(reference), 14, .rule) }
  return inline(scene, named: nil)
}

private func inline(_ scene: Scene, named name: String?) -> [UInt8] {
  var out = ByteWriter(capacity: scene.out.count + 160)
  out.append("<svg class=\"plot spark\" ")
  out.appendSize(scene.width, scene.height)
  if let name {
    out.append(" role=\"img\" aria-label=\"")
    out.appendXML(name)
    out.append("\">")
  } else {
    out.append(" aria-hidden=\"true\">")
  }
  out.append(scene.out.bytes)
  out.append("</svg>")
  return out.bytes
}
