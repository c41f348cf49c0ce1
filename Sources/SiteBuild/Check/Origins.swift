// Where in the Markdown a fault of a finished page was written, as far as it was written there: so that a message names
// the line to change, and a fault that the build has told of is not told of again.

import Base
import Markup

extension Prepared {
  /// The place in the Markdown of what a fault of an artifact is about; nil where a template made it.
  func origin(of fault: PageFacts.Fault, on artifact: Int) -> Span? {
    guard case .page(let index) = plans[artifact].content, let written = view.pages[index].written else { return nil }
    let (page, document) = (view.pages[index], view.documents[written])
    switch fault.subject {
    case .nothing: return nil
    case .element(let id): return document.headings.first { $0.id == id }?.span
    case .address(let url):
      let link = document.links.first { link in
        switch view.target(of: link.address, in: view.site.pages[written], readIn: page.language) {
        case .page(let path, let fragment): relativeHref(from: page.path, to: path) + fragment == url
        case .elsewhere, .unknown: link.address == url
        }
      }
      return link?.span ?? document.images.first { image in
        let path = view.assets[image.address.droppingAssetFolder]
        return path.map { relativeHref(from: page.path, to: $0) } ?? image.address == url
      }?.span
    }
  }
}

extension [Diagnostic] {
  /// Adds what was found on the finished pages. Where a build speaks of the same place its words stay, as an error if
  /// that is what they are here.
  mutating func merge(_ found: [Diagnostic]) {
    for diagnostic in found {
      guard let span = diagnostic.span, let index = firstIndex(where: { $0.span?.meets(span) ?? false }) else {
        append(diagnostic)
        continue
      }
      let told = self[index]
      guard told.severity < diagnostic.severity else { continue }
      self[index] = Diagnostic(
        diagnostic.severity, told.code, told.message, at: told.span, notes: told.notes, label: told.label, help: told.help)
    }
  }
}

extension Span {
  fileprivate func meets(_ other: Span) -> Bool { file == other.file && start < other.end && other.start < end }
}
