// How many of the numbers in the prose trace to something: figures bound or asserted, numerals whose writer waived the
// trace, and those that trace to nothing.

import Base
import Markup
import Model

/// How many of the numbers in the prose are traced, page by page.
package struct Coverage: Sendable {
  /// One page's count.
  package struct Page: Sendable {
    package let file: ID<SourceFile>
    package let traced: Int
    package let waived: Int
    /// Numerals without a trace, in order.
    package let untraced: [Span]

    package var total: Int { traced + untraced.count }
  }

  /// Pages that have a figure or a numeral, in the order of the site.
  package let pages: [Page]

  package var traced: Int { pages.reduce(0) { $0 + $1.traced } }
  package var waived: Int { pages.reduce(0) { $0 + $1.waived } }
  package var untraced: [Span] { pages.flatMap(\.untraced) }
  package var total: Int { traced + untraced.count }

  /// From 0 to 1; `nil` where the prose has no numbers.
  package var share: Double? { total == 0 ? nil : Double(traced) / Double(total) }
}

extension SiteView {
  var coverage: Coverage {
    Coverage(
      pages: documents.indices.compactMap { index in
        let charts = statementCoverage(of: index)
        let page = Coverage.Page(
          file: site.pages[index].file, traced: prose[index].figures.count { $0.trace != nil } + charts.traced,
          waived: documents[index].waivers.count + charts.waived,
          untraced: (documents[index].numerals + charts.untraced).sorted { $0.start < $1.start })
        return page.total + page.waived == 0 ? nil : page
      })
  }

  /// A warning where less is traced than the site asks for.
  var coverageFaults: [Diagnostic] {
    // The charts of every page are read for it: only where somebody asks.
    guard let wanted = settings.policies.coverage else { return [] }
    let coverage = self.coverage
    guard let share = coverage.share, share < wanted else { return [] }
    let shown = coverage.untraced.prefix(12).map { Note("traces to nothing", at: $0) }
    let percent = numberText(share * 100, decimals: 1)
    return [
      Diagnostic(
        .warning, "figure/coverage",
        "\(coverage.traced) of \(coverage.total) numbers in prose are traced, \(percent) percent; the site asks for "
          + "\(numberText(wanted * 100)) percent",
        at: settings.policies.coverageSpan, notes: shown,
        help: "bind a number to the data, assert it, or waive it: [1985]{=!}")
    ]
  }
}
