// A theme and the values of one page for the benchmark of templates.

import Base
import Templating

/// One row of the page's table.
struct SyntheticRow {
  let id: String
  let name: String
  let region: String
  let jobs: Int
  let share: Double?
  let growth: Int

  static let all = (0..<48).map { number in
    SyntheticRow(
      id: "cluster-\(number)", name: "Cluster number \(number) & co.", region: "Region \(number % 7)",
      jobs: 1000 * number + 7, share: number % 9 == 0 ? nil : Double(number) / 8, growth: number % 3 - 1)
  }
}

/// A layout, a file of macros, the page, and fourteen more like it: as many as a small theme has.
func syntheticTheme() -> [(name: String, file: SourceFile)] {
  let others = (1...14).map { ("page\($0).html", page + "<!-- page \($0) -->") }
  let templates = [("layout.html", layout), ("partials/macros.html", macros), ("page.html", page)] + others
  return templates.enumerated().map { index, template in
    (template.0, SourceFile(id: ID(index), path: template.0, bytes: Array(template.1.utf8)))
  }
}

/// What the page is rendered from, in memory that nobody else refers to.
func syntheticVariables() -> Record {
  let rowShape = Record.Shape(["id", "name", "region", "jobs", "share", "growth"])
  let rows = SyntheticRow.all.map { row in
    let share = row.share.map(Value.double) ?? .none
    return Value.record(Record(rowShape, [
      .string(row.id), .string(row.name), .string(row.region), .int(row.jobs), share, .int(row.growth),
    ]))
  }
  let linkShape = Record.Shape(["url", "title"])
  let links = (0..<8).map { Value.record(Record(linkShape, [.string("/section-\($0)/"), .string("Section \($0)")])) }
  let body = String(repeating: "<p>Body text of the page.</p>\n", count: 8)
  let site = Record([
    ("title", .string("Life-science hubs")), ("language", .string("en")), ("stylesheet", .string("/assets/style.css")),
    ("menu", .list(links)), ("footer", .list(links)), ("organisation", .string("Hub Observatory")),
    ("edition", .string("2026")),
  ])
  let page = Record([
    ("title", .string("Clusters & hubs")), ("description", .string("Forty-eight clusters by jobs, share and growth.")),
    ("is_draft", .bool(false)), ("section", .string("/section-3/")), ("source", .string("A survey")),
    ("body", .safe(Array(body.utf8))),
  ])
  return Record([("site", .record(site)), ("page", .record(page)), ("rows", .list(rows))])
}

private let layout = """
  <!doctype html>
  <html lang="{{ site.language }}">
  <head>
  <meta charset="utf-8">
  <title>{% block title %}{{ page.title }}{% endblock %} – {{ site.title }}</title>
  <meta name="description" content="{{ page.description | default('') }}">
  <link rel="stylesheet" href="{{ site.stylesheet }}">
  {% if page.is_draft %}
  <meta name="robots" content="noindex">
  {% endif %}
  </head>
  <body>
  <header><a href="/">{{ site.title }}</a>
  <nav>
  <ul>
  {% for item in site.menu %}
    <li{% if item.url == page.section %} class="current"{% endif %}><a href="{{ item.url }}">{{ item.title }}</a></li>
  {% endfor %}
  </ul>
  </nav>
  </header>
  <main>
  {% block main %}{% endblock %}
  </main>
  <footer>
  <p>{{ site.organisation }} · {{ site.edition }}</p>
  {% for link in site.footer %}
  <a href="{{ link.url }}">{{ link.title }}</a>{% if not loop.last %} · {% endif %}
  {% endfor %}
  </footer>
  </body>
  </html>
  """

private let macros = """
  {% macro badge(text, kind="plain") %}<span class="badge {{ kind }}">{{ text }}</span>{% endmacro %}
  """

private let page = """
  {% extends "layout.html" %}
  {% import "partials/macros.html" as ui %}
  {% block main %}
  <h1>{{ page.title }}</h1>
  <p class="lead">{{ page.description }}</p>
  {{ page.body }}
  <table>
  <thead><tr><th>Name</th><th>Region</th><th>Jobs</th><th>Share</th><th>Status</th></tr></thead>
  <tbody>
  {% for row in rows %}
  <tr class="{{ loop.cycle('odd', 'even') }}">
    <th scope="row"><a href="/clusters/{{ row.id }}/">{{ row.name }}</a></th>
    <td>{{ row.region }}</td>
    <td class="number">{{ row.jobs }}</td>
    <td class="number">{% if row.share is none %}–{% else %}{{ row.share }}{% endif %}</td>
    <td>{% if row.growth > 0 %}growing{% elif row.growth < 0 %}shrinking{% else %}steady{% endif %}</td>
  </tr>
  {% endfor %}
  </tbody>
  </table>
  {{ ui.badge("Source: " ~ page.source) }}
  {% endblock %}
  """
