import Base
import Yams

// All of YAML 1.1's syntax, by libyaml through Yams: for what PlainReader declines. The parser has its own idea of
// types, which is not used: scalars are resolved from their text as everywhere here. It gives where a node starts;
// where it ends is found again in the text.

/// Beyond this a file must be of the simple kind: the full parser needs some 80 bytes of memory and a third of a
/// microsecond a byte of text.
private let maximalSize = 4_000_000

/// The text as a node; `partial` is the best result where the text cannot be read.
func fullyRead(_ text: YAMLText, partial: Base.Node) -> Checked<Base.Node> {
  guard text.bytes.count <= maximalSize else {
    return Checked(partial, [.tooLarge(text.bytes.count, at: text.span(0..<1))])
  }
  let reader = FullReader(text)
  if let fault = reader.aliasKeyFault() { return Checked(partial, [fault]) }
  do {
    // The basic resolver leaves plain scalars untyped.
    let source = String(decoding: withoutTabsOnBlankLines(text.bytes), as: UTF8.self)
    guard let root = try compose(yaml: source, .basic) else {
      return Checked(Base.Node(.null, at: text.span(text.bytes.count..<text.bytes.count)))
    }
    var conversion = Conversion(reader: reader, budget: text.bytes.count + maximalAliasedNodes)
    guard let node = conversion.node(root, depth: 1) else {
      return Checked(partial, conversion.faults.diagnostics("yaml"))
    }
    return Checked(node, conversion.faults.diagnostics("yaml"))
  } catch let error as YamlError {
    return Checked(partial, [reader.diagnostic(error)])
  } catch {
    return Checked(partial, [Diagnostic(.error, "yaml/syntax", "this is no YAML", at: text.span(0..<1))])
  }
}

/// Text with its lines as libyaml counts them.
struct FullReader {
  let text: YAMLText
  private let lineStarts: [Int]

  init(_ text: YAMLText) {
    self.text = text
    lineStarts = libyamlLines(text.bytes)
  }

  /// The byte offset of a line and column, both from 1; columns are in scalars.
  func offset(_ mark: Mark) -> Int {
    guard mark.line >= 1, mark.line <= lineStarts.count else { return text.bytes.count }
    var offset = lineStarts[mark.line - 1]
    for _ in 1..<max(1, mark.column) where offset < text.bytes.count {
      offset += max(1, scalarLength(text.bytes, offset))
    }
    return min(offset, text.bytes.count)
  }

  // A key that is an alias of something large makes the parser compare it with its neighbours before anybody has
  // counted how large. Keys are text here in any case; so a document with many aliases may have no such key.
  func aliasKeyFault() -> Diagnostic? {
    let bytes = text.bytes
    guard bytes.lazy.filter({ $0 == UInt8(ascii: "*") }).count >= 8 else { return nil }
    for i in bytes.indices {
      switch bytes[i] {
      case UInt8(ascii: "?") where i + 1 >= bytes.count || isWhitespace(bytes[i + 1]):
        return .keyIsNoText("an alias, a list or a map", at: text.span(i..<i + 1))
      case UInt8(ascii: ":"):
        var j = i
        while j > 0, isBlank(bytes[j - 1]) { j -= 1 }
        guard j > 0 else { continue }
        if bytes[j - 1] == UInt8(ascii: "]") || bytes[j - 1] == UInt8(ascii: "}") {
          return .keyIsNoText("an alias, a list or a map", at: text.span(i..<i + 1))
        }
        while j > 0, !isWhitespace(bytes[j - 1]), bytes[j - 1] != UInt8(ascii: "*") { j -= 1 }
        if j > 0, bytes[j - 1] == UInt8(ascii: "*") {
          return .keyIsNoText("an alias, a list or a map", at: text.span(j - 1..<i + 1))
        }
      default: continue
      }
    }
    return nil
  }
}

// MARK: - Tree to tree

private struct Conversion {
  let reader: FullReader
  var budget: Int
  var faults = Faults()

  private var text: YAMLText { reader.text }

  /// `nil` after a fault that ends the reading.
  mutating func node(_ node: Yams.Node, depth: Int) -> Base.Node? {
    let start = node.mark.map(reader.offset) ?? 0
    budget -= 1
    guard budget > 0 else { return stop(.tooManyAliases(at: text.span(start..<start + 1))) }
    guard depth <= maximalDepth else { return stop(.tooDeep(at: text.span(start..<start + 1))) }
    switch node {
    case .scalar(let scalar): return self.scalar(scalar, at: start)
    case .alias: return stop(.tooManyAliases(at: text.span(start..<start + 1)))  // compose resolves all of them
    case .sequence(let sequence):
      var items: [Base.Node] = []
      for item in sequence {
        guard let item = self.node(item, depth: depth + 1) else { return nil }
        items.append(item)
      }
      checkTag(sequence.tag, .seq, at: start)
      return Base.Node(.list(items), at: collection(start, items.last?.span))
    case .mapping(let mapping):
      var map = MapEntries()
      for (key, value) in mapping {
        guard let key = self.node(key, depth: depth + 1), let value = self.node(value, depth: depth + 1)
        else {
          return nil
        }
        entry(key, value, into: &map)
      }
      checkTag(mapping.tag, .map, at: start)
      return Base.Node(.map(map.entries), at: collection(start, map.last?.value.span))
    }
  }

