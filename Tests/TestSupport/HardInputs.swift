/// Inputs that made one parser of Markdown or another quadratic, by size in bytes (about).
package func hardInputs(_ size: Int) -> [(String, [UInt8])] {
  func times(_ piece: String, _ count: Int? = nil) -> String {
    String(repeating: piece, count: count ?? size / piece.utf8.count)
  }
  let texts: [(String, String)] = [
    ("brackets", times("[")), ("closing brackets", times("[a]{")), ("braces", times("{{")),
    ("braces and ends", times("{{ }} ")),
    ("half braces", times("{{a}")), ("pipes", times("|")), ("pipe lines", times("|a|b|\n")),
    ("assertions", times("[1]{=a.b} ")),
    ("open assertions", times("[1]{=a ")),
    ("nested assertions", times("[", size / 8) + "1" + times("]{=a.b}", size / 8)),
    ("tildes", times("~a ")), ("strikes", times("~~a ")), ("mixed openers", times("[~~a^b~")),
    ("carets", times("a^")), ("notes", times("^[a")),
    ("quotes", times("\"a 'b ")), ("single quotes", times("'a ")), ("closing quotes", times("a' ")),
    ("at signs", times("@a ")), ("mails", times("a@b.")),
    ("plain mails", times("a@")), ("www", times("www._")), ("www long", times("www.a")), ("https", times("https://")),
    ("colons", times(": ")), ("containers", times("::: note\n")), ("open and close", times("::: note\n:::\n")),
    ("footnote uses", times("[^a] ") + "\n\n[^a]: x\n"), ("unknown footnotes", times("[^b] ")),
    ("footnote brackets", times("[^")),
    ("footnotes in each other", (0..<size / 20).map { "[^\($0)]: [^\($0 + 1)]\n\n" }.joined() + "[^0]"),
    ("nested footnotes", times("[^a]: ")),
    ("nested lists and blank lines", times("- ", size / 20) + "x" + times("\n", size / 2)),
    ("the same in a quote", "> " + times("- ", size / 20) + "x\n" + times(">\n", size / 3)),
    ("deep quotes", times("> ", size / 2) + "a"), ("emphasis in quotes", times(">", size / 3) + times("a*", size / 3)),
    ("indented lists", (0..<Int(Double(size).squareRoot())).map { times("  ", $0) + "* a\n" }.joined()),
    ("emphasis", times("*a **a ") + "b" + times(" a** a*")),
    ("backquotes", (1..<Int(Double(2 * size).squareRoot())).map { "e" + times("`", $0) }.joined()),
    ("wide table", "|" + times("a|", size / 4) + "\n|" + times("-|", size / 4) + "\n|" + times("b|", size / 4)),
    ("short rows", "|" + times("a|", 300) + "\n|" + times("-|", 300) + "\n" + times("|b|\n", 1000)),
    ("entities", times("&amp;")), ("backslashes", times("\\")), ("escaped", times("\\*")),
    ("definitions", times("a\n: b\n")),
    ("definitions apart", times("a\n: b\n\n")), ("headings", times("# a\n")), ("ids", times("# {#a}\n")),
    ("attributes", times("{#a .b}")),
    ("dashes", times("--a")), ("dots", times("..")), ("numbers", times("1.")), ("numerals", times("12 ")),
    ("dates", times("1.1.2011 ")),
    ("claims", "# " + times("{rose}")), ("html", times("<b>")), ("comments", times("a <!-- ")),
    ("closing tags", times("</b>")),
    ("images", times("![")), ("image alts", times("![a]()")), ("links", times("[a](b ")),
    ("link texts", times("[a](b){.c}")),
    ("reference definitions", (0..<size / 12).map { "[\($0)]: u\n" }.joined() + times("[0] ", size / 12)),
    ("references", times("@fig-a ")), ("citations", times("[@a; @b] ")), ("open citations", times("[@a; ")),
    ("tasks", times("- [ ] a\n")), ("alerts", times("> [!NOTE]\n\n")), ("data blocks", times("```{chart}\n```\n")),
    ("unknown blocks", times("```{x}\n```\n")), ("tabs", times("\t")), ("blanks", "a" + times(" ") + "b"),
    ("lines", times("\n")), ("hard breaks", times("a  \n")), ("nothing", times("\u{0}")),
    ("replaced", times("\u{E000}")), ("no UTF-8 text", times("é ")),
  ]
  return texts.map { ($0.0, Array($0.1.utf8)) }
}
