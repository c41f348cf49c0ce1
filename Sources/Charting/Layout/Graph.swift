// Rows of `from` and `to` as nodes and links. A name is one node, in whichever of the two columns it stands.

import Base

struct Graph: Sendable {
  struct Node: Sendable {
    let key: String
    let label: String
    let href: String?
    let isSubject: Bool
  }

  struct Link: Sendable {
    let from: Int
    let to: Int
    let row: Int
    let quantity: Quantity
  }

  var nodes: [Node] = []
  var links: [Link] = []
}

/// What the links of a chart join, nodes in order of first appearance; without values every link counts 1.
func graph(_ plan: Plan, _ rows: [Int]? = nil, from: Field, to: Field, value: Field?) -> Graph {
  var graph = Graph()
  var places: [String: Int] = [:]
  func node(_ field: Field, _ row: Int) -> Int {
    let key = field.key(row)
    if let place = places[key] { return place }
    places[key] = graph.nodes.count
    graph.nodes.append(
      Graph.Node(
        key: key, label: field.text(row), href: plan.spec[.href] == nil ? nil : field.href(row),
        isSubject: plan.highlight.contains(key)))
    return graph.nodes.count - 1
  }
  for row in rows ?? plan.rows {
    let (start, end) = (node(from, row), node(to, row))
    graph.links.append(Graph.Link(from: start, to: end, row: row, quantity: value?.quantity(row) ?? Quantity(1)))
  }
  return graph
}

extension Graph {
  func isSubject(_ link: Link) -> Bool { nodes[link.from].isSubject || nodes[link.to].isSubject }

  func names(_ link: Link, arrow: String) -> String { nodes[link.from].label + arrow + nodes[link.to].label }

  func title(_ link: Link, _ value: Field?, _ plan: Plan, arrow: String) -> String {
    let names = names(link, arrow: arrow)
    return value.map { "\(names): \(plan.cell($0, link.row))" } ?? names
  }
}

/// What quantities make together: a range where one is a range, "at least" where one is not known, and withheld where
/// nothing else is known.
func sum(_ quantities: [Quantity]) -> Quantity {
  let known = quantities.compactMap(\.extent)
  let unknown = quantities.compactMap(\.absence).filter { $0 != .notApplicable }
  if known.isEmpty {
    return Quantity(.absent(unknown.contains(.suppressed) ? .suppressed : unknown.first ?? .notApplicable))
  }
  let (low, high) = (known.reduce(0) { $0 + $1.low }, known.reduce(0) { $0 + $1.high })
  return Quantity(
    low == high ? .value(low) : .range(low, high), hedge: unknown.isEmpty ? nil : .atLeast, unit: quantities.first?.unit
  )
}

extension Scene {
  /// How a link looks: withheld is hatched, what is not final has a dashed rim.
  mutating func style(of link: Graph.Link, in graph: Graph) -> Style {
    if link.quantity.isSuppressed {
      states.insert(.withheld)
      return .hatch
    }
    if link.quantity.isTentative {
      note(link.quantity.finality)
      return .outside
    }
    return graph.isSubject(link) ? .intervalAccent : .interval
  }
}
