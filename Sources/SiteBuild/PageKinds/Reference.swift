// The pages that a build writes about itself: methods, sources, data, search, not found.

import Base
import Model
import Templating

extension PageKind {
  static let methodology: PageKind = .init(
    name: "methodology", summary: "The methods in use: formula, inputs, edge cases, reference.",
    template: "methodology.html", traits: .takesOpening, plan: { single(.methodology, "methods", $0) },
    gives: ["methods"], context: methodologyContext)

  static let sources: PageKind = .init(
    name: "sources", summary: "Every source, what cites it, how old it is at the edition's date.",
    template: "sources.html", traits: .takesOpening, plan: { single(.sources, "sources", $0) },
    gives: ["references"], context: sourcesContext)

  static let data: PageKind = .init(
    name: "data", summary: "Every indicator as CSV and JSON with its metadata.", template: "data.html",
    traits: .takesOpening, plan: { single(.data, "data", $0) }, gives: ["datasets"], context: dataContext)

  static let search: PageKind = .init(
    name: "search", summary: "Finds pages, clusters and indicators, without a server.", template: "search.html",
    traits: [.takesOpening, .isUnsearched], plan: { single(.search, "search", $0) },
    gives: ["search_index", "search_full", "groups"],
    context: { composer in
      let groups = [PageKind.article, .cluster, .indicator].map { kind -> Value in
        let pages = composer.pages(of: kind)
        let name = kind.name + "s"
        let title = composer.words(name)
        let cut = composer.rowsShown(longestSearchList, of: pages.count)
        return group(
          name, cut.isEmpty ? title : "\(title): \(cut)", pages.prefix(longestSearchList).map { composer.entry($0) })
      }
      return [
        ("search_index", .string(composer.hrefInLanguage("search/index.js"))),
        ("search_full", .bool(composer.view.hasFullSearch)), ("groups", .list(groups)),
      ]
    })

  static let notFound: PageKind = .init(
    name: "not-found", summary: "What a server shows where there is no page.", template: "not-found.html",
    traits: [.isStandIn, .isUnsearched],
    plan: { planner in
      planner.inEachLanguage { language in
        PlannedPage(
          kind: .notFound, path: planner.prefix(language) + "404.html", title: planner.words(language)("not_found"),
          language: language)
      }
    },
    gives: ["groups"],
    context: { composer in
      let shown = composer.view.pages(in: composer.page.language).filter {
        [.clusters, .articles, .indicators].contains($0.kind)
      }
      return [("groups", .list([group("", "", shown.map { composer.entry($0) })]))]
    })
}

/// How many pages of a kind the search page lists for readers whose browser runs no script.
private let longestSearchList = 200

private func single(_ kind: PageKind, _ word: String, _ planner: PagePlanner) -> [PlannedPage] {
  planner.inEachLanguage { language in
    planner.page(
      kind, "\(kind.name)/index.html", in: language, opening: kind.name,
      title: planner.title(of: kind.name, in: language) ?? planner.words(language)(word))
  }
}

private func methodologyContext(_ composer: inout Composer) -> [(String, Value)] {
  let used = composer.site.indicators.enumerated().compactMap { index, indicator in
    indicator.derivation.map { ($0.method, ID<Indicator>(index)) }
  }
  // Methods describe themselves in English, whatever the report's language.
  let methodLanguage = primaryLanguage(composer.page.language) == "en" ? "" : "en"
  let methods = Method.all.compactMap { method -> Value? in
    let indicators = used.filter { $0.0 == method.name }.map(\.1)
    guard !indicators.isEmpty else { return nil }
    let revealing = indicators.filter { composer.site.indicators[$0].revealsWithheld }.map { composer.label($0) }
    let edges = method.edges
      + (revealing.isEmpty
        ? [] : ["Withheld parts are worked out, as the site asks, in: \(revealing.joined(separator: ", "))."])
    let inputs = Set(indicators.compactMap { composer.site.indicators[$0].derivation?.parameters["of"]?.scalar })
    let names = inputs.sorted().map { id in composer.view.lookup.indicator(id).map { composer.label($0) } ?? id }
    return [
      "id": .string(method.name), "title": .string(method.title), "summary": .string(method.summary),
      "formula": .safe(text: method.formula), "language": .string(methodLanguage), "inputs": .list(names.map { .string($0) }),
      "edges": .list(edges.map { .string($0) }), "reference": .string(method.reference),
      "indicators": .list(indicators.map { composer.computed($0, by: method) }),
    ]
  }
  return [("methods", .list(methods))]
}

