// Hostile values in every place where a value can stand. Judged twice: by the bytes, always; and by a real HTML parser
// where Python has one, which must find the same elements and attributes as with a harmless value.

import Base
import Testing

@testable import Templating

/// A place, with what surrounds it; `x` is the hostile value.
let places: [(name: String, template: String)] = [
  ("text", "<p>{{ x }}</p>"),
  ("text beside text", "<p>a{{ x }}b</p>"),
  ("double quotes", "<p title=\"{{ x }}\">t</p>"),
  ("single quotes", "<p title='{{ x }}'>t</p>"),
  ("class", "<p class=\"a {{ x }} b\">t</p>"),
  ("data attribute", "<p data-x=\"{{ x }}\" data-y=\"{{ x }}\">t</p>"),
  ("link", "<a href=\"{{ x }}\">t</a>"),
  ("link in single quotes", "<a href='{{ x }}'>t</a>"),
  ("link after a path", "<a href=\"/a/{{ x }}\">t</a>"),
  ("link query", "<a href=\"/a?q={{ x }}\">t</a>"),
  ("two in a link", "<a href=\"{{ x }}{{ x }}\">t</a>"),
  ("image", "<img src=\"{{ x }}\" alt=\"{{ x }}\">"),
  ("source set", "<img srcset=\"{{ x }} 1x, /b.png 2x\" alt=\"\">"),
  ("form", "<form action=\"{{ x }}\"><input value=\"{{ x }}\"></form>"),
  ("title", "<title>{{ x }}</title>"),
  ("text area", "<textarea>{{ x }}</textarea>"),
  ("comment", "<!-- {{ x }} --><p>t</p>"),
  ("svg text", "<svg><text x=\"1\">{{ x }}</text></svg>"),
  ("svg title", "<svg><title>{{ x }}</title></svg>"),
  ("svg link", "<svg><a xlink:href=\"{{ x }}\"><text>t</text></a></svg>"),
  ("style", "<style>.a { color: {{ x }} }</style>"),
  ("style attribute", "<p style=\"color: {{ x }}\">t</p>"),
  ("json", "<script type=\"application/json\">{\"x\": {{ x }}}</script>"),
  ("json string", "<script type=\"application/ld+json\">{\"x\": \"{{ x }}\"}</script>"),
  ("json filter", "<script type=\"application/json\">{{ {'x': x} | tojson }}</script>"),
  ("json attribute", "<p data-x='{{ {'x': x} | tojson }}'>t</p>"),
  ("joined", "<p title=\"{{ ['a', x] | join(', ') }}\">{{ ['a', x] | join('<br>' | safe) }}</p>"),
  ("macro", "{% macro m(v) %}<b title=\"{{ v }}\">{{ v }}</b>{% endmacro %}<p>{{ m(x) }}</p>"),
  ("macro in attribute", "{% macro m(v) %}{{ v }}{% endmacro %}<p title=\"{{ m(x) }}\">t</p>"),
  ("block set", "{% set s %}{{ x }}{% endset %}<p title='{{ s }}'>{{ s }}</p>"),
  ("filters", "<p>{{ x | upper | lower | trim | replace('a', 'b') | truncate(300) | center(5) }}</p>"),
  ("list", "<p title=\"{{ [x, {'k': x}] }}\">{{ [x, {'k': x}] }}</p>"),
]

private func rendered(_ template: String, _ value: Value) -> Rendered {
  render(template, ["x": value], name: "page.html")
}

