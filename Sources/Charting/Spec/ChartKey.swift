// The keys of a chart beside its channels, and those of a channel: what each means, which kinds draw it, how it is read.
// The parser, its messages and the manual's reference have them from here.

import Base

/// A key of a chart.
package struct ChartKey: Sendable {
  package let name: String
  /// One sentence for the manual.
  package let meaning: String
  /// The sets of which a kind must declare one; empty for a key that all kinds take.
  let takers: ChartKeys
  let read: @Sendable (inout SpecParser, Node.Entry, inout ChartSpec) -> Void

  private init(
    _ name: String, _ meaning: String, for takers: ChartKeys = [],
    _ read: @escaping @Sendable (inout SpecParser, Node.Entry, inout ChartSpec) -> Void
  ) {
    self.name = name
    self.meaning = meaning
    self.takers = takers
    self.read = read
  }

  /// In the order of the manual.
  package static let all: [ChartKey] = [
    ChartKey("kind", "What is drawn: one of the kinds below.") { _, _, _ in },
    ChartKey("data", "The table: `clusters`, `regions`, `organisations`, one of Content/data, a file beside the page.") {
      parser, entry, spec in spec.data = parser.text(entry)
    },
    ChartKey("where", "Which rows stay: `year == max(year)`.") { parser, entry, spec in
      spec.filter = parser.text(entry)
    },
    ChartKey("period", "Rows of this time alone: `2024`, `2019..2024`; the latest figures where left out.") {
      parser, entry, spec in spec.period = parser.text(entry)
    },
    ChartKey("title", "What the chart finds, or its name.") { parser, entry, spec in spec.title = parser.text(entry) },
    ChartKey("subtitle", "What is measured, and in what.") { parser, entry, spec in
      spec.subtitle = parser.text(entry)
    },
    ChartKey("note", "What a reader must know, under the picture.") { parser, entry, spec in
      spec.note = parser.text(entry)
    },
    ChartKey("source", "Keys of sources; those of the rows drawn where left out.") { parser, entry, spec in
      spec.sources = parser.texts(entry)
    },
    ChartKey("alt", "The description, in place of the one written from the data.") { parser, entry, spec in
      spec.alt = parser.text(entry)
    },
    ChartKey("highlight", "Ids of what stands out.") { parser, entry, spec in spec.highlight = parser.texts(entry) },
    ChartKey("table", "The table of the data: `fold`, `open` or `link`.") { parser, entry, spec in
      spec.table = parser.word(entry, TableMode.self) ?? spec.table
    },
    ChartKey("annotations", "Words at moments: `[{at: 2020, text: New law}]`.", for: .annotations) {
      parser, entry, spec in spec.annotations = entry.value.items.compactMap { parser.annotation($0) }
    },
    ChartKey("reference", "Lines at numbers: `{y: 100, label: \"2005 = 100\"}`.", for: .reference) {
      parser, entry, spec in spec.references = entry.value.items.compactMap { parser.reference($0) }
    },
    ChartKey("band", "What lies between two columns: `{low: low, high: high, label: 95% interval}`.", for: .band) {
      parser, entry, spec in parser.band(entry, into: &spec)
    },
    ChartKey("sort", "`value`, `label`, `data` or a field; a minus turns the order.", for: [.sort, .nameSort]) {
      parser, entry, spec in spec.sort = parser.sort(entry, spec.kind)
    },
    ChartKey("format", "Of the values: `integer`, `number(2)`, `percent(1)`, `compact`, `signed`.", for: .format) {
      parser, entry, spec in spec.format = parser.text(entry)
    },
    ChartKey("scale", "Of the values: `linear`, `log` or `symlog`.", for: .scale) { parser, entry, spec in
      spec.scale = parser.located(entry, ScaleWord.self)
    },
    ChartKey("quadrants", "Four names: upper left, upper right, lower left, lower right.", for: .quadrants) {
      parser, entry, spec in spec.quadrants = parser.quadrants(entry)
    },
    ChartKey("narrow", "Which rows a narrow screen keeps: `{top: 15, by: max(jobs)}`.", for: .narrow) {
      parser, entry, spec in spec.narrow = parser.narrow(entry)
    },
    ChartKey("suppressed", "How what is withheld looks: `hatch`, `label` or `omit`.", for: .suppressed) {
      parser, entry, spec in spec.suppressed = parser.word(entry, SuppressedMode.self) ?? spec.suppressed
    },
  ]

  static func named(_ name: String) -> ChartKey? { all.first { $0.name == name } }
}

