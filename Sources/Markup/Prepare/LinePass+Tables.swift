// Pipe tables: each cell becomes a paragraph of its own.

import Base

extension LinePass {
  /// The alignments, if the next line is a delimiter row with as many cells as this line.
  mutating func tableBegins() -> [Alignment]? {
    // A line of a paragraph may be indented like code, a mark may not.
    guard cells < cellLimit, line.indent < 4, nextLine < source.count else { return nil }
    let saved = line
    defer { line = saved }
    line = LineCursor(start: nextLine, end: lineEnd(from: nextLine))
    guard matchOpenBlocks(cutting: false) == stack.count else { return nil }
    line.look(source)
    guard !line.isBlank, line.indent < 4,
      let alignments = delimiterRow(source, line.first, line.end, cells: &found) else { return nil }
    tableCells(source, saved.first, saved.end, into: &found)
    guard found.count == alignments.count else {
      if alignments.count > 1 {
        result.diagnostics.append(
          .otherColumns(found.count, alignments.count, at: span(line.first..<line.end)))
      }
      return nil
    }
    return alignments
  }

  mutating func table(_ alignments: [Alignment]) {
    let index = result.marks.count
    var mark = Mark(kind: .table, span: span(line.first..<line.end), head: base..<base)
    mark.table = result.tables.count
    result.marks.append(mark)
    result.tables.append(TablePlan(alignments: alignments))
    line.advance(columns: line.indent, source)
    markHere(index)
    row(mark.table)
    leaf = .table(mark.table)
    // The delimiter row has been read; a table's lines have no bytes of their own in the output.
    nextLine = behindLine(endingAt: lineEnd(from: nextLine))
  }

  mutating func row(_ index: Int) {
    let columns = result.tables[index].alignments.count
    guard cells + columns <= cellLimit else {
      if cells < cellLimit {
        result.diagnostics.append(.tooManyCells(at: span(line.first..<line.end)))
        cells = cellLimit
      }
      return
    }
    cells += columns
    result.tables[index].rows += 1
    tableCells(source, line.first, line.end, into: &found)
    for column in 0..<columns {
      let cell = column < found.count ? found[column] : Cell(start: line.end, end: line.end)
      write(cell.start..<cell.end)
    }
    if found.count > columns {
      result.diagnostics.append(
        .extraCells(found.count, columns, at: span(found[columns].start..<line.end)))
    }
  }

  mutating func write(_ content: Range<Int>) {
    if holdsThree(0x60, at: content, source) || holdsThree(0x3A, at: content, source) {
      result.diagnostics.append(.blockInCell(at: span(content)))
    }
    appendPrefix()
    out.append("###### \u{E002} ")
    var from = content.lowerBound
    var i = from
    if source.index(of: 0x5C, from: i, to: content.upperBound) == content.upperBound { i = content.upperBound }
    while i + 1 < content.upperBound {
      if source[i] == 0x5C, source[i + 1] == 0x7C {
        out.append(from..<i)
        from = i + 1
        i += 2
      } else {
        i += source[i] == 0x5C ? 2 : 1
      }
    }
    out.append(from..<content.upperBound)
    end()
  }

  mutating func caption(_ index: Int) {
    result.tables[index].hasCaption = true
    appendPrefix()
    out.append("###### \u{E003} ")
    var start = line.first + 1
    while start < line.end, isBlank(source[start]) { start += 1 }
    out.append(start..<line.end)
    end()
  }
}

private let cellLimit = 100_000

/// Whether a cell's text begins with three of a byte.
private func holdsThree(_ byte: UInt8, at text: Range<Int>, _ source: Bytes) -> Bool {
  text.count >= 3 && source[text.prefix(3)].allSatisfy { $0 == byte }
}

extension Diagnostic {
  fileprivate static func otherColumns(_ head: Int, _ rule: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "table/columns", "the rule has \(rule) cells and the line above it \(head), so this is no table",
      at: span, help: "a pipe within a cell is written \\|")
  }

  fileprivate static func extraCells(_ found: Int, _ columns: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "table/extra-cells", "this row has \(found) cells, the head \(columns); the rest is dropped", at: span,
      help: "a pipe within a cell is written \\|")
  }

  fileprivate static func tooManyCells(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "table/too-many-cells", "the document's tables have more than 100000 cells", at: span,
      help: "put the data into a CSV file and show it with a {table} block")
  }

  fileprivate static func blockInCell(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "table/block-in-cell", "a table's cell holds one line of text, no block", at: span,
      help: "put the block before or behind the table")
  }
}
