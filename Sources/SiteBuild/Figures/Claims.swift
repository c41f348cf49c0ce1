// Claims in words, `{rose}` or `{largest}`: one in a chart's title is held against that chart, one in a heading against
// the first chart or key figure of its section. Like the figures of the prose they are judged before anything is
// rendered.

import Base
import Charting
import Formats
import Markup
import Model
import Templating

extension SiteView {
  /// What is wrong with the claims of all pages.
  var claimFaults: [Diagnostic] { documents.indices.flatMap { claimFaults(of: $0) } }

  private func claimFaults(of written: Int) -> [Diagnostic] {
    let document = documents[written]
    let language = judge.hostPage(site.pages[written]).language
    var faults: [Diagnostic] = []
    let byHeading = Dictionary(grouping: document.claims, by: \.heading)
    for (index, heading) in document.headings.enumerated() where !byHeading.isEmpty {
      guard let claims = byHeading[index], let first = claims.first else { continue }
      guard let evidence = sectionEvidence(of: index, written) else {
        faults.append(.noEvidence(first))
        continue
      }
      faults += self.faults(claims, String(decoding: heading.text.html, as: UTF8.self), evidence, language)
    }
    for (index, block) in document.dataBlocks.enumerated() where block.isFigure && block.literal.contains(0x7B) {
      guard let request = chartRequest(of: index, written) else { continue }
      faults += figureFaults(request, written)
      for text in request.spec.statements where text.value.contains("{") {
        let found = Markup.claims(in: text.value, at: text.span, language: language)
        faults += found.diagnostics
        guard !found.result.claims.isEmpty else { continue }
        let wrong = self.faults(found.result.claims, found.result.text, chartEvidence(request, written), language)
        faults += wrong.isEmpty ? numeralFaults(text, request, written) : wrong
      }
    }
    return faults
  }

  private func faults(
    _ claims: [Claim], _ title: String, _ evidence: ClaimEvidence?, _ language: LanguageRules
  ) -> [Diagnostic] {
    guard let evidence else { return claims.map { .undecided($0, "its block shows no figures") } }
    let parts = parts(of: title, around: claims)
    // "Boston {rose}, Durham {fell}" or "it {rose} in Boston, {fell} in Durham": what the first claim shows.
    let namesComeFirst = evidence.subjects(of: parts[0]) != nil
    return claims.indices.flatMap { index in
      let clause = parts[namesComeFirst ? index : index + 1]
      return evidence.faults(claims[index], evidence.subjects(of: clause) ?? evidence.subjects(of: title), language)
    }
  }

  /// The words between claims: one part more than there are claims.
  private func parts(of title: String, around claims: [Claim]) -> [String] {
    var rest = title[...]
    var parts: [String] = []
    for claim in claims {
      guard let word = rest.firstRange(of: claim.word) else { break }
      parts.append(String(rest[..<word.lowerBound]))
      rest = rest[word.upperBound...]
    }
    return parts + Array(repeating: String(rest), count: claims.count + 1 - parts.count)
  }

  // MARK: What a block shows

  /// The first block of a heading's section, subsections included, that shows figures.
  private func sectionEvidence(of heading: Int, _ written: Int) -> Optional<ClaimEvidence?> {
    let document = documents[written]
    let level = document.headings[heading].level
    let end = document.headings[(heading + 1)...].firstIndex { $0.level <= level } ?? document.headings.count
    for (index, block) in document.dataBlocks.enumerated() {
      guard let section = block.section, section >= heading, section < end else { continue }
      if block.isFigure {
        return chartRequest(of: index, written).flatMap { chartEvidence($0, written) }
      }
      if block.kind == "stats" { return statsEvidence(block, written) }
    }
    return nil
  }

  // Faults of the block itself are told of when its page is rendered.

  func chartRequest(of index: Int, _ written: Int) -> ChartRequest? {
    let block = documents[written].dataBlocks[index]
    let file = files[site.pages[written].file]
    let settings = yaml(file, in: block.content).result
    var ignored: [Diagnostic] = []
    return chartRequest(
      BlockSource(block: block, written: written, file: file, settings: settings, index: index), &ignored)
  }

  private func chartEvidence(_ request: ChartRequest, _ written: Int) -> ClaimEvidence? {
    guard let (spec, table) = bound(request, judge.hostPage(site.pages[written])) else { return nil }
    return ClaimEvidence(table, spec, highlighted: request.highlight)
  }

  /// The series of the first key figure, and its peers: what is of the same kind and has a figure.
  private func statsEvidence(_ block: DataBlock, _ written: Int) -> ClaimEvidence? {
    let settings = yaml(files[site.pages[written].file], in: block.content).result
    guard let first = settings["figures"]?.items.first,
      let series = judge.series(first["value"] ?? first, on: site.pages[written]) else { return nil }
    let kind = site.entities[series.entityID].kind
    let rows = site.entities(of: kind).map { id in
      let cells = lookup.series(id, series.indicatorID, series.choices)
      return ClaimEvidence.Row(
        keys: [site.entities[id].id], name: site.entities[id].name.text(in: site.pages[written].language),
        points: cells.compactMap { cell in lookup.quantity(cell).value.map { (cell.key.period, $0) } })
    }
    return ClaimEvidence(
      rows: rows.filter { !$0.points.isEmpty }, decimals: site.indicators[series.indicatorID].decimals,
      highlighted: [site.entities[series.entityID].id])
  }
}

