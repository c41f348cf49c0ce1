import Base
import Markup
import Model
import Templating

extension Block {
  static let compare = Block(
    name: "compare", summary: "Two to four entities side by side, an indicator a row.",
    keys: [
      KnownKey("title", .text, "The caption."), KnownKey("entities", .texts, "Their ids."),
      KnownKey("indicators", .texts, "The indicators; all that two of them have where left out."),
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
    composer.faults.append(
      .notOneOf(item, what: "entity", composer.site.entities.filter { $0.kind != .page }.map(\.id)))
    return nil
  }
  guard Comparison.sizes.contains(entities.count) else {
    composer.faults.append(Diagnostic(
      .error, "block/compare", "a comparison has two to four entities, this one has \(entities.count)",
      at: source.block.infoSpan))
    return nil
  }
  let table = composer.comparedTable(
    Comparison(entities: entities, indicators: composer.indicators("indicators", source)), id: source.block.id ?? "",
    caption: reader.text("title") ?? "", note: reader.text("note") ?? "")
  guard case .none = table else { return table }
  composer.faults.append(Diagnostic(
    .error, "block/compare", "no two of these entities have figures of the same indicator", at: source.block.infoSpan,
    help: "name what to show with `indicators:`"))
  return nil
}
