import CCmark
import Foundation
import Markup
import TestSupport
import Testing

// The oracle is the C library's own renderer.
private func reference(_ text: [UInt8]) -> [UInt8] {
  // One byte more than is read, so that an empty text has an address too.
  let html = (text + [0]).withUnsafeBufferPointer { bytes in
    bytes.withMemoryRebound(to: CChar.self) {
      cmark_markdown_to_html($0.baseAddress, text.count, Int32(CMARK_OPT_UNSAFE))
    }
  }
  guard let html else { return [] }
  defer { free(html) }
  return UnsafeBufferPointer(start: html, count: strlen(html)).map { UInt8(bitPattern: $0) }
}

@Test(arguments: [
  "", "\n", "a", "a\nb  \nc\\\nd", "# A #\n\nB\n===\n\n### `c` *d*", "> a\n> > b\nlazy\n", "- a\n- b\n\n  c\n-\n- d",
  "1. a\n2) b\n\n7. c", "- [ ] a\n- [x] b", "    code\n\n    more\n\n```swift x\n<&\"'>\n```\n~~~\n", "***\n---\n",
  "<div>\n*x*\n</div>\n\n<!-- c -->\n\n<b>x</b> <a href='y'>", "[a](b \"\") ![c](d '') [e](f)",
  "[a](b \"t\\\"&\") ![x *y* `z`\n<b>](u \"v\") <http://a.b?c&d> <m@n.o>",
  "[a](<b c> 'd') [r] [r][] [s][r]\n\n[r]: /u%20v?x=é&y='z' (t)", "\\*a\\* &amp; &copy; &#35; &nope; \u{0}",
  "a\r\nb\r\n\r\n- c\r\n",
  "{{ a }} [b]{=c} ::: [^d] | e |\n|---|---|\n\n::: note\n:::\n", "*a **b* c** _d __e_ f__ ***g***", "`` a ` b ``",
  "\u{FEFF}# bom", "```a\u{B}b c\n```",
])
func plainCommonMarkIsWhatTheLibraryPrints(_ text: String) {
  #expect(commonmark(Array(text.utf8)) == reference(Array(text.utf8)))
}

@Test func everyByteOfAnAddressIsWrittenAlike() {
  for byte in UInt8.min...UInt8.max where byte != 0x0A && byte != 0x0D && byte != 0x3E && byte != 0x3C && byte != 0 {
    let text = Array("[a](<x".utf8) + [byte, byte] + Array("y>)".utf8)
    #expect(commonmark(text) == reference(text), "byte \(byte)")
  }
}

@Test func goldenDocumentsAsPlainCommonMark() {
  for golden in GoldenCase.all(in: "Markup") {
    #expect(commonmark(golden.input) == reference(golden.input), "\(golden.name)")
  }
}

@Test func randomTextsAsPlainCommonMark() {
  for seed in 0..<200 as Range<UInt64> {
    let text = randomMarkdown(seed)
    #expect(commonmark(text) == reference(text), "seed \(seed)")
  }
}
