// `pages` of site.yml: rules that make pages of what no file stands for.

import Base
import Model

enum PageRuleKeys {
  static let code: [KnownKey] = [
    KnownKey("for", .text, "The dimension whose codes get a page each: `industry`."),
    KnownKey("template", .text, "The template; that of its kind where left out."),
    KnownKey("path", .text, "The address, with `{id}` for the code: `/industries/{id}/`."),
  ]
  static let comparison: [KnownKey] = [
    KnownKey("compare", .texts, "The ids of two to four clusters, for a page that sets them side by side."),
    KnownKey("title", .localized, "The page's title; their names where left out."),
    KnownKey("indicators", .texts, "What is compared; all that two of them have where left out."),
  ]
}

/// What is wrong with the rules; each page kind passes over those that it cannot follow.
func pageRuleFaults(_ rules: [Node], _ lookup: Lookup) -> [Diagnostic] {
  rules.flatMap { rule -> [Diagnostic] in
    if rule["compare"] != nil { return readComparison(rule, lookup).diagnostics }
    var faults = MapReader(rule, keys: PageRuleKeys.code, what: "a rule of `pages`").faults
    guard let node = rule["for"], let path = rule["path"]?.scalar, path.contains("{id}") else {
      faults.append(Diagnostic(
        .error, "page/rule", "this rule makes no pages", at: rule.span,
        help: "write {for: industry, path: \"/industries/{id}/\"} or {compare: [boston, san-francisco]}"))
      return faults
    }
    if lookup.site.dimension(named: node.text) == nil {
      faults.append(.notOneOf(node, what: "dimension", lookup.site.dimensions.map(\.name)))
    }
    return faults
  }
}
