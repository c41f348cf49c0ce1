// What a build says in numbers, kept as .almanac/figures beside its manifest: every figure as readers get it, every
// place in a ranking, every figure of the prose. Two such records tell what changed from one edition to the next,
// whichever files a site has. A line is one series, so that a million figures are a few megabytes.
//
//     almanac figures 1
//     language   en
//     indicator  pharma_jobs  jobs  0  Jobs in pharmaceuticals       (tabs between the fields)
//     series     durham  industry=3254  2015-Q4 6100  2016-Q4 6232[r]
//     ranking    2016-Q4  2  1  0  0  durham 1  boston 2             (placed, withheld, bounded, without data)
//     page       articles/hub/index.html
//     said       durham.pharma_jobs  6,232 jobs

import Base
import Formats
import Model

extension Prepared {
  /// The record of this site's figures.
  package func figureRecord(workers: Int) -> [UInt8] {
    let names = recordNames
    var indicators = inParallel(count: view.site.indicators.count, workers: workers, chunk: 1, state: { () }) { _, index in
      view.record(of: ID(index), names)
    }
    let said = view.pages.count + view.prose.reduce(0) { $0 + $1.figures.count }
    var out = ByteWriter(capacity: indicators.reduce(1000 + 64 * said) { $0 + $1.count })
    out.append("almanac figures 1\nlanguage")
    out.append(field: view.mainLanguage)
    out.append("\n")
    // One after the other, so that a big site's record is not held twice.
    for index in indicators.indices {
      out.append(indicators[index])
      indicators[index] = []
    }
    for page in view.pages { view.record(figuresOf: page, in: &out) }
    return out.bytes
  }

  // By entity. A page with figures of its own stands under its address.
  private var recordNames: [[UInt8]] {
    var names = view.site.entities.map { Array($0.id.utf8) }
    for page in view.site.pages where view.site.entities[page.entity].kind == .page {
      let path = page.language == view.mainLanguage ? page.path : page.language + "/" + page.path
      names[page.entity.position] = Array(path.utf8)
    }
    return names
  }
}

extension SiteView {
  fileprivate func record(of id: ID<Indicator>, _ names: [[UInt8]]) -> [UInt8] {
    let cells = site.observations.all(of: id)
    if cells.isEmpty { return [] }
    let indicator = site.indicators[id]
    var out = ByteWriter(capacity: cells.count * 16)
    out.append("indicator")
    out.append(field: indicator.id)
    out.append(field: indicator.unit?.text ?? "")
    out.append(field: indicator.decimals.map { String($0) } ?? "")
    out.append(field: indicator.label.text(in: mainLanguage))
    let digits = recordedDigits(of: indicator)
    var selections: [ID<Selection>: [UInt8]] = [:]
    var periods = PeriodTexts()
    var last: (entity: ID<Entity>, selection: ID<Selection>)?
    var place = 0
    for cell in cells {
      let key = cell.key
      if last?.entity != key.entity || last?.selection != key.selection {
        last = (key.entity, key.selection)
        place = 0
        let codes = selections[key.selection] ?? Array(self.codes(of: key.selection).utf8)
        selections[key.selection] = codes
        out.append("\nseries\t")
        out.append(names[key.entity.position])
        out.append("\t")
        out.append(codes)
      }
      out.append(periods.field(of: key.period, at: place))
      // A whole number is rounded already, and nearly every cell is one: a fifth of the work of a quantity.
      if let number = cell.plainNumber, let whole = Int(exactly: number), whole.magnitude < 1_000_000_000_000_000 {
        out.append(int: whole)
      } else {
        out.append(cell: recorded(site.observations.quantity(of: cell), digits))
      }
      place += 1
    }
    out.append("\n")
    record(rankingBy: id, names, in: &out)
    return out.bytes
  }

  // To how many decimals a figure is given where readers find most of them: in data files those of the data, else
  // those that are printed.
  private func recordedDigits(of indicator: Indicator) -> Int? {
    let isPublished = !settings.outputs.isDisjoint(with: [.csv, .json])
    return isPublished && indicator.derivation == nil ? nil : indicator.decimals
  }

  private func recorded(_ quantity: Quantity, _ decimals: Int?) -> Quantity {
    guard let decimals else { return quantity }
    return quantity.mapped { rounded($0, decimals: decimals) }
  }

  private func codes(of id: ID<Selection>) -> String {
    site.observations.selections[id].choices.map { choice in
      let list = site.dimensions[Int(choice.dimension)]
      return printable("\(list.name)=\(list.codes[Int(choice.code)].id)")
    }.joined(separator: ", ")
  }

  private func record(rankingBy id: ID<Indicator>, _ names: [[UInt8]], in out: inout ByteWriter) {
    guard let ranking = rankings(id) else { return }
    out.append("ranking")
    out.append(field: ranking.period?.text ?? "")
    for count in [ranking.count, ranking.withheld.count, ranking.bounded.count, ranking.withoutData.count] {
      out.append("\t")
      out.append(int: count)
    }
    for entry in ranking.entries {
      out.append("\t")
      out.append(names[entry.entity.position])
      out.append(entry.rank.isTied ? " =" : " ")
      out.append(int: entry.rank.position)
    }
    out.append("\n")
  }

  fileprivate func record(figuresOf page: PlannedPage, in out: inout ByteWriter) {
    guard let written = page.written, !prose[written].figures.isEmpty else { return }
    out.append("page")
    out.append(field: page.path)
    for (figure, result) in zip(documents[written].figures, prose[written].figures) {
      out.append("\nsaid\t")
      out.append(figure.expression)
      out.append(field: result.plain)
    }
    out.append("\n")
  }
}

// A series is observed at the times of the one before it, nearly always.
private struct PeriodTexts {
  private var known: [(period: Period?, field: [UInt8])] = []

  /// A tab, the period and a blank, as one run.
  mutating func field(of period: Period?, at place: Int) -> [UInt8] {
    if place < known.count, known[place].period == period { return known[place].field }
    let field = Array("\t\(period?.text ?? "-") ".utf8)
    if place < known.count { known[place] = (period, field) } else { known.append((period, field)) }
    return field
  }
}

extension ByteWriter {
  fileprivate mutating func append(field text: String) {
    append("\t")
    append(text: printable(text))
  }
}

// A tab or a line break would begin another field.
private func printable(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
  return String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
}
