// A page kind is a value: its name, its template, which pages of it a site has, and what its template gets. One file
// in PageKinds/ and one line in `PageKind.all`.

import Base
import Charting
import Markup
import Model
import Templating

struct PageKind: Sendable {
  let name: String
  /// What such a page holds, in a sentence.
  let summary: String
  let template: String
  /// The pages of this kind, in the order of previous and next.
  let plan: @Sendable (PagePlanner) -> [PlannedPage]
  /// What the template gets beside `site`, `page`, `strings`, `content`, `patterns`.
  let context: @Sendable (inout Composer) -> [(String, Value)]
  /// Whether `Content/pages/NAME.md` is the opening of this page, and none of its own.
  var takesOpening = false
  /// The data blocks of the Markdown that the template places by itself, by index.
  var lifts: @Sendable (MarkupDocument) -> Set<Int> = { _ in [] }
  /// The charts that pages of this kind have beside those of their Markdown, by id.
  var charts: @Sendable (SiteView, PlannedPage) -> [ChartRequest] = { _, _ in [] }

  static let all: [PageKind] = [
    .home, .article, .articles, .plain, .cluster, .clusters, .comparison, .indicator, .indicators, .regions, .region,
    .organisations, .organisation, .codes, .industry,
    .tag, .tags, .author, .methodology, .sources, .data, .search, .notFound,
  ]

  static func named(_ name: String) -> PageKind? { all.first { $0.name == name } }
}

/// What planning knows: the site, before any page exists.
struct PagePlanner: Sendable {
  let lookup: Lookup
  let pageRules: [Node]
  let words: @Sendable (_ language: String) -> Words
  let asOf: Moment

  var site: Site { lookup.site }
  var mainLanguage: String { site.settings.languages[0] }

  /// The prefix of paths in a language: empty for the main one, `da/` for Danish.
  func prefix(_ language: String) -> String { language == mainLanguage ? "" : language + "/" }

  /// The index of the page that someone wrote for this path and language.
  func written(_ path: String, _ language: String) -> Int? {
    site.pages.firstIndex { $0.path == path && $0.language == language }
  }

  /// Whether a page is a draft, embargoed or expired: in this model only because the build shows such pages.
  func isHidden(_ index: Int?, asOf moment: Moment) -> Bool {
    index.map { !site.pages[$0].profile.isPublic(at: moment) } ?? false
  }
}

/// A text as the part of an address: small ASCII letters and digits, everything else a hyphen.
func slug(_ text: String) -> String {
  var out: [UInt8] = []
  for scalar in text.lowercased().unicodeScalars {
    if scalar.isASCII, isWordByte(UInt8(scalar.value)), scalar != "_" {
      out.append(UInt8(scalar.value))
    } else if let plain = unaccented[scalar] {
      out.append(contentsOf: plain.utf8)
    } else if out.last != 0x2D, !out.isEmpty {
      out.append(0x2D)
    }
  }
  while out.last == 0x2D { out.removeLast() }
  return out.isEmpty ? "x" + hexadecimal(digest(of: Array(text.utf8))).prefix(8) : String(decoding: out, as: UTF8.self)
}

private let unaccented: [Unicode.Scalar: String] = [
  "à": "a", "á": "a", "â": "a", "ã": "a", "ä": "ae", "å": "aa", "æ": "ae", "ç": "c", "è": "e", "é": "e", "ê": "e", "ë": "e",
  "ì": "i", "í": "i", "î": "i", "ï": "i", "ñ": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o", "ö": "oe", "ø": "oe", "œ": "oe",
  "ù": "u", "ú": "u", "û": "u", "ü": "ue", "ý": "y", "ÿ": "y", "ß": "ss", "ł": "l", "ś": "s", "ż": "z", "ź": "z", "ć": "c",
  "ń": "n", "ą": "a", "ę": "e", "č": "c", "š": "s", "ž": "z", "ř": "r", "ě": "e", "ů": "u", "ð": "d", "þ": "th",
]
