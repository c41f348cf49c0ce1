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
    guard let attributes = Attributes(Array(info[nameEnd..<end])[...]) else {
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
    if let id = attributes.id {
      claimID(id, at: infoSpan)
      if let number {
        document.targets.append(Target(id: id, kind: kind.numbering == .table ? .table : .figure, number: String(number)))
      }
    }
    let body = Array(literal(node))
    let starts = lineStarts(of: body, behind: head.upperBound + 1)
    out.hole(.dataBlock(document.dataBlocks.count), .element)
    out.plainHoles.append(
      Hole(offset: out.plain.count, count: 0, kind: .dataBlock(document.dataBlocks.count), place: .plain))
    out.html.append("\n")
    let first = starts.first ?? prepared.map.origin(min(head.upperBound, max(0, source.count - 1)))
    document.dataBlocks.append(DataBlock(
      kind: name, id: attributes.id, classes: attributes.classes, argument: argument, number: number, literal: body,
      lineStarts: starts, content: first..<max(first, starts.last ?? first), infoSpan: infoSpan,
      span: Span(file, infoSpan.range.lowerBound..<max(infoSpan.range.upperBound, starts.last ?? 0)),
      section: document.headings.isEmpty ? nil : document.headings.count - 1))
  }

  /// Where each line of a fence's content starts in the file: it is the end of its source line, whatever prefix the
  /// line has.
  private func lineStarts(of body: [UInt8], behind offset: Int) -> [Int] {
    var starts: [Int] = []
    var at = min(offset, source.count)
    var from = 0
    while from < body.count {
      var to = from
      while to < body.count, body[to] != 0x0A { to += 1 }
      var end = at
      while end < source.count, source[end] != 0x0A { end += 1 }
      let start = max(at, end - (to - from))
      starts.append(prepared.map.origin(start))
      from = to + 1
      at = min(end + 1, source.count)
      if from >= body.count { starts.append(prepared.map.origin(max(0, min(end, source.count - 1))) + (end < source.count ? 1 : 0)) }
    }
    if starts.isEmpty {
      let start = prepared.map.origin(min(at, max(0, source.count - 1)))
      return [start]
    }
    return starts
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

  fileprivate static func blockAttributes(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "block/attributes", "behind “\(name)” stand only #id and .class", at: span,
      help: "everything else is a “key: value” line inside of the block")
  }
}
