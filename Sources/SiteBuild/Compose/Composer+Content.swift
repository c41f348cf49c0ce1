// The body of a page: the HTML that its Markdown gave, with the holes filled.

import Base
import Charting
import Markup
import Model
import Templating

extension Composer {
  /// The page's own Markdown as HTML; empty where nobody wrote any.
  mutating func content(without lifted: Set<Int> = []) -> Value {
    guard let written = page.written else { return .safe([]) }
    return .safe(inLanguageOfText { $0.content(of: written, without: lifted) })
  }

  /// - Parameter lifted: Data blocks that the template places by itself.
  mutating func content(of written: Int, without lifted: Set<Int> = []) -> [UInt8] {
    let document = view.documents[written]
    let blocks = renderedBlocks(document, written, without: lifted)
    var out = ByteWriter(capacity: document.content.html.count * 2)
    document.content.write(into: &out) { hole, out in
      if case .dataBlock(let index) = hole.kind {
        out.append(blocks[index])
        return true
      }
      return fill(hole, written, &out)
    }
    return out.bytes
  }

  /// Writes what belongs into a hole that is no data block; false leaves the hole's own bytes.
  func fill(_ hole: Hole, _ written: Int, _ out: inout ByteWriter) -> Bool {
    let document = view.documents[written]
    let prose = view.prose[written]
    switch hole.kind {
    case .figure(let index):
      guard let figure = prose.figures[safe: index] else { return true }
      switch hole.place {
      case .element: write(figure, &out)
      case .label: out.append(figure.html)
      case .attribute: out.appendEscaped(figure.plain)
      case .plain: out.append(text: figure.plain)
      }
      return true
    case .assertedOpen(let index):
      guard hole.place == .element, let trace = prose.figures[safe: index]?.trace else { return false }
      out.append("<span class=\"figure\"><data value=\"")
      if let value = trace.quantity.value { out.append(plain: value) } else { out.appendEscaped(trace.quantity.marks) }
      out.append("\">")
      return true
    case .assertedClose(let index):
      guard hole.place == .element, let trace = prose.figures[safe: index]?.trace else { return false }
      out.append("</data>")
      writeMark(trace, &out)
      out.append("</span>")
      return true
    case .citation(let index):
      guard hole.place == .element, let ids = prose.citations[safe: index], !ids.isEmpty else { return false }
      writeCitation(ids, document.citations[index], &out)
      return true
    case .link(let index):
      return fillLink(document.links[index], written, &out)
    case .image(let index):
      guard let path = view.assets[document.images[index].address.droppingAssetFolder] else { return false }
      out.appendEscaped(href(path))
      return true
    case .claim, .dataBlock, .reference:
      return false
    }
  }

  private func write(_ figure: FigureResult, _ out: inout ByteWriter) {
    out.append("<span class=\"figure\">")
    out.append(figure.html)
    if let trace = figure.trace { writeMark(trace, &out) }
    out.append("</span>")
  }

  // The source of a figure, one key press away: its note's number, with source, period and status in words.
  private func writeMark(_ trace: Trace, _ out: inout ByteWriter) {
    let status = trace.quantity.statuses.map { words.status($0) }
    let notes = trace.sources.compactMap { id in host.number(of: id).map { (id, $0) } }
    if notes.isEmpty { return }
    out.append("<sup class=\"source-mark\">")
    for (index, (source, number)) in notes.enumerated() {
      let facts = [sourceShortLabel(site.sources[source], page.language), periodWords(trace.period, source)] + status
      if index > 0 { out.append(", ") }
      out.append("<a href=\"#source-")
      out.append(int: number)
      out.append("\" title=\"")
      out.appendEscaped(facts.joined(separator: ", "))
      out.append("\" aria-label=\"")
      out.appendEscaped("\(words("source")) \(number): " + facts.joined(separator: ", "))
      out.append("\">")
      out.append(int: number)
      out.append("</a>")
    }
    out.append("</sup>")
  }

  private func writeCitation(_ ids: [ID<Source>], _ citation: Citation, _ out: inout ByteWriter) {
    // A raised number stands at the word before it, wherever the writer put the space.
    if out.bytes.last == 0x20 || out.bytes.last == 0x0A { out.bytes.removeLast() }
    out.append("<sup class=\"source-mark\">")
    for (index, id) in ids.enumerated() {
      guard let number = host.number(of: id) else { continue }
      if index > 0 { out.append(", ") }
      let locator = citation.items[safe: index]?.locator ?? ""
      let label = sourceShortLabel(site.sources[id], page.language) + (locator.isEmpty ? "" : ", " + locator)
      out.append("<a href=\"#source-")
      out.append(int: number)
      out.append("\" title=\"")
      out.appendEscaped(label)
      out.append("\" aria-label=\"")
      out.appendEscaped("\(words("source")) \(number): \(label)")
      out.append("\">")
      out.append(int: number)
      out.append("</a>")
    }
    out.append("</sup>")
  }

  private func fillLink(_ link: Link, _ written: Int, _ out: inout ByteWriter) -> Bool {
    switch view.target(of: link.address, in: site.pages[written], readIn: routes.language) {
    case .page(let path, let fragment):
      out.appendEscaped(href(path) + fragment)
      // The hole is the value of an attribute: another one follows it.
      if let language = view.foreignLanguage(of: path, to: routes.language) {
        out.append("\" hreflang=\"")
        out.appendEscaped(language)
      }
      return true
    case .elsewhere, .unknown:
      return false
    }
  }
}
