import Base

// CSV and TSV. Types are settled from the header's names, the schema and the first rows; then one pass over the bytes
// fills the columns. Of where cells stand only the starts of rows are kept.

/// More columns than this are a file in a wrong format.
private let maximalColumns = 10_000
private let sampledRows = 500

struct DelimitedReader {
  let file: SourceFile
  let bytes: [UInt8]
  let separator: UInt8
  let schema: TableSchema?
  let known: KnownColumns
  var faults = Faults()

  /// Columns to be read as text although their first cells were numbers, found on the way.
  private var forcedText: Set<Int> = []

  init(_ file: SourceFile, _ bytes: [UInt8], separator: UInt8, schema: TableSchema?, known: KnownColumns) {
    self.file = file
    self.bytes = bytes
    self.separator = separator
    self.schema = schema
    self.known = known
  }

  mutating func table() -> DataTable {
    let name = tableName(file.path)
    let start = bytes.starts(with: byteOrderMark) ? 3 : 0
    guard let header = header(from: start) else {
      return DataTable(name: name, columns: [], rowCount: 0, schema: schema)
    }
    while true {
      var attempt = self
      let result = bytes.withUnsafeBufferPointer { buffer -> DataTable? in
        guard let base = buffer.baseAddress else { return nil }
        return attempt.rows(name, header, base, buffer.count)
      }
      let more = attempt.forcedText
      if result == nil, more.count > forcedText.count {
        forcedText = more
        continue
      }
      self = attempt
      return result ?? DataTable(name: name, columns: [], rowCount: 0, schema: schema)
    }
  }
}

// MARK: - Header

private struct Header {
  struct Column {
    let name: String
    let span: Span
    /// Of a column with no name or one that was there before, nothing is kept.
    let isUsed: Bool
  }

  let columns: [Column]
  let end: Int
  let isAboutEntities: Bool
}

extension DelimitedReader {
  /// `nil` where there is none to go on with.
  private mutating func header(from start: Int) -> Header? {
    var first = start
    while first < bytes.count, isWhitespace(bytes[first]) { first += 1 }
    guard first < bytes.count else {
      faults.report(.emptyTable(at: file.span(0..<0)))
      return nil
    }
    var columns: [Header.Column] = []
    var seen: [String: Span] = [:]
    var end = 0
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var scanner = DelimitedScanner(base, buffer.count, separator: separator, from: first)
      var isLast = false
      while !isLast, columns.count <= maximalColumns {
        let (cell, last) = scanner.next()
        isLast = last
        columns.append(self.column(cell, base, columns.count, &seen))
      }
      end = scanner.i
    }
    guard columns.count <= maximalColumns else {
      faults = Faults()
      faults.report(.tooManyColumns(at: columns[maximalColumns].span))
      return nil
    }
    reportSeparator(columns)
    return Header(columns: columns, end: end, isAboutEntities: known.isAboutEntities(columns.lazy.map(\.name)))
  }

  private mutating func column(
    _ cell: ScannedCell, _ base: UnsafePointer<UInt8>, _ position: Int, _ seen: inout [String: Span]
  ) -> Header.Column {
    let span = file.span(cell.start..<cell.end)
    report(cell, span, nil)
    let raw = UnsafeBufferPointer(start: base + cell.start, count: cell.end - cell.start)
    let name =
      cell.hasDoubledQuotes
      ? String(decoding: withoutDoubledQuotes(raw), as: UTF8.self) : String(decoding: raw, as: UTF8.self)
    if name.isEmpty {
      faults.report(.emptyHeader(position + 1, at: span))
    } else if let first = seen[name] {
      faults.report(.duplicateHeader(name, at: span, first: first))
    } else {
      seen[name] = span
      return Header.Column(name: name, span: span, isUsed: true)
    }
    return Header.Column(name: name, span: span, isUsed: false)
  }

  private mutating func reportSeparator(_ columns: [Header.Column]) {
    guard columns.count == 1, let only = columns.first else { return }
    for (mark, name) in [(";", "semicolons"), ("\t", "tabs"), (",", "commas"), ("|", "bars")]
    where only.name.contains(mark) {
      let wanted = separator == 0x09 ? "tabs" : "commas"
      faults.report(.wrongSeparator(name, wanted, at: only.span))
      return
    }
  }
}

// MARK: - Rows

/// What fills one column.
private struct Builder {
  var text: TextBuilder?
  var numbers: NumberBuilder?
  let type: ColumnType?
}

