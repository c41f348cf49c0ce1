// What the page around a chart decides: its number, its words, its widths, which entity the page is about.

import Base

package struct ChartOptions: Sendable {
  /// Unique in the page: the figure's id, and the start of every id within it.
  package var id: String
  package var language: LanguageRules
  package var strings: ChartStrings
  /// Keys of what the page is about, drawn in accent where the specification highlights nothing.
  package var highlight: [String]
  package var wideWidth: Double
  package var narrowWidth: Double
  /// "Figure 1"; `nil` for a chart without a number.
  package var number: Int?
  /// Citation key to the words of the source line.
  package var sources: [String: String]
  /// The boundaries that a map may name, by the name as written in `boundaries:`.
  package var boundaries: [String: Boundaries] = [:]
  /// The place of a key among all keys of its sort, from 0: names that have one keep their colour from chart to chart.
  package var place: @Sendable (String) -> Int? = { _ in nil }
  /// The extent of a field over everything, for scales that charts share: by the field's name.
  package var extents: [String: Bounds] = [:]

  package init(
    id: String, language: LanguageRules = .english, strings: ChartStrings = ChartStrings(), highlight: [String] = [],
    wideWidth: Double = 640, narrowWidth: Double = 320, number: Int? = nil, sources: [String: String] = [:]
  ) {
    self.id = id
    self.language = language
    self.strings = strings
    self.highlight = highlight
    self.wideWidth = wideWidth
    self.narrowWidth = narrowWidth
    self.number = number
    self.sources = sources
  }
}

/// The words of charts, in English unless replaced. `{name}` stands for what is filled in.
package struct ChartStrings: Sendable {
  package init() {}

  package var figure = "Figure {n}"
  package var source = "Source"
  package var note = "Note"
  package var table = "Table"
  package var csv = "CSV"
  package var svg = "SVG"
  package var embed = "Embed"
  package var withheld = "withheld"
  package var withheldLegend = "withheld: confidential; not zero"
  package var gapLegend = "gap: no value"
  package var notAvailable = "not available"
  package var notApplicable = "not applicable"
  package var provisional = "provisional"
  package var forecast = "forecast"
  package var estimated = "estimated"
  package var breakInSeries = "break in series"
  package var interval = "interval"
  package var logScale = "log scale"
  package var symlogScale = "log scale, linear around zero"
  package var count = "Number"
  package var other = "Other"
  package var all = "All"
  package var total = "Total"
  package var under = "under {value}"
  package var between = "{low} to {high}"
  package var rankOf = "{when}: rank ({what})"
  package var lowest = "Lowest"
  package var lowerQuartile = "Lower quartile"
  package var median = "Median"
  package var upperQuartile = "Upper quartile"
  package var highest = "Highest"
  package var andOver = "{value} and over"
  package var withheldHead = "{label}: withheld"
  package var outside = "Values beyond the scale are drawn at its edge: {names}."
  package var notDrawn = "Not drawn: {names}."
  package var more = "{names} and {count} more"
  package var unnamed = "Too small for their names: {names}."
  package var and = "and"
  package var notShown = "Not on the map: {names}."
  package var latest = "latest figures, {first} to {last}"
  package var insets = "Alaska and Hawaii are drawn at scales of their own."

  // The description, written from the data.
  package var describeKind = "{kind} of {what} by {by}."
  package var describeKindAlone = "{kind} of {what}."
  package var describeOver = "From {first} to {last}."
  package var describeChange = "{series}: {from} in {first}, {to} in {last}."
  package var describeExtremes = "Highest: {high}, {highValue}. Lowest: {low}, {lowValue}."
  package var describeExtremesAlone = "Highest: {highValue}. Lowest: {lowValue}."
  package var describeRanks = "Ranks in {when}: {names}."
  package var describeWithheld = "Withheld: {count}."
  package var describeMissing = "Not available: {count}."
  package var describeSubject = "{name}: {value}."
  /// Words for kinds by their names; one that is absent here has the title that it has by itself.
  package var kinds: [String: String] = [:]
}
