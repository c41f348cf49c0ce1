// Where every page stands in Output, and how one is reached from another. Links name `index.html`, so that a site works
// from a folder on a disk as it does from a server.

import Base
import Model

/// The output path of everything that can be linked to.
struct Routes: Sendable {
  private var byLanguage: [String: LanguageRoutes] = [:]
  /// By address in content: `/clusters/boston/`, `clusters/boston.md`.
  private var addresses: [String: String] = [:]

  /// The pages of one language.
  subscript(language: String) -> LanguageRoutes { byLanguage[language] ?? .none }

  mutating func add(_ routes: LanguageRoutes) { byLanguage[routes.language] = routes }

  /// Makes a page reachable by its address: its path in Output with or without `index.html`.
  mutating func add(address path: String) { add(older: path, path) }

  /// Lets an older address lead to a page at once, and not by way of the page that stands there for others.
  mutating func add(older address: String, _ path: String) {
    addresses[address] = path
    let folder = withoutIndex(address)
    guard folder != address else { return }
    addresses[folder] = path
    addresses[String(folder.dropLast())] = path
  }

  mutating func add(alias: String, _ path: String) { addresses[alias] = path }

  /// The output path that an address in content means; addresses start at the site's root.
  func path(ofAddress address: String) -> String? { addresses[address] }

  var knownAddresses: [String] { addresses.keys.sorted() }
}

/// Where the pages about entities, indicators and codes stand that are in one language. A class because every page and
/// every figure on it holds them: one reference to count.
final class LanguageRoutes: Sendable {
  let language: String
  private let entities: [ID<Entity>: String]
  private let indicators: [ID<Indicator>: String]
  private let codes: [String: String]

  static let none = LanguageRoutes([], in: "")

  /// - Parameter pages: Of all languages.
  init(_ pages: [PlannedPage], in language: String) {
    self.language = language
    var entities: [ID<Entity>: String] = [:]
    var indicators: [ID<Indicator>: String] = [:]
    var codes: [String: String] = [:]
    for page in pages where page.language == language {
      switch page.subject {
      case .entity(let id): entities[id] = page.path
      case .indicator(let id): indicators[id] = page.path
      case .code(let dimension, let code): codes["\(dimension)/\(code)"] = page.path
      case .none, .dimension, .tag, .author, .comparison: break
      }
    }
    (self.entities, self.indicators, self.codes) = (entities, indicators, codes)
  }

  func entity(_ id: ID<Entity>) -> String? { entities[id] }
  func indicator(_ id: ID<Indicator>) -> String? { indicators[id] }
  func code(_ dimension: Int, _ code: Int) -> String? { codes["\(dimension)/\(code)"] }
}

/// The address of one output file as written in another: `../../clusters/boston/index.html`. An empty `from` gives
/// the path itself, one that ends in a slash (a whole address, or the server's root) the path behind it.
func relativeHref(from: String, to: String) -> String {
  if from.isEmpty { return to }
  var from = from
  var to = to
  // Bytes: a page has a hundred links, and walking characters cost more than all else about them.
  return from.withUTF8 { from in
    to.withUTF8 { to in
      let slash = UInt8(ascii: "/")
      if from.last == slash { return String(decoding: from, as: UTF8.self) + String(decoding: to, as: UTF8.self) }
      var shared = 0  // behind the last folder that both are in
      for index in 0..<min(from.count, to.count) {
        guard from[index] == to[index] else { break }
        if from[index] == slash { shared = index + 1 }
      }
      var steps = 0
      for index in shared..<from.count where from[index] == slash { steps += 1 }
      let count = 3 * steps + to.count - shared
      return String(unsafeUninitializedCapacity: count) { out in
        var end = 0
        for _ in 0..<steps {
          out[end] = UInt8(ascii: ".")
          out[end + 1] = UInt8(ascii: ".")
          out[end + 2] = slash
          end += 3
        }
        for index in shared..<to.count {
          out[end] = to[index]
          end += 1
        }
        return end
      }
    }
  }
}
