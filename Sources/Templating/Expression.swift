// Expressions outside of templates go through the same parser, compiler and machine.

import Base

/// One expression by itself: `{{ }}` in prose and titles, a chart's `where`.
package struct Expression: Sendable {
  /// The dotted paths that it mentions, each once, in order: `[["boston", "employment"]]`.
  package let paths: [[String]]
  /// Of columns, that the variables must hold.
  package let extremes: [Extreme]
  private let program: Program
  private let root: Int32
  private let environment: Environment

  /// Compiles an expression that is part of a file.
  ///
  /// - Parameter bytes: The expression without its braces: a slice of the file's bytes whose indices are offsets in it.
  /// - Returns: `nil` where it has errors.
  package static func compile(
    _ bytes: ArraySlice<UInt8>, in file: ID<SourceFile>, environment: Environment
  ) -> Checked<Expression?> {
    do throws(SyntaxFault) {
      var parser = try ExpressionParser(bytes, in: file, at: bytes.startIndex)
      if parser.token.kind == .end, parser.token.range.lowerBound == bytes.endIndex {
        throw parser.fault("template/syntax", "there is no expression here")
      }
      let syntax = try parser.tuple()
      guard parser.token.kind == .end, parser.token.range.lowerBound == bytes.endIndex else {
        throw parser.unexpected("the end of the expression")
      }
      let compiler = Compiler(
        TemplateFile(ofExpressionIn: file), [:], environment, markup: .plain)
      let root = compiler.expression(syntax)
      compiler.finish()
      guard compiler.diagnostics.isEmpty else { return Checked(nil, compiler.diagnostics) }
      let functions = environment.library.functionPositions
      let paths = syntax.paths { functions[$0] != nil }
      return Checked(Expression(
          paths: paths, extremes: compiler.extremes, program: compiler.program, root: root, environment: environment))
    } catch {
      return Checked(nil, [error.diagnostic])
    }
  }

  /// Its value; `none` with diagnostics where it has none.
  ///
  /// - Parameter variables: Looked up before entities of the same name.
  package func evaluate(
    _ variables: Record, host: Host = Host(), language: LanguageRules = .english
  ) -> Checked<Value> {
    let context = FilterContext(language: language, host: host, library: environment.library)
    var machine = Machine(program, context, environment.limits, variables, page: "", room: 64)
    do throws(Fault) {
      return Checked(try machine.value(root), machine.diagnostics)
    } catch {
      machine.report(error)
      return Checked(.none, machine.diagnostics)
    }
  }

  /// Whether it holds, as `if` takes it: for a chart's `where`.
  package func isTrue(
    _ variables: Record, host: Host = Host(), language: LanguageRules = .english
  ) -> Checked<Bool> {
    evaluate(variables, host: host, language: language).map(\.isTrue)
  }
}

/// Text with `{{ }}` in it, as titles and captions have.
package struct Phrase: Sendable {
  private enum Part: Sendable {
    case text(String)
    case expression(Expression)
  }

  private let parts: [Part]

  /// The dotted paths that it mentions, in order.
  package var paths: [[String]] {
    parts.flatMap { part -> [[String]] in if case .expression(let expression) = part { expression.paths } else { [] } }
  }

  package static func compile(
    _ bytes: ArraySlice<UInt8>, in file: ID<SourceFile>, environment: Environment
  ) -> Checked<Phrase?> {
    var parts: [Part] = []
    var diagnostics: [Diagnostic] = []
    var start = bytes.startIndex
    while let open = position(of: UInt8(ascii: "{"), in: bytes, from: start) {
      if open > start { parts.append(.text(bytes[start..<open].string)) }
      guard let close = end(of: bytes, from: open + 2) else {
        diagnostics.append(
          Diagnostic(
            .error, "template/syntax", "these braces are not closed", at: Span(file, open..<open + 2),
            help: "write “}}”"))
        return Checked(nil, diagnostics)
      }
      let compiled = Expression.compile(bytes[(open + 2)..<close], in: file, environment: environment)
      diagnostics += compiled.diagnostics
      if let expression = compiled.result { parts.append(.expression(expression)) }
      start = close + 2
    }
    if start < bytes.endIndex { parts.append(.text(bytes[start...].string)) }
    return Checked(diagnostics.isEmpty ? Phrase(parts: parts) : nil, diagnostics)
  }

  /// The text with the values printed as plain text: not escaped, figures as "9,507".
  package func text(_ variables: Record, host: Host = Host(), language: LanguageRules = .english) -> Checked<String> {
    var text = ""
    var diagnostics: [Diagnostic] = []
    for part in parts {
      switch part {
      case .text(let run): text += run
      case .expression(let expression):
        let value = expression.evaluate(variables, host: host, language: language)
        diagnostics += value.diagnostics
        if !value.hasErrors { text += value.result.plainText(host: host, language: language) }
      }
    }
    return Checked(text, diagnostics)
  }
}

// Two equal bytes in a row.
private func position(of byte: UInt8, in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
  var i = start
  while i + 1 < bytes.endIndex {
    if bytes[i] == byte, bytes[i + 1] == byte { return i }
    i += 1
  }
  return nil
}

// The braces that close an expression: not those of a map or in a string.
private func end(of bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
  var (depth, quote): (Int, UInt8?) = (0, nil)
  var i = start
  while i < bytes.endIndex {
    let byte = bytes[i]
    if let open = quote {
      if byte == UInt8(ascii: "\\") { i += 1 } else if byte == open { quote = nil }
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      quote = byte
    } else if byte == UInt8(ascii: "{") {
      depth += 1
    } else if byte == UInt8(ascii: "}") {
      if depth == 0 { return i + 1 < bytes.endIndex && bytes[i + 1] == byte ? i : nil }
      depth -= 1
    }
    i += 1
  }
  return nil
}
