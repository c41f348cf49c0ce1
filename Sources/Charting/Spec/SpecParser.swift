// Reads what an author wrote. The tree comes with places, so every fault is told where it stands, and reading goes on
// after each, so that one build shows them all.

import Base

/// Reads a specification from a tree. With `nil` there is no kind to draw; the diagnostics say why.
package func chartSpec(_ node: Node) -> Checked<ChartSpec?> {
  guard case .map = node.content else {
    return Checked(
      nil,
      [
        Diagnostic(
          .error, "chart/not-a-map", "a chart is written as keys and values, not as \(node.kindName)", at: node.span,
          help: "begin with kind: and the name of a kind")
      ])
  }
  var parser = SpecParser()
  guard let (kind, span) = parser.kind(node) else { return Checked(nil, parser.diagnostics) }
  var spec = ChartSpec(span: node.span, kind: kind, kindSpan: span)
  for entry in node.entries { parser.read(entry, into: &spec) }
  spec.takeFieldsOfLayers()
  return Checked(spec, parser.diagnostics)
}

struct SpecParser {
  var diagnostics: [Diagnostic] = []

  fileprivate mutating func kind(_ node: Node) -> (ChartKind, Span)? {
    guard let written = node["kind"] else {
      if let layers = node["layers"] { return (.layers, layers.span) }
      diagnostics.append(
        Diagnostic(
          .error, "chart/no-kind", "the chart says no kind", at: node.span,
          help: "add kind: with one of \(ChartKind.all.map(\.name).joined(separator: ", "))"))
      return nil
    }
    let name = written.scalar ?? ""
    if let kind = ChartKind.named(name) { return (kind, written.span) }
    let names = ChartKind.all.map(\.name)
    diagnostics.append(
      Diagnostic(
        .error, "chart/unknown-kind", "no kind of chart named “\(name)”", at: written.span,
        help: nearest(to: name, among: names).asSuggestion ?? "kinds are \(names.joined(separator: ", "))"))
    return nil
  }

  fileprivate mutating func read(_ entry: Node.Entry, into spec: inout ChartSpec) {
    if spec.kind.keys.contains(entry.key) { return spec.extras.append(entry) }
    if entry.key == "layers", spec.kind.name == ChartKind.layers.name {
      return spec.layers = entry.value.items.compactMap { layer($0) }
    }
    guard let key = ChartKey.named(entry.key) else { return channel(entry, into: &spec) }
    if spec.kind.takes(key) { key.read(&self, entry, &spec) } else { diagnostics.append(.untaken(entry, spec.kind)) }
  }

  // Everything that is no common key is a channel of the kind, or a mistake.
  private mutating func channel(_ entry: Node.Entry, into spec: inout ChartSpec) {
    if let name = ChannelName(entry.key), spec.kind.channels.contains(name) || name == .facet || name == .href
    {
      if let channel = channel(entry.value, name, spec.kind) {
        spec[name] = channel.channel
        spec.highlight += channel.highlight
        if let columns = channel.columns { spec.columns = columns }
      }
      return
    }
    let allowed = spec.kind.channels + [.facet, .href]
    if ChannelName(entry.key) != nil {
      diagnostics.append(
        Diagnostic(
          .error, "chart/unused-channel", "a chart of kind “\(spec.kind.name)” does not use “\(entry.key)”",
          at: entry.keySpan, help: "it uses \(allowed.map(\.name).joined(separator: ", "))"))
      return
    }
    unknown(entry, among: ChartKey.all.filter { spec.kind.takes($0) }.map(\.name) + allowed.map(\.name) + spec.kind.keys)
  }

