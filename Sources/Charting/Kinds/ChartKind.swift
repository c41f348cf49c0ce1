// A kind is a value: a name, a sentence for the manual, what it draws from, and a function. To add one, write a file
// beside this one with `extension ChartKind { static let sankey = ChartKind(…) }` and add `.sankey` to `all` below.

import Base

package struct ChartKind: Sendable {
  package let name: String
  /// What the description calls it, where the language has no word of its own.
  package let title: String
  /// One sentence for the manual.
  package let summary: String
  /// The channels that it reads, with the types of column that each may hold.
  let needs: [Need]
  /// Those that an author may write for this kind, required ones first.
  package let channels: [ChannelName]
  /// Keys of its own, beside those that every kind knows; read from `ChartSpec.extras`.
  package let keys: [String]
  /// Those of the common keys that it draws.
  package let takes: ChartKeys
  /// The channels that together name a place for one value; empty where values may share a place.
  let places: [ChannelName]
  /// Whether its marks are compared by length, so that they must start at zero.
  let isZeroBased: Bool
  /// Whether its marks are single rows, which take their names from the first names of the table if no channel says them.
  let namesRows: Bool
  /// The table of a kind whose rows are not told by its channels alone.
  let view: (@Sendable (Plan) -> DataView?)?
  /// A sentence of the description that stands for the highest and the lowest value.
  let words: (@Sendable (Plan) -> String?)?
  /// What is the same at every width, once; its result draws into a scene of any width.
  let sketch: @Sendable (Plan) -> Sketch

  typealias Sketch = (inout Scene) -> Void

  init(
    name: String, title: String, summary: String, needs: [Need], keys: [String] = [], takes: ChartKeys = [],
    places: [ChannelName] = [], isZeroBased: Bool = false, namesRows: Bool = false,
    view: (@Sendable (Plan) -> DataView?)? = nil, words: (@Sendable (Plan) -> String?)? = nil,
    draw: @escaping @Sendable (Plan, inout Scene) -> Void
  ) {
    self.init(
      name: name, title: title, summary: summary, needs: needs, keys: keys, takes: takes, places: places, isZeroBased: isZeroBased,
      namesRows: namesRows, view: view, words: words,
      sketch: { plan in { scene in draw(plan, &scene) } })
  }

  init(
    name: String, title: String, summary: String, needs: [Need], keys: [String] = [], takes: ChartKeys = [],
    places: [ChannelName] = [], isZeroBased: Bool = false, namesRows: Bool = false,
    view: (@Sendable (Plan) -> DataView?)? = nil, words: (@Sendable (Plan) -> String?)? = nil,
    sketch: @escaping @Sendable (Plan) -> Sketch
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.needs = needs
    channels = needs.filter(\.isRequired).map(\.channel) + needs.filter { !$0.isRequired }.map(\.channel)
    self.keys = keys
    self.takes = takes
    self.places = places
    self.isZeroBased = isZeroBased
    self.namesRows = namesRows
    self.view = view
    self.words = words
    self.sketch = sketch
  }

  /// In the order of the manual.
  package static let all: [ChartKind] = [
    .line, .area, .stackedArea, .slope, .bump,
    .bar, .divergingBar, .groupedBar, .stackedBar, .shareBar, .lollipop, .dot, .dumbbell, .range, .waterfall,
    .shiftShare,
    .scatter, .bubble, .portfolio, .connectedScatter, .histogram, .box, .beeswarm,
    .heatMap, .treemap, .timeline, .tileMap, .choropleth, .symbolMap,
    .sankey, .arcDiagram, .matrix, .layers
  ]

  package static func named(_ name: String) -> ChartKind? { all.first { $0.name == name } }
}

/// A channel that a kind reads.
struct Need: Sendable {
  enum Types: Sendable { case number, period, text, numberOrPeriod, textOrPeriod, any }

  let channel: ChannelName
  let types: Types
  let isRequired: Bool
  let takes: ChannelKeys

  static func required(_ channel: ChannelName, _ types: Types, _ takes: ChannelKeys = []) -> Need {
    Need(channel: channel, types: types, isRequired: true, takes: takes)
  }
  static func optional(_ channel: ChannelName, _ types: Types, _ takes: ChannelKeys = []) -> Need {
    Need(channel: channel, types: types, isRequired: false, takes: takes)
  }
}
