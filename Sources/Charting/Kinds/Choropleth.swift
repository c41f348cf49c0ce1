// Regions on a map, coloured by classes of a value. One path for each class; a region that is a link is a path of its
// own. What is withheld is hatched, what has no value is an outline.

import Base

extension ChartKind {
  static let choropleth = ChartKind(
    name: "choropleth", title: "Choropleth map",
    summary: "Regions of a map coloured by a rate or a quotient; needs a GeoJSON file of boundaries.",
    needs: [.required(.label, .text), .required(.color, .number, .colors)], keys: mapKeys, takes: .format, draw: drawChoropleth)
}

private func drawChoropleth(_ plan: Plan, _ scene: inout Scene) {
  guard let label = plan[.label], let color = plan[.color], let map = BoundMap(plan, label, isColored: true, &scene)
  else { return }
  Choropleth(plan: plan, map: map, label: label, color: color, classes: ColorClasses(color, of: plan)).draw(&scene)
}

private struct Choropleth {
  let plan: Plan
  let map: BoundMap
  let label: Field
  let color: Field
  let classes: ColorClasses

  func draw(_ scene: inout Scene) {
    let box = Box(x: 0, y: 0, width: scene.width, height: map.frame.height)
    var marks = ClassedMarks(classes)
    var subject = PathWriter()
    var linked: [(row: Int, path: PathWriter, style: Style)] = []
    for (shape, row) in zip(map.frame.shapes, map.rows) where !shape.isEmpty {
      if let row, plan.isSubject(row, label) { subject.append(shape) }
      if let row, let value = color.quantity(row).middle, !classes.isBetween(color.quantity(row)),
        plan.href(row, label) != nil
      {
        var path = PathWriter()
        path.append(shape)
        linked.append((row, path, classes.style(classes.index(value))))
      } else {
        marks.add(row.map { color.quantity($0) } ?? Quantity(.absent(.missing))) { $0.append(shape) }
      }
    }
    marks.draw(box, &scene, group: "map") { scene in
      for region in linked {
        if let href = plan.href(region.row, label) { scene.open(link: href) }
        scene.path(
          region.path, region.style, box: box, title: "\(label.text(region.row)): \(plan.cell(color, region.row))")
        scene.closeLink()
      }
    }
    scene.path(subject, .lineAccent, box: box)
    names(&scene)
    scene.height = map.frame.height
    scene.key = classes.key(plan)
    remark(&scene)
  }

  // Names where they fit into their regions; the others are in the table.
  private func names(_ scene: inout Scene) {
    var labels = PointLabels(frame: Box(x: 0, y: 0, width: scene.width, height: map.frame.height))
    var taken: [Box] = []
    for (shape, row) in zip(map.frame.shapes, map.rows) {
      guard let row, plan.isSubject(row, label), let ring = shape.first else { continue }
      if let box = subjectName(row, ring, &labels, &scene) { taken.append(box) }
    }
    for (shape, row) in zip(map.frame.shapes, map.rows) {
      guard let row, let ring = shape.first, !plan.isSubject(row, label) else { continue }
      let quantity = color.quantity(row)
      let name = quantity.absence == .notApplicable ? "–" : label.text(row)
      guard let place = widestStretch(ring), textWidth(name) <= place.width - 4 else { continue }
      let box = Box(x: place.x - textWidth(name) / 2, y: place.y - 6, width: textWidth(name), height: 12)
      if taken.contains(where: { $0.overlaps(box) }) { continue }
      let role: TextStyle.Role = classes.ink(quantity)
      scene.text(name, place.x, place.y + 4, TextStyle(role: role, anchor: .middle, halo: quantity.isSuppressed))
    }
  }

  // What the page is about is named in any case: inside of its region, or beside it.
  private func subjectName(
    _ row: Int, _ ring: [MapFrame.Point], _ labels: inout PointLabels, _ scene: inout Scene
  ) -> Box? {
    let style = TextStyle(role: .subject, halo: true)
    let name = label.text(row)
    let width = style.width(name)
    let quantity = color.quantity(row)
    if let place = widestStretch(ring), width <= place.width - 4 {
      let role: TextStyle.Role = quantity.middle == nil ? .bold : classes.ink(quantity)
      scene.text(name, place.x, place.y + 4, TextStyle(role: role, anchor: .middle, halo: quantity.isSuppressed))
      return Box(x: place.x - width / 2, y: place.y - 7, width: width, height: 14)
    }
    var bounds = Bounded()
    for point in ring { bounds.add(point.x, point.y) }
    let box = bounds.box
    guard
      let place = labels.place(
        name, style, x: box.x + box.width / 2, y: box.y + box.height / 2, radius: max(box.width, 4) / 2)
    else { return nil }
    scene.text(name, place.x, place.y, TextStyle(role: .subject, anchor: place.anchor, halo: true))
    let left = place.anchor == .start ? place.x : place.anchor == .end ? place.x - width : place.x - width / 2
    return Box(x: left, y: place.y - 11, width: width, height: 14)
  }

  private func remark(_ scene: inout Scene) {
    let lost = zip(map.frame.shapes, map.rows).compactMap { shape, row in shape.isEmpty ? row : nil }
    let names = lost.map { "\(label.text($0)) (\(color.style.words(color.quantity($0), plan.strings)))" }
    scene.remark(plan.strings.notShown, names, plan)
  }
}

extension PathWriter {
  mutating func append(_ shape: [[MapFrame.Point]]) {
    for ring in shape {
      for (i, point) in ring.enumerated() {
        if i == 0 { move(point.x, point.y) } else { line(point.x, point.y) }
      }
      close()
    }
  }
}