  mutating func channel(_ node: Node, _ name: ChannelName, _ kind: ChartKind) -> WrittenChannel? {
    var written = WrittenChannel(channel: Channel(fields: [], span: node.span))
    guard case .map(let entries) = node.content else {
      written.channel.fields = node.items.compactMap { item in item.scalar.map { Located($0, at: item.span) } }
      if !written.channel.fields.isEmpty { return written }
      diagnostics.append(
        Diagnostic(.error, "chart/no-field", "expected the name of a field, found \(node.kindName)", at: node.span))
      return nil
    }
    // `label: {top: 12, by: jobs}` names no field: the label is that of the marks.
    let taken = kind.channelKeys(name)
    for entry in entries {
      guard let key = ChannelKey.named(entry.key) else {
        unknown(entry, among: taken.words)
        continue
      }
      if taken.isSuperset(of: key.takers) { key.read(&self, entry, &written) } else {
        diagnostics.append(.untaken(entry, name, kind))
      }
    }
    return written
  }

  mutating func annotation(_ node: Node) -> Annotation? {
    guard let text = node["text"], let words = text.scalar, let at = node["at"] ?? node["x"], let place = at.scalar else {
      diagnostics.append(
        Diagnostic(
          .error, "chart/annotation", "an annotation needs a place and a text", at: node.span,
          help: "write {at: 2025-05, text: New campus opens}"))
      return nil
    }
    check(node, ["at", "x", "text"])
    return Annotation(at: Located(place, at: at.span), text: Located(words, at: text.span), span: node.span)
  }

  mutating func reference(_ node: Node) -> ReferenceLine? {
    if let value = node.number { return ReferenceLine(axis: .y, isPlaced: false, value: value, span: node.span) }
    check(node, ["x", "y", "label"])
    if node["x"] != nil, node["y"] != nil {
      diagnostics.append(
        Diagnostic(
          .error, "chart/reference", "a reference line stands on one axis, but this names both", at: node.span,
          help: "write two: [{x: 100}, {y: 5}]"))
      return nil
    }
    guard let value = (node["y"] ?? node["x"])?.number else {
      diagnostics.append(
        Diagnostic(
          .error, "chart/reference", "a reference line needs a number", at: node.span,
          help: "write {y: 100, label: \"2005 = 100\"}"))
      return nil
    }
    let label = node["label"].flatMap { label in label.scalar.map { Located($0, at: label.span) } }
    return ReferenceLine(axis: node["y"] == nil ? .x : .y, value: value, label: label, span: node.span)
  }

  mutating func band(_ entry: Node.Entry, into spec: inout ChartSpec) {
    check(entry.value, ["low", "high", "label"])
    for (key, name) in [("low", ChannelName.low), ("high", .high)] {
      guard let node = entry.value[key] else {
        diagnostics.append(
          Diagnostic(
            .error, "chart/band", "a band needs “low” and “high”", at: entry.value.span,
            help: "write {low: low, high: high, label: 95% interval}"))
        continue
      }
      spec[name] = channel(node, name, spec.kind)?.channel
    }
    spec.bandLabel = entry.value["label"]?.scalar
  }

  mutating func narrow(_ entry: Node.Entry) -> NarrowRule? {
    check(entry.value, ["top", "by"])
    guard let top = entry.value["top"]?.int, top > 0 else {
      diagnostics.append(
        Diagnostic(
          .error, "chart/narrow", "the narrow scene needs a number of rows", at: entry.value.span,
          help: "write {top: 15, by: jobs}"))
      return nil
    }
    return NarrowRule(
      top: top, by: entry.value["by"].flatMap { node in node.scalar.map { Located($0, at: node.span) } })
  }
}

// Single values.
extension SpecParser {
  mutating func text(_ entry: Node.Entry) -> Located<String>? {
    if let text = entry.value.scalar { return Located(text, at: entry.value.span) }
    diagnostics.append(.expected("text", entry))
    return nil
  }

  mutating func texts(_ entry: Node.Entry) -> [Located<String>] {
    entry.value.items.compactMap { item in
      if let text = item.scalar { return Located(text, at: item.span) }
      diagnostics.append(.expected("a name or a list of names", entry))
      return nil
    }
  }

  mutating func number(_ entry: Node.Entry) -> Double? {
    if let number = entry.value.number, number.isFinite { return number }
    diagnostics.append(.expected("a number", entry))
    return nil
  }

