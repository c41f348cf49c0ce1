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
    ("block", "a data block of the prose: a fence that begins with ```{chart}, ```{table}, ```{stats}"),
    ("chart", "the specification or the data of a chart"),
    ("content", "a map that an author wrote: front matter, site.yml, a list in Content/data"),
    ("csv", "a table of Content/data that does not read as one"),
    ("data", "names and figures that do not fit each other"),
    ("figure", "a number of the prose and the figure of the data that it stands for"),
    ("import", "a file of a statistical office that is to become a table"),
    ("integrity", "figures that contradict each other"),
    ("json", "a table or a data file in JSON"),
    ("link", "an address in the prose"),
    ("method", "a derived indicator of indicators.yml: its method and parameters"),
    ("output", "the folder that a build writes"),
    ("page", "the pages that a site has"),
    ("schema", "a NAME.schema.yml beside a table"),
    ("site", "Content/site.yml"),
    ("source", "an entry of sources.yml"),
    ("table", "what a block does with a table: join, group, pivot, sort"),
    ("template", "a template of the theme, or an expression between {{ and }}"),
    ("yaml", "YAML that does not read as written"),
  ]

  static func of(_ code: String) -> Explanation? { all.first { $0.code == code } }
}
