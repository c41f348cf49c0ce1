import Base
import Markup
import Testing

private func page(_ text: String, plainText: Bool = false) -> Fragment {
  var options = MarkupOptions()
  options.plainText = plainText
  let bytes = Array(text.utf8)
  return document(
    SourceFile(id: ID(0), path: "x.md", bytes: bytes), body: 0..<bytes.count, options: options).result.content
}

// Bytes are looked for sixteen at a time, eight at a time and one by one, depending on how many there are.
@Test(arguments: [
  ("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"), ("{{", "{&#123;"), ("--", "–"), ("...", "…"),
  ("x^2^", "x<sup>2</sup>"), ("\u{1}", "?"), ("\u{7F}", "?"), ("\u{E000}", "\u{FFFD}"), ("ø", "ø"), ("\u{80}", "??"),
])
func signsAreFoundWhereverTheyStand(_ sign: String, _ printed: String) {
  for before in 0..<40 {
    for behind in [0, 1, 7, 8, 9, 15, 16, 17, 40] {
      let (head, tail) = (String(repeating: "a", count: before), String(repeating: "b", count: behind))
      // A quotation mark that would open or close has another place of its own.
      let (left, right) = sign == "\"" ? (head + " ", " " + tail) : (head + "c", "c" + tail)
      let html = String(decoding: page("x" + left + sign + right + "x").html, as: UTF8.self)
      #expect(html == "<p>x\(left)\(printed)\(right)x</p>\n", "\(before) before, \(behind) behind")
    }
  }
}

@Test func thePageIsTheSameWithAndWithoutItsPlainText() {
  for seed in 0..<1500 as Range<UInt64> {
    let text = String(decoding: randomMarkdown(seed), as: UTF8.self)
    #expect(page(text) == page(text, plainText: true), "seed \(seed)")
  }
}
