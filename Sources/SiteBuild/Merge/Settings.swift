// `Content/site.yml`.

import Base
import Model

enum SettingsKeys {
  /// A thousand years.
  static let mostDays = 365_000
  static let site: [KnownKey] = [
    KnownKey("title", .localized, "The report's title."),
    KnownKey("description", .localized, "What the report is about, in a sentence."),
    KnownKey("organisation", .text, "Who publishes it."),
    KnownKey("base_url", .text, "Where it is published: `https://hubs.example`. Feeds and canonical links need it."),
    KnownKey("language", .text, "The language of the site."),
    KnownKey("languages", .texts, "Its languages, the main one first."),
    KnownKey("edition", .map, "`name` and `date` of this edition; ages of sources count to its date."),
    KnownKey("navigation", .anything, "The entries of the navigation: addresses, or maps of `label` and `path`."),
    KnownKey(
      "pages", .anything, "Rules that make pages: one for each code of a dimension, or one that compares clusters."),
    KnownKey("cluster_pages", .map, "What stands on every cluster's page: key figures, charts, table."),
    KnownKey(
      "outputs", .texts,
      "Files beside the pages, of csv, json, svg, embed; all where it is left out, and html names the pages, "
        + "which are always written."
    ),
    KnownKey("policies", .map, "How strict a build is: `raw_html`, `coverage`, `stale_after_days`, `date_format`."),
    KnownKey(
      "image", .text,
      "The picture that other sites show with a link to the report: a PNG or JPEG of `Content/assets`."),
    KnownKey("extra", .map, "Keys of your own, for your templates: `site.extra`."),
  ]
  static let edition: [KnownKey] = [
    KnownKey("name", .localized, "`2026`, `First edition`."),
    KnownKey("date", .date, "The day of the edition."),
  ]
  static let policies: [KnownKey] = [
    KnownKey("raw_html", .text, "`escape` (default), `allow` for harmless inline elements, or `trust`."),
    KnownKey("coverage", .number, "The percentage of figures in prose that must be traced."),
    KnownKey("stale_after_days", .count(to: mostDays), "A source older than this at the edition's date is stale."),
    KnownKey(
      "date_format", .text,
      "How days are typed in prose: dd.mm.yyyy, dd/mm/yyyy or mm/dd/yyyy; without it 04.07.2011 is a warning."),
  ]
  static let dateFormats = ["dd.mm.yyyy", "dd/mm/yyyy", "mm/dd/yyyy"]
  static let navigation: [KnownKey] = [
    KnownKey("label", .localized, "The words."),
    KnownKey("path", .text, "The page's address, from the report's own root: `/clusters/`."),
  ]
}

func settings(_ node: Node) -> Checked<SiteSettings> {
  let reader = MapReader(node, keys: SettingsKeys.site, what: "site.yml")
  var faults = reader.faults
  var settings = SiteSettings(title: reader.localized("title") ?? Localized("Untitled report"))
  if reader.localized("title") == nil { faults.append(.noTitle(node.span)) }
  settings.description = reader.localized("description")
  settings.organisation = reader.text("organisation")
  settings.baseURL = reader.text("base_url").map(withoutLastSlash)
  if let address = settings.baseURL, let fault = fault(inBaseURL: address) {
    faults.append(Diagnostic(
      .error, "content/base-url", "“\(address)” \(fault)", at: node["base_url"]?.span ?? node.span,
      help: "write the address of the published report: https://hubs.example/report"))
  }
  let languages = reader.texts("languages") + reader.texts("language")
  if !languages.isEmpty { settings.languages = languages.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
  if let node = node["edition"] { settings.edition = edition(node, &faults) }
  settings.navigation = navigation(node["navigation"], &faults)
  settings.outputs = outputs(node["outputs"], &faults)
  settings.image = node["image"]
  settings.extra = reader.extra
  if let node = node["policies"] { settings.policies = policies(node, &faults) }
  return Checked(settings, faults)
}

private func edition(_ node: Node, _ faults: inout [Diagnostic]) -> SiteSettings.Edition {
  let reader = MapReader(node, keys: SettingsKeys.edition, what: "the edition")
  faults += reader.faults
  return SiteSettings.Edition(name: reader.localized("name") ?? Localized(""), date: reader.date("date"))
}

private func navigation(_ node: Node?, _ faults: inout [Diagnostic]) -> [SiteSettings.NavigationItem] {
  (node?.items ?? []).compactMap { item in
    if let target = item.scalar {
      return SiteSettings.NavigationItem(title: Localized(words(ofPath: target)), target: target, span: item.span)
    }
    let reader = MapReader(item, keys: SettingsKeys.navigation, what: "an entry of the navigation")
    faults += reader.faults
    guard let target = reader.text("path") else {
      faults.append(.navigationWithoutURL(item.span))
      return nil
    }
    return SiteSettings.NavigationItem(
      title: reader.localized("label") ?? Localized(words(ofPath: target)), target: target, span: item.span)
  }
}

// "articles/" reads "Articles".
private func words(ofPath path: String) -> String {
  let last = path.split(separator: "/").last.map(String.init) ?? "Report"
  return last.prefix(1).uppercased() + last.dropFirst().replacing("-", with: " ")
}

private func outputs(_ node: Node?, _ faults: inout [Diagnostic]) -> SiteSettings.Outputs {
  guard let node else { return .all }
  let known: [(String, SiteSettings.Outputs)] = [
    ("html", []), ("csv", .csv), ("json", .json), ("svg", .svg), ("embed", .embed),
  ]
  return node.items.reduce(into: []) { chosen, item in
    if let output = known.first(where: { $0.0 == item.scalar }) {
      chosen.formUnion(output.1)
    } else {
      faults.append(.notOneOf(item, what: "output", known.map(\.0)))
    }
  }
}

private func policies(_ node: Node, _ faults: inout [Diagnostic]) -> SiteSettings.Policies {
  let reader = MapReader(node, keys: SettingsKeys.policies, what: "policies")
  faults += reader.faults
  var policies = SiteSettings.Policies()
  if let item = node["raw_html"], let text = item.scalar {
    if let policy = SiteSettings.Policies.RawHTML(rawValue: text) {
      policies.rawHTML = policy
    } else {
      faults.append(
        .notOneOf(item, what: "policy for raw HTML", SiteSettings.Policies.RawHTML.allCases.map(\.rawValue)))
    }
  }
  if let item = node["date_format"], !SettingsKeys.dateFormats.contains(item.scalar ?? "") {
    faults.append(.notOneOf(item, what: "format of days in prose", SettingsKeys.dateFormats))
  }
  policies.coverage = reader.number("coverage").map { $0 / 100 }
  policies.coverageSpan = node["coverage"]?.span
  policies.staleAfterDays = reader.count("stale_after_days", to: SettingsKeys.mostDays)
  return policies
}

extension Diagnostic {
  fileprivate static func noTitle(_ span: Span) -> Diagnostic {
    Diagnostic(.error, "site/no-title", "the site has no title", at: span, help: "write `title:` in Content/site.yml")
  }

  fileprivate static func navigationWithoutURL(_ span: Span) -> Diagnostic {
    Diagnostic(
      .error, "site/navigation", "this entry of the navigation has no `path`", at: span,
      help: "write {label: Clusters, path: /clusters/}")
  }
}
