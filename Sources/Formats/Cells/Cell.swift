import Base

/// Why the text of a cell is no figure.
package struct CellFault: Error, Equatable, Sendable {
  /// `not-a-number`, `unknown-status` …: the second half of a diagnostic's code.
  package let code: String
  /// One lower-case sentence that names the text.
  package let message: String
  package let help: String?
}

/// The figure in a cell, in the notation of statistical offices:
///
///     9507    >480  ≥480  ~480  ≤480  almost 900    100..249    287826 (287820..287832)[e]    12.3[b][p]    [c]
///
/// An empty cell is missing. Blanks around the parts do not matter.
package func quantity(of cell: ArraySlice<UInt8>) -> Result<Quantity, CellFault> {
  .success(Quantity(.absent(.missing)))
}

/// A figure in the notation above; `quantity(of: Array(cellText(q).utf8)[...])` gives `q` back, but for its unit.
package func cellText(_ quantity: Quantity) -> String { "" }
