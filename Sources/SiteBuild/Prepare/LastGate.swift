// The last look at a page before it is written. U+E000 to U+E00F are the marks that the reader of Markdown works with;
// one of them in a page means that a mark was not taken out again, and such a page is not published.

import Base

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A fault where a page holds one of our own marks; `nil` for every page that is as it should be.
func lastGate(_ page: PlannedPage, _ bytes: [UInt8]) -> Diagnostic? {
  bytes.withUnsafeBytes { buffer in
    guard let start = buffer.baseAddress else { return nil }
    var from = 0
    // The marks begin with a byte that few languages have.
    while let found = memchr(start + from, 0xEE, buffer.count - from) {
      let index = UnsafeRawPointer(found) - start
      if index + 2 < buffer.count, buffer[index + 1] == 0x80, buffer[index + 2] & 0xF0 == 0x80 {
        return Diagnostic(
          .error, "page/left-mark", "\(page.path) holds a mark of the Markdown reader at byte \(index)", at: nil,
          help: "this is a fault of the program: please report the page's Markdown")
      }
      from = index + 1
    }
    return nil
  }
}
