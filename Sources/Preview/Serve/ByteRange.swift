/// What a Range header asks of a body.
enum RangeAnswer: Equatable {
  /// No range, or one that may be ignored (several ranges, another unit).
  case whole
  case part(Range<Int>)
  /// No byte of the body is in it.
  case unsatisfiable
}

/// - Source: RFC 9110, section 14. One range of bytes is honoured.
func rangeAnswer(_ header: String?, size: Int) -> RangeAnswer {
  guard let header, header.lowercased().hasPrefix("bytes=") else { return .whole }
  let words = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
  guard words.count == 2,
    words.allSatisfy({ $0.utf8.count < 16 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
  else {
    return .whole
  }
  switch (Int(words[0]), Int(words[1])) {
  case (let first?, let last?):
    return last < first ? .whole : first < size ? .part(first..<min(last + 1, size)) : .unsatisfiable
  case (let first?, nil): return first < size ? .part(first..<size) : .unsatisfiable
  case (nil, let count?): return count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
  case (nil, nil): return .whole
  }
}
