import Base

/// Where a cell of a table's row stands, without the blanks around it.
struct Cell {
  let start: Int
  let end: Int
}

/// The cells of a row, without the blanks around them. `\|` does not divide, and neither does a pipe inside `{{ … }}`
/// or `{=…}`: a filter is written with one.
func tableCells(_ source: Bytes, _ start: Int, _ end: Int, into cells: inout Pile<Cell>) {
  cells.removeAll()
  var from = start
  var i = start
  var noFigureEnds = false
  if i < end, source[i] == 0x7C {
    i += 1
    from = i
  }
  while i < end {
    switch source[i] {
    case 0x5C: i += 2
    case 0x7C:
      cells.append(cell(source, from, i))
      i += 1
      from = i
    case 0x7B where !noFigureEnds && i + 1 < end && (source[i + 1] == 0x7B || source[i + 1] == 0x3D):
      let isBound = source[i + 1] == 0x7B
      if let close = figureEnd(source, i + 2, end, isBound: isBound) { i = close } else {
        noFigureEnds = true
        i += 2
      }
    default: i += 1
    }
  }
  let last = cell(source, from, end)
  if last.start < last.end || from < end && !source[from..<end].allSatisfy(isBlank) { cells.append(last) }
}

/// The alignments, if these bytes are the rule below a table's head.
func delimiterRow(_ source: Bytes, _ start: Int, _ end: Int, cells: inout Pile<Cell>) -> [Alignment]? {
  guard source[start..<end].allSatisfy({ $0 == 0x7C || $0 == 0x2D || $0 == 0x3A || isBlank($0) }) else { return nil }
  guard source[start..<end].contains(0x7C) else { return nil }
  var alignments: [Alignment] = []
  tableCells(source, start, end, into: &cells)
  alignments.reserveCapacity(cells.count)
  for cell in cells.all {
    var (from, to) = (cell.start, cell.end)
    let left = from < to && source[from] == 0x3A
    if left { from += 1 }
    let right = from < to && source[to - 1] == 0x3A
    if right { to -= 1 }
    guard from < to, source[from..<to].allSatisfy({ $0 == 0x2D }) else { return nil }
    alignments.append(left ? right ? .center : .left : right ? .right : .none)
  }
  return alignments.isEmpty ? nil : alignments
}

private func cell(_ source: Bytes, _ from: Int, _ to: Int) -> Cell {
  var (from, to) = (from, max(from, to))
  while from < to, isBlank(source[from]) { from += 1 }
  while to > from, isBlank(source[to - 1]) { to -= 1 }
  return Cell(start: from, end: to)
}

private func figureEnd(_ source: Bytes, _ start: Int, _ end: Int, isBound: Bool) -> Int? {
  var i = start
  while i < end {
    if source[i] == 0x7D {
      if !isBound { return i + 1 }
      if i + 1 < end, source[i + 1] == 0x7D { return i + 2 }
    }
    i += 1
  }
  return nil
}
