// What an author asked for, typed and with places, before any data is seen. `chartSpec(_:)` makes it from a tree;
// the caller binds `data`, `where` and `period`, resolves the texts, and hands it to `chart(_:_:_:)`.

import Base

/// A value and where it was written.
package struct Located<Value: Sendable>: Sendable {
  package var value: Value
  package let span: Span

  package init(_ value: Value, at span: Span) {
    self.value = value
    self.span = span
  }
}

package struct ChartSpec: Sendable {
  /// The whole block.
  package let span: Span
  package let kind: ChartKind
  package let kindSpan: Span

  /// The name of the table to draw, or a path beside the file.
  package var data: Located<String>?
  /// The filter, as written: the caller evaluates it and passes only the rows that stay.
  package var filter: Located<String>?
  /// `2024`, `2019..2024`: rows of other periods are left out by the caller.
  package var period: Located<String>?

  // Texts may hold `{{ expressions }}` and claims; the caller replaces them by what they say before drawing.
  package var title: Located<String>?
  package var subtitle: Located<String>?
  package var note: Located<String>?
  package var alt: Located<String>?
  /// Citation keys; empty: the sources of the rows drawn.
  package var sources: [Located<String>] = []

  /// Those that are written, in the order of `ChannelName`; a chart has three or four.
  package private(set) var channels: [(key: ChannelName, value: Channel)] = []
  package var highlight: [Located<String>] = []
  package var annotations: [Annotation] = []
  package var references: [ReferenceLine] = []
  /// `value`, `label`, `data`, or a field; a minus before it turns the order.
  package var sort: Located<String>?
  package var format: Located<String>?
  /// The scale of the values, where the channel does not say it.
  package var scale: Located<ScaleWord>?
  /// Names of the quadrants: upper left, upper right, lower left, lower right.
  package var quadrants: [Located<String>] = []
  package var bandLabel: String?
  /// The marks of a chart without a kind, in the order of painting.
  package var layers: [LayerSpec] = []
  package var columns: Int?
  package var narrow: NarrowRule?
  package var table: TableMode = .fold
  package var suppressed: SuppressedMode = .hatch
  /// Keys that the kind declares for itself (`ChartKind.keys`), unread.
  package var extras: [Node.Entry] = []

  package internal(set) subscript(name: ChannelName) -> Channel? {
    get {
      for channel in channels where channel.key == name { return channel.value }
      return nil
    }
    set {
      let place = channels.firstIndex { $0.key >= name } ?? channels.count
      let isThere = place < channels.count && channels[place].key == name
      switch (newValue, isThere) {
      case (let channel?, true): channels[place].value = channel
      case (let channel?, false): channels.insert((name, channel), at: place)
      case (nil, true): channels.remove(at: place)
      case (nil, false): break
      }
    }
  }

  /// Names the rows by a field that the caller made with them.
  package mutating func nameRows(by field: String) {
    self[.label] = Channel(fields: [Located(field, at: kindSpan)], span: kindSpan)
  }

  package func extra(_ key: String) -> Node? { extras.first { $0.key == key }?.value }

  /// The file of boundaries that a map names; the caller reads it and puts it under this name into `ChartOptions.boundaries`.
  package var boundaries: Located<String>? {
    extra("boundaries").flatMap { node in node.scalar.map { Located($0, at: node.span) } }
  }

  /// The field whose cells name regions, where `join` is written `{field: fips, property: id}`.
  var joinField: Located<String>? {
    extra("join")?["field"].flatMap { node in node.scalar.map { Located($0, at: node.span) } }
  }

  /// What readers take for statements: these texts may hold `{{ expressions }}`, claims and asserted figures, which the
  /// caller judges.
  package var statements: [Located<String>] {
    [title, subtitle, note, alt].compactMap(\.self) + annotations.map(\.text) + references.compactMap(\.label)
  }

  /// Puts what the statements say in the place of what was written.
  package mutating func replaceStatements(_ words: (Located<String>) -> String) {
    func replace(_ text: inout Located<String>?) {
      if let written = text { text?.value = words(written) }
    }
    replace(&title)
    replace(&subtitle)
    replace(&note)
    replace(&alt)
    for i in annotations.indices { annotations[i].text.value = words(annotations[i].text) }
    for i in references.indices { replace(&references[i].label) }
  }

  /// The field of `sort`, without its sign; `nil` where it is one of the words.
  var sortField: Located<String>? {
    guard let sort else { return nil }
    let name = sort.value.hasPrefix("-") ? String(sort.value.dropFirst()) : sort.value
    return ["value", "label", "data", "seriate"].contains(name) ? nil : Located(name, at: sort.span)
  }

  /// The field by which panels are ordered: that of `-last(jobs)`.
  var facetOrderField: Located<String>? {
    guard let order = self[.facet]?.order else { return nil }
    let name = PanelOrder(order.value).field
    return name == "label" || name == "data" ? nil : Located(name, at: order.span)
  }

  /// The field by which the rows of the narrow scene are chosen.
  var narrowField: Located<String>? {
    narrow.flatMap { rule in rule.by.flatMap { by in rule.order.map { Located($0.field, at: by.span) } } }
  }

  /// The fields whose scales are shared with other charts; the caller puts their extents into `ChartOptions.extents`.
  package var sharedFields: [Located<String>] { channels.filter(\.value.sharesDomain).flatMap(\.value.fields) }

  /// Every field that is named anywhere, in the order of the channels; what the caller must put into the table.
  package var fields: [Located<String>] {
    channels.flatMap { $0.value.fields + [$0.value.by].compactMap(\.self) }
      + [sortField, joinField, facetOrderField, narrowField].compactMap(\.self)
  }
}

