import Base
import Model
import Templating

/// What an answer depends on beside the site: the page that it is printed on.
struct HostPage: Sendable {
  var language: LanguageRules
  var words: Words
  /// The path of the page, which its links start from; empty gives no links.
  var path: String
  /// Where the pages of its language stand; none where nothing is linked.
  var routes: LanguageRoutes
  /// The sources that have a note on the page, by its number less one, and what templates see of them.
  private(set) var sources: [ID<Source>] = []
  private(set) var sourceRecords: [Value] = []

  init(language: LanguageRules, words: Words, path: String, routes: LanguageRoutes = .none) {
    self.language = language
    self.words = words
    self.path = path
    self.routes = routes
  }

  /// The number of a source's note; nil where it has none. A page has a handful: looking through them is the fastest.
  func number(of source: ID<Source>) -> Int? { sources.firstIndex(of: source).map { $0 + 1 } }

  /// Gives a source its note on this page, the next one where it has none.
  mutating func cite(_ source: ID<Source>, _ lookup: Lookup) {
    guard number(of: source) == nil else { return }
    sources.append(source)
    sourceRecords.append(lookup.sourceTexts(self).record(source, number: sources.count))
  }
}
