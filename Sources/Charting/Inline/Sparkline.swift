// A line of a word's size, for tiles and tables: one `<svg>` whose name says what it shows.

import Base

/// A line of one series, 88 × 22 unless told otherwise; its name says first, last and extremes. What is not final is
/// dashed, gaps stay gaps.
///
/// - Parameter unit: Of its figures.
package func sparkline(
  _ course: Course, label: String, unit: Unit? = nil, width: Double = 88, height: Double = 22,
  language: LanguageRules = .english, strings: ChartStrings = ChartStrings()
) -> [UInt8] {
  let extent = course.extent
  var out = ByteWriter(capacity: 448 + 16 * course.steps.count)
  out.append("<svg class=\"plot spark\" ")
  out.appendSize(width, height)
  out.append(" role=\"img\" aria-label=\"")
  if !label.isEmpty {
    out.appendXML(label)
    out.append(": ")
  }
  out.append(wordsOf: course, extent, NumberStyle(language: language, unit: unit, decimals: nil), strings)
  let x = Scale(from: 0, to: Double(max(course.steps.count - 1, 1)), onto: 3, width - 4)
  let y = Scale(from: extent?.low ?? 0, to: extent?.high ?? 1, onto: height - 4, 4)
  // A step is a dot by itself or a few digits of a path.
  out.elements(upTo: Ink.room * (2 + course.steps.count / 4)) { ink in
    ink.append("\">")
    ink.append(course.steps, x, y)
    ink.append("</svg>")
  }
  return out.bytes
}

extension Ink {
  fileprivate mutating func append(_ steps: [Course.Step], _ x: Scale, _ y: Scale) {
    for i in steps.indices {
      guard let value = steps[i].value, i == 0 || steps[i - 1].value == nil,
        i + 1 == steps.count || steps[i + 1].value == nil
      else { continue }
      circle(x(Double(i)), y(value), 2, .mark)
    }
    append(strokesOf: steps, x, y, areTentative: false, .lineMark)
    append(strokesOf: steps, x, y, areTentative: true, .dashedMark)
    // A dot at the end of the course: one further back would pass for the figure beside it.
    if let value = steps.last?.value { circle(x(Double(steps.count - 1)), y(value), 2.5, .accent) }
  }

  // The strokes between neighbours that are both known. Of those that are dashed each begins its dashes anew.
  private mutating func append(
    strokesOf steps: [Course.Step], _ x: Scale, _ y: Scale, areTentative: Bool, _ style: Style
  ) {
    var pen = PathPen()
    var end: Int?
    for i in steps.indices.dropFirst() {
      guard steps[i].isTentative == areTentative, let value = steps[i].value, let before = steps[i - 1].value else {
        continue
      }
      if end == nil { append("<path d=\"") }
      if areTentative || end != i - 1 { pen.move(x(Double(i - 1)), y(before), &self) }
      pen.line(x(Double(i)), y(value), &self)
      end = i
    }
    if end != nil { append(classOf: style, closes: true) }
  }
}

extension ByteWriter {
  /// First and last, and in brackets between what all lie; as XML.
  fileprivate mutating func append(
    wordsOf course: Course, _ extent: Bounds?, _ style: NumberStyle, _ strings: ChartStrings
  ) {
    if course.steps.isEmpty { return appendXML(strings.notAvailable) }
    style.append(wordsOf: course.first, strings, to: &self)
    if course.steps.count == 1 { return }
    append(" – ")
    style.append(wordsOf: course.last, strings, to: &self)
    guard let extent, extent.low < extent.high else { return }
    append(" (")
    style.append(extent.low, to: &self)
    append(" – ")
    style.append(extent.high, to: &self)
    append(")")
  }
}
