// What charts say in words is prose: the figures in their titles, subtitles, notes and annotations are judged like those
// of the text, and their numerals count for coverage. A numeral that the chart's own data bear out traces to them.

import Base
import Charting
import Markup
import Model

/// One text of a chart, read as a line of Markdown.
struct ChartStatement {
  let text: Located<String>
  private(set) var markup: MarkupDocument
  let faults: [Diagnostic]

  /// - Returns: `nil` for a text that stands otherwise in its file than it reads: no place in it would be true.
  init?(_ text: Located<String>, _ language: LanguageRules) {
    let around = text.span.range.count - text.value.utf8.count
    guard around == 0 || around == 2 else { return nil }
    var options = MarkupOptions()
    options.language = language
    let read = inline(Array(text.value.utf8), at: text.span, options: options)
    (self.text, markup) = (text, read.result)
    faults = read.diagnostics.filter { $0.code.hasPrefix("figure/") }
  }

  /// What a numeral in it says, with its sign and its hedge.
  func reading(of numeral: Span, _ language: LanguageRules) -> NumeralReading? {
    let bytes = Array(text.value.utf8)
    let shift = text.span.range.lowerBound + (text.span.range.count == bytes.count ? 0 : 1)
    let start = numeral.range.lowerBound - shift
    let next = markup.numerals.first { $0.start > numeral.start }?.range.lowerBound
    let stop = (next ?? text.span.range.upperBound) - shift
    guard bytes.indices.contains(start) else { return nil }
    let rest = bytes[start..<min(max(stop, start), bytes.count)]
    // "percentage points" are two words behind the numeral; further on stands what is said of it.
    let ends = rest.indices.filter { rest[$0] == 0x20 }.prefix(3) + [rest.endIndex]
    return ends.prefix(3).reversed().lazy.compactMap { end in
      Markup.reading(of: Array(rest[..<end]), before: Array(bytes[..<start].suffix(48)), language: language)
    }.first
  }
}

/// The figures that a chart shows, and what follows from them: changes from the first to the last, and how many rows.
struct ChartNumbers {
  private let quantities: [Quantity]
  /// Codes, which are names that look like numbers: "3254".
  private let codes: Set<String>

  init(_ table: ChartTable, _ spec: ChartSpec, _ evidence: ClaimEvidence?) {
    let fields = Set(spec.fields.map(\.value))
    codes = Set(spec.filter.map { digits(in: $0.value) } ?? []).union(
      table.columns.flatMap { column -> [String] in
        if case .texts(let cells) = column.cells { cells.map(\.key) } else { [] }
      })
    var quantities: [Quantity] = [Quantity(Double(table.count))] + spec.references.map { Quantity($0.value) }
    for column in table.columns where fields.contains(column.name) {
      guard case .numbers(let cells) = column.cells else { continue }
      quantities += cells.map { cell in
        var cell = cell
        cell.unit = column.unit
        return cell
      }
    }
    for row in evidence?.rows ?? [] {
      guard let first = row.points.first?.value, let last = row.points.last?.value else { continue }
      quantities.append(Quantity((last - first).magnitude))
      if first != 0 {
        quantities.append(Quantity((last / first - 1).magnitude * 100, unit: .percent))
        quantities.append(Quantity(last / first, unit: .ratio))
      }
    }
    self.quantities = quantities + [Quantity(Double(evidence?.rows.count ?? 0))]
  }

  func isCode(_ numeral: String) -> Bool { codes.contains(numeral) }

  func bearOut(_ reading: NumeralReading) -> Bool {
    let place = Span(ID(0), 0..<0)
    let said = Assertion(text: "", textSpan: place, reading: reading, test: AssertionTest())
    return quantities.contains { judge(said, against: $0) == .holds }
  }
}

