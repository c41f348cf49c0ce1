// The known keys of pages, and how a front matter becomes a profile.

import Base
import Model

enum PageKeys {
  static let page: [KnownKey] = [
    KnownKey("title", .text, "The page's title."),
    KnownKey("description", .text, "One or two sentences: the standfirst, and what search engines show."),
    KnownKey("slug", .text, "The last part of the page's address, where it is not the file's name."),
    KnownKey("date", .date, "The day of publication."),
    KnownKey("updated", .date, "The day of the last change worth telling."),
    KnownKey("draft", .flag, "`true` keeps the page out of everything that a build publishes."),
    KnownKey("embargo", .moment, "Until this moment the page is absent."),
    KnownKey("expires", .moment, "From this moment on the page is absent."),
    KnownKey("language", .text, "The page's language, where the file's name does not say it."),
    KnownKey("authors", .texts, "Who wrote it."),
    KnownKey("tags", .texts, "What it is about; each tag has a page."),
    KnownKey("template", .text, "A template of `Templates/` to use for this page."),
    KnownKey("aliases", .texts, "Older addresses that lead here, from the site's root: `[/articles/old-name/]`."),
    KnownKey("sources", .texts, "Sources that the page rests on as a whole, by key."),
    KnownKey(
      "image", .text, "The picture that other sites show with a link to the page: a PNG or JPEG of `Content/assets`."),
    KnownKey("facts", .map, "Figures given here, by indicator."),
    KnownKey("extra", .map, "Keys of your own, for your templates: `page.extra`."),
  ]

  static let cluster: [KnownKey] = page + [
    KnownKey("id", .text, "The cluster's id; else the file's name."),
    KnownKey("name", .localized, "The cluster's name."),
    KnownKey("short_name", .localized, "Its name where room is scarce."),
    KnownKey("region", .text, "The region that it lies in, by id."),
    KnownKey("country", .text, "Its country or countries, as printed."),
    KnownKey("coordinates", .anything, "Latitude and longitude in degrees: `[42.36, -71.06]`."),
    KnownKey("industries", .texts, "Its leading industries, by code."),
    KnownKey("organisation", .text, "Its cluster organisation, by id."),
    KnownKey("peers", .texts, "The clusters to compare it with, by id."),
  ]

  /// Words that no indicator may have as its id, since they are the profile's.
  static let reserved = Set(cluster.map(\.name))
}

/// What is wrong with the last part of an address; `nil` where it is a good one, or no text at all.
func slugFault(_ node: Node) -> Diagnostic? {
  guard let text = node.scalar else { return nil }
  let reason = text.contains("/") ? "a slug is one part of an address, without slashes"
    : text == "index" ? "“index” is what every folder's own page is called"
    : text.hasPrefix(".") ? "it starts with a dot" : fault(in: text)
  return reason.map { reason in
    let better = text == "index" ? "" : slug(text)
    return Diagnostic(
      .error, "page/bad-slug", "“\(text)” cannot be a slug: \(reason)", at: node.span,
      help: better.isEmpty ? "write letters, digits and hyphens, or leave it out" : "write “\(better)”")
  }
}

/// The profile that a front matter gives, and what is wrong with it.
func pageProfile(_ reader: MapReader, fallbackTitle: String) -> PageProfile {
  let title = reader.localized("title") ?? reader.localized("name") ?? Localized(fallbackTitle)
  var profile = PageProfile(title: title)
  profile.description = reader.text("description")
  profile.slug = reader.node["slug"].flatMap { slugFault($0) == nil ? $0.scalar : nil }
  profile.date = reader.date("date")
  profile.updated = reader.date("updated")
  profile.language = reader.text("language")
  profile.authors = reader.texts("authors")
  profile.tags = reader.texts("tags")
  profile.template = reader.text("template")
  profile.aliases = reader.node["aliases"]?.items ?? []
  profile.sources = reader.node["sources"]?.items ?? []
  profile.image = reader.node["image"]
  profile.isDraft = reader.flag("draft")
  profile.embargo = reader.moment("embargo")
  profile.expires = reader.moment("expires")
  profile.extra = reader.extra
  return profile
}