@Test func thereAreEnoughPayloads() { #expect(Set(payloads).count >= 100) }

@Test(arguments: places.map(\.name))
func hostileValuesStayValues(_ name: String) throws {
  let place = try #require(places.first { $0.name == name })
  let harmless = rendered(place.template, "harmless")
  try #require(harmless.diagnostics == [], "\(harmless.messages)")
  let shape = markup(harmless.text)
  for payload in payloads {
    for value in [Value.string(payload), .list([.string(payload)])] {
      let result = rendered(place.template, value)
      // A refused value leaves nothing behind; what is printed has the same tags and attributes as before.
      #expect(markup(result.text) == shape, "\(payload) gave \(result.text)")
      #expect(!result.text.utf8.contains(0), "\(payload) left a NUL")
    }
  }
}

@Test(.enabled(if: Oracle.hasHTML5Parser, "no Python with html5lib"))
func hostileValuesChangeNothingForARealParser() throws {
  var pages: [(page: String, isOriginal: Bool)] = []
  for place in places {
    pages.append((rendered(place.template, "harmless").text, true))
    for payload in payloads { pages.append((rendered(place.template, .string(payload)).text, false)) }
  }
  let request = "[" + pages.map { jsonText($0.page) }.joined(separator: ", ") + "]"
  let answer = try #require(oracle("parse.py", request))
  guard case .list(let shapes) = JSONText.value(answer) else {
    Issue.record("no list: \(answer.prefix(200))")
    return
  }
  try #require(shapes.count == pages.count)
  var original = Value.none
  for (page, shape) in zip(pages, shapes) {
    if page.isOriginal { original = shape } else { #expect(areEqual(shape, original), "\(page.page)") }
  }
}

@Test(arguments: [
  ("<a href={{ x }}>t</a>", "in quotes"), ("<p {{ x }}>t</p>", "attribute"), ("<{{ x }}>", "element"),
  ("<p {{ x }}=\"a\">t</p>", "attribute"), ("<script>var a = {{ x }};</script>", "application/json"),
  ("<script>var a = \"{{ x }}\";</script>", "application/json"),
  ("<script type=\"module\">{{ x }}</script>", "application/json"), ("<script type=\"{{ x }}\">a</script>", "type"),
  ("<p onclick=\"a({{ x }})\">t</p>", "data-value"), ("<iframe srcdoc=\"{{ x }}\"></iframe>", "link to a page"),
  ("<a href=\"javascript:a({{ x }})\">t</a>", "data-value"), ("<!DOCTYPE {{ x }}>", "declaration"),
  ("</{{ x }}>", "element"), ("<p title=\"{% if x %}\">{% endif %}t", "one branch"),
  ("<p title=\"{% for a in x %}\">{% endfor %}t", "one round"), ("<p title=\"{{ x }}", "ends inside"),
  ("{% macro m() %}<p title=\"{% endmacro %}{{ m() }}{{ x }}", "ends inside"), ("<svg onload='{{ x }}'>", "data-value"),
  ("<img src=a onerror={{ x }}>", "quotes"), ("<svg><script>{{ x }}</script></svg>", "application/json"),
] as [(String, String)])
func unsafePlaceIsRefusedWithItsFix(_ template: String, _ words: String) {
  let result = rendered(template, "a")
  #expect(result.isRefused && result.messages.contains(words), "\(result.messages)")
}

/// The tags and the names of attributes, read the way a browser does as far as it matters here; independent of the
/// engine's own tokeniser.
private func markup(_ text: String) -> [String] {
  var found: [String] = []
  var rest = Substring(text).unicodeScalars
  func lower(_ s: some StringProtocol) -> String { s.lowercased() }
  while let open = rest.firstIndex(of: "<") {
    rest = rest[rest.index(after: open)...]
    guard let first = rest.first else { break }
    if first == "!" {
      guard let end = Substring(rest).range(of: "-->") else { return found + ["open comment"] }
      found.append("comment")
      rest = rest[end.upperBound...]
      continue
    }
    guard first == "/" || first.properties.isAlphabetic else {
      found.append("stray bracket")
      continue
    }
    var name = ""
    while let c = rest.first, !c.properties.isWhitespace, c != ">" {
      name.unicodeScalars.append(c)
      rest.removeFirst()
    }
    found.append(lower(name))
    while let c = rest.first, c != ">" {
      if c.properties.isWhitespace || c == "/" {
        rest.removeFirst()
        continue
      }
      var attribute = ""
      while let c = rest.first, !c.properties.isWhitespace, c != ">", c != "=" {
        attribute.unicodeScalars.append(c)
        rest.removeFirst()
      }
      found.append("@" + lower(attribute))
      guard rest.first == "=" else { continue }
      rest.removeFirst()
      if let quote = rest.first, quote == "\"" || quote == "'" {
        rest.removeFirst()
        guard let end = rest.firstIndex(of: quote) else { return found + ["open attribute"] }
        let value = String(rest[..<end])
        let scheme = lower(String(value.unicodeScalars.filter { $0.value > 0x20 }))
        if ["javascript:", "vbscript:", "data:text", "data:image/svg"].contains(where: { scheme.hasPrefix($0) }),
          attribute != "title",
          !attribute.hasPrefix("data-"), attribute != "alt", attribute != "value", attribute != "class"
        {
          found.append("script address")
        }
        rest = rest[rest.index(after: end)...]
      } else {
        found.append("no quotes")
        while let c = rest.first, !c.properties.isWhitespace, c != ">" { rest.removeFirst() }
      }
    }
    if !rest.isEmpty { rest.removeFirst() }
    // Raw text holds no tags but its own end.
    if ["title", "textarea", "style", "script"].contains(lower(name)) {
      guard let end = Substring(rest).lowercased().range(of: "</" + lower(name)) else {
        return found + ["open raw text"]
      }
      let inside = String(Substring(rest).lowercased()[..<end.lowerBound])
      if inside.contains("<!--") || inside.contains("<script") { found.append("script in raw text") }
      let distance = Substring(rest).lowercased().unicodeScalars.distance(
        from: Substring(rest).lowercased().startIndex, to: end.lowerBound)
      rest = rest.dropFirst(distance)
    }
  }
  return found
}

extension StringProtocol {
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
