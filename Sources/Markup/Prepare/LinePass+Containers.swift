// `::: note` and `[^a]: text`.

import Base

extension LinePass {
  mutating func containerLine() {
    var head = line.first
    while head < line.end, source[head] == 0x3A { head += 1 }
    var tail = line.end
    while tail > head, isBlank(source[tail - 1]) || source[tail - 1] == 0x3A { tail -= 1 }
    while head < tail, isBlank(source[head]) { head += 1 }
    if head < tail { containerBegins(head..<tail) } else { containerEnds() }
  }

  mutating func containerBegins(_ head: Range<Int>) {
    guard openContainers < 32, stack.count < 64 else {
      if ignoredContainers == 0 {
        result.diagnostics.append(.tooDeep("containers", 32, at: span(line.first..<line.end)))
      }
      ignoredContainers += 1
      return nothing()
    }
    openContainers += 1
    let index = result.marks.count
    result.marks.append(Mark(
      kind: .container, span: span(line.first..<line.end), head: base + head.lowerBound..<base + head.upperBound,
      text: Array(source[head])))
    markHere(index, title: title(head))
    stack.append(Open(kind: .container, mark: index))
  }

  /// What stands in quotes in a container's head: it is text like any other, so cmark gets to read it.
  func title(_ head: Range<Int>) -> Range<Int>? {
    guard let open = source[head].firstIndex(of: 0x22), let close = source[head].lastIndex(of: 0x22),
      close > open else { return nil }
    return open + 1..<close
  }

  mutating func containerEnds() {
    if ignoredContainers > 0 { ignoredContainers -= 1; return nothing() }
    guard let open = stack.last, open.kind == .container else {
      let outer = stack.last { $0.kind == .container }.map { result.marks[$0.mark].span }
      result.diagnostics.append(.unopened(at: span(line.first..<line.end), outer: outer))
      return nothing()
    }
    stack.removeLast()
    openContainers -= 1
    closingMark(open.mark)
  }

  mutating func unclosed(_ index: Int, before offset: Int) {
    openContainers -= 1
    let mark = result.marks[index]
    let end = min(offset, source.count)
    result.diagnostics.append(.unclosed(mark.span, end: end < source.count ? span(end..<end + 1) : nil))
  }

  mutating func footnoteBegins(_ label: Range<Int>) {
    let index = result.marks.count
    let name = String(decoding: source[label], as: UTF8.self)
    let place = span(line.first..<label.upperBound + 2)
    result.marks.append(Mark(
      kind: .footnote, span: place, head: base + label.lowerBound..<base + label.upperBound))
    if let earlier = result.footnotes[name] {
      result.diagnostics.append(.secondFootnote(name, at: place, first: result.marks[earlier].span))
    } else {
      if result.footnotes.isEmpty { result.footnotes.reserveCapacity(8) }
      result.footnotes[name] = index
    }
    line.advance(columns: line.indent, source)
    markHere(index)
    stack.append(Open(kind: .footnote, mark: index))
    line.skip(label.upperBound + 2 - line.offset)
    line.skipBlanks(source)
    line.look(source)
    if !line.isBlank { appendPrefix() }
    (pieceStart, pieceSpaces) = (line.offset, 0)
  }
}

extension Diagnostic {
  fileprivate static func unopened(at span: Span, outer: Span?) -> Diagnostic {
    Diagnostic(
      .error, "container/unopened", "“:::” closes no container here", at: span,
      notes: outer.map { [Note("this container is open, outside of the list or quote", at: $0)] } ?? [],
      help: "write \\::: for three colons")
  }

  fileprivate static func unclosed(_ span: Span, end: Span?) -> Diagnostic {
    Diagnostic(
      .error, "container/unclosed", "this container is not closed", at: span,
      notes: [Note(end == nil ? "the document ends" : "what it stands in ends here", at: end)],
      help: "write “:::” on a line of its own behind it")
  }

  fileprivate static func secondFootnote(_ name: String, at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .error, "footnote/duplicate", "footnote “\(name)” is defined twice", at: span,
      notes: [Note("first defined here", at: first)])
  }
}
