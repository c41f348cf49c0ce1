import Base

/// The rows of a delimited file as fields, each with its place.
struct ImportRows {
  struct Field {
    let bytes: ArraySlice<UInt8>
    let span: Span

    var text: String { bytes.string }
  }

  let file: SourceFile
  private let bytes: [UInt8]
  private let separator: UInt8
  private var offset: Int

  init(_ file: SourceFile, _ bytes: [UInt8], separator: UInt8) {
    self.file = file
    self.bytes = bytes
    self.separator = separator
    offset = bytes.starts(with: byteOrderMark) ? 3 : 0
  }

  /// The next row; `nil` at the end.
  mutating func next() -> [Field]? {
    bytes.withUnsafeBufferPointer { buffer -> [Field]? in
      guard let base = buffer.baseAddress else { return nil }
      var scanner = DelimitedScanner(base, buffer.count, separator: separator, from: offset)
      guard scanner.atRow() else { return nil }
      var fields: [Field] = []
      var isLast = false
      while !isLast {
        let (cell, last) = scanner.next()
        isLast = last
        let raw = UnsafeBufferPointer(start: base + cell.start, count: cell.end - cell.start)
        let content =
          cell.hasDoubledQuotes ? withoutDoubledQuotes(raw)[...] : bytes[cell.start..<cell.end]
        fields.append(Field(bytes: content, span: file.span(cell.start..<cell.end)))
      }
      offset = scanner.i
      return fields
    }
  }
}

extension Diagnostic {
  static func importRagged(_ count: Int, _ width: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "import/ragged-row", "a row of \(count) cells under a header of \(width); it is left out",
      at: span)
  }

  static func importNoNumber(_ text: String, _ column: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "import/not-a-number", "“\(text)” is not a number; it is left out", at: span,
      label: "in the column “\(column)”")
  }

  static func importNoPeriod(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "import/not-a-period", "“\(text)” is no period that a table here can hold; it is left out",
      at: span)
  }

  static func importMissingColumn(_ name: String, at span: Span?) -> Diagnostic {
    Diagnostic(.error, "import/missing-column", "no column “\(name)”: the file has another layout", at: span)
  }

  static func importNote(_ message: String) -> Diagnostic {
    Diagnostic(.note, "import/summary", message, at: nil)
  }
}
