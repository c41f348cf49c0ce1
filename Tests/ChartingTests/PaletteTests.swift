// Colours are judged as readers see them: contrast as WCAG 2.2 reckons it, differences in OKLab, for normal sight and
// for the three ways of seeing fewer colours (Machado, Oliveira, Fernandes 2009, at full severity).

import Testing

@testable import Charting

private let schemes: [(name: String, value: @Sendable (String) -> Colour)] = [
  ("light", { Colour(token($0).light) }), ("dark", { Colour(token($0).dark) }),
  ("print", { Colour(token($0).print.isEmpty ? token($0).light : token($0).print) })
]

private func token(_ name: String) -> (name: String, light: String, dark: String, print: String) {
  tokens.first { $0.name == name } ?? (name, "", "", "")
}

private func ramp(_ prefix: String, _ places: [String]) -> [String] { places.map { "\(prefix)-\($0)" } }

private let ramps = [
  ramp("step", ["1", "2", "3", "3-4", "4", "4-5", "5"]), ramp("class", ["0", "1", "2", "3", "4", "4-5", "5"]),
  ramp("violet", ["1", "2", "3", "4", "5", "6", "7"])
]

@Test func hueNeighboursAreApartInEverySight() {
  for (scheme, value) in schemes {
    let hues = (1...6).map { value("series-\($0)") }
    for sight in Sight.allCases {
      for (i, a) in hues.enumerated() {
        for b in hues[(i + 1)...] { #expect(a.distance(to: b, sight) >= 10, "\(scheme) \(sight) \(a.hex) \(b.hex)") }
      }
    }
  }
}

@Test func neighboursOfARampAreApartInEverySight() {
  for (scheme, value) in schemes {
    for ramp in ramps {
      for sight in Sight.allCases {
        for (a, b) in zip(ramp, ramp.dropFirst()) {
          #expect(value(a).distance(to: value(b), sight) >= 4.5, "\(scheme) \(sight) \(a) \(b)")
        }
      }
    }
  }
}

@Test func textIsLegible() {
  for (scheme, value) in schemes {
    let grounds = ["paper", "tint"].map(value)
    for name in ["ink", "ink-2", "accent"] + (1...6).map({ "series-\($0)" }) {
      for ground in grounds where name.hasPrefix("ink") || ground == value("paper") {
        #expect(value(name).contrast(with: ground) >= 4.5, "\(scheme) \(name)")
      }
    }
    for fill in ramps.joined() { #expect(value(fill).contrast(with: value(fill + "-ink")) >= 4.5, "\(scheme) \(fill)") }
    for fill in ["accent"] + (1...6).map({ "series-\($0)" }) {
      #expect(value(fill).contrast(with: value("paper")) >= 4.5, "\(scheme) words on \(fill) are paper")
    }
  }
}

@Test func marksStandOutAndGridsDoNot() {
  for (scheme, value) in schemes {
    let paper = value("paper")
    for name in ["mark", "accent", "reference", "hatch", "rule-strong"] + (1...6).map({ "series-\($0)" }) {
      #expect(value(name).contrast(with: paper) >= 3, "\(scheme) \(name)")
    }
    for name in ramps.joined() { #expect(value(name).contrast(with: paper) >= 1.3, "\(scheme) \(name)") }
    // Printers lose what is nearly white.
    #expect(value("grid").contrast(with: paper) < (scheme == "print" ? 1.55 : 1.4), "\(scheme)")
  }
}

@Test func everyTokenIsAColour() {
  for token in tokens {
    for value in [token.light, token.dark] { #expect(value.count == 7 && value.hasPrefix("#"), "\(token.name)") }
  }
  #expect(Set(tokens.map(\.name)).count == tokens.count)
}

private enum Sight: CaseIterable {
  case normal, protan, deutan, tritan

  var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    case .deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    case .tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    }
  }
}

/// A colour of the sheet, `#rrggbb`, in linear light.
private struct Colour: Equatable {
  let hex: String
  private let linear: [Double]

  init(_ hex: String) {
    self.hex = hex
    let number = Int(hex.dropFirst(), radix: 16) ?? 0
    linear = [16, 8, 0].map { shift in
      let value = Double(number >> shift & 255) / 255
      return value <= 0.04045 ? value / 12.92 : powerOfTen(2.4 * logarithm((value + 0.055) / 1.055))
    }
  }

  func contrast(with other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// In hundredths of OKLab.
  func distance(to other: Colour, _ sight: Sight) -> Double {
    100 * zip(lab(sight), other.lab(sight)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  private var luminance: Double { 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] }

  private func lab(_ sight: Sight) -> [Double] {
    let seen = product(sight.matrix, linear).map { min(max($0, 0), 1) }
    let cones = product(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005]
      ],
      seen
    ).map { $0 <= 0 ? 0 : powerOfTen(logarithm($0) / 3) }
    return product(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660]
      ],
      cones)
  }
}

private func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
  matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
}