extension ClaimEvidence {
  /// What is wrong with a claim; empty where it holds.
  ///
  /// - Parameter subjects: The rows that the title speaks of; nil where it names none. A change then holds for all rows.
  fileprivate func faults(_ claim: Claim, _ subjects: [Row]?, _ language: LanguageRules) -> [Diagnostic] {
    switch claim.kind {
    case .rose, .fell, .grew, .doubled, .tripled, .halved, .unchanged:
      return worst((subjects ?? rows).compactMap { change(claim, $0, language) })
    case .largest, .smallest, .aboveAverage, .belowAverage:
      guard let subjects else { return [.undecided(claim, "nobody is highlighted or named in the title")] }
      return worst(subjects.compactMap { standing(claim, $0, language) })
    }
  }

  /// Three rows that refute a claim are enough, and one that cannot decide it.
  private func worst(_ faults: [Diagnostic]) -> [Diagnostic] {
    let refuted = faults.filter { $0.code == "claim/false" }
    return Array(refuted.isEmpty ? faults.prefix(1) : refuted.prefix(3))
  }

  private func change(_ claim: Claim, _ row: Row, _ language: LanguageRules) -> Diagnostic? {
    guard let first = row.points.first, let last = row.points.last, row.points.count > 1,
      first.period != last.period else {
      return .undecided(claim, "\(row.name.isEmpty ? "the data" : row.name) has no figures of two periods here")
    }
    switch Markup.judge(claim.kind, on: ClaimData(series: row.points.map(\.value))) {
    case true?: return nil
    case false?:
      let name = rows.count > 1 ? row.name + " went " : ""
      return .refuted(
        claim, "\(name)from \(text(first.value, language)) in \(first.period?.text ?? "the beginning") to "
          + "\(text(last.value, language)) in \(last.period?.text ?? "the end")")
    case nil: return .undecided(claim, "there is no factor from \(text(first.value, language))")
    }
  }

  private func standing(_ claim: Claim, _ row: Row, _ language: LanguageRules) -> Diagnostic? {
    let peers = rows.compactMap { row in row.points.last.map { (row.name, $0.value) } }
    guard let own = row.points.last?.value else { return .undecided(claim, "\(row.name) has no figure here") }
    let data = ClaimData(peers: peers.map(\.1), subject: own)
    switch Markup.judge(claim.kind, on: data) {
    case true?: return nil
    case nil: return .undecided(claim, "there is nobody to compare \(row.name) with")
    case false?:
      let says = "\(row.name) has \(text(own, language))"
      switch claim.kind {
      case .aboveAverage, .belowAverage:
        let mean = data.peers.reduce(0, +) / Double(data.peers.count)
        return .refuted(claim, "\(says), the average is \(text(mean, language))")
      case .smallest:
        let other = peers.filter { $0.0 != row.name }.min { $0.1 < $1.1 }
        return .refuted(claim, "\(says), \(other?.0 ?? "another") has \(text(other?.1 ?? own, language))")
      case .largest, .rose, .fell, .grew, .doubled, .tripled, .halved, .unchanged:
        let other = peers.filter { $0.0 != row.name }.max { $0.1 < $1.1 }
        return .refuted(claim, "\(says), \(other?.0 ?? "another") has \(text(other?.1 ?? own, language))")
      }
    }
  }

  private func text(_ value: Double, _ language: LanguageRules) -> String {
    numberText(value, decimals: decimals ?? (value == value.rounded() ? 0 : 1), in: language)
  }
}

extension Diagnostic {
  fileprivate static func refuted(_ claim: Claim, _ facts: String) -> Diagnostic {
    Diagnostic(
      .error, "claim/false", "the title says “\(claim.word)”, the data says: \(facts)", at: claim.span,
      help: "write what the data says, or the word without braces")
  }

  fileprivate static func undecided(_ claim: Claim, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, "claim/undecided", "nothing here can say whether “\(claim.word)” holds: \(reason)", at: claim.span,
      help: "highlight or name the one that is meant, show more periods, or write the word without braces")
  }

  fileprivate static func noEvidence(_ claim: Claim) -> Diagnostic {
    Diagnostic(
      .error, "claim/no-data", "“\(claim.word)” is claimed, and its section has no chart or key figure", at: claim.span,
      help: "put the chart that shows it into the section, or write the word without braces")
  }
}

extension ProseJudge {
  /// The series that an expression in a block's settings means; `nil` where it means none, which its block tells of.
  fileprivate func series(_ node: Node, on page: WrittenPage) -> Series? {
    switch value(of: node, on: page, host(lookup, hostPage(page))).result {
    case .series(let series)?: return series
    case .observation(let observation)?: return observation.series
    default: return nil
    }
  }
}
