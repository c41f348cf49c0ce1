// Columns of nodes with flows between them: a node stands right of all that flows into it, what flows nowhere further
// stands in the last column. Orders and heights follow the means of neighbours, in a fixed number of sweeps.

import Base

struct FlowLayout: Sendable {
  /// What a flow without a number is as wide as.
  static let unsized = 6.0

  let columns: [[Int]]
  /// The middle of each node, and how high it is.
  private(set) var middle: [Double]
  let high: [Double]
  /// The middle of each link at its start and at its end, and how wide it is.
  private(set) var starts: [Double] = []
  private(set) var ends: [Double] = []
  let wide: [Double]
  let depth: Double
  let columnOf: [Int]

  /// - Parameters:
  ///   - labels: The room above each node for its words (`isAbove`), or the least height beside it.
  ///   - height: As high as the fullest column should be, if the words allow it.
  ///   - most: What a column of that height holds, where small multiples share a scale.
  init(
    _ graph: Graph, columnOf: [Int], labels: [Double], isAbove: Bool, aboveWithin: Bool, height: Double,
    most: Double? = nil
  ) {
    self.columnOf = columnOf
    let count = (columnOf.max() ?? -1) + 1
    let last = count - 1
    var columns = (0..<count).map { c in graph.nodes.indices.filter { columnOf[$0] == c } }
    let amounts = FlowLayout.amounts(graph)
    func above(_ node: Int) -> Bool { isAbove || aboveWithin && columnOf[node] > 0 && columnOf[node] < last }
    let gap = 8.0
    // One scale for all: that at which the fullest column fills the height.
    let scale =
      columns.map { nodes -> Double in
        let total = nodes.reduce(0) { $0 + amounts[$1].known }
        let fixed = nodes.reduce(0) {
          $0 + gap + (above($1) ? labels[$1] : 0) + FlowLayout.unsized * Double(amounts[$1].unknown)
        }
        return total > 0 ? max(height - fixed, height * 0.3) / total : .infinity
      }.min() ?? 0
    let unit = most.map { $0 > 0 ? height * 0.6 / $0 : 0 } ?? (scale.isFinite ? scale : 0)
    wide = graph.links.map { link in
      link.quantity.middle.map { max($0, 0) * unit } ?? (link.quantity.isSuppressed ? FlowLayout.unsized : 0)
    }
    let (links, widths) = (graph.links, wide)
    high = graph.nodes.indices.map { node in
      let into = links.indices.reduce(0) { $0 + (links[$1].to == node ? widths[$1] : 0) }
      let out = links.indices.reduce(0) { $0 + (links[$1].from == node ? widths[$1] : 0) }
      return max(into, out, 1)
    }
    let heights = high
    let slots = graph.nodes.indices.map {
      above($0) ? heights[$0] + labels[$0] + gap : max(heights[$0], labels[$0]) + gap
    }
    depth = columns.map { $0.reduce(0) { $0 + slots[$1] } }.max() ?? 0
    for c in columns.indices { columns[c].sort { (amounts[$0].known, -$0) > (amounts[$1].known, -$1) } }
    columns = FlowLayout.untangled(columns, graph)
    self.columns = columns
    middle = [Double](repeating: 0, count: graph.nodes.count)
    place(slots, graph, shift: { above($0) ? labels[$0] / 2 : 0 })
    attach(graph)
  }

  /// The sum of what flows through the nodes of the fullest column.
  static func fullest(_ graph: Graph, _ columnOf: [Int]) -> Double {
    let amounts = amounts(graph)
    let sums = graph.nodes.indices.reduce(into: [Int: Double]()) { $0[columnOf[$1], default: 0] += amounts[$1].known }
    return sums.values.max() ?? 0
  }

  private static func amounts(_ graph: Graph) -> [(known: Double, unknown: Int)] {
    var into = [(Double, Int)](repeating: (0, 0), count: graph.nodes.count)
    var out = into
    for link in graph.links {
      let known = max(link.quantity.middle ?? 0, 0)
      let unknown = link.quantity.isSuppressed ? 1 : 0
      into[link.to] = (into[link.to].0 + known, into[link.to].1 + unknown)
      out[link.from] = (out[link.from].0 + known, out[link.from].1 + unknown)
    }
    return zip(into, out).map { (max($0.0, $1.0), max($0.1, $1.1)) }
  }