extension SiteView {
  /// What is wrong with the asserted figures of a chart's texts.
  func figureFaults(_ request: ChartRequest, _ written: Int) -> [Diagnostic] {
    let page = site.pages[written]
    return request.spec.statements.filter { $0.value.contains("]{=") }.flatMap { text -> [Diagnostic] in
      guard let statement = ChartStatement(text, judge.hostPage(page).language)?.asserting else {
        return [.unplacedFigure(at: text.span)]
      }
      return statement.faults + judge.judge(page, statement.markup).faults
    }
  }

  /// The numbers in the texts of a page's charts.
  func statementCoverage(of written: Int) -> (traced: Int, waived: Int, untraced: [Span]) {
    var found: (traced: Int, waived: Int, untraced: [Span]) = (0, 0, [])
    let page = site.pages[written]
    let language = judge.hostPage(page).language
    for (index, block) in documents[written].dataBlocks.enumerated() where block.isFigure {
      guard let request = chartRequest(of: index, written) else { continue }
      let statements = request.spec.statements.filter { $0.value.utf8.contains(where: isDigit) || $0.value.contains("{") }
      let read = statements.compactMap { ChartStatement($0, language) }
      guard !read.isEmpty else { continue }
      let numbers = chartNumbers(request, written)
      for statement in read {
        let markup = statement.markup
        if !markup.figures.isEmpty {
          found.traced += judge.judge(page, markup).figures.count { $0.trace != nil }
        }
        found.waived += markup.waivers.count
        for numeral in markup.numerals {
          if numbers?.isCode(files[numeral.file].bytes[numeral.range].string) ?? false { continue }
          let isBorneOut = statement.reading(of: numeral, language).map { numbers?.bearOut($0) ?? false } ?? false
          if isBorneOut { found.traced += 1 } else { found.untraced.append(numeral) }
        }
      }
    }
    return found
  }

  /// A percentage behind a claim, `{rose} 40 percent`, that the data of its chart do not show.
  func numeralFaults(_ text: Located<String>, _ request: ChartRequest, _ written: Int) -> [Diagnostic] {
    let language = judge.hostPage(site.pages[written]).language
    guard let statement = ChartStatement(text, language), !statement.markup.numerals.isEmpty,
      let numbers = chartNumbers(request, written)
    else { return [] }
    return statement.markup.numerals.compactMap { numeral in
      guard let claim = statement.markup.claims.last(where: { $0.span.end <= numeral.start }), claim.kind.isChange,
        let reading = statement.reading(of: numeral, language), reading.sign == .percent, !numbers.bearOut(reading)
      else { return nil }
      return .notShown(numeral, of: claim)
    }
  }

  private func chartNumbers(_ request: ChartRequest, _ written: Int) -> ChartNumbers? {
    guard let (spec, table) = bound(request, judge.hostPage(site.pages[written])) else { return nil }
    return ChartNumbers(table, spec, ClaimEvidence(table, spec, highlighted: request.highlight))
  }
}

private func digits(in text: String) -> [String] {
  text.split { !$0.isNumber }.map(String.init)
}

extension ChartStatement {
  /// With its asserted figures alone: bound ones are told of where they are printed.
  fileprivate var asserting: ChartStatement {
    var statement = self
    statement.markup.figures.removeAll { if case .bound = $0.kind { true } else { false } }
    return statement
  }
}

extension ClaimKind {
  fileprivate var isChange: Bool {
    switch self {
    case .rose, .fell, .grew, .doubled, .tripled, .halved, .unchanged: true
    case .largest, .smallest, .aboveAverage, .belowAverage: false
    }
  }
}

extension Diagnostic {
  fileprivate static func unplacedFigure(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "figure/folded", "an asserted figure in a text that is folded over lines, or has escaped characters",
      at: span, help: "write the text on one line, in single quotes or in none")
  }

  fileprivate static func notShown(_ numeral: Span, of claim: Claim) -> Diagnostic {
    Diagnostic(
      .error, "claim/false", "“\(claim.word)” by this percentage is not what the chart’s data show", at: numeral,
      help: "write {{ … | change | percent }}, so that the figure comes from the data, or assert it: [40 percent]{=…}")
  }
}
