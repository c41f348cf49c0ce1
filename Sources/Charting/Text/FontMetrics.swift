// Text is measured without a browser: the page's sans stack begins with Arial and Liberation Sans, whose advances are
// equal, so that a sum of advances is the width on screen. Kerning is left out; it only makes text narrower.

/// The width of a text in pixels.
func textWidth(_ text: String, size: Double = 12, bold: Bool = false) -> Double {
  var units = 0
  var isPlain = true
  var text = text
  text.withUTF8 { bytes in
    for byte in bytes {
      guard byte >= 0x20, byte < 0x80 else {
        isPlain = false
        return
      }
      units += Int(bold ? boldLatin[Int(byte) - 0x20] : regularLatin[Int(byte) - 0x20])
    }
  }
  if !isPlain { units = text.unicodeScalars.reduce(0) { $0 + advance($1.value, bold: bold) } }
  return Double(units) * size / 2048
}

/// The longest start of the text that fits, with "…" where something was cut.
func ellipsis(_ text: String, to width: Double, size: Double = 12, bold: Bool = false) -> String {
  if textWidth(text, size: size, bold: bold) <= width { return text }
  var kept = ""
  var used = textWidth("…", size: size, bold: bold)
  for character in text {
    used += textWidth(String(character), size: size, bold: bold)
    if used > width { break }
    kept.append(character)
  }
  while kept.last == " " { kept.removeLast() }
  return kept + "…"
}

/// Lines broken at spaces; a word longer than a line, and what follows the last line, is cut with "…".
func wrapped(_ text: String, width: Double, lines limit: Int, size: Double = 12, bold: Bool = false) -> [String] {
  if textWidth(text, size: size, bold: bold) <= width { return [text] }
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    let longer = line.isEmpty ? String(word) : line + " " + word
    if line.isEmpty || lines.count == limit - 1 || textWidth(longer, size: size, bold: bold) <= width {
      line = longer
    } else {
      lines.append(line)
      line = String(word)
    }
  }
  lines.append(line)
  return lines.map { ellipsis($0, to: width, size: size, bold: bold) }
}

private func advance(_ scalar: UInt32, bold: Bool) -> Int {
  let known: UInt16 =
    switch scalar {
    case 0x20..<0x180: (bold ? boldLatin : regularLatin)[Int(scalar) - 0x20]
    case 0x386...0x3CE: (bold ? boldGreek : regularGreek)[Int(scalar) - 0x386]
    case 0x400..<0x460: (bold ? boldCyrillic : regularCyrillic)[Int(scalar) - 0x400]
    case 0x2010...0x2026: (bold ? boldPunctuation : regularPunctuation)[Int(scalar) - 0x2010]
    default: 0
    }
  return known > 0 ? Int(known) : advance(ofClass: scalar)
}

// Scripts without a table, by their usual width: too wide costs a little room, too narrow a collision.
private func advance(ofClass scalar: UInt32) -> Int {
  switch scalar {
  case 0..<0x20, 0x300..<0x370, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F: 0
  case 0x2009, 0x202F: 410
  case 0x2039, 0x203A: 682
  case 0x2191, 0x2193: 1024
  case 0x2212, 0x2248, 0x2264, 0x2265, 0x20AC: 1196
  case 0x590..<0x900: 1280
  case 0x1100..<0x1200, 0x2E80..<0xFFF0, 0x20000..<0x30000: 2048
  case 0x1F000..<0x20000: 2700
  default: 2048
  }
}
