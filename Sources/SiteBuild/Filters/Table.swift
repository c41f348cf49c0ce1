import Base
import Formats
import Model
import Templating

extension Filter {
  static let table = Filter(
    name: "table",
    summary: "The rows of a table of `Content/data` by its name, joined, grouped, pivoted and sorted as in a data "
      + "block: `\"jobs\" | table(group=\"region\", sum=\"jobs\", sort=\"-jobs\")`. Each row is a map; "
      + "a figure keeps its status.",
    parameters: parameterNames.map { .optional($0, .none) }, examples: [],
    apply: { value, arguments, context throws(Refusal) in
      let lookup = try neededSite(context)
      guard case .string(let name) = value, let table = lookup.tables[name] else {
        let names = lookup.tables.keys.sorted()
        throw Refusal(
          "no table is named “\(value.plainText(language: context.language))”",
          help: nearest(to: value.plainText(language: context.language), among: names).asSuggestion)
      }
      let shape = try shape(parameterNames.indices.map { arguments[$0] })
      let shaped = shape.applied(to: table, other: { lookup.tables[$0] }, names: lookup.tables.keys.sorted())
      guard let result = shaped.result else {
        throw Refusal(
          shaped.diagnostics.first?.message ?? "the table has no such shape", help: shaped.diagnostics.first?.help)
      }
      return .list((0..<result.rowCount).map { row in
        .record(Record(result.columns.map { ($0.name, cell($0, row, lookup)) }))
      })
    })
}

// The order in which arguments are handed in.
private let parameterNames = [
  "join", "on", "kind", "group", "sum", "mean", "min", "max", "count", "rows", "columns", "values", "sort",
]

// The arguments say what the keys of a block say, so they are read as such.
private func shape(_ arguments: [Value]) throws(Refusal) -> TableShape {
  let given = Dictionary(zip(parameterNames, arguments), uniquingKeysWith: { first, _ in first })
  func node(_ names: [(argument: String, key: String)]) throws(Refusal) -> Node? {
    var entries: [Node.Entry] = []
    for (argument, key) in names {
      guard let value = given[argument], !value.isNone else { continue }
      entries.append(Node.Entry(key: key, keySpan: nowhere, value: try list(value, argument)))
    }
    return entries.isEmpty ? nil : Node(.map(entries), text: "", at: nowhere)
  }
  var entries: [Node.Entry] = []
  func add(_ key: String, _ node: Node?) {
    if let node { entries.append(Node.Entry(key: key, keySpan: nowhere, value: node)) }
  }
  add("join", try node([("join", "with"), ("on", "on"), ("kind", "kind")]))
  let aggregates = ["sum", "mean", "min", "max", "count"].map { (argument: $0, key: $0) }
  add("group", try node([("group", "by")] + aggregates))
  add("pivot", try node([("rows", "rows"), ("columns", "columns"), ("values", "values")]))
  if let sort = given["sort"], !sort.isNone { add("sort", try list(sort, "sort")) }
  let read = tableShape(Node(.map(entries), text: "", at: nowhere))
  if let fault = read.diagnostics.first { throw Refusal(fault.message, help: fault.help) }
  return read.result ?? TableShape()
}

private let nowhere = Span(ID(0), 0..<0)

// One name, or several.
private func list(_ value: Value, _ parameter: String) throws(Refusal) -> Node {
  switch value {
  case .string(let text): return Node(.string(text), text: text, at: nowhere)
  case .list(let items):
    var nodes: [Node] = []
    for item in items { nodes.append(try list(item, parameter)) }
    return Node(.list(nodes), text: "", at: nowhere)
  case .undefined, .none, .bool, .int, .double, .safe, .safeXML, .date, .moment, .period, .record, .handle, .series,
    .observation, .macro, .namespace:
    throw Refusal("`\(parameter)` takes the name of a column, or a list of them, not \(value.kindName)")
  }
}

private func cell(_ column: DataColumn, _ row: Int, _ lookup: Lookup) -> Value {
  if column.isEmpty(row) { return .none }
  if let period = column.period(row) { return .period(period) }
  guard column.isNumeric else { return column.text(row).map { .string($0) } ?? .none }
  let indicator = lookup.indicator(column.name).map { lookup.site.indicators[$0] }
  var quantity = column.quantity(row).withoutNoise
  quantity.unit = quantity.unit ?? indicator?.unit
  return .observation(Templating.Observation(
    quantity, decimals: indicator?.decimals ?? column.schema?.decimals, indicator: column.name))
}
