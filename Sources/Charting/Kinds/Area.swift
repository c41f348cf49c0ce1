// An amount over time, filled from zero. Gaps stay gaps.

import Base

extension ChartKind {
  static let area = ChartKind(
    name: "area", title: "Area chart",
    summary: "One amount over time, filled from zero.",
    needs: lineNeeds, keys: ["curve"], takes: lineKeys, places: [.x, .series], isZeroBased: true, sketch: sketchArea)
}

private func sketchArea(_ plan: Plan) -> ChartKind.Sketch {
  guard let lines = Lines(plan, zero: .always) else { return { _ in } }
  return { scene in draw(LinePicture(lines, &scene), &scene) }
}

private func draw(_ picture: LinePicture, _ scene: inout Scene) {
  let zero = picture.axis.scale(0)
  for (one, style) in zip(picture.series, picture.styles) where picture.series.count == 1 || one.isSubject {
    for run in one.points.split(whereSeparator: { $0.quantity.value == nil }) where run.count > 1 {
      var path = PathWriter()
      var box = Bounded()
      path.move(picture.x(run.first?.x ?? 0), zero)
      let edge = run.map { point in (x: picture.x(point.x), y: picture.axis.scale(point.quantity.value ?? 0)) }
      let slopes = picture.isCurved ? monotoneSlopes(edge) : []
      for (i, point) in edge.enumerated() {
        if i > 0, picture.isCurved {
          path.curve(edge[i - 1], slopes[i - 1], point, slopes[i])
        } else {
          path.line(point.x, point.y)
        }
        box.add(point.x, point.y)
      }
      path.line(picture.x(run.last?.x ?? 0), zero)
      path.close()
      scene.path(path, style.isSubject ? .underAccent : .underMark, box: box.box)
    }
  }
  picture.draw(&scene)
}
