// Which row is about which region. The property of the boundaries is named by `join:`, or found: the one that matches
// most rows. Every row without a region is told, with its nearest name.

import Base

/// Keys that every map reads.
let mapKeys = ["boundaries", "join", "projection"]

/// A map's boundaries at one width, and the row of each region.
struct BoundMap: Sendable {
  let frame: MapFrame
  let rows: [Int?]

  /// `nil` where the boundaries are not there or hold nothing that could be shown.
  init?(_ plan: Plan, _ label: Field, isColored: Bool, isJoined: Bool = true, _ scene: inout Scene) {
    guard let name = plan.spec.boundaries else {
      scene.diagnostics.append(
        Diagnostic(
          .error, "chart/missing-boundaries", "a chart of kind “\(plan.spec.kind.name)” needs “boundaries”",
          at: plan.spec.kindSpan,
          help: "add boundaries: and the name of a GeoJSON file, or use kind: tile-map"))
      return nil
    }
    guard let boundaries = plan.options.boundaries[name.value] else {
      let names = plan.options.boundaries.keys.sorted()
      scene.diagnostics.append(
        Diagnostic(
          .error, "chart/no-boundaries", "no boundaries named “\(name.value)”", at: name.span,
          help: nearest(to: name.value, among: names).asSuggestion))
      return nil
    }
    rows = isJoined ? joinedRows(plan, label, boundaries, &scene) : []
    guard let projection = projection(plan, boundaries, isColored, &scene) else { return nil }
    let limit = plan.fixedHeight ?? (scene.isNarrow ? 420 : 480)
    guard let frame = MapFrame(boundaries, projection, width: scene.width, maxHeight: limit) else {
      scene.diagnostics.append(
        Diagnostic(
          .error, "chart/empty-map", "nothing of “\(name.value)” lies in the projection \(projection.name)",
          at: name.span,
          help: "use projection: equal-earth"))
      return nil
    }
    self.frame = frame
    if frame.hasInsets { scene.remarks.append(plan.strings.insets) }
  }
}

private func projection(_ plan: Plan, _ boundaries: Boundaries, _ isColored: Bool, _ scene: inout Scene) -> Projection?
{
  guard let node = plan.spec.extra("projection"), let written = node.scalar else {
    let inside = boundaries.regions.count { region in
      region.rings.first?.first.flatMap { boundaries.arcs[$0 < 0 ? ~$0 : $0].places.first }.flatMap {
        Projection.albersUSA.part($0)
      } != nil
    }
    return inside * 10 >= boundaries.regions.count * 8 ? .albersUSA : .equalEarth
  }
  guard let projection = Projection(written, of: boundaries) else {
    let names = Projection.names
    scene.diagnostics.append(
      Diagnostic(
        .error, "chart/unknown-projection", "no projection named “\(written)”", at: node.span,
        help: nearest(to: written, among: names).asSuggestion ?? "projections are \(names.joined(separator: ", "))"))
    return nil
  }
  if isColored, !projection.isEqualArea {
    scene.diagnostics.append(
      Diagnostic(
        .warning, "chart/map-area", "coloured areas are compared, and Mercator enlarges those far from the equator",
        at: node.span,
        help: "use projection: albers, or equal-earth for the world"))
  }
  return projection
}

private func joinedRows(_ plan: Plan, _ label: Field, _ boundaries: Boundaries, _ scene: inout Scene) -> [Int?] {
  var rows = [Int?](repeating: nil, count: boundaries.regions.count)
  let field = joinField(plan, label)
  let asked = plan.spec.extra("join").flatMap { node in node.scalar == nil ? node["property"] : node }
  let properties = boundaries.properties
  if let asked, let name = asked.scalar, !properties.contains(name) {
    scene.diagnostics.append(
      Diagnostic(
        .error, "chart/unknown-property", "the boundaries have no property “\(name)”", at: asked.span,
        help: nearest(to: name, among: properties).asSuggestion ?? "they have \(properties.joined(separator: ", "))"))
    return rows
  }
  let tried = (asked?.scalar).map { [$0] } ?? properties
  var best: (index: [String: Int], count: Int) = ([:], -1)
  for property in tried {
    let index = index(boundaries, property)
    let count = plan.rows.count { region(field, $0, index) != nil }
    if count > best.count { best = (index, count) }
  }
  let names = boundaries.regions.flatMap { $0.names.filter { tried.contains($0.property) }.map(\.value) }
  for row in plan.rows {
    guard let found = region(field, row, best.index) else {
      let name = field.text(row)
      scene.diagnostics.append(
        Diagnostic(
          .warning, "chart/no-boundary", "no boundary for “\(name)”", at: plan.span(row) ?? plan.spec.span,
          help: nearest(to: name, among: names).asSuggestion ?? "name the property to join by: join: name"))
      continue
    }
    if rows[found] != nil { scene.diagnostics.append(.repeated(row, plan)) }
    rows[found] = row
  }
  return rows
}

private func joinField(_ plan: Plan, _ label: Field) -> Field {
  guard let written = plan.spec.joinField, let column = plan.table[written.value] else { return label }
  return Field(channel: label.channel, column: column, label: column.label, style: label.style)
}

private func region(_ field: Field, _ row: Int, _ index: [String: Int]) -> Int? {
  index[field.key(row)] ?? index[field.text(row)] ?? index[slug(field.text(row))]
}

private func index(_ boundaries: Boundaries, _ property: String) -> [String: Int] {
  var index: [String: Int] = [:]
  for (i, region) in boundaries.regions.enumerated() {
    for (name, value) in region.names where name == property {
      index[value] = index[value] ?? i
      let slug = slug(value)
      index[slug] = index[slug] ?? i
    }
  }
  return index
}

// "New York" as "new-york": how ids are made of names.
private func slug(_ text: String) -> String {
  text.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" }).joined(separator: "-")
}