extension Composer {
  // An indicator with all that somebody needs to compute it again.
  fileprivate func computed(_ id: ID<Indicator>, by method: Method) -> Value {
    let indicator = site.indicators[id]
    let parameters = indicator.derivation?.parameters ?? Node(.map([]), text: "", at: Span(ID(0), 0..<0))
    let inputs = method.inputs(parameters).compactMap { $0.scalar.flatMap { view.lookup.indicator($0) } }
    let work = Derivations(site: site, indicator: indicator, parameters: parameters, inputs: inputs)
    let words = inputs.isEmpty ? [] : work.parameterWords(method, page.language)
    return [
      "title": .string(label(id)), "href": optional(routes.indicator(id).map { href($0) }),
      "parameters": .list(words.map { parameter in
        [
          "name": .string(parameter.name),
          "values": .list(parameter.values.map { value in
            link(value.text, value.indicator.flatMap { routes.indicator($0) }.map { href($0) })
          }),
        ]
      }),
    ]
  }
}

private func sourcesContext(_ composer: inout Composer) -> [(String, Value)] {
  let language = composer.page.language
  let references = composer.site.sources.enumerated().map { index, source -> Value in
    let id = ID<Source>(index)
    let citing = composer.view.pages(in: language).filter { page in
      page.written.map { composer.view.prose[$0].sources.contains(id) } ?? false
    }
    return [
      "key": .string(source.key), "number": .int(index + 1), "publisher": .string(source.publisher ?? ""),
      "title": .string(source.title.text(in: language)), "date_label": .string(sourceDateLabel(source, composer.host)),
      "age": .string(composer.age(of: source)), "href": optional(source.url),
      "note": .string(source.note?.text(in: language) ?? ""), "licence": .string(source.licence ?? ""),
      "cited_by": .list(citing.map { composer.pageLink($0) }),
    ]
  }
  return [("references", .list(references))]
}

extension Composer {
  /// "9 years" at the edition's date; empty where one of the two is undated.
  func age(of source: Source) -> String {
    guard let edition = view.settings.edition?.date, let days = SiteBuild.age(of: source, at: edition), days >= 0 else {
      return ""
    }
    if days < 60 { return words.counted("age_days", days) }
    if days < 730 { return words.counted("age_months", days * 12 / 365) }
    return words.counted("age_years", days * 100 / 36_525)
  }
}

private func dataContext(_ composer: inout Composer) -> [(String, Value)] {
  let datasets = composer.pages(of: .indicator).compactMap { page -> Value? in
    guard case .indicator(let id) = page.subject else { return nil }
    let cells = composer.site.observations.all(of: id)
    let sources = composer.site.observations.sources(of: cells).sorted().map {
      sourceShortLabel(composer.site.sources[$0], composer.page.language)
    }
    return [
      "id": .string(composer.site.indicators[id].id), "title": .string(page.title),
      "description": .string(composer.site.indicators[id].definition?.text(in: composer.page.language) ?? ""),
      "size": .string(composer.words.counted("figure_count", cells.count)),
      "sources": .string(sources.joined(separator: "; ")), "downloads": .list(composer.datasetDownloads(id)),
    ]
  }
  return [("datasets", .list(datasets + composer.writtenData()))]
}