  // Each column by the mean place of its neighbours, to and fro; the order with the fewest crossings is kept.
  private static func untangled(_ start: [[Int]], _ graph: Graph) -> [[Int]] {
    var columns = start
    var places = [Double](repeating: 0, count: graph.nodes.count)
    func number(_ nodes: [Int]) {
      for (i, node) in nodes.enumerated() { places[node] = (Double(i) + 0.5) / Double(nodes.count) }
    }
    columns.forEach(number)
    var best = (count: crossings(graph, places), columns: columns)
    for round in 0..<12 {
      let isForward = round % 2 == 0
      for c in isForward ? Array(columns.indices.dropFirst()) : columns.indices.dropLast().reversed() {
        let means = columns[c].map { node -> (mean: Double, node: Int) in
          let others = graph.links.filter { isForward ? $0.to == node : $0.from == node }.map {
            places[isForward ? $0.from : $0.to]
          }
          return (others.isEmpty ? places[node] : others.reduce(0, +) / Double(others.count), node)
        }
        columns[c] = means.enumerated().sorted { ($0.element.mean, $0.offset) < ($1.element.mean, $1.offset) }.map(
          \.element.node)
        number(columns[c])
      }
      let found = crossings(graph, places)
      if found < best.count { best = (found, columns) }
    }
    return best.columns
  }

  private static func crossings(_ graph: Graph, _ places: [Double]) -> Int {
    var count = 0
    for (i, a) in graph.links.enumerated() {
      for b in graph.links[..<i] where (places[a.from] - places[b.from]) * (places[a.to] - places[b.to]) < 0 {
        count += 1
      }
    }
    return count
  }

  private mutating func place(_ slots: [Double], _ graph: Graph, shift: (Int) -> Double) {
    for nodes in columns {
      let sizes = nodes.map { slots[$0] }
      for (node, y) in zip(nodes, stacked(sizes.map { _ in depth / 2 }, sizes, top: 0, bottom: depth)) {
        middle[node] = y
      }
    }
    for round in 0..<16 {
      let isForward = round % 2 == 0
      for nodes in isForward ? Array(columns.dropFirst()) : columns.dropLast().reversed() {
        let wanted = nodes.map { node -> Double in
          var (total, weight) = (0.0, 0.0)
          for (i, link) in graph.links.enumerated() where (isForward ? link.to : link.from) == node {
            total += middle[isForward ? link.from : link.to] * max(wide[i], 0.1)
            weight += max(wide[i], 0.1)
          }
          return weight > 0 ? total / weight : middle[node]
        }
        for (node, y) in zip(nodes, stacked(wanted, nodes.map { slots[$0] }, top: 0, bottom: depth)) {
          middle[node] = y
        }
      }
    }
    for node in middle.indices { middle[node] += shift(node) }
  }

  // Flows leave and arrive in the order of their other ends, so that they do not cross at the node itself.
  private mutating func attach(_ graph: Graph) {
    starts = [Double](repeating: 0, count: graph.links.count)
    ends = starts
    for node in graph.nodes.indices {
      let out = graph.links.indices.filter { graph.links[$0].from == node }.sorted {
        (middle[graph.links[$0].to], $0) < (middle[graph.links[$1].to], $1)
      }
      let into = graph.links.indices.filter { graph.links[$0].to == node }.sorted {
        (middle[graph.links[$0].from], $0) < (middle[graph.links[$1].from], $1)
      }
      var y = middle[node] - out.reduce(0) { $0 + wide[$1] } / 2
      for i in out { starts[i] = y + wide[i] / 2; y += wide[i] }
      y = middle[node] - into.reduce(0) { $0 + wide[$1] } / 2
      for i in into { ends[i] = y + wide[i] / 2; y += wide[i] }
    }
  }
}

/// The column of each node; `nil` and the nodes of a circle where flows come back to where they were.
func flowColumns(_ graph: Graph) -> (columns: [Int]?, circle: [Int]) {
  var column = [Int](repeating: 0, count: graph.nodes.count)
  var waiting = column
  for link in graph.links { waiting[link.to] += 1 }
  var ready = graph.nodes.indices.filter { waiting[$0] == 0 }
  var done = 0
  while done < ready.count {
    let node = ready[done]
    done += 1
    for link in graph.links where link.from == node {
      column[link.to] = max(column[link.to], column[node] + 1)
      waiting[link.to] -= 1
      if waiting[link.to] == 0 { ready.append(link.to) }
    }
  }
  if done < graph.nodes.count { return (nil, graph.nodes.indices.filter { waiting[$0] > 0 }) }
  let last = column.max() ?? 0
  let givers = Set(graph.links.map(\.from))
  return (column.indices.map { givers.contains($0) ? column[$0] : last }, [])
}