extension DelimitedReader {
  /// `nil` after `forcedText` has grown: then everything is read again.
  private mutating func rows(
    _ name: String, _ header: Header, _ base: UnsafePointer<UInt8>, _ count: Int
  ) -> DataTable? {
    let estimate = lineCount(base + header.end, count - header.end)
    let types = columnTypes(header, base, count)
    var builders = zip(header.columns, types).map { column, type -> Builder in
      guard column.isUsed else { return Builder(type: nil) }
      switch type {
      case .integer, .number: return Builder(numbers: NumberBuilder(rows: estimate), type: type)
      case .text, .date, .period, nil: return Builder(text: TextBuilder(rows: estimate), type: type)
      }
    }
    let starts = read(header, builders, estimate, base, count)
    if growForcedText(header, builders) { return nil }
    if starts.count == 1 { faults.report(.noRows(at: file.span(bytesBefore(header.end)))) }
    var columns: [DataColumn] = []
    for index in builders.indices where header.columns[index].isUsed {
      columns.append(column(index, header.columns[index], builders[index], starts))
      builders[index] = Builder(type: nil)  // its texts are in the column now: give the memory back
    }
    checkSchema(columns, rows: starts.count - 1)
    return DataTable(name: name, columns: columns, rowCount: starts.count - 1, schema: schema)
  }

  private func bytesBefore(_ end: Int) -> Range<Int> { max(0, end - 1)..<end }

  private func columnTypes(_ header: Header, _ base: UnsafePointer<UInt8>, _ count: Int) -> [ColumnType?] {
    var samples = Array(repeating: Sample(), count: header.columns.count)
    var scanner = DelimitedScanner(base, count, separator: separator, from: header.end)
    var rows = 0
    while rows < sampledRows, rows * header.columns.count < 200_000, scanner.atRow() {
      rows += 1
      var column = 0
      var isLast = false
      while !isLast {
        let (cell, last) = scanner.next()
        isLast = last
        if column < samples.count {
          samples[column].add(
            ArraySlice(UnsafeBufferPointer(start: base + cell.start, count: cell.end - cell.start)))
        }
        column += 1
      }
    }
    return header.columns.indices.map { index in
      namedType(index, header) ?? (forcedText.contains(index) ? .text : samples[index].type)
    }
  }

  /// The type that a column has whatever is in its cells.
  private func namedType(_ index: Int, _ header: Header) -> ColumnType? {
    let name = header.columns[index].name
    return known.type(name, schema?[name], isAboutEntities: header.isAboutEntities)
  }

  private mutating func read(
    _ header: Header, _ builders: [Builder], _ estimate: Int, _ base: UnsafePointer<UInt8>, _ count: Int
  ) -> [Int32] {
    var starts: [Int32] = []
    starts.reserveCapacity(estimate + 1)
    var scanner = DelimitedScanner(base, count, separator: separator, from: header.end)
    let width = builders.count
    while scanner.atRow() {
      starts.append(Int32(truncatingIfNeeded: scanner.i))
      var column = 0
      var isLast = false
      var isWhole = true  // a broken quote explains a wrong number of cells
      while !isLast {
        let (cell, last) = scanner.next()
        isLast = last
        if cell.fault != nil { isWhole = false }
        if column < width {
          if cell.fault == nil, !cell.hasDoubledQuotes {
            if let numbers = builders[column].numbers {
              numbers.add(base + cell.start, cell.end - cell.start)
            } else {
              builders[column].text?.add(base + cell.start, cell.end - cell.start)
            }
          } else {
            addOdd(cell, to: builders[column], header.columns[column], base)
          }
        }
        column += 1
        if last, column != width, isWhole {
          reportRagged(column, width, scanner.i, Int(starts[starts.count - 1]))
        }
      }
      while column < width {
        builders[column].text?.addMissing()
        builders[column].numbers?.addMissing()
        column += 1
      }
    }
    starts.append(Int32(truncatingIfNeeded: count))
    return starts
  }

  private mutating func addOdd(
    _ cell: ScannedCell, to builder: Builder, _ column: Header.Column, _ base: UnsafePointer<UInt8>
  ) {
    report(cell, file.span(cell.start..<cell.end), column.name)
    let raw = UnsafeBufferPointer(start: base + cell.start, count: cell.end - cell.start)
    if cell.fault == .quoteInside {
      builder.text?.add(base + cell.start, raw.count)
      builder.numbers?.addMissing()
    } else if cell.fault != nil {
      builder.text?.addMissing()
      builder.numbers?.addMissing()
    } else {
      withoutDoubledQuotes(raw).withUnsafeBufferPointer { plain in
        guard let start = plain.baseAddress else { return }
        builder.text?.add(start, plain.count)
        builder.numbers?.add(start, plain.count)
      }
    }
  }

  // A number with a leading zero in a column of bare whole numbers: they are codes, all of them.
  private mutating func growForcedText(_ header: Header, _ builders: [Builder]) -> Bool {
    let before = forcedText.count
    for (index, builder) in builders.enumerated() {
      guard let numbers = builder.numbers, !numbers.codeRows.isEmpty,
        namedType(index, header) == nil
      else { continue }
      if numbers.isWhole, numbers.cells.isPlain, numbers.faults.isEmpty { forcedText.insert(index) }
    }
    return forcedText.count > before
  }

