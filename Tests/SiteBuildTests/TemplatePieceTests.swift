import Base
import Testing

@testable import SiteBuild

private let files = [
  "t/base.html": "<h1>{% block title %}{% endblock %}</h1>{% block main %}{% endblock %}",
  "t/parts/row.html": "{% from 'm.html' import cell %}{{ cell(row.jobs) }}",
  "t/m.html": "{% macro cell(n) %}<td>{{ n | number }}</td>{% endmacro %}",
  "secret.html": "secret",
]

private func piece(_ path: String, _ template: String, data: String? = nil) -> (text: String, messages: String) {
  let values = data.map { (path: "values.json", bytes: Array($0.utf8)) }
  let piece = templatePiece(path, Array(template.utf8), data: values) { path in files[path].map { Array($0.utf8) } }
  let messages = piece.printed.diagnostics.map { diagnostic in
    ([diagnostic.headline(piece.files)] + diagnostic.notes.map(\.message) + [diagnostic.help ?? ""]).joined(
      separator: " | ")
  }
  return (String(decoding: piece.printed.result, as: UTF8.self), messages.joined(separator: "\n"))
}

@Test func aTemplateFindsThoseOfItsFolder() {
  let template = """
    {% extends "base.html" %}{% block title %}A & {{ name }}{% endblock %}
    {% block main %}{% for row in rows %}{% include "parts/row.html" %}{% endfor %}{% endblock %}
    """
  let printed = piece("t/page.html", template, data: #"{"name": "<b>", "rows": [{"jobs": 9507}, {"jobs": 3}]}"#)
  #expect(printed.text == "<h1>A & &lt;b&gt;</h1><td>9,507</td><td>3</td>" && printed.messages == "")
}

@Test(
  arguments: [
    ("{% include \"parts/row.html\" %}", "no variable named “row”", "included from here"),
    ("{% include \"../secret.html\" %}", "no template named “../secret.html”", "from the folder of templates"),
    ("{% include \"bas.html\" %}", "no template named “bas.html”", "template/unknown-template"),
    ("{{ rows | rnak }}", "no filter named “rnak”", "did you mean “rank”?"),
    ("{{ rows | rank }}", "this filter needs a site", "1:4"),
    ("{{ \"/\" | url }}", "only the template of a page", "in prose, write a link"),
  ] as [(String, String, String)])
func aTemplateByItselfSaysWhatIsWrong(_ template: String, _ message: String, _ more: String) {
  let printed = piece("t/page.html", template, data: #"{"rows": [1]}"#)
  #expect(printed.messages.contains(message) && printed.messages.contains(more), "\(printed.messages)")
  #expect(printed.text == "" && printed.messages.contains("t/"))
}

@Test func aSitesTemplateStandsBeforeTheTheme() {
  #expect(
    piece(
      "site/Templates/tag.html", "{% include \"partials/outline.html\" %}",
      data: #"{"page": {"outline": []}, "strings": {}}"#
    ).text == "")
  #expect(piece("elsewhere/tag.html", "{% include \"partials/outline.html\" %}").messages.contains("no template named"))
}

@Test func valuesAreAnObject() {
  #expect(piece("a.html", "x", data: "[1]").messages.contains("expected an object"))
}
