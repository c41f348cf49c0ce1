// The last look at a page before it is written. U+E000 to U+E00F are the marks that the reader of Markdown works with;
// one of them in a page means that a mark was not taken out again. `{{` outside of code is a figure that nobody read,
// as in the title of a page. Neither is published.

import Base
import Glibc

/// A fault where a page holds one of our own marks, or a figure that is none; `nil` for a page that is as it should be.
func lastGate(_ page: PlannedPage, _ bytes: [UInt8]) -> Diagnostic? {
  bytes.withUnsafeBytes { buffer in
    guard let start = buffer.baseAddress else { return nil }
    if let index = openFigure(buffer) {
      return Diagnostic(
        .error, "page/open-figure", "\(page.path) shows “{{” at byte \(index), where no figure is read", at: nil,
        help: "figures are read in the text, in headings and in captions; write them there")
    }
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

/// Where `{{` stands outside of code; `nil` for nearly every page, after one look for the two bytes.
private func openFigure(_ page: UnsafeRawBufferPointer) -> Int? {
  guard var open = place(of: "{{", page, from: 0) else { return nil }
  var end = 0
  // What is behind such an element's beginning is not text up to its end.
  for code in codeElements(page) {
    if open < code.lowerBound { return open }
    end = max(end, code.upperBound)
    if open < end {
      guard let next = place(of: "{{", page, from: end) else { return nil }
      open = next
    }
  }
  return open
}

private func codeElements(_ page: UnsafeRawBufferPointer) -> [Range<Int>] {
  var elements: [Range<Int>] = []
  var from = 0
  while let start = place(of: "<", page, from: from) {
    from = start + 1
    let names: [(StaticString, StaticString)] = [
      ("<code", "</code"), ("<pre", "</pre"), ("<script", "</script"), ("<style", "</style"),
    ]
    guard let element = names.first(where: { holds($0.0, page, at: start) }) else { continue }
    from = place(of: element.1, page, from: start) ?? page.count
    elements.append(start..<from)
  }
  return elements
}

private func holds(_ text: StaticString, _ page: UnsafeRawBufferPointer, at start: Int) -> Bool {
  guard let base = page.baseAddress, start + text.utf8CodeUnitCount <= page.count else { return false }
  return memcmp(base + start, text.utf8Start, text.utf8CodeUnitCount) == 0
}

private func place(of text: StaticString, _ page: UnsafeRawBufferPointer, from: Int) -> Int? {
  guard let base = page.baseAddress else { return nil }
  var from = from
  while from < page.count, let found = memchr(base + from, Int32(text.utf8Start[0]), page.count - from) {
    let start = UnsafeRawPointer(found) - base
    if holds(text, page, at: start) { return start }
    from = start + 1
  }
  return nil
}