  private mutating func column(
    _ index: Int, _ header: Header.Column, _ builder: Builder, _ starts: [Int32]
  ) -> DataColumn {
    let origin = CellOrigin(
      source: .delimited(file: file.id, bytes: bytes, rowStarts: starts, separator: separator), column: index,
      header: header.span)
    let finished = finish(
      builder.text, builder.numbers, builder.type,
      ColumnContext(name: header.name, schema: schema?[header.name], area: "csv", origin: origin), &faults)
    return DataColumn(
      name: header.name, nameSpan: header.span, type: finished.type, storage: finished.storage,
      schema: schema?[header.name], origin: origin)
  }

  private mutating func checkSchema(_ columns: [DataColumn], rows: Int) {
    guard let schema else { return }
    check(columns, rows: rows, against: schema, file.span(0..<0), "csv", &faults)
  }
}

// MARK: - Faults

extension DelimitedReader {
  private mutating func report(_ cell: ScannedCell, _ span: Span, _ column: String?) {
    guard let fault = cell.fault, faults.hasRoom() else { return }
    let label = column.map { "in the column “\($0)”" }
    switch fault {
    case .unclosedQuote: faults.report(.unclosedCell(at: span.part(0, 1), label: label))
    case .textAfterQuote:
      faults.report(.textAfterQuote(shown(bytes[span.range].trimmed), at: span, label: label))
    case .quoteInside: faults.report(.quoteInside(shown(bytes[span.range]), at: span, label: label))
    }
  }

  private mutating func reportRagged(_ cells: Int, _ width: Int, _ end: Int, _ start: Int) {
    guard faults.hasRoom() else { return }
    var lineEnd = end
    while lineEnd > start, bytes[lineEnd - 1] == 0x0A || bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
    let extra = cellRange(of: width, in: bytes, row: start..<end, separator: separator)
    faults.report(.raggedRow(cells, width, at: file.span(cells > width ? extra : lineEnd..<lineEnd)))
  }
}

private func lineCount(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  UnsafeBufferPointer(start: bytes, count: count).reduce(into: 1) { $0 += $1 == 0x0A ? 1 : 0 }
}

/// The file's name without folders and ending.
func tableName(_ path: String) -> String {
  let file =
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
  return String(file.utf8.lastIndex(of: UInt8(ascii: ".")).map { file[..<$0] } ?? file)
}

extension Diagnostic {
  fileprivate static func emptyTable(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "csv/empty", "a table without a header line", at: span,
      help: "write the columns' names on the first line")
  }

  fileprivate static func noRows(at span: Span) -> Diagnostic {
    Diagnostic(.warning, "csv/no-rows", "a table with a header and no rows", at: span)
  }

  fileprivate static func emptyHeader(_ position: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "csv/empty-header", "column \(position) has no name", at: span,
      help: "name it, or delete the separator that makes it")
  }

  fileprivate static func duplicateHeader(_ name: String, at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .error, "csv/duplicate-header", "a second column named “\(name)”", at: span,
      notes: [Note("the first", at: first)], help: "rename one of them")
  }

  fileprivate static func tooManyColumns(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "csv/too-many-columns", "more than \(maximalColumns) columns", at: span,
      help: "write one row for each, with the columns “indicator” and “value”")
  }

  fileprivate static func wrongSeparator(_ found: String, _ wanted: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "csv/separator", "one column whose name holds \(found): the cells seem to be separated by them",
      at: span,
      help: "separate them by \(wanted)")
  }

  fileprivate static func raggedRow(_ cells: Int, _ width: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "csv/ragged-row",
      "a row of \(cells) cell\(cells == 1 ? "" : "s") under a header of \(width)", at: span,
      help: cells > width
        ? "put a cell that holds the separator in quotes" : "write the missing cells, empty if need be")
  }

  fileprivate static func unclosedCell(at span: Span, label: String?) -> Diagnostic {
    Diagnostic(
      .error, "csv/unclosed-quote", "the quote that begins here is never closed", at: span, label: label,
      help: "close it; a quote inside a cell is written twice")
  }

  fileprivate static func textAfterQuote(_ text: String, at span: Span, label: String?) -> Diagnostic {
    Diagnostic(
      .error, "csv/text-after-quote", "“\(text)” follows the closing quote of its cell", at: span,
      label: label,
      help: "put the whole cell in quotes, a quote inside written twice")
  }

  fileprivate static func quoteInside(_ text: String, at span: Span, label: String?) -> Diagnostic {
    Diagnostic(
      .error, "csv/quote-inside", "a quote in the cell “\(text)”, which is not in quotes", at: span,
      label: label,
      help: "put the whole cell in quotes, and write the one inside twice")
  }
}
