// Tables of pictures that show something else than the rows: ranks, shares, counts, quartiles. Small multiples keep the
// rows, which say which panel is which.

import Base

/// Of each name and moment the rank, with the number that it rests on.
@Sendable func rankTable(_ plan: Plan) -> DataView? {
  guard let x = plan[.x], let y = plan[.y], let by = plan[.series], plan[.facet] == nil else { return nil }
  let grid = matrix(plan, plan.rows, down: by, across: x, values: [y])
  let ranks = ranks(grid)
  let rows = grid.down.indices.map { i in
    DataView.Row(
      cells: [grid.down[i].label]
        + grid.across.indices.map { j in
          let words = grid.cells[i][j].map { plan.cell(y, $0) } ?? "–"
          return ranks[j][i].map { "\($0) (\(words))" } ?? words
        },
      href: plan.href(grid.down[i].row, by), isSubject: plan.isSubject(grid.down[i].row, by))
  }
  let heads = grid.across.map {
    DataView.Head(text: filled(plan.strings.rankOf, [("when", $0.label), ("what", y.title)]), isNumber: true)
  }
  return DataView(heads: [DataView.Head(text: by.label, isNumber: false)] + heads, rows: rows)
}

/// Of each moment the rank of each line, 1 for the largest value; `nil` for whoever has none.
func ranks(_ grid: Matrix) -> [[Int?]] {
  grid.across.indices.map { j in
    // Whoever is known only within bounds has no certain rank.
    let values = grid.down.indices.map { grid.quantity($0, j).value }
    return values.map { value in value.map { own in 1 + values.count { ($0 ?? -.infinity) > own } } }
  }
}

/// Who stood where at the last moment.
@Sendable func rankWords(_ plan: Plan) -> String? {
  guard let x = plan[.x], let y = plan[.y], let by = plan[.series], plan[.facet] == nil else { return nil }
  let grid = matrix(plan, plan.rows, down: by, across: x, values: [y])
  guard let last = grid.across.indices.last else { return nil }
  let ranked = zip(grid.down.indices, ranks(grid)[last]).compactMap { i, rank in rank.map { (i, $0) } }
    .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  let names = ranked.prefix(10).map { "\($0.1) \(grid.down[$0.0].label)" }.joined(separator: ", ")
  return filled(plan.strings.describeRanks, [("when", grid.across[last].label), ("names", names)])
}

/// How many values fall into each bin of the wide picture.
@Sendable func binTable(_ plan: Plan) -> DataView? {
  guard let x = plan[.x], plan[.facet] == nil else { return nil }
  let bins = Bins(plan, x, most: Bins.mostWide)
  let rows = bins.counts(plan.rows).enumerated().map { i, count in
    DataView.Row(cells: [bins.words(i, plan.strings), String(count)], href: nil, isSubject: false)
  }
  let heads = [DataView.Head(text: x.title, isNumber: false), DataView.Head(text: plan.strings.count, isNumber: true)]
  return DataView(heads: heads, rows: rows)
}

/// Of each name how many values there are, the lowest, the quartiles and the highest.
@Sendable func quartileTable(_ plan: Plan) -> DataView? {
  guard let x = plan[.x], let y = plan[.y], plan[.facet] == nil else { return nil }
  let rows = groups(plan.rows, by: y).map { group in
    let values = group.rows.compactMap { x.quantity($0).value }.sorted()
    let marks = values.isEmpty ? [] : [0, 0.25, 0.5, 0.75, 1].map { x.style.text(quantile(values, $0)) }
    let found = marks.isEmpty ? Array(repeating: "–", count: 5) : marks
    return DataView.Row(
      cells: [y.text(group.rows[0]), String(values.count)] + found,
      href: plan.href(group.rows[0], y), isSubject: plan.isSubject(group.rows[0], y))
  }
  let (words, name) = (plan.strings, DataView.Head(text: y.label, isNumber: false))
  let heads = [words.count, words.lowest, words.lowerQuartile, words.median, words.upperQuartile, words.highest]
  return DataView(heads: [name] + heads.map { DataView.Head(text: $0, isNumber: true) }, rows: rows)
}

/// Of each name its parts, with their shares in percent where the whole is known.
@Sendable func shareTable(_ plan: Plan) -> DataView? {
  guard plan[.facet] == nil, let x = plan[.x], let y = plan[.y], x.isNumber != y.isNumber else { return nil }
  let bars = SeriesBars(plan, .shares)
  if bars.negative != nil { return nil }
  let rows = bars.grid.down.indices.map { i in
    let cells = bars.layers.indices.map { j in
      let share = bars.words(i, j)
      let number = bars.value.style.words(bars.quantity(i, j), plan.strings)
      return share.isEmpty ? number : "\(number) (\(share))"
    }
    let (label, row) = (bars.grid.down[i].label, bars.grid.down[i].row)
    return DataView.Row(
      cells: [label] + cells, href: plan.href(row, bars.name), isSubject: plan.isSubject(row, bars.name))
  }
  let heads = bars.layers.map { DataView.Head(text: $0.label, isNumber: true) }
  return DataView(heads: [DataView.Head(text: bars.name.label, isNumber: false)] + heads, rows: rows)
}
