import Base
import Charting
import Markup
import Model
import Templating

extension Block {
  static let chart = drawing("chart", "A figure: title, drawing, source, table of its data, downloads.")
  static let map = drawing("map", "A chart whose kind is a map.")
  static let timeline = drawing("timeline", "A chart of events in time.")

  private static func drawing(_ name: String, _ summary: String) -> Block {
    Block(name: name, summary: summary, keys: [], render: drawn, isFigure: true)
  }
}

private func drawn(_ composer: inout Composer, _ source: BlockSource) -> [UInt8] {
  guard let request = composer.view.chartRequest(source, &composer.faults) else { return [] }
  return composer.figure(request)
}
