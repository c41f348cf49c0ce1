// A big site that anybody can make again: N clusters, each with 4 KB of Markdown, twelve indicators over six years, two
// charts, a table of its figures, tags. The same N gives the same bytes.

import Base

struct SyntheticSite {
  let clusters: Int

  /// Every file by path, one after another: no more of it is in memory than one at a time.
  func forEachFile(_ body: (_ path: String, _ bytes: [UInt8]) throws -> Void) rethrows {
    let lists = [
      ("site.yml", settings), ("data/sources.yml", sources), ("data/regions.yml", regions),
      ("data/indicators.yml", indicators), ("data/stats.csv", statistics),
    ]
    for (name, text) in lists { try body("Content/" + name, Array(text.utf8)) }
    for number in 0..<clusters { try body("Content/clusters/\(id(number)).md", Array(cluster(number).utf8)) }
  }

  private func id(_ number: Int) -> String {
    let digits = String(number)
    return "c" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }

  private static let measures = [
    "jobs", "firms", "wages", "patents", "exports", "capital", "graduates", "grants", "startups", "trials", "papers",
    "deals",
  ]

  private let settings = """
    title: A synthetic report
    base_url: https://bench.example
    language: en
    edition: {name: "2026", date: 2026-01-01}
    outputs: [html]
    cluster_pages: {tiles: [jobs, firms, wages, patents, exports], order_by: jobs}

    """

  private let sources = "bench: {publisher: Nobody, title: Numbers from a generator, date: 2026-01-01}\n"

  private let regions = (0..<20).map { "r\($0): {name: Region \($0)}\n" }.joined()

  private var indicators: String {
    Self.measures.map { "\($0): {label: \($0.prefix(1).uppercased() + $0.dropFirst()), unit: \($0), decimals: 0}\n" }
      .joined()
  }

  private var statistics: String {
    var random = Generator(state: 1)
    var out = "cluster,year," + Self.measures.joined(separator: ",") + ",source\n"
    for number in 0..<clusters {
      for year in 2019...2024 {
        out += "\(id(number)),\(year)"
        for _ in Self.measures { out += ",\(random.next(100_000))" }
        out += ",bench\n"
      }
    }
    return out
  }

  private func cluster(_ number: Int) -> String {
    var random = Generator(state: UInt64(number) + 7)
    let name = id(number)
    func paragraph(_ words: Int) -> String {
      (0..<words).map { _ in Self.words[random.next(Self.words.count)] }.joined(separator: " ").capitalized + ".\n\n"
    }
    return """
      ---
      name: Cluster \(number)
      description: What the \(number)th cluster of this synthetic report is known for, in one sentence.
      region: r\(number % 20)
      tags: [tag\(number % 50), tag\(number % 31 + 50)]
      ---

      ## Overview

      It has {{ \(name).jobs@2024 }} jobs in {{ \(name).firms@2024 }} firms, with {{ \(name).patents }} patents.

      \(paragraph(120))
      - \(paragraph(8))- \(paragraph(8))- \(paragraph(8))
      ## Growth

      \(paragraph(110))
      ```{chart #fig-jobs}
      kind: line
      data: clusters
      where: cluster == "\(name)"
      title: Jobs over six years
      x: year
      y: jobs
      ```

      \(paragraph(110))
      > \(paragraph(25))
      ## Firms

      ```{chart #fig-firms}
      kind: bar
      data: clusters
      where: cluster == "\(name)"
      title: Firms over six years
      x: year
      y: firms
      ```

      \(paragraph(100))
      | Measure | Note |
      |---|---|
      | Jobs | *direct* only |
      | Firms | with a seat here |
      | Patents | by inventor |

      """
  }

  private static let words = """
    region cluster growth jobs firm capital talent research patent export the of and in with between across network
    university hospital company founder policy measure figure share quotient specialised local traded national
    """.split { $0 == " " || $0 == "\n" }.map(String.init)
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
