import Base
import CCmark

extension Renderer {
  mutating func heading(_ node: Node) {
    let level = Int(cmark_node_get_heading_level(node))
    line.read(node, in: source, from: blockStart(node))
    out.freshLine()
    out.html.append("<h")
    out.html.append(int: level)
    guard hasExtensions else {
      out.html.append(">")
      writeLine(0, line.text.count)
      return endHeading(level)
    }
    skipPrefix = 0
    let trailing = line.text.withUnsafeBufferPointer { trailingAttributes($0) }
    let end = trailing.map { hasTokens($0.start, line.text.count, breaksToo: true) ? line.text.count : $0.start } ?? line.text.count
    let attributes = end < line.text.count ? trailing?.attributes ?? Attributes() : Attributes()
    let place = end > 0 ? textSpan(0, end) : span(firstLine(node))
    scanLine(.heading, to: end)
    var shown = attributes
    let id: String
    if let own = attributes.id, claimID(own, at: textSpan(end, line.text.count)) { id = own } else {
      id = slug(line.text[..<end], at: place)
    }
    shown.id = id
    write(shown)
    out.html.append(">")
    let (start, plainStart, firstHole, firstPlainHole) = (out.html.count, out.plain.count, out.holes.count, out.plainHoles.count)
    writeLine(0, end)
    let text = Fragment(
      html: Array(out.plain.bytes[plainStart...]),
      holes: out.plainHoles[firstPlainHole...].map { moved($0, by: -plainStart) })
    let isSimple = line.tokens.isEmpty && out.holes.count == firstHole && scan.edits.allSatisfy { $0.kind == .mark || $0.kind == .none }
    let title = isSimple ? Fragment(html: Array(out.html.bytes[start...])) : outline(end)
    endHeading(level)
    out.endPlainLine()
    lintHeading(level, at: place)
    number(level, id)
    document.headings.append(Heading(level: level, id: id, title: title, text: text, span: place))
  }

  private mutating func endHeading(_ level: Int) {
    out.html.append("</h")
    out.html.append(int: level)
    out.html.append(">\n")
  }

  private func moved(_ hole: Hole, by shift: Int) -> Hole {
    var hole = hole
    hole.offset += shift
    return hole
  }

  /// The heading once more, for the contents list.
  private mutating func outline(_ end: Int) -> Fragment {
    let page = out
    out = Output()
    isOutline = true
    writeLine(0, end)
    let title = out.fragment
    isOutline = false
    out = page
    return title
  }

  /// Sections are numbered 1, 1.1, 1.2, 2 from the document's first heading level down.
  private mutating func number(_ level: Int, _ id: String) {
    let depth = max(0, level - 2)
    if numbers.sections.count > depth + 1 { numbers.sections.removeLast(numbers.sections.count - depth - 1) }
    while numbers.sections.count <= depth { numbers.sections.append(0) }
    numbers.sections[depth] += 1
    guard id.hasPrefix("sec-") else { return }
    let first = numbers.sections.firstIndex { $0 > 0 } ?? 0
    document.targets.append(Target(
      id: id, kind: .section, number: numbers.sections[first...].map(String.init).joined(separator: ".")))
  }

  // MARK: Ids

  /// Takes an id that the writer chose. The second of the same name is an error, and is not printed.
  mutating func claimID(_ id: String, at span: Span) -> Bool {
    guard let earlier = ids.updateValue(span, forKey: id) else { return true }
    ids[id] = earlier
    report(.secondID(id, at: span, first: earlier))
    return false
  }

  /// An id of ours that nobody else has.
  mutating func freeID(_ base: String) -> String {
    var id = base
    while ids[id] != nil {
      slugs[base, default: 0] += 1
      id = "\(base)-\(slugs[base]!)"  // just set
    }
    return id
  }

  /// GitHub's slug of a heading: lower case, letters and digits and `-` and `_`, blanks as hyphens. A figure gives the
  /// path of its expression, so that ids do not change with the data.
  private mutating func slug(_ text: ArraySlice<UInt8>, at span: Span) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    var i = text.startIndex
    for edit in scan.edits where Int(edit.start) >= i {
      let (start, end) = (Int(edit.start), Int(edit.end))
      switch edit.kind {
      case .figure:
        plain.append(contentsOf: text[i..<start])
        let path = document.figures[Int(edit.index)].expression.prefix { isWordByte($0) || $0 == 0x2E }
        plain.append(contentsOf: path.map { $0 == 0x2E ? 0x2D : $0 })
        i = end
      case .assertedClose, .drop, .footnote, .citation, .spanClose:
        plain.append(contentsOf: text[i..<start])
        i = max(start + 1, end)
      case .none, .assertedOpen, .claim, .reference, .noteOpen, .noteClose, .spanOpen, .strikeOpen, .strikeClose, .supOpen,
        .supClose, .subOpen, .subClose, .webLink, .mailLink, .bareLink, .mark: break
      }
    }
    plain.append(contentsOf: text[i...])
    // Code stands in the text as a placeholder; its letters count.
    if line.tokens.contains(where: { $0.kind == .code }) { plain = withCode(plain) }
    var base = slugged(plain)
    if base.isEmpty { base = "section" }
    let id = freeID(options.idPrefix + base)
    ids[id] = span
    return id
  }

  private func withCode(_ plain: [UInt8]) -> [UInt8] {
    var codes = line.tokens.filter { $0.kind == .code || $0.kind == .html }.makeIterator()
    return plain.flatMap { byte -> [UInt8] in
      guard byte == InlineText.placeholder, let token = codes.next() else { return [byte] }
      return token.kind == .code ? Array(literal(token.node)) : []
    }
  }
}

private func slugged(_ text: [UInt8]) -> String {
  var slug: [UInt8] = []
  slug.reserveCapacity(text.count)
  if text.allSatisfy({ $0 < 0x80 }) {
    for byte in text {
      if isLetter(byte) { slug.append(byte | 0x20) } else if isDigit(byte) || byte == 0x2D || byte == 0x5F { slug.append(byte) } else if isWhitespace(byte) { slug.append(0x2D) }
    }
  } else {
    var kept = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: kept.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .letterNumber, .nonspacingMark, .spacingMark,
        .connectorPunctuation: kept.append(scalar)
      default: if scalar == "-" { kept.append("-") } else if scalar.properties.isWhitespace { kept.append("-") }
      }
    }
    slug = Array(String(kept).utf8)
  }
  while slug.last == 0x2D { slug.removeLast() }
  return String(decoding: slug.drop { $0 == 0x2D }, as: UTF8.self)
}

extension Diagnostic {
  fileprivate static func secondID(_ id: String, at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .error, "markdown/duplicate-id", "the id “\(id)” is given twice", at: span,
      notes: [Note("first given here", at: first)], help: "every id stands once in a document")
  }
}
