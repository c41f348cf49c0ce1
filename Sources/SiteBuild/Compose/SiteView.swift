// Everything that rendering a page may look at, made once and never changed: the end of `compute`.

import Base
import Charting
import Formats
import Markup
import Model
import Templating

struct SiteView: Sendable {
  let lookup: Lookup
  let options: BuildOptions
  let files: [SourceFile]
  /// By index of `site.pages`.
  let documents: [MarkupDocument]
  /// The front matter behind each of them.
  let fronts: [Node]
  let prose: [JudgedProse]
  let judge: ProseJudge
  let tables: [(name: String, table: DataTable)]
  /// Outlines for maps, by the names of their files.
  let boundaries: [String: Boundaries]
  let pages: [PlannedPage]
  let routes: Routes
  /// By page path: its index.
  let pageIndex: [String: Int]
  /// Output paths of the theme's style sheets, in order, and of other assets by name.
  let styleSheets: [String]
  /// What the style sheet holds.
  let style: [UInt8]
  let assets: [String: String]
  let clusterPages: ClusterPages
  let rankings: Rankings
  let templates: TemplateSet?
  /// By kind of entity: what the rows of charts and tables are made of.
  let fields: [Entity.Kind: RowFields]
  /// By language: all words, as templates see them.
  let wordValues: [String: Value]

  var site: Site { lookup.site }
  var settings: SiteSettings { lookup.site.settings }
  var mainLanguage: String { settings.languages[0] }

  func words(_ language: String) -> Words { judge.words(for: language) }
}
