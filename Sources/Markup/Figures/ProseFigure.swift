import Base

/// A figure in the text: printed from the data, or the writer's own words to be compared with them.
package struct ProseFigure: Equatable, Sendable {
  /// Whether the figure is printed from the data, or what is typed is held against it.
  package enum Kind: Equatable, Sendable {
    /// `{{ boston.employment | compact }}`
    case bound
    /// `[18 percent]{=massachusetts.vc_share@2011}`
    case asserted(Assertion)
  }

  package let kind: Kind
  /// As typed between the braces, without blanks at the ends; a line break in it has become a space.
  package let expression: [UInt8]
  package let expressionSpan: Span
  /// The whole of it, braces included.
  package let span: Span
}

/// What an asserted figure says, and how it wants to be tested.
package struct Assertion: Equatable, Sendable {
  /// The words as they are printed, without markup.
  package let text: String
  /// Of the words with their brackets.
  package let textSpan: Span
  /// nil where the words hold no single numeral; then `test` has a bound, or an error has been reported.
  package let reading: NumeralReading?
  package let test: AssertionTest

  package init(text: String, textSpan: Span, reading: NumeralReading?, test: AssertionTest) {
    self.text = text
    self.textSpan = textSpan
    self.reading = reading
    self.test = test
  }
}

/// `min=17 max=20 tol=2 pin` after the expression; numbers are in the indicator's unit.
package struct AssertionTest: Equatable, Sendable {
  package var min: Double?
  package var max: Double?
  package var tolerance: Double?
  /// An older period is meant: no warning about newer data.
  package var isPinned = false

  package init(min: Double? = nil, max: Double? = nil, tolerance: Double? = nil, isPinned: Bool = false) {
    self.min = min
    self.max = max
    self.tolerance = tolerance
    self.isPinned = isPinned
  }
}

/// `{rose}` in a heading or a title: a word to be verified on a series.
package struct Claim: Equatable, Sendable {
  package let kind: ClaimKind
  /// The word as typed, which is what is printed.
  package let word: String
  package let span: Span
  /// The index of the heading that it stands in; nil in a title.
  package let heading: Int?
}
