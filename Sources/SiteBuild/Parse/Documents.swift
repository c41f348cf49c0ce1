// What the files say, each by itself: nothing here knows another file.

import Base
import Charting
import Formats
import Markup
import Model
import Templating

/// What was read from the files, each file by itself. Kept between builds by the preview, which parses again only
/// what changed.
package struct Documents: Sendable {
  /// By the index of the file in the inventory.
  var files: [ParsedFile] = []
  var templates: TemplateSet?
  /// Of the templates and strings that `templates` was compiled from.
  var templatesDigest: UInt64 = 0
  var templateFaults: [Diagnostic] = []

  package init() {}

  /// Forgets the pages: what comes after `merge` has of them what it needs, and only a next `parse` wants all.
  mutating func dropPages() {
    for index in files.indices { if case .page = files[index].content { files[index].content = .nothing } }
  }
}

/// One file: what it is, what it says, what is wrong in it.
struct ParsedFile: Sendable {
  enum Content: Sendable {
    case page(PageDocument)
    case tree(Node)
    case table(DataTable)
    case boundaries(Boundaries)
    /// Bytes that are used as they are, or not at all.
    case nothing
  }

  let path: String
  let role: FileRole
  let digest: UInt64
  /// Of what else its reading depends on: a table's schema, a page's site.yml; 0 where there is nothing.
  let schemaDigest: UInt64
  fileprivate(set) var content: Content
  let faults: [Diagnostic]
}

/// One Markdown file: its front matter, its body as HTML with holes.
struct PageDocument: Sendable {
  let file: ID<SourceFile>
  let room: FileRole.PageRoom
  /// Relative to Content, without ending and language: `articles/hub`.
  let path: String
  /// From the file's name, `hub.da.md`; nil where it has none.
  let language: String?
  let root: Node
  let profile: PageProfile
  let markup: MarkupDocument

  /// The file's name without ending and language: `hub`.
  var stem: String { path.fileName }
}
