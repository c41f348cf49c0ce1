// Inline content to bytes: the text between tokens and edits is escaped and copied in runs.

import Base
import CCmark

extension Renderer {
  /// Writes `line` from `from` to `to`. Elements that are still open at the end are closed.
  mutating func writeLine(_ from: Int, _ to: Int) {
    let text = line.text
    let tokens = line.tokens
    let edits = scan.edits.all
    let depth = elements.count
    let openNotes = notes.open.count
    // The byte of a soft break is the line feed that is written for it.
    let breaksAreText = !isOutline && !writesPlain
    var i = from
    var token = firstToken(tokens, from)
    var edit = firstEdit(edits, from)
    while true {
      while breaksAreText, altDepth == 0, token < tokens.count, tokens[token].kind == .softBreak { token += 1 }
      let nextToken = token < tokens.count ? Int(tokens[token].at) : Int.max
      let nextEdit = edit < edits.count ? Int(edits[edit].start) : Int.max
      let stop = min(nextToken, nextEdit, to)
      if stop > i {
        write(text: UnsafeBufferPointer(rebasing: text[i..<stop]))
        i = stop
      }
      if nextToken <= i, nextToken < to || nextToken == to && !tokens[token].standsForByte {
        // A break inside of a figure went with it.
        if nextToken == i || !tokens[token].standsForByte { i = max(i, write(tokens[token], token)) }
        token += 1
      } else if nextEdit <= i, nextEdit < to {
        // An edit whose text was passed already was found in something that turned out to be no text.
        if nextEdit == i { i = write(edits[edit], text, edits, &edit) }
        edit += 1
      } else if i >= to {
        break
      }
    }
    while notes.open.count > openNotes, let note = notes.open.popLast() {
      out.cut(to: note.start)
      elements = note.elements
    }
    closeElements(to: depth)
  }

