// Orders of nodes along a line, so that links cross seldom. Exact answers are out of reach for many nodes; the mean of
// neighbours, then swaps of neighbours as long as they help, come close, and give the same order every time.

/// Permutation of `0..<count` in which links between places cross as little as could be found.
///
/// - Complexity: about rounds × links × degree; meant for some hundred nodes.
func lineOrder(_ count: Int, _ links: [(Int, Int)]) -> [Int] {
  var neighbours = [[Int]](repeating: [], count: count)
  for (a, b) in links where a != b {
    neighbours[a].append(b)
    neighbours[b].append(a)
  }
  // From the middle of a network outwards, and from its edge through it, as chains are.
  let starts = [firstOrder(neighbours) { $0 > $1 }, firstOrder(neighbours) { $0 < $1 }].map {
    improved($0, neighbours, links)
  }
  let best = starts[1].cost < starts[0].cost ? starts[1] : starts[0]
  return count <= 120 ? swapped(best.order, links, best.cost) : best.order
}

private func improved(_ start: [Int], _ neighbours: [[Int]], _ links: [(Int, Int)]) -> (cost: Cost, order: [Int]) {
  var order = start
  var best = (cost: cost(order, links), order: order)
  for _ in 0..<8 {
    let places = inverse(order)
    let means = neighbours.indices.map { i in
      neighbours[i].isEmpty
        ? Double(places[i])
        : Double(places[i] + neighbours[i].reduce(0) { $0 + places[$1] }) / Double(neighbours[i].count + 1)
    }
    order.sort { (means[$0], places[$0]) < (means[$1], places[$1]) }
    let found = cost(order, links)
    if found < best.cost { best = (found, order) }
  }
  return best
}

// Components one after another, the largest first; within each in breadth from its most or its least linked node.
private func firstOrder(_ neighbours: [[Int]], _ isEarlier: (Int, Int) -> Bool) -> [Int] {
  var isSeen = [Bool](repeating: false, count: neighbours.count)
  var components: [[Int]] = []
  let degrees = neighbours.map(\.count)
  for start in neighbours.indices.sorted(by: {
    degrees[$0] == degrees[$1] ? $0 < $1 : isEarlier(degrees[$0], degrees[$1])
  }) where !isSeen[start] {
    var component = [start]
    isSeen[start] = true
    var next = 0
    while next < component.count {
      for other in neighbours[component[next]] where !isSeen[other] {
        isSeen[other] = true
        component.append(other)
      }
      next += 1
    }
    components.append(component)
  }
  return components.enumerated().sorted { ($0.element.count, -$0.offset) > ($1.element.count, -$1.offset) }.flatMap(
    \.element)
}

private struct Cost: Comparable {
  let crossings: Int
  let length: Int
  static func < (a: Cost, b: Cost) -> Bool { (a.crossings, a.length) < (b.crossings, b.length) }
}

private func cost(_ order: [Int], _ links: [(Int, Int)]) -> Cost {
  let places = inverse(order)
  let spans = links.map { (min(places[$0.0], places[$0.1]), max(places[$0.0], places[$0.1])) }.sorted { $0 < $1 }
  var crossings = 0
  for i in spans.indices {
    for j in i + 1..<max(spans.count, i + 1) {
      if spans[j].0 >= spans[i].1 { break }
      if spans[j].0 > spans[i].0, spans[j].1 > spans[i].1 { crossings += 1 }
    }
  }
  return Cost(crossings: crossings, length: spans.reduce(0) { $0 + $1.1 - $1.0 })
}

private func swapped(_ start: [Int], _ links: [(Int, Int)], _ startCost: Cost) -> [Int] {
  var (order, best) = (start, startCost)
  let rounds = max(1, min(20, 40_000 / max(1, order.count * links.count)))
  for _ in 0..<rounds {
    var isBetter = false
    for i in order.indices.dropLast() {
      order.swapAt(i, i + 1)
      let found = cost(order, links)
      if found < best {
        best = found
        isBetter = true
      } else {
        order.swapAt(i, i + 1)
      }
    }
    if !isBetter { break }
  }
  return order
}

func inverse(_ order: [Int]) -> [Int] {
  var places = [Int](repeating: 0, count: order.count)
  for (place, i) in order.enumerated() { places[i] = place }
  return places
}

/// Places of the middles of blocks that want to stand at `wanted`, in this order, each as deep as `sizes` says and not
/// over another: the isotonic regression of `spread`, for blocks of several sizes.
func stacked(_ wanted: [Double], _ sizes: [Double], top: Double, bottom: Double) -> [Double] {
  var before: [Double] = []
  var deep = 0.0
  for size in sizes {
    before.append(deep + size / 2)
    deep += size
  }
  var blocks: [(sum: Double, count: Int)] = []
  for (want, offset) in zip(wanted, before) {
    blocks.append((want - offset, 1))
    while blocks.count > 1 {
      let (last, other) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
      if other.sum / Double(other.count) < last.sum / Double(last.count) { break }
      blocks.removeLast(2)
      blocks.append((last.sum + other.sum, last.count + other.count))
    }
  }
  let room = max(top, bottom - deep)
  var places: [Double] = []
  for block in blocks {
    for _ in 0..<block.count {
      places.append(max(top, min(block.sum / Double(block.count), room)) + before[places.count])
    }
  }
  return places
}
