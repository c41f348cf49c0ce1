import Base

extension Renderer {
  /// A digit in the text. Returns where the numeral ends.
  mutating func numeral(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    var stop = i
    while stop < end, isDigit(text[stop]) { stop += 1 }
    return stop
  }
}
