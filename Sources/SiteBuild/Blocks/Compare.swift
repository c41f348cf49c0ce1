import Base
import Markup
import Model
import Templating

extension Block {
  static let compare = Block(
    name: "compare", summary: "Two to four entities side by side, an indicator a row.",
    keys: [
      KnownKey("title", .text, "The caption."), KnownKey("entities", .texts, "Their ids."),
      KnownKey("indicators", .texts, "The indicators; all that one of them has where left out."),
      KnownKey("note", .text, "A note below."),
    ],
    table: comparison)
}

private func comparison(_ composer: inout Composer, _ source: BlockSource) -> Value? {
  let reader = MapReader(source.settings, keys: Block.compare.keys, what: "a compare block")
  composer.faults += reader.faults
  let entities = (source.settings["entities"]?.items ?? []).compactMap { item -> ID<Entity>? in
    guard let id = item.scalar else { return nil }
    if let found = composer.view.lookup.entity(id) { return found }
    composer.faults.append(.notOneOf(item, what: "entity", composer.site.entities.filter { $0.kind != .page }.map(\.id)))
    return nil
  }
  guard (2...4).contains(entities.count) else {
    composer.faults.append(Diagnostic(
      .error, "block/compare", "a comparison has two to four entities, this one has \(entities.count)", at: source.block.infoSpan))
    return nil
  }
  var indicators = composer.indicators("indicators", source)
  if indicators.isEmpty {
    indicators = shownIndicators(composer.view.lookup).filter { id in
      composer.view.lookup.dimensions[id.position].isEmpty && entities.contains { composer.view.lookup.latest($0, id) != nil }
    }
  }
  let lines = indicators.map { indicator -> Value in
    let cells = entities.map { entity -> Value in
      composer.view.lookup.latest(entity, indicator).map { cell(composer.value($0)) } ?? cell()
    }
    return row(composer.head(of: indicator), href: composer.view.routes.indicator(indicator).map { composer.href($0) }, cells)
  }
  return tableRecord(
    id: source.block.id ?? "", caption: reader.text("title") ?? "", head: column(composer.words("indicator"), numeric: false),
    columns: entities.map { column(composer.shortName($0)) }, rows: lines, note: reader.text("note") ?? "")
}
