// Data blocks: fences whose info string is in braces. What they hold is for others to read; here they get a place.

import Base
import CCmark

extension Renderer {
  mutating func dataBlock(_ node: Node, _ info: UnsafeBufferPointer<UInt8>) {
    let head = firstLine(node)
    var brace = head.lowerBound
    while brace < head.upperBound, source[brace] != 0x7B { brace += 1 }
    let infoSpan = span(brace..<head.upperBound)
    out.freshLine()
    guard let end = info.firstIndex(of: 0x7D) else {
      return report(.unclosedBraces(at: infoSpan))
    }
    let inside = info[1..<end]
    let nameEnd = inside.firstIndex { isWhitespace($0) } ?? end
    let name = String(decoding: info[1..<nameEnd], as: UTF8.self)
    guard let kind = options.blocks.first(where: { $0.name == name }) else {
      return report(.unknownBlock(name, options.blocks.map(\.name), at: infoSpan))
    }
    guard let attributes = Attributes(info[nameEnd..<end]) else {
      return report(.blockAttributes(name, at: infoSpan))
    }
    let argument = String(decoding: Array(info[(end + 1)...])[...].trimmed, as: UTF8.self)
    var number: Int?
    switch kind.numbering {
    case .figure:
      numbers.figures += 1
      number = numbers.figures
    case .table:
      numbers.tables += 1
      number = numbers.tables
    case .none: break
    }
    let id = attributes.id.flatMap { claimID($0, at: infoSpan) ? $0 : nil }
    if let id, let number { target(id, kind.numbering == .table ? .table : .figure, String(number)) }
    let body = Array(literal(node))
    let (starts, isClosed) = lineStarts(of: body, behind: head.upperBound + 1)
    if !isClosed { report(.unclosedBlock(name, at: infoSpan)) }
    out.endPlainLine()
    out.hole(.dataBlock(document.dataBlocks.count), .element)
    if writesPlain {
      out.plainHoles.append(
        Hole(offset: out.plain.count, count: 0, kind: .dataBlock(document.dataBlocks.count), place: .plain))
    }
    out.html.append("\n")
    let first = starts[0]
    document.dataBlocks.append(DataBlock(
      kind: name, id: id, classes: attributes.classes, argument: argument, number: number, literal: body,
      lineStarts: starts, content: first..<max(first, starts[starts.count - 1]), infoSpan: infoSpan,
      span: Span(file, infoSpan.range.lowerBound..<max(infoSpan.range.upperBound, starts[starts.count - 1])),
      section: document.headings.isEmpty ? nil : document.headings.count - 1))
  }

  /// Where each line of a fence's content starts in the file, and where the last one ends. A line is the end of its
  /// source line, whatever prefix that has.
  private func lineStarts(of body: [UInt8], behind offset: Int) -> (starts: [Int], isClosed: Bool) {
    var starts: [Int] = []
    var at = offset
    var from = 0
    while from < body.count {
      var to = from
      while to < body.count, body[to] != 0x0A { to += 1 }
      let end = lineEnd(at)
      starts.append(prepared.map.origin(max(at, end - (to - from))))
      from = to + 1
      at = end + 1
    }
    starts.append(behindLine(at - 1))
    var fence = at
    let end = lineEnd(at)
    while fence < end, isBlank(source[fence]) || source[fence] == 0x3E { fence += 1 }
    return (starts, end - fence >= 3 && (source[fence] == 0x60 || source[fence] == 0x7E))
  }

  private func lineEnd(_ start: Int) -> Int {
    source.lineEnd(from: min(start, source.count))
  }

  /// The file's offset behind the line ending at `newline`.
  private func behindLine(_ newline: Int) -> Int {
    guard newline < source.count, newline >= 0 else {
      return min(prepared.map.origin(source.count), origin.bytes.count)
    }
    var at = prepared.map.origin(newline)
    if at < origin.bytes.count, origin.bytes[at] == 0x0D { at += 1 }
    if at < origin.bytes.count, origin.bytes[at] == 0x0A { at += 1 }
    return at
  }
}

extension Diagnostic {
  fileprivate static func unclosedBraces(at span: Span) -> Diagnostic {
    Diagnostic(.error, "block/braces", "this block's head has no “}”", at: span, help: "as in ```{chart #fig-jobs}")
  }

  fileprivate static func unknownBlock(_ name: String, _ known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "block/unknown", "no block is named “\(name)”", at: span,
      help: nearest(to: name, among: known).asSuggestion ?? "there are \(known.joined(separator: ", "))")
  }

  fileprivate static func unclosedBlock(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "block/unclosed", "this \(name) block is not closed", at: span,
      help: "write a line of as many backquotes as it begins with behind its last line")
  }

  fileprivate static func blockAttributes(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "block/attributes", "behind “\(name)” stand only #id and .class", at: span,
      help: "everything else is a “key: value” line inside of the block")
  }
}
