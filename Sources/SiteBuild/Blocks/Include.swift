// The text of another page, in place: what several pages say alike is written once. What is numbered or lies at a
// page's end (figures, tables, footnotes) belongs to one page only, so a text that has such things is not included.

import Base
import Markup
import Model

extension Block {
  static let include = Block(
    name: "include", summary: "The text of another page, in place: prose and key figures, nothing that is numbered.",
    keys: [], render: included)
}

private func included(_ composer: inout Composer, _ source: BlockSource) -> [UInt8] {
  let span = source.block.infoSpan
  guard let written = composer.pageToInclude(source) else { return [] }
  if composer.including.contains(written) || written == source.written {
    composer.faults.append(.circle(source.block.argument, at: span))
    return []
  }
  let (document, own) = (composer.view.documents[written], composer.view.documents[source.written])
  let shared = Set(document.anchors).intersection(own.anchors).sorted()
  if let id = shared.first {
    composer.faults.append(.sharedID(id, source.block.argument, at: span))
    return []
  }
  if let what = document.numberedThing {
    composer.faults.append(.numbered(what, source.block.argument, at: span))
    return []
  }
  for id in composer.view.prose[written].sources { composer.cite(id) }
  composer.including.append(source.written)
  defer { composer.including.removeLast() }
  return composer.content(of: written)
}

extension Composer {
  /// The page that an include names: relative to its own file, or from Content; in the page's language if it can be.
  fileprivate mutating func pageToInclude(_ source: BlockSource) -> Int? {
    var name = source.block.argument
    if name.hasSuffix(".md") { name.removeLast(3) }
    guard !name.isEmpty else {
      faults.append(.noPath(at: source.block.infoSpan))
      return nil
    }
    let folder = source.file.path.split(separator: "/").dropLast().joined(separator: "/")
    let language = site.pages[source.written].language
    for path in [normalised(folder + "/" + name), "Content/" + normalised(name)] {
      if let index = view.writtenByPath["\(path).\(language).md"] ?? view.writtenByPath[path + ".md"] { return index }
    }
    let known = view.writtenByPath.keys.sorted().map { String($0.dropFirst("Content/".utf8.count)) }
    faults.append(.noPage(
      source.block.argument, at: source.block.infoSpan, nearest: nearest(to: normalised(name) + ".md", among: known)))
    return nil
  }
}

extension MarkupDocument {
  /// What keeps it from standing within another document.
  fileprivate var numberedThing: String? {
    if !footnotes.isEmpty { return "footnotes" }
    if let target = targets.first { return "the \(target.kind) “\(target.id)”" }
    return dataBlocks.first { $0.number != nil }.map { "a numbered \($0.kind)" }
  }
}

extension Diagnostic {
  fileprivate static func noPath(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "include/no-path", "this include names no page", at: span, help: "as in ```{include} pages/method.md")
  }

  fileprivate static func noPage(_ path: String, at span: Span, nearest: String?) -> Diagnostic {
    Diagnostic(
      .error, "include/no-page", "there is no page “\(path)” to include", at: span,
      help: nearest.asSuggestion ?? "its path begins at Content, or at the folder of this page")
  }

  fileprivate static func circle(_ path: String, at span: Span) -> Diagnostic {
    Diagnostic(.error, "include/circle", "“\(path)” includes itself, directly or through others", at: span)
  }

  fileprivate static func sharedID(_ id: String, _ path: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "include/same-id", "the id “\(id)” is in this page and in “\(path)”", at: span,
      help: "give one of the headings an id of its own: {#id}")
  }

  fileprivate static func numbered(_ what: String, _ path: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "include/numbered", "“\(path)” has \(what), which a page numbers by itself", at: span,
      help: "include only text, and put figures, tables and notes into the page")
  }
}
