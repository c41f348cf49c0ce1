import Base
import Markup
import Model
import Templating

extension Block {
  static let stats = Block(
    name: "stats", summary: "A row of key figures.",
    keys: [
      KnownKey("title", .text, "The words above them."),
      KnownKey("figures", .anything, "The figures: expressions, or maps of `value`, `label`, `note`."),
    ],
    render: tiles)
}

private let figureKeys: [KnownKey] = [
  KnownKey("value", .text, "The expression of the figure."), KnownKey("label", .text, "Its label."),
  KnownKey("note", .text, "The line below it."),
]

private func tiles(_ composer: inout Composer, _ source: BlockSource) -> [UInt8] {
  let reader = MapReader(source.settings, keys: Block.stats.keys, what: "a stats block")
  composer.faults += reader.faults
  var tiles: [Value] = []
  for item in source.settings["figures"]?.items ?? [] {
    var (value, label, note): (Node?, String?, String?) = (item, nil, nil)
    if !item.entries.isEmpty {
      let figure = MapReader(item, keys: figureKeys, what: "a key figure")
      composer.faults += figure.faults
      (value, label, note) = (item["value"], figure.text("label"), figure.text("note"))
    }
    guard let value else {
      composer.faults.append(Diagnostic(.error, "block/no-value", "this key figure has no `value`", at: item.span))
      continue
    }
    guard let (observation, cell) = composer.observation(value, source.written), let cell else { continue }
    tiles.append(composer.tile(
      cell, as: .observation(observation), label: label ?? composer.label(of: cell, in: source.written), context: note))
  }
  return composer.renderBlock("blocks/stats.html", [("tiles", .list(tiles))])
}

extension Composer {
  // "Jobs"; of somebody else than the page is about, "Jobs, Boston".
  fileprivate func label(of cell: Model.Observation, in written: Int) -> String {
    let label = label(cell.key.indicator)
    return site.pages[written].entity == cell.key.entity ? label : "\(label), \(shortName(cell.key.entity))"
  }
}
