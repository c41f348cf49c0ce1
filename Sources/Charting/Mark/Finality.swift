// What is not final is not filled, and a line that is not final is not closed: provisional has a plain rim or dashes, a
// forecast a dotted rim or dots. Whatever a kind draws for a single value, it asks here how that looks.

import Base

enum Finality: Sendable { case final, provisional, forecast }

extension Quantity {
  var finality: Finality {
    if !hasFlags { return .final }
    return flags.contains(.forecast) ? .forecast : flags.contains(.provisional) ? .provisional : .final
  }

  var isTentative: Bool { finality != .final }

  /// Most have none; asking for one of them takes longer.
  var hasFlags: Bool { flags.rawValue != 0 }

  /// Whether it is not to be compared with what was before it.
  var isBreak: Bool { hasFlags && flags.contains(.breakInSeries) }
}

extension Scene {
  /// How the mark of a quantity looks; what that means is remembered for the key.
  mutating func look(_ style: Style, of quantity: Quantity) -> Style {
    note(quantity.finality)
    return quantity.hasFlags ? style.open(quantity.finality) : style
  }

  mutating func note(_ finality: Finality) {
    switch finality {
    case .final: break
    case .provisional: states.insert(.provisional)
    case .forecast: states.insert(.forecast)
    }
  }

  /// A stroke across what a break parts; its middle is given.
  mutating func breakMark(_ x: Double, _ y: Double) {
    states.insert(.breaks)
    line(x - 3, y + 5, x + 3, y - 5, .whisker)
  }
}

extension Style {
  /// The same for what is not final.
  func open(_ finality: Finality) -> Style {
    switch finality {
    case .final: self
    case .provisional: provisional
    case .forecast: forecast
    }
  }

  private var provisional: Style {
    switch self {
    case .accent, .bubbleAccent, .areaAccent: .hollowAccent
    case .series(let i): .hollowSeries(i)
    case .lineMark, .reference: .dashedMark
    case .lineAccent: .dashedAccent
    case .lineSeries(let i): .dashed(i)
    case .area(let i): .areaOpen(i)
    case .areaAccentSolid: .areaOpenAccent
    default: .hollow
    }
  }

  private var forecast: Style {
    switch self {
    case .accent, .bubbleAccent, .areaAccent: .forecastAccent
    case .series(let i): .forecastSeries(i)
    case .lineMark, .reference: .dottedMark
    case .lineAccent: .dottedAccent
    case .lineSeries(let i): .dotted(i)
    case .area(let i): .areaDotted(i)
    case .areaAccentSolid: .areaDottedAccent
    default: .forecast
    }
  }

  /// What it says of its value.
  var finality: Finality {
    switch self {
    case .hollow, .hollowAccent, .hollowSeries, .dashed, .dashedAccent, .dashedMark, .areaOpen, .areaOpenAccent:
      .provisional
    case .forecast, .forecastAccent, .forecastSeries, .dotted, .dottedAccent, .dottedMark, .areaDotted,
      .areaDottedAccent:
      .forecast
    default: .final
    }
  }

  /// The same form in the grey of a key for several colours.
  var inGrey: Style {
    switch self {
    case .hollowAccent, .hollowSeries: .hollow
    case .forecastAccent, .forecastSeries: .forecast
    case .dashed, .dashedAccent: .dashedMark
    case .dotted, .dottedAccent: .dottedMark
    case .areaOpen, .areaOpenAccent: .areaOpen(.grey)
    case .areaDotted, .areaDottedAccent: .areaDotted(.grey)
    case .intervalAccent: .interval
    default: self
    }
  }
}
