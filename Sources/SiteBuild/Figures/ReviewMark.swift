// The numbers in the prose of a page and what they rest on, for a reviewer who reads the page with all of them coloured.

import Base
import Markup

/// One number of the prose, as a reader sees it.
package struct ReviewMark: Equatable, Sendable {
  package enum Kind: String, Sendable {
    /// Printed from the data.
    case traced
    /// Typed, and borne out by the data.
    case asserted
    /// Typed, and its writer says that it needs no trace.
    case waived
    case untraced
  }

  package let kind: Kind
  package let text: String
  /// Where it is written: `Content/articles/hub.md:14:1`.
  package let place: String
  /// Where its figure stands in the data: `Content/data/jobs.csv:7`; empty where it has none, or a computed one.
  package let data: String
  /// Its address, period, source and status.
  package let about: String

  package init(kind: Kind, text: String, place: String, data: String, about: String) {
    self.kind = kind
    self.text = text
    self.place = place
    self.data = data
    self.about = about
  }
}

extension Prepared {
  /// The numbers in the prose of an artifact, in the order of its text; none where it is no page that somebody wrote.
  package func reviewMarks(ofArtifact index: Int) -> [ReviewMark] {
    guard case .page(let page) = plans[index].content, let written = view.pages[page].written else { return [] }
    return view.reviewMarks(of: written)
  }
}

extension SiteView {
  fileprivate func reviewMarks(of written: Int) -> [ReviewMark] {
    let document = documents[written]
    let figures = zip(document.figures, prose[written].figures).map { figure, result in
      (figure.span, mark(figure, result))
    }
    let others: [(ReviewMark.Kind, [Span])] = [
      (.waived, document.waivers), (.untraced, document.numerals + statementCoverage(of: written).untraced),
    ]
    let rest = others.flatMap { kind, spans in
      spans.map { span in
        (span, ReviewMark(kind: kind, text: waivedText(span, kind), place: place(of: span), data: "", about: ""))
      }
    }
    return (figures + rest).sorted { $0.0.start < $1.0.start }.map(\.1)
  }

  private func mark(_ figure: ProseFigure, _ result: FigureResult) -> ReviewMark {
    let trace = result.trace
    let facts = [
      trace?.cell.map { address(of: $0.key, in: site) } ?? String(decoding: figure.expression, as: UTF8.self),
      trace.map { $0.sources.map { site.sources[$0].key }.joined(separator: ", ") } ?? "",
      trace.map { $0.quantity.statuses.map(\.name).joined(separator: ", ") } ?? "",
    ]
    let data = trace?.cell.flatMap { lookup.place($0, files) } ?? ""
    let about = facts.filter { !$0.isEmpty }.joined(separator: " · ")
    switch figure.kind {
    case .bound:
      return ReviewMark(
        kind: trace == nil ? .untraced : .traced, text: result.plain, place: place(of: figure.span), data: data, about: about)
    case .asserted(let assertion):
      return ReviewMark(
        kind: trace == nil ? .untraced : .asserted, text: assertion.text, place: place(of: figure.span), data: data,
        about: about)
    }
  }

  private func place(of span: Span) -> String { files.place(of: span) ?? "" }

  // `[1985]{=!}` prints what stands between its brackets.
  private func waivedText(_ span: Span, _ kind: ReviewMark.Kind) -> String {
    let text = files[span.file].bytes[span.range]
    guard kind == .waived, text.first == UInt8(ascii: "["), let end = text.firstIndex(of: UInt8(ascii: "]")) else {
      return text.string
    }
    return text[(text.startIndex + 1)..<end].string
  }
}
