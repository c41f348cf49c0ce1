import Base

/// One expression by itself: `{{ }}` in prose and titles, a chart's `where`.
package struct Expression: Sendable {
  /// The dotted paths that it mentions, each once, in order: `[["boston", "employment"]]`.
  package let paths: [[String]]

  /// Compiles an expression that is part of a file.
  ///
  /// - Parameter bytes: The expression without its braces: a slice of the file's bytes whose indices are offsets in it.
  /// - Returns: `nil` where it has errors.
  package static func compile(
    _ bytes: ArraySlice<UInt8>, in file: ID<SourceFile>, environment: Environment
  ) -> Checked<Expression?> {
    Checked(nil)
  }

  /// Its value; `none` with diagnostics where it has none.
  ///
  /// - Parameter variables: Looked up before entities of the same name.
  package func evaluate(
    _ variables: Record, host: Host = Host(), language: LanguageRules = .english
  ) -> Checked<Value> {
    Checked(.none)
  }
}

/// Text with `{{ }}` in it, as titles and captions have.
package struct Phrase: Sendable {
  package let paths: [[String]]

  package static func compile(
    _ bytes: ArraySlice<UInt8>, in file: ID<SourceFile>, environment: Environment
  ) -> Checked<Phrase?> {
    Checked(nil)
  }

  /// The text with the values printed as plain text: not escaped, figures as "9,507".
  package func text(_ variables: Record, host: Host = Host(), language: LanguageRules = .english) -> Checked<String> {
    Checked("")
  }
}
