// Statistics as values: a small host with four series, as a build has them.

import Base
import Testing

@testable import Templating

private let employment: Int32 = 0
private let companies: Int32 = 1
private let boston: Int32 = 0
private let sanFrancisco: Int32 = 1

private func figure(
  _ quantity: Quantity, _ period: Period?, _ decimals: Int? = 0, entity: String = "boston"
) -> Observation {
  Observation(
    quantity, period: period, decimals: decimals, indicator: "employment", label: "Jobs", entity: entity,
    source: ["key": "bls-qcew", "title": "QCEW"], place: "Content/data/jobs.csv:14", note: 3)
}

private func observations(_ series: Series) -> [Observation] {
  let jobs = Unit.named("jobs")
  switch (series.indicator, series.entity, series.selections.isEmpty) {
  case (employment, boston, true):
    return [
      figure(Quantity(9100, unit: jobs), .year(2015)),
      figure(Quantity(.value(9300), flags: .provisional, unit: jobs), .year(2016)),
      figure(Quantity(.absent(.missing), unit: jobs), .year(2017)), figure(Quantity(9507, unit: jobs), .year(2018)),
    ]
  case (employment, boston, false): return [figure(Quantity(2642966, unit: jobs), .quarter(2016, 4))]
  case (employment, sanFrancisco, _):
    return [figure(Quantity(.absent(.suppressed), unit: jobs), .year(2016), entity: "san-francisco")]
  case (companies, boston, _): return [figure(Quantity(.value(480), hedge: .moreThan, unit: .named("companies")), nil)]
  default: return []
  }
}

private let host: Templating.Host = {
  var host = Templating.Host()
  host.entity = { name in
    [
      "boston": .handle(Handle(kind: 1, id: boston)), "san_francisco": .handle(Handle(kind: 1, id: sanFrancisco)),
      "31-33": "Manufacturing",
    ][name]
  }
  host.entityNames = { ["boston", "san-francisco", "31-33"] }
  host.kindName = { _ in "a cluster" }
  host.attributeNames = { _ in ["name", "employment", "companies"] }
  host.attribute = { handle, name in
    switch name.text {
    case "name": handle.id == boston ? "Boston" : "San Francisco"
    case "employment": .series(Series(indicator: employment, entity: handle.id))
    case "companies": .series(Series(indicator: companies, entity: handle.id))
    default: nil
    }
  }
  host.text = { handle in handle.id == boston ? "Boston" : "San Francisco" }
  host.describe = { series in
    SeriesDescription(indicator: "employment", label: "Jobs", entity: "boston", unit: .named("jobs"), decimals: 0)
  }
  host.select = { series, name, code in
    guard name == "industry" else { return .failure(Refusal("no dimension named “\(name)”", help: "it has industry")) }
    return .success(
      Series(
        indicator: series.indicator, entity: series.entity,
        selections: [Series.Selection(dimension: 0, code: Int32(code) ?? 0)]))
  }
  host.observations = { .success(observations($0)) }
  host.observation = { series, selector in
    let all = observations(series)
    let found: Observation? =
      switch selector {
      case .latest, .last: all.last
      case .first: all.first
      case .period(let period): all.first { $0.period == period }
      }
    return .success(found ?? .noData(indicator: "employment", entity: "boston"))
  }
  return host
}()

private let names = Names(
  ["year", "page"], isEntity: { ["boston", "san_francisco"].contains($0) },
  entities: { ["boston", "san-francisco", "31-33"] })

private func shown(_ expression: String) -> Rendered {
  render("{{ \(expression) }}", ["year": 2017, "page": ["title": "T"]], name: "page.html", names: names, host: host)
}