  private func firstToken(_ tokens: UnsafeBufferPointer<InlineText.Token>, _ from: Int) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].at) < from { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func firstEdit(_ edits: UnsafeBufferPointer<Edit>, _ from: Int) -> Int {
    var (low, high) = (0, edits.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(edits[middle].start) < from { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Text

  mutating func write(text: UnsafeBufferPointer<UInt8>) {
    if !hasExtensions { return out.html.appendEscaped(text) }
    // Two braces that are text: the second is written as a reference, so that a forgotten figure is never mistaken.
    var from = 0
    var i = text.firstToEscape(from: 0)
    while i < text.count {
      if text[i] != 0x7B {
        out.html.append(Bytes(rebasing: text[from..<i]))
        out.html.append(reference: text[i])
        from = i + 1
      } else if i + 1 < text.count, text[i + 1] == 0x7B {
        out.html.append(Bytes(rebasing: text[from...i]))
        out.html.append("&#123;")
        i += 1
        from = i + 1
      }
      i = text.firstToEscape(from: i + 1)
    }
    out.html.append(Bytes(rebasing: text[from...]))
    if writesPlain { out.plain.append(text) }
  }

  private mutating func write(mark: String) {
    out.html.append(text: mark)
    if writesPlain { out.plain.append(text: mark) }
  }

  // MARK: Tokens

  /// Returns where the text goes on.
  private mutating func write(_ token: InlineText.Token, _ index: Int) -> Int {
    let at = Int(token.at)
    switch token.kind {
    case .softBreak:
      out.html.append(altDepth > 0 || isOutline ? 0x20 : 0x0A)
      if writesPlain { out.plain.append(0x20) }
      return at + 1
    case .lineBreak:
      if altDepth > 0 || isOutline { out.html.append(0x20) } else { out.html.append("<br />\n") }
      if writesPlain { out.plain.append(0x20) }
      return at + 1
    case .code:
      let code = literal(token.node)
      if altDepth == 0 { out.html.append("<code>") }
      out.html.appendEscaped(code)
      if altDepth == 0 { out.html.append("</code>") }
      if writesPlain { out.plain.append(code) }
      return at + 1
    case .html:
      rawInline(token)
      return at + 1
    case .openEmphasis: open(.emphasis, "<em>", "</em>")
    case .closeEmphasis: close(.emphasis)
    case .openStrong: open(.strong, "<strong>", "</strong>")
    case .closeStrong: close(.strong)
    case .openLink: openLink(token, index)
    case .closeLink: if altDepth == 0 { close(.link) }
    case .openImage: openImage(token, index)
    case .closeImage: closeImage(token, index)
    }
    return at
  }

  mutating func open(_ kind: Element.Kind, _ start: StaticString, _ end: StaticString) {
    guard altDepth == 0 else { return }
    out.html.append(start)
    elements.append(Element(kind: kind, end: .fixed(end)))
  }

  /// Closes an element. Raw HTML left open inside of it is closed first; an element that is not open is not closed.
  mutating func close(_ kind: Element.Kind) {
    guard altDepth == 0 else { return }
    while let last = elements.last {
      if last.kind == kind {
        elements.removeLast()
        return out.append(last.end)
      }
      guard last.kind == .raw else { return }
      out.append(last.end)
      elements.removeLast()
    }
  }

  private mutating func closeElements(to depth: Int) {
    if !isOutline, elements.count > depth, elements[depth...].contains(where: { $0.kind == .raw }) {
      report(.rawLeftOpen(at: textSpan(0, line.text.count)))
    }
    while elements.count > depth { out.append(elements.removeLast().end) }
  }

  // MARK: Edits

  /// Returns where the text goes on.
  private mutating func write(
    _ edit: Edit, _ text: Bytes, _ edits: UnsafeBufferPointer<Edit>, _ position: inout Int
  ) -> Int {
    let end = Int(edit.end)
    let index = Int(edit.index)
    switch edit.kind {
    case .none: write(text: UnsafeBufferPointer(rebasing: text[Int(edit.start)..<end]))
    case .drop: break
    case .mark: write(mark: marks[index])
    case .figure: hole(.figure(index))
    case .assertedOpen: if altDepth == 0 { out.hole(.assertedOpen(index), place) }
    case .assertedClose: if altDepth == 0 { out.hole(.assertedClose(index), place) }
    case .claim:
      let word = document.claims[index].word
      let start = out.html.count
      out.html.appendEscaped(word)
      out.hole(.claim(index), place, count: out.html.count - start)
      if writesPlain { out.plain.append(text: word) }
    case .citation: citation(index)
    case .reference: isOutline ? out.html.appendEscaped(document.references[index].id) : hole(.reference(index))
    case .footnote: if !isOutline { footnoteMark(index >> 16, use: index & 0xFFFF) }
    case .noteOpen:
      if isOutline { return skipNote(index, edits, &position) }
      footnoteMark(index, use: 1)
      notes.open.append((out.mark, elements))
      elements = []
    case .noteClose:
      if let note = notes.open.popLast() {
        closeElements(to: 0)
        notes.order[index - 1].content = out.fragment(since: note.start)
        notes.order[index - 1].plain = out.plainFragment(since: note.start)
        out.cut(to: note.start)
        elements = note.elements
      }
    case .spanOpen: openSpan(scan.attributes[index])
    case .spanClose: close(.span)
    case .strikeOpen: open(.strike, "<del>", "</del>")
    case .strikeClose: close(.strike)
    case .supOpen: open(.superscript, "<sup>", "</sup>")
    case .supClose: close(.superscript)
    case .subOpen: open(.subscripted, "<sub>", "</sub>")
    case .subClose: close(.subscripted)
    case .webLink: bareLink(text, edit, "http://")
    case .mailLink: bareLink(text, edit, "mailto:")
    case .bareLink: bareLink(text, edit, "")
    }
    return end
  }

  var place: Hole.Place {
    if altDepth > 0 { return .attribute }
    return isOutline || elements.contains { $0.kind == .link } ? .label : .element
  }

  /// A figure: a hole in the page and one in its plain text.
  private mutating func hole(_ kind: Hole.Kind) {
    out.hole(kind, place)
    if writesPlain {
      out.plainHoles.append(Hole(offset: out.plain.count, count: 0, kind: kind, place: .plain))
    }
  }

  private mutating func citation(_ index: Int) {
    guard !isOutline else { return }
    let citation = document.citations[index]
    let start = out.html.count
    if citation.isBracketed { out.html.append("[") }
    for (position, item) in citation.items.enumerated() {
      if position > 0 { out.html.append("; ") }
      out.html.appendEscaped(item.key)
      if !item.locator.isEmpty {
        out.html.append(", ")
        out.html.appendEscaped(item.locator)
      }
    }
    if citation.isBracketed { out.html.append("]") }
    out.hole(.citation(index), place, count: out.html.count - start)
  }

  private mutating func openSpan(_ attributes: Attributes) {
    guard altDepth == 0 else { return }
    out.html.append("<span")
    write(isOutline ? Attributes(classes: attributes.classes) : attributes)
    out.html.append(">")
    elements.append(Element(kind: .span, end: .fixed("</span>")))
  }

  /// ` id="…" class="…"`
  mutating func write(_ attributes: Attributes, classes more: [String] = []) {
    if let id = attributes.id {
      out.html.append(" id=\"")
      out.html.appendEscaped(id)
      out.html.append("\"")
    }
    guard !more.isEmpty || !attributes.classes.isEmpty else { return }
    out.html.append(" class=\"")
    var isFirst = true
    for name in more { appendClass(name, &isFirst) }
    for name in attributes.classes { appendClass(name, &isFirst) }
    out.html.append("\"")
  }

  private mutating func appendClass(_ name: String, _ isFirst: inout Bool) {
    if !isFirst { out.html.append(0x20) }
    isFirst = false
    out.html.appendEscaped(name)
  }

  private func skipNote(_ number: Int, _ edits: UnsafeBufferPointer<Edit>, _ position: inout Int) -> Int {
    while position + 1 < edits.count {
      position += 1
      if edits[position].kind == .noteClose, Int(edits[position].index) == number { return Int(edits[position].end) }
    }
    return line.text.count
  }
}

extension InlineText.Token {
  /// Whether one byte of the text is its place.
  var standsForByte: Bool { kind.rawValue >= InlineText.TokenKind.code.rawValue }
}

extension Attributes {
  init(classes: [String]) {
    self.init()
    self.classes = classes
  }
}

extension Diagnostic {
  fileprivate static func rawLeftOpen(at span: Span) -> Diagnostic {
    Diagnostic(.warning, "html/unclosed",
      "an HTML element is not closed where it was opened; it ends with its paragraph", at: span)
  }
}
