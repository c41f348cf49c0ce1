// The report's first page. The first chart of `Content/index.md` leads, beside it stand the figures of its first
// `stats` block, below the text its first ranking; what else the text holds stays where it was written.

import Base
import Markup
import Model
import Templating

extension PageKind {
  static let home: PageKind = .init(
    name: "home", summary: "The report's first page: its findings, its clusters, its latest articles.",
    template: "home.html", schemaType: "Report",
    plan: { planner in
      planner.inEachLanguage { language in
        planner.page(
          .home, "index.html", in: language, opening: "index",
          title: planner.title(of: "index", in: language) ?? planner.site.settings.title.text(in: language))
      }
    },
    gives: ["lead", "findings", "articles"], context: homeContext,
    lifts: { Set([lead(of: $0), findings(of: $0)].compactMap { $0 }) })
}

private func lead(of document: MarkupDocument) -> Int? { document.dataBlocks.firstIndex { $0.kind == "chart" } }
private func findings(of document: MarkupDocument) -> Int? { document.dataBlocks.firstIndex { $0.kind == "stats" } }

private func homeContext(_ composer: inout Composer) -> [(String, Value)] {
  let articles = composer.pages(of: .article)
  let latest = articles.sorted { composer.date($0) > composer.date($1) }.prefix(6)
  var lead = Value.none
  var found: [Value] = []
  if let written = composer.page.written {
    let document = composer.view.documents[written]
    if let index = SiteBuild.lead(of: document) {
      lead = .safe(composer.inLanguageOfText { $0.renderedBlock(index, written) })
    }
    if let index = findings(of: document) { found = composer.findings(index, written) }
  }
  return [
    ("lead", lead), ("findings", .list(found)),
    ("articles", .list(latest.map { composer.entry($0) })),
  ]
}

extension Composer {
  /// The figures of a `stats` block, each with its sentence.
  fileprivate mutating func findings(_ index: Int, _ written: Int) -> [Value] {
    let source = blockSource(view.documents[written].dataBlocks[index], index, written)
    faults += source.diagnostics
    return (source.result.settings["figures"]?.items ?? []).compactMap { item in
      guard let (observation, cell) = observation(item["value"] ?? item, written), let cell else { return nil }
      let text = item["note"]?.scalar ?? label(cell.key.indicator)
      return [
        "observation": .observation(observation), "text": .string(text), "source_line": .string(sourceLine(cell)),
        "language": .string(item["note"] == nil ? "" : languageOfText),
      ]
    }
  }
}
