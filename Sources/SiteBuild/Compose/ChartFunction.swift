// A chart from a template: `{{ chart(kind="bar", data="clusters", y="cluster", x="jobs", title="Jobs") }}`. The
// arguments are the keys of a chart block; maps and lists are written as a template writes them.

import Base
import Charting
import Model
import Templating

let siteFunctions: [Function] = [.chart]

/// What the template of a page has at hand beside the site: whoever draws for it.
struct PageOwner: Sendable {
  let view: SiteView
  let page: PlannedPage
  let host: HostPage
  let charts: PageCharts

  var lookup: Lookup { view.lookup }
}

extension Function {
  static let chart = Function(
    name: "chart",
    summary: "A figure, as a chart block makes it: its keys are the arguments, `id` names it, `number` counts it.",
    parameters: [.rest("settings")], examples: []
  ) { arguments, context throws(Refusal) in
    guard let owner = context.host.owner as? PageOwner else { throw Refusal("only the template of a page draws charts") }
    guard case .list(let unnamed) = arguments[0], unnamed.isEmpty, !arguments.named.isEmpty else {
      throw Refusal("a chart takes named settings", help: "write chart(kind=\"bar\", data=\"clusters\", y=\"cluster\", x=\"jobs\", title=\"Jobs\")")
    }
    return .safe(try owner.figure(Record(arguments.named.map { ($0.0.text, $0.1) }), context.language))
  }
}

extension PageOwner {
  fileprivate func figure(_ settings: Record, _ language: LanguageRules) throws(Refusal) -> [UInt8] {
    var entries: [Node.Entry] = []
    for (name, value) in settings.entries where name != "id" && name != "number" {
      entries.append(Node.Entry(key: name, keySpan: nowhere, value: try node(value, name, language)))
    }
    let read = chartSpec(Node(.map(entries), at: nowhere))
    try refuse(read.diagnostics)
    guard let spec = read.result else { throw Refusal("no chart can be made of this") }
    var request = ChartRequest(id: try id(settings["id"]?.plainText(language: language), spec), spec: spec)
    if case .int(let number)? = settings["number"] { request.number = number }
    var faults: [Diagnostic] = []
    let drawn = view.draw(request, host, &faults)
    try refuse(faults)
    guard let drawn else { return [] }
    charts.add(request)
    return drawn.figureHTML(view.links(of: request, on: page, from: host.path))
  }

  private func id(_ own: String?, _ spec: ChartSpec) throws(Refusal) -> String {
    if let own, slug(own) != own {
      throw Refusal("“\(own)” cannot be the id of a chart", help: "write “\(slug(own))”")
    }
    guard let id = charts.claim(own, kind: spec.kind.name) else {
      throw Refusal("this page has two charts with the id “\(own ?? "")”", help: "give one of them another `id`")
    }
    return id
  }

  private func refuse(_ faults: [Diagnostic]) throws(Refusal) {
    if let fault = faults.first(where: { $0.severity == .error }) { throw Refusal(fault.message, help: fault.help) }
  }

  private func node(_ value: Value, _ name: String, _ language: LanguageRules) throws(Refusal) -> Node {
    switch value {
    case .bool(let flag): return Node(.bool(flag), text: flag ? "true" : "false", at: nowhere)
    case .int(let number): return Node(.int(number), text: String(number), at: nowhere)
    case .double(let number): return Node(.number(number), text: "\(number)", at: nowhere)
    case .string, .safe, .safeXML, .period, .date, .handle:
      let text = value.plainText(language: language)
      return Node(.string(text), text: text, at: nowhere)
    case .list(let items):
      var nodes: [Node] = []
      for item in items { nodes.append(try node(item, name, language)) }
      return Node(.list(nodes), at: nowhere)
    case .record(let record):
      var entries: [Node.Entry] = []
      for (key, item) in record.entries {
        entries.append(Node.Entry(key: key, keySpan: nowhere, value: try node(item, name, language)))
      }
      return Node(.map(entries), at: nowhere)
    case .undefined, .none, .moment, .series, .observation, .macro, .namespace:
      throw Refusal("`\(name)` of a chart cannot be \(value.kindName)")
    }
  }
}

private let nowhere = Span(ID(0), 0..<0)
