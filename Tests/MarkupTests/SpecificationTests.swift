import Base
import Foundation
import Markup
import Testing

// The examples of CommonMark and of GitHub's flavour are under licences of their own and lie outside of the repository:
// MARKDOWN_EXAMPLES names their folder, else it is looked for beside the repository. Without it these tests are
// skipped.
private let folder: String? = {
  if let path = ProcessInfo.processInfo.environment["MARKDOWN_EXAMPLES"] { return path }
  let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let path = root.deletingLastPathComponent().appendingPathComponent("shared/checks/data").path
  return FileManager.default.fileExists(atPath: path + "/commonmark-0.30/test/spec.txt") ? path : nil
}()

private struct Example {
  let number: Int
  let flags: String
  let markdown: [UInt8]
  let html: String
}

private func examples(_ path: String) throws -> [Example] {
  let root = try #require(folder)
  let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)), as: UTF8.self)
  let fence = "```````````````````````````````` example"
  var found: [Example] = []
  var parts: [[String]] = []
  var flags = ""
  for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
    if line.hasPrefix(fence) {
      parts = [[]]
      flags = line.dropFirst(fence.count).trimmingCharacters(in: .whitespaces)
    } else if !parts.isEmpty, line == "````````````````````````````````" {
      let texts = parts.map { $0.map { $0 + "\n" }.joined().replacingOccurrences(of: "→", with: "\t") }
      found.append(Example(number: found.count + 1, flags: flags, markdown: Array(texts[0].utf8), html: texts[1]))
      parts = []
    } else if !parts.isEmpty {
      if line == ".", parts.count == 1 { parts.append([]) } else { parts[parts.count - 1].append(line) }
    }
  }
  return found
}

@Test(.enabled(if: folder != nil))
func allExamplesOfTheSpecification() throws {
  let all = try examples("commonmark-0.30/test/spec.txt")
  #expect(all.count == 652)
  for example in all {
    #expect(String(decoding: commonmark(example.markdown), as: UTF8.self) == example.html, "example \(example.number)")
  }
}

/// The dialect's page for an example, without what the dialect always adds: ids, scopes, the box around a table.
private func plain(_ text: [UInt8]) -> String {
  var options = MarkupOptions()
  options.rawHTML = .trust
  options.typography = false
  let html = document(SourceFile(id: ID(0), path: "x.md", bytes: text), body: 0..<text.count, options: options).result
    .content.html
  var page = String(decoding: html, as: UTF8.self)
  for (pattern, with) in [
    ("(<h[1-6]) id=\"[^\"]*\"", "$1"), ("<div class=\"table-scroll\"[^>]*>\n", ""), ("</table>\n</div>", "</table>"),
    (" scope=\"(col|row)\"", ""), ("(<t[hd]) class=", "$1 align="), (" class=\"tasks?\"", ""),
    (" aria-label=\"(to do|done)\"", ""), ("disabled=\"\" checked=\"\"", "checked=\"\" disabled=\"\""),
    ("><input", "><input"),
  ] {
    page = page.replacingOccurrences(of: pattern, with: with, options: .regularExpression)
  }
  return page
}

@Test(.enabled(if: folder != nil))
func whereTheDialectDiffersFromCommonMark() throws {
  // An image alone in its paragraph is a figure, its title the caption.
  let figures: Set = [519, 571, 572, 573, 574, 575, 576, 577, 579, 580, 581, 582, 583, 584, 585, 587, 588, 590]
  // Addresses of other schemes than http, https, mailto and tel are not published.
  let schemes: Set = [595, 597, 598, 600]
  // Bare addresses are links.
  let addresses: Set = [605, 607, 610, 611]
  let differing = try examples("commonmark-0.30/test/spec.txt").filter { plain($0.markdown) != $0.html }.map(\.number)
  #expect(Set(differing) == figures.union(schemes).union(addresses))
}

@Test(.enabled(if: folder != nil))
func whereTheDialectDiffersFromGitHubsExtensions() throws {
  let expected: [Int: String] = [
    17: "one tilde lowers, two strike", 18: "one tilde lowers, two strike",
    19: "mailto: and xmpp: typed in the text are no links, a host has a dot, an image alone is a figure",
    20: "GitHub's test looks at no output", 21: "@a.b.c is a citation",
    22: "HTML is judged by the site's policy, not by a list of forbidden elements",
    23: "footnotes carry roles, and numbers in their ids", 24: "footnotes carry roles, and numbers in their ids",
    25: "a label with HTML in it is no label",
  ]
  let differing = try examples("gfm/test/extensions.txt").filter { plain($0.markdown) != $0.html }.map(\.number)
  #expect(Set(differing) == Set(expected.keys))
}

@Test(.enabled(if: folder != nil))
func whereTheDialectDiffersFromGitHubsSpecification() throws {
  let expected: [Int: String] = [
    279: "the box's attributes stand in another order", 280: "the box's attributes stand in another order",
    628: "ftp is not published",
  ]
  let claimed = try examples("gfm/test/spec.txt").filter {
    ["table", "strikethrough", "disabled", "autolink"].contains($0.flags)
  }
  let differing = claimed.filter { plain($0.markdown) != $0.html }.map(\.number)
  #expect(claimed.count > 20)
  #expect(Set(differing) == Set(expected.keys))
}