@Test(arguments: [
  ("boston.employment", "<data value=\"9507\">9,507</data>"),              // the latest
  ("boston.employment@2015", "<data value=\"9100\">9,100</data>"),
  ("boston.employment@first", "<data value=\"9100\">9,100</data>"),
  ("boston.employment@last.period", "2018"),
  ("boston.employment@(year - 1)", "<data value=\"9300\">9,300</data>"),
  ("boston.employment@('2015')", "<data value=\"9100\">9,100</data>"),
  ("boston.employment@2015 - 100", "<data value=\"9000\">9,000</data>"),     // the space makes it a subtraction
  ("boston.employment(industry=\"3254\")@2016-Q4 | compact", "<data value=\"2642966\">2.6\u{A0}million</data>"),
  ("boston.employment@2000..2009", "–"),                                    // no such span: no data
  ("boston.employment@2017", "–"),
  ("boston.employment@2017 | number(2)", "–"),
  ("san_francisco.employment", "[c]"),
  ("san_francisco.employment | round", "[c]"), ("san_francisco.employment | number(2)", "[c]"),
  ("san_francisco.employment | compact", "[c]"), ("san_francisco.employment | percent", "[c]"),
  ("san_francisco.employment + 1", "[c]"), ("1 - san_francisco.employment * 2", "[c]"),
  ("san_francisco.employment + boston.employment", "[c]"), ("-san_francisco.employment", "[c]"),
  ("san_francisco.employment | tojson", "null"), ("san_francisco.employment | int", "[c]"),
  ("'%d' | format(san_francisco.employment)", "[c]"), ("san_francisco.employment | abs", "[c]"),
  ("[san_francisco.employment, boston.employment] | sum", "[c]"), ("san_francisco.employment > 0", "False"),
  ("san_francisco.employment <= 0", "False"), ("san_francisco.employment == 0", "False"),
  ("san_francisco.employment is suppressed", "True"), ("san_francisco.employment.value", "None"),
  ("san_francisco.employment ~ ''", "[c]"), ("san_francisco.employment.plain", ""),
  ("[san_francisco.employment, boston.employment] | max", "<data value=\"9507\">9,507</data>"),
  ("boston.employment@2017 + 1", "–"), ("boston.employment@2017 is missing", "True"),
  ("boston.companies", "<data value=\"480\">&gt;480</data>"),
  ("boston.companies | compact", "<data value=\"480\">&gt;480</data>"),
  ("boston.companies * 2", "<data value=\"960\">&gt;960</data>"),
  ("boston.companies | unit", "<data value=\"480\">&gt;480\u{A0}companies</data>"),
  ("1000 - boston.companies", "<data value=\"520\">≤520</data>"),
  ("960 / boston.companies", "<data value=\"2\">≤2</data>"),
  ("boston.companies + boston.companies", "<data value=\"960\">&gt;960</data>"), ("boston.companies * -1 < 0", "True"),
  // A figure and a series, whichever comes first.
  ("boston.companies + boston.companies + boston.companies", "<data value=\"1440\">&gt;1,440</data>"),
  ("boston.employment@2018 - boston.employment", "<data value=\"0\">0</data>"),
  ("boston.employment - boston.employment@2018", "<data value=\"0\">0</data>"),
  ("(boston.companies + boston.companies) is observation", "True"),
  ("boston.companies.hedge_key", "more-than"), ("boston.companies.period", "None"),
  ("boston.employment@2016.period == 2016", "True"), ("boston.employment@2016.period == '2016'", "True"),
  ("boston.employment@2016.period >= 2017", "False"), ("2015 < boston.employment@2016.period", "True"),
  ("boston.employment@2016.marks", "[p]"), ("boston.employment@2016.status[0].name", "provisional"),
  ("(boston.employment@2016 + 1).marks", "[p]"), ("(boston.employment@2016 | compact).source.key", "bls-qcew"),
  ("boston.employment.place", "Content/data/jobs.csv:14"), ("boston.employment.note", "3"),
  ("boston.employment.unit", "jobs"), ("boston.employment.label", "Jobs"),
  ("boston.employment.observations | length", "4"), ("boston.employment.periods | join(' ')", "2015 2016 2017 2018"),
  ("boston.employment is observation", "False"), ("boston.employment is series", "True"),
  ("boston.employment > 9000", "True"), ("boston.employment == 9507", "True"),
  ("(boston.employment | round(-2)).text", "9,500"), ("boston", "Boston"), ("boston.name", "Boston"),
  ("entity('31-33')", "Manufacturing"),
  ("(boston.employment@2018 - boston.employment@2015) | number", "<data value=\"407\">407</data>"),
  ("boston.employment@2016.period == '2016'", "True"), ("boston.employment@2016.period.year + 1", "2017"),
] as [(String, String)])
func figurePrints(_ expression: String, _ expected: String) {
  let result = shown(expression)
  #expect(result.text == expected && result.diagnostics == [], "\(result.messages)")
}

