import Base
import Testing

@testable import SiteBuild

// A wrong parameter in, one message with its place out.
@Test(arguments: [
  ("method: share", "“y” does not say what it is computed from [method/parameter]"),
  ("method: share, of: jbos", "no indicator named “jbos” [data/unknown-indicator]"),
  ("method: shaer", "no method is named “shaer” [data/unknown-method]"),
  ("method: share, of: jobs, industy: A", "the indicator “y” has no key “industy” [content/unknown-key]"),
  ("method: share, of: jobs, industry: Z", "no industry has the code “Z” [data/unknown-code]"),
  ("method: ratio, of: jobs", "“y”: a ratio names the indicator to divide by [method/parameter]"),
  ("method: ratio, of: jobs, per: people", "no indicator named “people” [data/unknown-indicator]"),
  ("method: difference, of: jobs", "“y”: it does not say what is taken away [method/parameter]"),
  ("method: cagr, of: jobs", "“y”: the parameter `from` is missing [method/parameter]"),
  ("method: growth, of: jobs, from: soon", "“y”: “soon” is no single period [data/period]"),
  ("method: index, of: jobs", "“y”: the parameter `base` is missing [method/parameter]"),
  (
    "method: percentage-points, of: jobs",
    "“y”: its base is in jobs, and only shares differ by percentage points [method/unit]"
  ), ("method: doubling-time, of: jobs", "“y”: its base is not in percent [method/unit]"),
  ("method: location-quotient, of: jobs", "“y”: it needs the area to compare with [method/parameter]"),
  ("method: location-quotient, of: jobs, reference: {region: M}", "no region has the id “M” [data/unknown-entity]"),
  (
    "method: location-quotient, of: jobs, reference: {region: N}, form: logs",
    "no form is named “logs” [content/unknown-word]"
  ),
  (
    "method: location-quotient, of: jobs, reference: {region: N, total: alle}",
    "no industry has the code “alle” [data/unknown-code]"
  ), ("method: concentration, of: jobs, measure: hhj", "no measure is named “hhj” [content/unknown-word]"),
  ("method: concentration, of: jobs, measure: krugman", "“y”: it needs the area to compare with [method/parameter]"),
  (
    "method: concentration, of: jobs, coverage: 90",
    "“y”: `coverage` is “90”, expected a part from 0 to 1 [method/parameter]"
  ), ("method: shift-share, of: jobs, reference: {region: N}, component: allocation",
    "“y”: only the variant of Esteban-Marquillas has an allocation component [method/parameter]"),
  ("method: composite", "“y” does not say what it is computed from [method/parameter]"),
  ("method: composite, parts: [{of: jobs, weight: 0.9}]", "“y”: the weights sum to 0.9, not to 1 [method/weights]"),
  ("method: composite, parts: [{of: jobs}]", "“y”: a part has no weight [method/parameter]"),
  ("method: composite, normalisation: z-score, aggregation: geometric, parts: [{of: jobs, weight: 1}]",
    "“y”: z-scores lie around 0 and have no geometric mean [method/parameter]"),
  ("method: designation, criteria: [{of: jobs}]", "“y”: a criterion says no limit [method/parameter]"),
  (
    "method: designation, criteria: [{of: jobs, top: 25}]",
    "“y”: `top` is “25”, expected a part from 0 to 1 [method/parameter]"
  ), ("method: designation, criteria: [{of: jobs, at_least: 2, above: 1}]",
    "“y”: a criterion has two limits, `at_least` and `above` [method/parameter]"),
  (
    "method: composite, parts: [{of: jobs, weight: 1, worst: 5}]",
    "“y”: a part has `worst` 5 and no `best` [method/parameter]"
  ), ("method: strong-share, of: jobs", "“y”: it does not name its designation [method/parameter]"),
  ("method: real, of: jobs, deflator: jobs", "“y”: the parameter `base` is missing [method/parameter]"),
  ("method: currency, of: jobs, rate: jobs", "“y”: it does not name the new currency [method/parameter]"),
  ("method: share, of: y", "“y” is computed from itself [method/circle]"),
  ("method: ratio, of: jobs, per: y", "“y” is computed from itself [method/circle]"),
] as [(String, String)])
func wrongParameters(_ parameters: String, _ expected: String) {
  let site = SmallSite(indicators: "jobs: {label: Jobs, unit: jobs}\ny: {label: Y, \(parameters)}\n", threeByThree)
  let messages = site.messages.map { message in
    message.firstRange(of: ": error: ").map { String(message[$0.upperBound...]) } ?? message
  }
  #expect(messages == [expected])
  #expect(site.messages.allSatisfy { $0.hasPrefix("Content/data/indicators.yml:2:") })
}

@Test(arguments: ["share", "concentration"])
func oneDimensionIsTakenApart(_ method: String) {
  let site = SmallSite(
    indicators: "jobs: {label: Jobs, unit: jobs}\ny: {label: Y, method: \(method), of: jobs, industry: A, size: s}\n",
    threeByThree + [("sizes.yml", "s: {name: Small}\n")])
  #expect(site.messages.map { $0.split(separator: ": ").dropFirst(2).joined(separator: ": ") } == [
    "“y”: it names codes of industry and size, and can take one of them apart [method/two-dimensions]"
  ])
}

@Test func aDerivedIndicatorThatIsGivenTooIsAFault() {
  let site = SmallSite(
    indicators:
      "jobs: {label: Jobs, unit: jobs}\nlq: {label: LQ, method: location-quotient, of: jobs, reference: {region: N}}\n",
    threeByThree + [("given.csv", "region,industry,year,lq\nR1,A,2016,1.5\n")])
  #expect(site.messages == [
    "Content/data/indicators.yml:2:25: error: “lq” is computed, and R1.lq(industry=\"A\")@2016 is given too [data/two-values]"
  ])
}

// Each is found by its name, says what it does, and no two of its parameters share a name.
@Test func everyMethodIsComplete() {
  #expect(Set(Method.all.map(\.name)).count == Method.all.count)
  for method in Method.all {
    #expect(!method.title.isEmpty && method.summary.hasSuffix(".") && !method.formula.isEmpty, "\(method.name)")
    #expect(method.edges.allSatisfy { $0.hasSuffix(".") }, "\(method.name)")
    #expect(Set(method.parameters.map(\.name)).count == method.parameters.count, "\(method.name)")
  }
}
