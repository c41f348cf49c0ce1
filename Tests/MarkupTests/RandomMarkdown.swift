import TestSupport

// Pieces that mean something to Markdown or to the dialect, in any order: most of what comes out is nonsense, and some
// of it is the nonsense that nobody thinks of.
private let pieces: [String] = [
  "a", " ", "\n", "\n\n", "word", "480", "18 percent", "*", "**", "_", "`", "```", "~~~", "~", "~~", "^", "[", "]",
  "(", ")", "![", "](u)",
  "](u \"t\")", "{", "}", "{{", "}}", "{{ a.b }}", "]{=a.b}", "]{=!}", "]{.c}", "{#x}", "{.c}", " {#y}", "{rose}",
  "[^a]", "[^a]: ", "^[", "[@k, p. 1]",
  "@k", "@fig-x", "::: note", ":::", "::: tip \"T\" {#z}", "> ", "- ", "+ ", "1. ", "2024. ", "    ", "\t", "# ",
  "## ", "###### ", "===", "---",
  "| a | b |", "|---|---|", "|", "\\|", "\\", ": def", "> [!NOTE]", "- [ ] ", "<", ">", "<b>", "</b>", "<sub>",
  "</sub>", "<div>", "</div>", "<details>", "<!--", "-->",
  "<details>\n\n", "\n\n</details>\n\n", "<summary>", "&#1;", "&#xE000;", "&#xE00F;", "&nbsp;", "[r]: u\n===\n",
  "\n===\n",
  "<?", "&", "&amp;", "&#35;", "\"", "'", "--", "...", "https://a.b/c", "www.a.b", "m@n.o", "[r]", "[r]: u\n", "é",
  "\u{A0}", "ø", "\u{E000}", "\u{1A}", "\r\n", "\u{0}",
  "```{chart #fig-x}\n", "```{nope}\n", "2011", "04.07.2011", "  \n", "- - ", "> > ", "<http://x.y>",
  "<a href=\"x\" id=\"x\">", "</a>", "ß", "😀",
]

func randomMarkdown(_ seed: UInt64) -> [UInt8] {
  var random = Seeded(seed)
  var text: [UInt8] = []
  for _ in 0..<Int.random(in: 0...60, using: &random) {
    text += Array((pieces.randomElement(using: &random) ?? "").utf8)
    if Int.random(in: 0..<200, using: &random) == 0 { text.append(UInt8.random(in: 0...255, using: &random)) }
  }
  return text
}

/// A text with some bytes changed, moved, doubled or taken away.
func mutated(_ text: [UInt8], _ seed: UInt64) -> [UInt8] {
  var random = Seeded(seed)
  var text = text
  for _ in 0..<Int.random(in: 1...8, using: &random) where !text.isEmpty {
    let at = Int.random(in: 0..<text.count, using: &random)
    let length = Int.random(in: 1...min(30, text.count - at), using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: text[at] = UInt8.random(in: 0...255, using: &random)
    case 1: text.removeSubrange(at..<at + length)
    case 2: text.insert(contentsOf: text[at..<at + length], at: Int.random(in: 0...text.count, using: &random))
    case 3: text.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: at)
    default: text.replaceSubrange(at..<at + length, with: text[at..<at + length].reversed())
    }
  }
  return text
}
