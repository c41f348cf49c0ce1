// Curves through points that never leave the range of two neighbours: between two values nothing is drawn that is
// higher or lower than both. Straight lines are the default, since a curve suggests what was not measured.
//
// Source: Steffen (1990), *A simple method for monotonic interpolation in one dimension*, Astronomy & Astrophysics 239.

import Base

/// The slope of the curve at each point; points ascend in x.
func monotoneSlopes(_ points: [(x: Double, y: Double)]) -> [Double] {
  guard points.count > 2 else {
    guard let a = points.first, let b = points.last, b.x > a.x else { return points.map { _ in 0 } }
    return points.map { _ in (b.y - a.y) / (b.x - a.x) }
  }
  let widths = zip(points, points.dropFirst()).map { max($1.x - $0.x, 1e-9) }
  let secants = points.indices.dropLast().map { (points[$0 + 1].y - points[$0].y) / widths[$0] }
  var slopes = [Double](repeating: 0, count: points.count)
  for i in 1..<points.count - 1 {
    let (left, right) = (secants[i - 1], secants[i])
    guard left * right > 0 else { continue }
    let mean = (left * widths[i] + right * widths[i - 1]) / (widths[i - 1] + widths[i])
    slopes[i] = (left < 0 ? -1 : 1) * min(2 * left.magnitude, 2 * right.magnitude, mean.magnitude)
  }
  slopes[0] = (3 * secants[0] - slopes[1]) / 2
  slopes[points.count - 1] = (3 * secants[points.count - 2] - slopes[points.count - 2]) / 2
  return slopes
}

extension PathWriter {
  /// The curve from the current point, which is `a`.
  mutating func curve(_ a: (x: Double, y: Double), _ slopeA: Double, _ b: (x: Double, y: Double), _ slopeB: Double) {
    let third = (b.x - a.x) / 3
    curve(a.x + third, a.y + slopeA * third, b.x - third, b.y - slopeB * third, b.x, b.y)
  }
}

/// Whether the specification asks for curves: `curve: monotone`.
func isCurved(_ plan: Plan, _ scene: inout Scene) -> Bool {
  guard let node = plan.spec.extra("curve") else { return false }
  let word = node.scalar ?? ""
  if word == "monotone" { return true }
  if word != "straight" {
    let diagnostic = Diagnostic(
      .error, "chart/value", "“curve” cannot be \(node.scalar.map { "“\($0)”" } ?? node.kindName)", at: node.span,
      help: nearest(to: word, among: ["monotone", "straight"]).asSuggestion ?? "it can be monotone, straight")
    if !scene.diagnostics.contains(diagnostic) { scene.diagnostics.append(diagnostic) }
  }
  return false
}

/// The pieces of a series between neighbours, kept until the slopes of a whole run are known.
struct CurvePen {
  private struct Piece {
    let start: (x: Double, y: Double)
    let end: (x: Double, y: Double)
    let finality: Finality
  }

  private var runs: [[Piece]] = []

  mutating func add(
    _ start: (x: Double, y: Double), _ end: (x: Double, y: Double), _ finality: Finality, continues: Bool
  ) {
    let piece = Piece(start: start, end: end, finality: finality)
    if continues, let last = runs.indices.last { runs[last].append(piece) } else { runs.append([piece]) }
  }

  /// The path of all pieces of each finality.
  func draw(_ take: (Finality, PathWriter) -> Void) {
    for finality in [Finality.final, .provisional, .forecast] {
      var path = PathWriter()
      for run in runs {
        let slopes = monotoneSlopes(run.prefix(1).map(\.start) + run.map(\.end))
        for (i, piece) in run.enumerated() where piece.finality == finality {
          if i == 0 || run[i - 1].finality != finality { path.move(piece.start.x, piece.start.y) }
          path.curve(piece.start, slopes[i], piece.end, slopes[i + 1])
        }
      }
      take(finality, path)
    }
  }
}
