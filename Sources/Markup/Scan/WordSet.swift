/// A few words, asked for by their bytes: a text's words are looked up where they stand, and no string is made of them.
struct WordSet: Sendable {
  private var buckets = [[[UInt8]]](repeating: [], count: 64)

  /// - Parameter words: In lower case.
  init(_ words: some Sequence<String>) {
    for word in words {
      let bytes = Array(word.utf8)
      guard let first = bytes.first, !contains(bytes[...]) else { continue }
      buckets[bucket(first, bytes.count)].append(bytes)
    }
  }

  /// Words with blanks between them.
  init(_ words: String) { self.init(words.split(separator: " ").map(String.init)) }

  /// Whether a word is one of these, in whatever case.
  func contains(_ word: some Collection<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    return buckets[bucket(folded(first, behind: 0), word.count)].contains { isSame($0, word) }
  }

  private func bucket(_ first: UInt8, _ length: Int) -> Int { (Int(first) &+ length &* 29) & 63 }

  private func isSame(_ known: [UInt8], _ word: some Collection<UInt8>) -> Bool {
    guard known.count == word.count else { return false }
    var before: UInt8 = 0
    for (byte, own) in zip(word, known) {
      if folded(byte, behind: before) != own { return false }
      before = byte
    }
    return true
  }

  /// Lower case for ASCII and for the letters of Latin-1, whose second byte behind 0xC3 differs in the same bit.
  private func folded(_ byte: UInt8, behind before: UInt8) -> UInt8 {
    let isUpper = byte &- 0x41 < 26 || before == 0xC3 && byte &- 0x80 < 31 && byte != 0x97
    return isUpper ? byte | 0x20 : byte
  }
}
