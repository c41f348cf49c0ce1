// The manual's lists, made from the values that the program itself runs on, so that they can neither lack an entry nor
// show one that is not there: ```` ```{reference} filters ````.

import Base
import Charting
import Formats
import Markup
import Model
import Templating

extension Block {
  static let reference = Block(
    name: "reference", summary: "A list of what the program knows, for a manual: its argument says which.", keys: [],
    render: referenceList)
}

/// What a list may be of, by the word behind `{reference}`.
private let lists: [(name: String, entries: @Sendable (SiteView) -> [ReferenceEntry])] = [
  ("statements", { _ in language.statements.map(entry) }),
  ("operators", { _ in language.operators.map(entry) }),
  ("filters", { _ in language.filters.map(entry) }),
  ("tests", { _ in language.tests.map(entry) }),
  ("functions", { _ in language.functions.map(entry) }),
  ("charts", { _ in ChartKind.all.map(entry) }),
  ("blocks", { _ in Block.all.map { ReferenceEntry(code: "{\($0.name)}", summary: $0.summary) } }),
  ("methods", { _ in Method.all.map { ReferenceEntry(code: $0.name, summary: $0.summary, keys: $0.parameters) } }),
  ("pages", { _ in PageKind.all.map { ReferenceEntry(code: $0.template, summary: $0.summary) } }),
  ("page-keys", { _ in PageKeys.page.map(entry) }),
  ("cluster-keys", { _ in PageKeys.cluster.dropFirst(PageKeys.page.count).map(entry) }),
  ("site-keys", { _ in SettingsKeys.site.map(entry) }),
  ("edition-keys", { _ in SettingsKeys.edition.map(entry) }),
  ("policy-keys", { _ in SettingsKeys.policies.map(entry) }),
  ("navigation-keys", { _ in SettingsKeys.navigation.map(entry) }),
  ("cluster-table-keys", { _ in ClusterPageKeys.table.map(entry) }),
  ("code-keys", { _ in CodeKeys.code.map(entry) }),
  ("region-keys", { _ in CodeKeys.region.map(entry) }),
  ("organisation-keys", { _ in CodeKeys.organisation.map(entry) }),
  ("block-keys", { _ in Block.all.flatMap { block in block.keys.map { entry($0, in: block) } } }),
  ("checks", { _ in IntegrityLint.all.map { ReferenceEntry(code: "integrity/" + $0.name, summary: $0.summary) } }),
  ("cluster-page-keys", { _ in ClusterPageKeys.all.map(entry) }),
  ("peer-keys", { _ in ClusterPageKeys.peers.map(entry) }),
  ("page-rule-keys", { _ in PageRuleKeys.code.map(entry) + PageRuleKeys.comparison.map(entry) }),
  ("chart-keys", { _ in
    ChartKey.all.map { ReferenceEntry(code: $0.name, summary: $0.meaning + takers(of: $0)) }
  }),
  ("channel-keys", { _ in ChannelKey.all.map { ReferenceEntry(code: $0.name, summary: $0.meaning) } }),
  ("table-keys", { _ in TableShape.keys.map(entry) }),
  ("indicator-keys", { _ in IndicatorKeys.all.map(entry) }),
  ("source-keys", { _ in SourceKeys.all.map(entry) }),
  ("fact-keys", { _ in FactKeys.all.map(entry) }),
  ("schema-keys", { _ in TableSchema.keys.map(entry) }),
  ("column-keys", { _ in TableSchema.columnKeys.map(entry) }),
  ("statuses", { view in
    Status.all.map { ReferenceEntry(code: "[\($0.mark)]", summary: view.words(view.mainLanguage).status($0)) }
  }),
]

private struct ReferenceEntry {
  let code: String
  let summary: String
  /// What it takes, where the meaning of each must be said.
  var keys: [KnownKey] = []
  var examples: [Example] = []
}

// What templates are compiled with. Prose knows the same, without the functions that need a template.
private let language = Environment(filters: siteFilters, functions: siteFunctions).reference

private func entry(_ entry: LanguageReference.Entry) -> ReferenceEntry {
  ReferenceEntry(code: entry.signature, summary: entry.summary, examples: entry.examples)
}
private func entry(_ key: KnownKey) -> ReferenceEntry {
  ReferenceEntry(code: key.name, summary: "\(key.meaning) (\(key.shape.name))")
}
// "Kinds: line, area." for a key that only some kinds draw.
private func takers(of key: ChartKey) -> String {
  let kinds = ChartKind.all.filter { $0.commonKeys.contains(key.name) }.map(\.name)
  return kinds.isEmpty ? "" : " Kinds: \(kinds.joined(separator: ", "))."
}
private func entry(_ kind: ChartKind) -> ReferenceEntry {
  let takes = (kind.channels.map(\.name) + kind.keys + kind.commonKeys).map { "`\($0)`" }.joined(separator: ", ")
  return ReferenceEntry(code: kind.name, summary: "\(kind.summary) Takes \(takes).")
}
private func entry(_ key: KnownKey, in block: Block) -> ReferenceEntry {
  ReferenceEntry(code: "{\(block.name)} \(key.name)", summary: "\(key.meaning) (\(key.shape.name))")
}
private func entry(_ key: SchemaKey) -> ReferenceEntry {
  ReferenceEntry(code: key.name, summary: "\(key.meaning) (\(key.type))")
}

private func referenceList(_ composer: inout Composer, _ source: BlockSource) -> [UInt8] {
  let wanted = source.block.argument
  guard let list = lists.first(where: { $0.name == wanted }) else {
    composer.faults.append(Diagnostic(
      .error, "block/unknown-reference", "there is no reference of “\(wanted)”", at: source.block.infoSpan,
      help: nearest(to: wanted, among: lists.map(\.name)).asSuggestion ?? "one of: "
        + lists.map(\.name).joined(separator: ", ")))
    return []
  }
  var out = ByteWriter(capacity: 8192)
  out.append("<dl class=\"reference\">\n")
  for entry in list.entries(composer.view) {
    out.append("<dt><code>")
    out.appendEscaped(entry.code)
    out.append("</code></dt>\n<dd>")
    writeCode(in: entry.summary, &out)
    for key in entry.keys {
      out.append("<br><code>")
      out.appendEscaped(key.name)
      out.append("</code> ")
      writeCode(in: key.meaning, &out)
    }
    for example in entry.examples {
      out.append("<br><code>")
      out.appendEscaped("{{ \(example.expression) }}")
      out.append("</code> → <code>")
      out.appendEscaped(example.result)
      out.append("</code>")
    }
    out.append("</dd>\n")
  }
  out.append("</dl>\n")
  return out.bytes
}

// What stands in backquotes is code.
private func writeCode(in text: String, _ out: inout ByteWriter) {
  for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
    out.append(text: index == 0 ? "" : index % 2 == 1 ? "<code>" : "</code>")
    out.appendEscaped(String(part))
  }
}
