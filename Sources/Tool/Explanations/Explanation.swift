// What messages mean, at more length than a message has: the idea behind it, the wrong thing and its mend. A code
// without an entry of its own is explained by its area.

import Base

struct Explanation: Sendable {
  let code: String
  let meaning: String
  /// What an author wrote.
  let wrong: String
  /// What to write instead.
  let mend: String

  init(_ code: String, _ meaning: String, wrong: String, mend: String) {
    self.code = code
    self.meaning = meaning
    self.wrong = wrong
    self.mend = mend
  }

  static let all: [Explanation] = figures + data + content

  /// What the codes of an area are about: the part before the slash.
  static let areas: [(name: String, meaning: String)] = [
    ("alert", "a quotation that begins with [!note], [!warning] and the like"),
    ("block", "a data block of the prose: a fence that begins with ```{chart}, ```{table}, ```{stats}"),
    ("chart", "the specification or the data of a chart"),
    ("check", "the finished site: its links, anchors and pages"),
    ("citation", "a source that the prose cites: [@key]"),
    ("claim", "a word in braces that the data must bear out: {rose}, {largest}"),
    ("container", "a part of a text between ::: and :::"),
    ("content", "a map that an author wrote: front matter, site.yml, a list in Content/data"),
    ("csv", "a table of Content/data that does not read as one"),
    ("data", "names and figures that do not fit each other"),
    ("diff", "the two builds that almanac diff compares"),
    ("disk", "a file or folder that the system does not let the program read or write"),
    ("figure", "a number of the prose and the figure of the data that it stands for"),
    ("footnote", "a note [^1] and its text"),
    ("geo", "a file of outlines for maps: GeoJSON"),
    ("html", "HTML in the prose, which the policy raw_html of site.yml allows or not"),
    ("image", "an image in the prose, or the one that stands for a page"),
    ("import", "a file of a statistical office that is to become a table"),
    ("include", "a page that another one includes"),
    ("integrity", "figures that contradict each other"),
    ("json", "a table or a data file in JSON"),
    ("link", "an address in the prose"),
    ("lint", "what reads otherwise than it was meant: a year that starts a list, a date that is two dates"),
    ("load", "the files of the site's folder"),
    ("markdown", "the Markdown of a page: ids, attributes, characters that no page may hold"),
    ("method", "a derived indicator of indicators.yml: its method and parameters"),
    ("new", "the folder that a new report is to stand in"),
    ("output", "the folder that a build writes"),
    ("page", "the pages that a site has"),
    ("publish", "what happens to a finished site: almanac publish"),
    ("reference", "a cross-reference to a figure, table or section: @fig-pay"),
    ("render", "the data for a template that is rendered by itself"),
    ("schema", "a NAME.schema.yml beside a table"),
    ("serve", "the preview's server"),
    ("site", "Content/site.yml"),
    ("source", "an entry of sources.yml"),
    ("table", "what a block does with a table: join, group, pivot, sort"),
    ("template", "a template of the theme, or an expression between {{ and }}"),
    ("yaml", "YAML that does not read as written"),
  ]

  static func of(_ code: String) -> Explanation? { all.first { $0.code == code } }
}
