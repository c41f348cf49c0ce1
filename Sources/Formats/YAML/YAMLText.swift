import Base

/// YAML text taken out of a file: its bytes in one piece, and the way back to where each stood.
struct YAMLText {
  let file: ID<SourceFile>
  var bytes: [UInt8]
  /// The offset in the file of the first byte.
  let base: Int
  /// Where line prefixes (`> `) were taken off: for each line the offset in `bytes` and that in the file.
  private(set) var lines: [(text: Int, file: Int)] = []

  init(file: ID<SourceFile>, bytes: [UInt8], base: Int) {
    self.file = file
    self.bytes = bytes
    self.base = base
  }

  func span(_ range: Range<Int>) -> Span {
    guard !lines.isEmpty else { return Span(file, range.lowerBound + base..<range.upperBound + base) }
    let start = fileOffset(range.lowerBound)
    return Span(file, start..<(range.isEmpty ? start : fileOffset(range.upperBound - 1) + 1))
  }

  private func fileOffset(_ offset: Int) -> Int {
    var (low, high) = (0, lines.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].text <= offset { low = middle } else { high = middle }
    }
    return lines[low].file + offset - lines[low].text
  }
}

extension YAMLText {
  /// The same without `marks` block quote marks on every line. `insideFirst`: the text begins behind those of its
  /// first.
  func withoutQuoteMarks(_ marks: Int, insideFirst: Bool) -> YAMLText {
    guard marks > 0 else { return self }
    var out = YAMLText(file: file, bytes: [], base: base)
    out.bytes.reserveCapacity(bytes.count)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      let kept = start == 0 && insideFirst ? 0 : start + quoteMarks(bytes[start..<end], atMost: marks).bytes
      out.lines.append((out.bytes.count, kept + base))
      out.bytes += bytes[kept..<end]
      start = end
    }
    return out
  }
}

/// The block quote marks with their blanks at the start of a line: how many, and how many bytes they take.
func quoteMarks(_ line: ArraySlice<UInt8>, atMost limit: Int = .max) -> (marks: Int, bytes: Int) {
  var end = line.startIndex
  var marks = 0
  while marks < limit {
    var i = end
    while i < line.endIndex, i - end < 3, line[i] == 0x20 { i += 1 }
    guard i < line.endIndex, line[i] == UInt8(ascii: ">") else { break }
    end = i + 1
    marks += 1
    if end < line.endIndex, line[end] == 0x20 { end += 1 }
  }
  return (marks, end - line.startIndex)
}
