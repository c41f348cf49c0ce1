import Base
import Formats

/// A figure of the prose that two builds print differently.
package struct FigureChange: Equatable, Sendable {
  package let page: String
  /// `boston.companies`, as the text addresses it.
  package let address: String
  /// nil where this build does not have it.
  package let old: String?
  package let new: String?
}

/// The figures in which two builds differ, by their `provenance.json`; sorted by page and address. A page that prints
/// one address several times is compared place by place.
package func figureChanges(from old: SourceFile, to new: SourceFile) -> [FigureChange] {
  let (before, after) = (printedFigures(old), printedFigures(new))
  return Set(before.keys).union(after.keys).sorted().compactMap { key in
    let (was, now) = (before[key], after[key])
    return was == now ? nil : FigureChange(page: key.page, address: key.address, old: was, new: now)
  }
}

private struct FigurePlace: Hashable, Comparable {
  let page: String
  let address: String
  let number: Int

  static func < (a: Self, b: Self) -> Bool { (a.page, a.address, a.number) < (b.page, b.address, b.number) }
}

private func printedFigures(_ file: SourceFile) -> [FigurePlace: String] {
  var figures: [FigurePlace: String] = [:]
  var counts: [String: Int] = [:]
  for entry in json(file).result.items {
    guard let page = entry["page"]?.scalar, let address = entry["address"]?.scalar,
      let figure = entry["figure"]?.scalar
    else { continue }
    let number = counts["\(page) \(address)", default: 0]
    counts["\(page) \(address)"] = number + 1
    figures[FigurePlace(page: page, address: address, number: number)] = figure
  }
  return figures
}
