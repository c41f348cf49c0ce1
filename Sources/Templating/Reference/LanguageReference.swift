import Base

/// The language as lists, from which the manual's page is made.
package struct LanguageReference: Sendable {
  package struct Entry: Sendable {
    package let name: String
    /// As it is called: `round(precision=0, method="common")`.
    package let signature: String
    package let summary: String
    package let examples: [Example]
  }

  package let statements: [Entry]
  package let operators: [Entry]
  package let filters: [Entry]
  package let tests: [Entry]
  package let functions: [Entry]
}

extension Environment {
  /// What this environment offers, each list sorted by name.
  package var reference: LanguageReference {
    LanguageReference(statements: [], operators: [], filters: [], tests: [], functions: [])
  }
}
