// A file of its own: everything that the page's HTML says is drawn, and the tokens are resolved to the light ones.

import Base

extension DrawnChart {
  /// A file of its own: light tokens resolved, title and source drawn.
  package var standaloneSVG: [UInt8] {
    guard let plan else { return [] }
    let scene = wideScene
    let inset = 20.0
    var frame = Scene(.wide, width: scene.width + 2 * inset)
    var y = inset
    for line in wrapped(title, width: scene.width, lines: 3, size: 20) {
      y += 24
      frame.heading(line, inset, y - 4)
    }
    for line in wrapped(plan.subtitle ?? "", width: scene.width, lines: 3) where !line.isEmpty {
      y += 18
      frame.text(line, inset, y, .second)
    }
    y += 20
    frame.embed(scene, x: inset, y: y)
    y += scene.height + 16
    let entries = scene.legendEntries(plan)
    if !entries.isEmpty {
      var key = Scene(.wide, width: scene.width)
      key.swatches(entries)
      frame.embed(key, x: inset, y: y)
      y += key.height
    }
    let source = [(plan.strings.source, sourceText), (plan.strings.note, noteText)].filter { !$0.1.isEmpty }
    for (label, text) in source {
      for line in wrapped("\(label): \(text)", width: scene.width, lines: 4) {
        y += 16
        frame.text(line, inset, y, .second)
      }
    }
    return document(frame, height: y + inset)
  }

  private func document(_ frame: Scene, height: Double) -> [UInt8] {
    var out = ByteWriter(capacity: frame.out.count + 6000)
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" role=\"img\" ")
    out.appendSize(frame.width, height)
    out.append("><title>")
    out.appendXML(title)
    out.append("</title><desc>")
    out.appendXML(description)
    out.append("</desc><style>")
    out.append(text: standaloneSheet)
    out.append(
      ".heading{font:20px Charter,Cambria,\"Liberation Serif\",\"Times New Roman\",serif}.ground{fill:#ffffff}</style>")
    out.append(text: hatchPattern)
    out.append("<path class=\"ground\" d=\"M0 0h")
    out.append(tenths: tenths(frame.width))
    out.append("v")
    out.append(tenths: tenths(height))
    out.append("H0z\"/>")
    out.append(frame.out.bytes)
    out.append("</svg>\n")
    return out.bytes
  }
}

extension Scene {
  fileprivate mutating func heading(_ line: String, _ x: Double, _ y: Double) {
    out.append("<text class=\"heading\" x=\"")
    out.append(tenths: tenths(x))
    out.append("\" y=\"")
    out.append(tenths: tenths(y))
    out.append("\">")
    out.appendXML(line)
    out.append("</text>")
  }
}