@Test(arguments: [
  ("san-francisco.employment", "write san_francisco"), ("bostn.employment", "did you mean “boston”?"),
  ("boston.employmnt", "did you mean “employment”?"), ("boston.employment(sector=\"1\")", "it has industry"),
  ("boston.employment(\"1\")", "write (industry=\"3254\")"), ("boston.name@2017", "“@” selects from a series"),
  ("boston.employment@soon", "is no period"), ("boston.employment@('soon')", "“soon” is no period"),
  // 481 of 5,000, or 4,810 of 481.
  ("boston.companies / boston.companies", "nothing is known of “>480 / >480”, which may be less and may be more"),
  ("entity('32-33')", "did you mean “31-33”?"), ("page.titel", "did you mean “title”?"),
] as [(String, String)])
func figureFaultSaysWhatToWrite(_ expression: String, _ words: String) {
  let result = shown(expression)
  #expect(result.isRefused && result.messages.contains(words), "\(result.messages)\(result.text)")
}

@Test func figureInOtherPlacesIsPlain() {
  let template = """
    <p title="{{ boston.companies }}">{{ boston.companies }}</p><title>{{ boston.employment }}</title>\
    <script type="application/json">{"a": {{ boston.employment }}, "b": {{ san_francisco.employment }}}</script>
    """
  let result = render(template, ["year": 1, "page": [:]], name: "page.html", names: names, host: host)
  #expect(
    result.text == """
      <p title="&gt;480"><data value="480">&gt;480</data></p><title>9,507</title>\
      <script type="application/json">{"a": 9507, "b": null}</script>
      """, "\(result.messages)")
}

@Test func expressionKnowsItsPathsAndItsPlace() throws {
  let file = SourceFile(
    path: "a.md", "Jobs: {{ boston.employment(industry=\"3254\")@2016-Q4 | compact }} and {{ bostn.x }}")
  let environment = Environment(names: names)
  let expression = Expression.compile(file.bytes[8..<62], in: file.id, environment: environment)
  let compiled = try #require(expression.result, "\(expression.diagnostics.map { $0.printed([file]) })")
  #expect(compiled.paths == [["boston", "employment"]])
  let value = compiled.evaluate([:], host: host)
  #expect(value.result.plainText(host: host) == "2.6\u{A0}million" && value.diagnostics == [])
  let wrong = Expression.compile(file.bytes[71..<80], in: file.id, environment: environment)
  #expect(wrong.result == nil && wrong.diagnostics.first?.span?.range == 72..<77)
}

@Test func phrasePrintsPlainText() throws {
  let file = SourceFile(path: "a.yml", "{{ boston.name }} & co: {{ boston.companies }} {{ {'a': '}}'}.a }}")
  let phrase = Phrase.compile(file.bytes[...], in: file.id, environment: Environment(names: names))
  let compiled = try #require(phrase.result)
  #expect(compiled.text([:], host: host).result == "Boston & co: >480 }}")
  #expect(compiled.paths == [["boston", "name"], ["boston", "companies"]])
}
