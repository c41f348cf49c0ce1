// Lists of codes with facts and parents. `regions.yml` and `organisations.yml` hold entities; any other map of codes
// (`industries.yml`) is a dimension, named by its file in the singular.

import Base
import Model

enum CodeKeys {
  static let code: [KnownKey] = [
    KnownKey("name", .localized, "What it is called."),
    KnownKey("short_name", .localized, "The name where room is scarce."),
    KnownKey("parent", .text, "The code that holds this one."),
    KnownKey("total", .flag, "`true` for the code that stands for all of them together."),
    KnownKey(
      "exhaustive", .flag, "`true` where the codes that name it as parent are all its parts: they add up to it."),
    KnownKey("definition", .localized, "What belongs to it."),
    KnownKey("url", .text, "Its own page elsewhere."),
    KnownKey("extra", .map, "Keys of your own."),
  ]
  static let region: [KnownKey] = code.filter { $0.name != "total" && $0.name != "exhaustive" } + [
    KnownKey("country", .text, "The country or countries that it lies in."),
    KnownKey("coordinates", .anything, "Latitude and longitude in degrees."),
    KnownKey("facts", .map, "Figures about it, by indicator."),
  ]
  static let organisation: [KnownKey] = region + [
    KnownKey("region", .text, "The region that it works in, by id."),
    KnownKey("role", .text, "What it does, in a few words."),
    KnownKey("partners", .anything, "Its partners: maps of `organisation`, `relation`, `source`."),
  ]
}

extension Workspace {
  mutating func readDimension(_ name: String, _ node: Node) {
    var codes: [CodeList.Code] = []
    for entry in node.entries {
      let reader = MapReader(entry.value, keys: CodeKeys.code, what: "a code of \(name)")
      faults += reader.faults
      var code = CodeList.Code(
        id: entry.key, name: reader.localized("name") ?? Localized(entry.key), span: entry.keySpan)
      code.shortName = reader.localized("short_name")
      code.isTotal = reader.flag("total")
      code.isExhaustive = reader.flag("exhaustive")
      code.definition = reader.localized("definition")
      code.url = reader.text("url")
      code.extra = reader.extra
      codes.append(code)
    }
    for (index, entry) in node.entries.enumerated() {
      guard let parent = entry.value["parent"], let key = parent.scalar else { continue }
      codes[index].parent = codes.firstIndex { $0.id == key }
      if codes[index].parent == nil {
        faults.append(.unknownParent(key, parent.span, nearest: nearest(to: key, among: codes.map(\.id))))
      }
    }
    for circle in circles(codes.map(\.parent)) {
      faults.append(.parentCircle(circle.map { codes[$0].id }, at: node.entries[circle[0]].value["parent"]?.span))
      codes[circle[0]].parent = nil
    }
    let totals = node.entries.filter { $0.value["total"]?.bool ?? false }
    for other in totals.dropFirst() { faults.append(.twoTotals(other, totals[0])) }
    site.dimensions.append(CodeList(name: dimensionName(ofList: name), codes: codes))
  }

  /// Adds the entities of a list; names that they mention are resolved by `linkEntities`, once all are known.
  mutating func readEntities(_ node: Node, kind: Entity.Kind) {
    let keys = kind == .region ? CodeKeys.region : CodeKeys.organisation
    for entry in node.entries {
      let reader = MapReader(entry.value, keys: keys, what: "a \(kind.name)")
      faults += reader.faults
      var entity = Entity(
        id: entry.key, kind: kind, name: reader.localized("name") ?? Localized(entry.key), span: entry.keySpan)
      entity.shortName = reader.localized("short_name")
      entity.country = reader.text("country")
      if let node = reader.node["coordinates"] {
        let read = coordinates(node)
        entity.coordinates = read.result
        faults += read.diagnostics
      }
      entity.profile = rest(entry.value, without: ["name", "short_name", "coordinates", "country", "facts"])
      _ = add(entity)
    }
  }

  /// Resolves parents, regions and partners of the entities of a list.
  mutating func linkEntities(_ node: Node, kind: Entity.Kind) {
    for entry in node.entries {
      guard let id = entity(entry.key), site.entities[id].kind == kind else { continue }
      if let parent = entry.value["parent"], let key = parent.scalar {
        site.entities[id].parent = entity(key, kind: .region, at: parent.span)
      }
      if let region = entry.value["region"], let key = region.scalar {
        site.entities[id].region = entity(key, kind: .region, at: region.span)
      }
      for partner in entry.value["partners"]?.items ?? [] {
        guard let named = partner["organisation"], let key = named.scalar else { continue }
        _ = entity(key, kind: .organisation, at: named.span)
      }
    }
    for circle in circles(site.entities.map { $0.parent?.position }) {
      let first = site.entities[circle[0]].id
      let written = node.entries.first { $0.key == first }?.value["parent"]?.span
      faults.append(.parentCircle(circle.map { site.entities[$0].id }, at: written))
      site.entities[circle[0]].parent = nil
    }
  }

  private func rest(_ node: Node, without keys: [String]) -> [ProfileValue] {
    node.entries.filter { !keys.contains($0.key) }.map { ProfileValue(key: $0.key, value: $0.value) }
  }
}

extension Diagnostic {
  fileprivate static func unknownParent(_ key: String, _ span: Span, nearest: String?) -> Diagnostic {
    Diagnostic(.error, "data/unknown-code", "no code of this list is “\(key)”", at: span, help: nearest.asSuggestion)
  }

  fileprivate static func parentCircle(_ codes: [String], at span: Span?) -> Diagnostic {
    Diagnostic(
      .error, "data/parent-circle", "“\(codes[0])” holds itself: \((codes + [codes[0]]).joined(separator: " in "))",
      at: span, help: "a parent holds what names it, and nothing above")
  }

  fileprivate static func twoTotals(_ entry: Node.Entry, _ first: Node.Entry) -> Diagnostic {
    Diagnostic(
      .error, "data/two-totals", "“\(entry.key)” is a second total of this list", at: entry.keySpan,
      notes: [Note("“\(first.key)” is one", at: first.keySpan)], help: "a list has one code with `total: true`")
  }
}
