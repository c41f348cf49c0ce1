// Messages as people see them: golden files, one template each; further files of the set follow lines `=== name`.

import Base
import TestSupport
import Testing

@testable import Templating

@Test(arguments: GoldenCase.all(in: "Templating"))
func goldenTemplate(_ example: GoldenCase) {
  var parts: [(name: String, lines: [String])] = [("page.html", [])]
  for line in String(decoding: example.input, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("=== ") {
      parts.append((String(line.dropFirst(4)), []))
    } else {
      parts[parts.count - 1].lines.append(String(line))
    }
  }
  let files = Dictionary(uniqueKeysWithValues: parts.dropFirst().map { ($0.name, $0.lines.joined(separator: "\n")) })
  let context: Record = [
    "site": ["title": "Hubs & spokes"],
    "page": ["title": "Boston", "rows": [["name": "A", "jobs": 1], ["name": "B", "jobs": 2]]],
  ]
  let result = render(
    parts[0].lines.joined(separator: "\n"), context, files: files, name: "page.html",
    page: "clusters/boston/index.html")
  let actual =
    result.text + (result.text.isEmpty ? "" : "\n") + (result.diagnostics.isEmpty ? "" : "---\n" + result.messages)
  #expect(example.expected(updatingWith: actual) == actual)
}

@Test func metricsCountWhatRan() {
  let sources = [("page.html", "{% for i in [1, 2] %}{% include 'part.html' %}{% endfor %}"), ("part.html", "abc")]
    .enumerated().map {
    (name: $1.0, file: SourceFile(id: ID($0), path: $1.0, bytes: Array($1.1.utf8)))
  }
  let set = Environment().compile(sources).result
  var metrics = TemplateMetrics(clock: { 5 })
  var out = ByteWriter()
  #expect(set.render("page.html", [:], measuring: &metrics, into: &out) == [])
  #expect(metrics.rows["part.html"] == TemplateMetrics.Row(calls: 2, nanoseconds: 0, bytes: 6))
  #expect(metrics.rows["page.html"] == TemplateMetrics.Row(calls: 1, nanoseconds: 0, bytes: 6))
  metrics.add(metrics)
  #expect(metrics.table.map(\.row.calls) == [2, 4])
}

@Test func copyRendersTheSame() {
  let set = Environment(names: Names(["x"])).compile([
    (name: "a.html", file: SourceFile(path: "a.html", "{{ x | upper }} {{ {'a': [1, 'b']} }}"))
  ]).result
  var (one, two) = (ByteWriter(), ByteWriter())
  #expect(
    set.render("a.html", ["x": "é"], into: &one) == [] && set.copy().render("a.html", ["x": "é"], into: &two) == [])
  #expect(one.bytes == two.bytes && one.text == "É {&#39;a&#39;: [1, &#39;b&#39;]}")
  #expect(set.variables(of: "a.html") == ["x"] && set.names == ["a.html"])
}

@Test(arguments: [
  (
    "feed.xml", "<t a=\"{{ x }}\">{{ x }}</t>{{ y }}",
    "<t a=\"&lt;&#34;&amp;\u{FFFD}\">&lt;&#34;&amp;\u{FFFD}</t>&lt;b&gt;"
  ), ("feed.xml", "{% macro m(v) %}<i>{{ v }}</i>{% endmacro %}{{ m(x) }}", "<i>&lt;&#34;&amp;\u{FFFD}</i>"),
  (
    "data.json", "{\"a\": {{ x }}, \"b\": \"{{ y }}\", \"c\": {{ [1, y] | tojson }}}",
    #"{"a": "\u003c\"\u0026\u0001", "b": "\u003cb\u003e", "c": [1, "\u003cb\u003e"]}"#
  ), ("robots.txt", "{{ x }} {{ y }}", "<\"&\u{1} <b>"),
] as [(String, String, String)])
func fileNameDecidesTheEscaping(_ name: String, _ template: String, _ expected: String) {
  let result = render(template, ["x": "<\"&\u{1}", "y": .safe(text: "<b>")], name: name)
  #expect(result.text == expected && result.diagnostics == [], "\(result.messages)")
}

@Test func nodesBecomeValues() {
  let at = Span(ID(0), 0..<0)
  func node(_ content: Node.Content) -> Node { Node(content, at: at) }
  let row = { (n: Int) in node(.map([Node.Entry(key: "a", keySpan: at, value: node(.int(n)))])) }
  let value = Value(
    node(.list([row(1), row(2), node(.null), node(.string("s")), node(.number(1.5)), node(.bool(true))])))
  #expect(value.plainText() == "[{'a': 1}, {'a': 2}, None, 's', 1.5, True]")
  guard case .list(let items) = value, case .record(let a) = items[0], case .record(let b) = items[1] else {
    return #expect(Bool(false))
  }
  #expect(a.shape === b.shape)
}