  private mutating func entry(_ key: Base.Node, _ value: Base.Node, into map: inout MapEntries) {
    switch key.content {
    case .list, .map: faults.report(.keyIsNoText(key.kindName, at: key.span))
    case .null where key.text.isEmpty: faults.report(.keyIsNoText("nothing", at: key.span))
    case .null, .bool, .int, .number, .string, .date:
      if !map.append(Base.Node.Entry(key: key.text, keySpan: key.span, value: value)), faults.hasRoom() {
        faults.report(.duplicateKey(key.text, at: key.span, first: map.first(key.text)?.keySpan))
      }
    }
  }

  private mutating func scalar(_ scalar: Yams.Node.Scalar, at start: Int) -> Base.Node {
    let value = scalar.string
    let span = text.span(start..<scalarEnd(scalar, start))
    let tag = scalar.tag.rawValue
    let isPlain = scalar.style == .plain || scalar.style == .any
    switch Tag.Name(rawValue: tag) {
    case .implicit where isPlain, .int, .float, .bool, .null, .timestamp:
      var copy = value
      let content = copy.withUTF8 { plainContent($0, value) }
      return Base.Node(content, text: value, at: span)
    case .implicit, .str, .nonSpecific: return Base.Node(.string(value), text: value, at: span)
    default:
      faults.report(.unknownTag(tag, at: span))
      return Base.Node(.string(value), text: value, at: span)
    }
  }

  private func scalarEnd(_ scalar: Yams.Node.Scalar, _ start: Int) -> Int {
    let bytes = text.bytes
    switch scalar.style {
    case .literal, .folded: return min(start + 1, bytes.count)
    case .singleQuoted, .doubleQuoted: return closingQuote(bytes, contentStart(start))
    case .plain, .any:
      let value = scalar.string.utf8
      if bytes[start...].starts(with: value) { return start + value.count }
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      while end > start, isWhitespace(bytes[end - 1]) { end -= 1 }
      return end
    }
  }

  // A tag or an anchor stands before the quote.
  private func contentStart(_ start: Int) -> Int {
    text.bytes[start...].firstIndex { $0 == 0x22 || $0 == 0x27 } ?? start
  }

  private func collection(_ start: Int, _ last: Span?) -> Span {
    let open = text.span(start..<min(start + 1, text.bytes.count))
    // What an alias stands for may have been written before.
    guard let last, last.end > open.end else { return open }
    return open.joined(last)
  }

  private mutating func checkTag(_ tag: Tag, _ expected: Tag.Name, at start: Int) {
    if tag.rawValue != "", tag.rawValue != "!", tag.rawValue != expected.rawValue {
      faults.report(.unknownTag(tag.rawValue, at: text.span(start..<start + 1)))
    }
  }

  private mutating func stop(_ diagnostic: Diagnostic) -> Base.Node? {
    faults.report(diagnostic)
    return nil
  }
}

// YAML 1.2 allows a tab on a line without content; libyaml takes it for indentation.
private func withoutTabsOnBlankLines(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.contains(0x09) else { return bytes }
  var out = bytes
  var lineStart = 0
  while lineStart < bytes.count {
    var i = lineStart
    while i < bytes.count, isBlank(bytes[i]) { i += 1 }
    if i == bytes.count || bytes[i] == 0x0A || bytes[i] == 0x0D {
      for j in lineStart..<i { out[j] = 0x20 }
    }
    lineStart = bytes[i...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
  }
  return out
}

private func closingQuote(_ bytes: [UInt8], _ start: Int) -> Int {
  guard start < bytes.count else { return bytes.count }
  let quote = bytes[start]
  var i = start + 1
  while i < bytes.count {
    if bytes[i] == 0x5C, quote == 0x22 {
      i += 1
    } else if bytes[i] == quote {
      guard quote == 0x27, i + 1 < bytes.count, bytes[i + 1] == quote else { return i + 1 }
      i += 1
    }
    i += 1
  }
  return bytes.count
}

private func libyamlLines(_ bytes: [UInt8]) -> [Int] {
  var starts = [0]
  var i = 0
  while i < bytes.count {
    switch bytes[i] {
    case 0x0A: starts.append(i + 1)
    case 0x0D where i + 1 >= bytes.count || bytes[i + 1] != 0x0A: starts.append(i + 1)
    case 0xC2 where bytes[i + 1] == 0x85: starts.append(i + 2)
    case 0xE2 where bytes[i + 1] == 0x80 && bytes[i + 2] & 0xFE == 0xA8: starts.append(i + 3)
    default: break
    }
    i += 1
  }
  return starts
}
