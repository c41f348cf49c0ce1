import Base
import Model

/// One page of HTML that a build will write.
struct PlannedPage: Sendable {
  /// What it is about.
  enum Subject: Hashable, Sendable {
    case none
    case entity(ID<Entity>)
    case indicator(ID<Indicator>)
    case code(dimension: Int, code: Int)
    case dimension(Int)
    case tag(String)
    case author(String)
    case comparison(Comparison)
  }

  let kind: PageKind
  /// Relative to Output: `clusters/boston/index.html`.
  let path: String
  let subject: Subject
  /// The Markdown behind it, by index of the site's written pages.
  let written: Int?
  /// Whether that Markdown is of another language, since nobody translated it.
  let isUntranslated: Bool
  let title: String
  let language: String
  let isDraft: Bool
  /// The template that a rule of site.yml gives it; `nil` for that of its kind.
  let template: String?

  init(
    kind: PageKind, path: String, subject: Subject = .none, written: Int? = nil, isUntranslated: Bool = false,
    title: String, language: String, isDraft: Bool = false, template: String? = nil
  ) {
    self.kind = kind
    self.path = path
    self.subject = subject
    self.written = written
    self.isUntranslated = isUntranslated
    self.title = title
    self.language = language
    self.isDraft = isDraft
    self.template = template
  }

  /// The folder that the page's own files stand in: `clusters/boston/`; empty for the home page.
  var folder: String { path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "" }
}