  mutating func numbers(_ entry: Node.Entry) -> [Double] {
    let numbers = entry.value.items.compactMap(\.number)
    if numbers.count != entry.value.items.count || numbers.isEmpty {
      diagnostics.append(.expected("a list of numbers", entry))
    }
    return numbers
  }

  mutating func domain(_ entry: Node.Entry) -> [Double] {
    let ends = entry.value.items.compactMap(\.number)
    if ends.count == 2, entry.value.items.count == 2, ends[0] < ends[1] { return ends }
    diagnostics.append(.expected("shared, or two numbers, the smaller one first", entry))
    return []
  }

  // What a kind sorts by; whether a field exists is seen when there is data.
  mutating func sort(_ entry: Node.Entry, _ kind: ChartKind) -> Located<String>? {
    let words = ["label", "-label", "data", "-data"]
    if kind.takes.contains(.nameSort) { return choice(entry, words) }
    guard let written = text(entry) else { return nil }
    if written.value != "seriate" || kind.name == ChartKind.heatMap.name { return written }
    diagnostics.append(.unknownWord(written, for: "sort", ["value", "-value"] + words))
    return nil
  }

  mutating func whole(_ entry: Node.Entry, _ range: ClosedRange<Int>) -> Int? {
    if let number = entry.value.int, range.contains(number) { return number }
    diagnostics.append(.expected("a whole number from \(range.lowerBound) to \(range.upperBound)", entry))
    return nil
  }

  mutating func flag(_ entry: Node.Entry) -> Bool? {
    if let flag = entry.value.bool { return flag }
    diagnostics.append(.expected("true or false", entry))
    return nil
  }

  mutating func quadrants(_ entry: Node.Entry) -> [Located<String>] {
    let names = texts(entry)
    if names.count != 4 {
      diagnostics.append(.expected("four names: upper left, upper right, lower left, lower right", entry))
    }
    return names.count == 4 ? names : []
  }

  mutating func choice(_ entry: Node.Entry, _ words: [String]) -> Located<String>? {
    guard let written = text(entry) else { return nil }
    if words.contains(written.value) { return written }
    diagnostics.append(.unknownWord(written, for: entry.key, words))
    return nil
  }

  /// One of the words of a closed set, with its place.
  mutating func located<Word: RawRepresentable & CaseIterable & Sendable>(
    _ entry: Node.Entry, _ type: Word.Type
  ) -> Located<Word>? where Word.RawValue == String {
    word(entry, type).map { Located($0, at: entry.value.span) }
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(_ entry: Node.Entry, _ type: Word.Type) -> Word?
  where Word.RawValue == String {
    choice(entry, Word.allCases.map(\.rawValue)).flatMap { Word(rawValue: $0.value) }
  }

  private mutating func check(_ node: Node, _ keys: [String]) {
    for entry in node.entries where !keys.contains(entry.key) { unknown(entry, among: keys) }
  }

  mutating func unknown(_ entry: Node.Entry, among keys: [String]) {
    diagnostics.append(
      Diagnostic(
        .error, "chart/unknown-key", "no key “\(entry.key)” here", at: entry.keySpan,
        help: nearest(to: entry.key, among: keys).asSuggestion ?? "keys are \(keys.joined(separator: ", "))"))
  }
}

extension Diagnostic {
  fileprivate static func expected(_ what: String, _ entry: Node.Entry) -> Diagnostic {
    let found = entry.value.scalar.map { "“\($0)”" } ?? entry.value.kindName
    return Diagnostic(.error, "chart/value", "“\(entry.key)” takes \(what), found \(found)", at: entry.value.span)
  }

  fileprivate static func unknownWord(_ written: Located<String>, for key: String, _ words: [String]) -> Diagnostic {
    Diagnostic(
      .error, "chart/value", "“\(key)” cannot be “\(written.value)”", at: written.span,
      help: nearest(to: written.value, among: words).asSuggestion ?? "it can be \(words.joined(separator: ", "))")
  }
}
