import Base
import Charting
import Markup
import Model
import Templating

extension Block {
  static let chart = Block(
    name: "chart", summary: "A figure: title, drawing, source, table of its data, downloads.", keys: [], render: drawn)
  static let map = Block(name: "map", summary: "A chart whose kind is a map.", keys: [], render: drawn)
  static let timeline = Block(name: "timeline", summary: "A chart of events in time.", keys: [], render: drawn)
}

private func drawn(_ composer: inout Composer, _ source: BlockSource) -> [UInt8] {
  guard let request = composer.view.chartRequest(source, &composer.faults) else { return [] }
  return composer.figure(request)
}