/// A key of a channel: `x: {field: year, label: Year}`.
package struct ChannelKey: Sendable {
  package let name: String
  /// One sentence for the manual.
  package let meaning: String
  /// What a channel must take; empty for a key that all take.
  let takers: ChannelKeys
  let read: @Sendable (inout SpecParser, Node.Entry, inout WrittenChannel) -> Void

  private init(
    _ name: String, _ meaning: String, for takers: ChannelKeys = [],
    _ read: @escaping @Sendable (inout SpecParser, Node.Entry, inout WrittenChannel) -> Void
  ) {
    self.name = name
    self.meaning = meaning
    self.takers = takers
    self.read = read
  }

  package static let all: [ChannelKey] = [
    ChannelKey("field", "The column, or several beside each other.") { parser, entry, written in
      written.channel.fields = parser.texts(entry)
    },
    ChannelKey("label", "What readers see in place of the column’s own.") { _, entry, written in
      written.channel.label = entry.value.scalar
    },
    ChannelKey("format", "As for the chart.") { parser, entry, written in written.channel.format = parser.text(entry) },
    ChannelKey("transform", "Of a series: `index(2005)`, `share`, `change`.") { parser, entry, written in
      written.channel.transform = parser.transform(entry)
    },
    ChannelKey("highlight", "Ids of what stands out.") { parser, entry, written in
      written.highlight = parser.texts(entry)
    },
    ChannelKey("scale", "As for the chart; of colours `log` doubles from class to class.", for: .scale) {
      parser, entry, written in written.channel.scale = parser.located(entry, ScaleWord.self)
    },
    ChannelKey("domain", "The two ends of the scale, or `shared` with all charts of the field.", for: .domain) {
      parser, entry, written in
      written.channel.sharesDomain = entry.value.scalar == "shared"
      if !written.channel.sharesDomain { written.channel.domain = parser.domain(entry) }
    },
    ChannelKey("zero", "Whether the scale holds zero.", for: .zero) { parser, entry, written in
      written.channel.zero = parser.flag(entry)
    },
    ChannelKey("shared", "Whether small multiples have one scale.", for: .shared) { parser, entry, written in
      written.channel.shared = parser.flag(entry) ?? true
    },
    ChannelKey("order", "Of names, or panels: `-jobs`, `label`, `data`, `-last(jobs)`, `seriate`.", for: .order) {
      parser, entry, written in written.channel.order = parser.text(entry)
    },
    ChannelKey("labels", "Where series are named: `end`, `key` or `none`.", for: .labels) { parser, entry, written in
      written.channel.labels = parser.word(entry, SeriesLabels.self)
    },
    ChannelKey("scheme", "Of colours: `sequential`, `diverging` or `purple-orange`.", for: .classes) {
      parser, entry, written in written.channel.scheme = parser.word(entry, ColorScheme.self)
    },
    ChannelKey("middle", "Where colours part two ways.", for: .classes) { parser, entry, written in
      written.channel.middle = parser.number(entry)
    },
    ChannelKey("classes", "How many classes of colour, from 2 to 7.", for: .classes) { parser, entry, written in
      written.channel.classes = parser.whole(entry, 2...7)
    },
    ChannelKey("breaks", "The limits between classes.", for: .classes) { parser, entry, written in
      written.channel.breaks = parser.numbers(entry)
    },
    ChannelKey("top", "How many are named.", for: .top) { parser, entry, written in
      written.channel.top = parser.whole(entry, 0...1000)
    },
    ChannelKey("by", "The field by whose size they are chosen.", for: .by) { parser, entry, written in
      written.channel.by = parser.text(entry)
    },
    ChannelKey("columns", "How many small multiples stand beside each other.", for: .columns) {
      parser, entry, written in written.columns = parser.whole(entry, 1...12)
    },
  ]

  static func named(_ name: String) -> ChannelKey? { all.first { $0.name == name } }
}

/// A channel as it is read, with what its map says of the whole chart.
struct WrittenChannel {
  var channel: Channel
  var highlight: [Located<String>] = []
  var columns: Int?
}