/// In their order: what is drawn along comes before what is told apart.
package enum ChannelName: UInt8, CaseIterable, Comparable, Sendable {
  case x, y, series, size, color, label, facet, low, high, value, href, start, end, parent, from, to

  package static func < (a: ChannelName, b: ChannelName) -> Bool { a.rawValue < b.rawValue }

  /// As authors write it.
  package var name: String { Self.names[Int(rawValue)] }

  private static let names = allCases.map { "\($0)" }

  /// Those that may be written, by their names.
  private static let named = Dictionary(allCases.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  package init?(_ name: String) {
    guard let channel = Self.named[name] else { return nil }
    self = channel
  }
}

/// What is shown on one channel, and how.
package struct Channel: Sendable {
  /// One field; several where columns stand side by side (`y: [jobs, firms]`).
  package var fields: [Located<String>]
  package var label: String?
  package var format: Located<String>?
  package var scale: Located<ScaleWord>?
  package var domain: [Double] = []
  /// `domain: shared`: the scale holds everything that the field has, not only the rows drawn.
  package var sharesDomain = false
  package var zero: Bool?
  package var shared: Bool = true
  package var order: Located<String>?
  package var transform: Located<String>?
  package var labels: SeriesLabels?
  package var scheme: ColorScheme?
  package var middle: Double?
  package var classes: Int?
  package var breaks: [Double] = []
  package var top: Int?
  package var by: Located<String>?
  package let span: Span

  package var field: Located<String>? { fields.first }
}

/// Words at a place of the chart.
package struct Annotation: Sendable {
  package var at: Located<String>
  package var text: Located<String>
  package let span: Span
}

/// A line across the chart at a value of one axis.
package struct ReferenceLine: Sendable {
  package enum Axis: Sendable { case x, y }
  package var axis: Axis
  /// Whether the author said which axis; a bare number stands on the one that holds numbers.
  var isPlaced = true
  package var value: Double
  package var label: Located<String>?
  package let span: Span
}

/// Which rows the narrow scene keeps.
package struct NarrowRule: Sendable {
  package var top: Int
  /// `max(jobs)`, as panels are ordered; the largest value of a row without it.
  package var by: Located<String>?

  var order: PanelOrder? { by.map { PanelOrder($0.value) } }
}

package enum ScaleWord: String, CaseIterable, Sendable { case linear, log, symlog }

/// Where series are named.
package enum SeriesLabels: String, CaseIterable, Sendable { case end, key, none }

package enum ColorScheme: String, CaseIterable, Sendable {
  case sequential, diverging
  case purpleOrange = "purple-orange"
}

package enum TableMode: String, CaseIterable, Sendable { case fold, open, link }

package enum SuppressedMode: String, CaseIterable, Sendable { case hatch, label, omit }
