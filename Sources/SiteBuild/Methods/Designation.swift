import Base
import Model
import Stats

extension Method {
  static let designation = Method(
    name: "designation", title: "Designation",
    summary: "How many of a list of criteria are met, a star for each: a strong cluster, three stars. The rule "
      + "is the site's.",
    formula: "stars = number of criteria met, if all minimums are met",
    parameters: [
      KnownKey("criteria", .anything, "A list of maps: `of`, and `at_least`, `above` or `top` (0.25 for the top "
        + "quarter)."),
      KnownKey("minimums", .anything, "A list of maps, `of` and `at_least`: what is needed to count at all."),
      KnownKey("population", .text, "Among whom the top is sought: `everyone` (default) or `large-enough`.",
        standard: "everyone"),
      KnownKey("quantile", .text, "How the limit of the top is found: `linear` (default), `inverted-cdf`, `weibull`, "
        + "`median-unbiased`.", standard: "linear"),
    ],
    edges: [
      "The top is sought among entities of one kind with a disclosed figure for the same codes and period; "
        + "who equals the limit is in.",
      "What is not disclosed is neither met nor missed: the number of stars is then a range.",
    ],
    reference: "M. Delgado, M. Porter and S. Stern (2014), Research Policy 43; "
      + "European Cluster Observatory, Evaluation of regional cluster strength.",
    inputs: { parameters in
      ["criteria", "minimums"].flatMap { parameters[$0]?.items.compactMap { $0["of"] } ?? [] }
    },
    unit: { _, _ in .named("stars") }, decimals: 0, compute: stars)
}

private enum Population: String, CaseIterable {
  case everyone
  case largeEnough = "large-enough"
}

private let criterionKeys: [KnownKey] = [
  KnownKey("of", .text, "The indicator."), KnownKey("at_least", .number, "This value or more."),
  KnownKey("above", .number, "More than this value."), KnownKey("top", .number, "Among the highest: 0.25 for a "
    + "quarter."),
]

private func stars(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  let method = read.word("quantile", QuantileMethod.linear)
  let population = read.word("population", Population.everyone)
  let criteria = (work.parameters["criteria"]?.items ?? []).enumerated().compactMap { index, node in
    read.threshold(node, method).map { Designation.Criterion(measure: index, $0) }
  }
  let minimums = (work.parameters["minimums"]?.items ?? []).enumerated().compactMap {
    index, node -> Designation.Minimum? in
    guard let least = node["at_least"]?.number else {
      read.faults.append(work.fault(
        "method/parameter", "a minimum says no least value", at: node.span,
        help: "write {of: employment, at_least: 1000}"))
      return nil
    }
    return Designation.Minimum(measure: criteria.count + index, least)
  }
  if criteria.isEmpty, read.faults.isEmpty {
    read.faults.append(work.fault(
      "method/parameter", "there are no criteria", help: "write criteria: [{of: lq, top: 0.25}]"))
  }
  guard read.faults.isEmpty else { return Checked([], read.faults) }
  let rule = Designation(
    criteria: criteria, minimums: minimums, population: population == .everyone ? .everyone : .largeEnough)
  let cells = work.groups(work.inputs).flatMap { group -> [DerivedCell] in
    // Where a criterion or a minimum is about something else (another dimension, another year), there is nothing to
    // award.
    guard group.columns.allSatisfy({ $0.contains { $0 != nil } }) else { return [] }
    let measures = group.columns.map { column in column.map { $0.flatMap { work.quantity($0).rankedValue } } }
    let awards = designations(by: rule, measures).awards
    return group.entities.indices.compactMap { index in
      let parts = group.columns.compactMap { $0[index] }
      return parts.first.map { work.derived(awards[index].quantity(parts.map(work.quantity)), at: $0, from: parts) }
    }
  }
  return Checked(cells, read.faults)
}

extension Award {
  fileprivate func quantity(_ parts: [Quantity]) -> Quantity {
    let flags = Flags(joining: parts)
    if let settledStars { return Quantity(.value(Double(settledStars)), flags: flags) }
    let isOpen = stars.lowerBound == 0 && stars.upperBound == met.count
    if isOpen, parts.contains(where: \.isSuppressed) { return Quantity(.absent(.suppressed)) }
    // Nobody knows a figure of it: that is the reason, and no range.
    if isOpen, parts.allSatisfy({ $0.absence != nil }), let reason = parts.first?.absence {
      return Quantity(.absent(reason))
    }
    return Quantity(.range(Double(stars.lowerBound), Double(stars.upperBound)), flags: flags)
  }
}

extension ParameterReader {
  fileprivate mutating func threshold(_ node: Node, _ method: QuantileMethod) -> Designation.Threshold? {
    let before = faults.count
    faults += MapReader(node, keys: criterionKeys, what: "a criterion").faults
    if node["of"] == nil {
      faults.append(work.fault(
        "method/parameter", "a criterion names no indicator", at: node.span, help: "write {of: lq, top: 0.25}"))
    }
    let limits = ["at_least", "above", "top"].compactMap { name in node[name].map { (name: name, span: $0.span) } }
    if limits.count > 1 {
      faults.append(work.fault(
        "method/parameter", "a criterion has two limits, `\(limits[0].name)` and `\(limits[1].name)`",
        at: limits[1].span, help: "keep one, or write two criteria"))
    }
    if let top = fraction(node["top"], "top") { return .top(top, method) }
    if let least = node["at_least"]?.number { return .atLeast(least) }
    if let limit = node["above"]?.number { return .above(limit) }
    if faults.count == before {
      faults.append(work.fault(
        "method/parameter", "a criterion says no limit", at: node.span, help: "write at_least, above or top"))
    }
    return nil
  }
}
