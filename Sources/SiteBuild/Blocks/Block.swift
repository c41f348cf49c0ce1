// Data blocks: fences in the Markdown that become charts, tables, key figures. One kind is one file and one line in
// `Block.all`. (Charts, maps and timelines are one kind of block to the build: what they draw is theirs.)

import Base
import Charting
import Formats
import Markup
import Model
import Templating

struct Block: Sendable {
  let name: String
  /// What it makes, in a sentence for the manual.
  let summary: String
  let keys: [KnownKey]
  /// The block as HTML.
  let render: @Sendable (inout Composer, BlockSource) -> [UInt8]
  /// What it shows as a table, where it is one: the page prints it, and files beside the page hold it.
  var table: (@Sendable (inout Composer, BlockSource) -> Value?)?
  /// Whether it is drawn, and counted among the figures of its page.
  var isFigure = false

  static let all: [Block] = [
    .chart, .map, .timeline, .table, .ranking, .compare, .stats, .include, .contents, .reference,
  ]

  /// The names of what the templates of blocks get.
  static let templateValues = ["table", "number", "downloads", "tiles", "strings"]

  static func named(_ name: String) -> Block? { all.first { $0.name == name } }
}

extension DataBlock {
  var isFigure: Bool { Block.named(kind)?.isFigure ?? false }
}

/// One block of a document with its settings read.
struct BlockSource: Sendable {
  let block: DataBlock
  /// By index of the site's written pages.
  let written: Int
  let file: SourceFile
  /// The lines between the fences.
  let settings: Node
  let index: Int
}

extension Composer {
  /// The HTML of every data block of a document, by index.
  mutating func renderedBlocks(
    _ document: MarkupDocument, _ written: Int, without lifted: Set<Int> = []
  ) -> [[UInt8]] {
    document.dataBlocks.indices.map { index in
      if lifted.contains(index) { return [] }
      let source = blockSource(document.dataBlocks[index], index, written)
      faults += source.diagnostics
      if source.hasErrors { return [] }
      guard let kind = Block.named(source.result.block.kind) else { return [] }
      return kind.render(&self, source.result)
    }
  }

  /// One block by itself, for a template that places it.
  mutating func renderedBlock(_ index: Int, _ written: Int) -> [UInt8] {
    let document = view.documents[written]
    return renderedBlocks(document, written, without: Set(document.dataBlocks.indices).subtracting([index]))[index]
  }

  func blockSource(_ block: DataBlock, _ index: Int, _ written: Int) -> Checked<BlockSource> {
    let file = view.files[site.pages[written].file]
    let settings = yaml(file, in: block.content)
    return Checked(
      BlockSource(block: block, written: written, file: file, settings: settings.result, index: index),
      settings.diagnostics)
  }

  /// Renders one of the theme's templates for blocks.
  mutating func renderBlock(_ template: String, _ values: [(String, Value)]) -> [UInt8] {
    var out = ByteWriter()
    guard let templates = view.templates else { return [] }
    faults += templates.render(
      template, Record(values + [("strings", words.value)]), host: SiteBuild.host(view.lookup, host),
      language: language, page: page.path, into: &out)
    return out.bytes
  }

  /// Evaluates an expression that a block's settings hold; `nil` with a fault where it has no value.
  mutating func evaluate(_ node: Node, _ written: Int) -> Value? {
    let value = view.judge.value(of: node, on: site.pages[written], SiteBuild.host(view.lookup, host))
    faults += value.diagnostics
    return value.result
  }

  /// The observation that an expression means, its source numbered.
  mutating func observation(_ node: Node, _ written: Int) -> (Templating.Observation, cell: Model.Observation?)? {
    guard let value = evaluate(node, written) else { return nil }
    let observation: Templating.Observation
    switch value {
    case .observation(let found): observation = found
    case .series(let series):
      let host = SiteBuild.host(view.lookup, host)
      switch host.observation(series, .latest) {
      case .success(let found): observation = found
      case .failure(let refusal):
        faults.append(Diagnostic(.error, "figure/refused", refusal.message, at: node.span, help: refusal.help))
        return nil
      }
    case .undefined, .none, .bool, .int, .double, .string, .safe, .safeXML, .date, .moment, .period, .list, .record,
      .handle, .macro, .namespace:
      faults.append(Diagnostic(.error, "figure/not-a-figure", "“\(node.text)” is no figure of the data", at: node.span))
      return nil
    }
    guard let series = observation.series else { return (observation, nil) }
    let all = view.lookup.series(series.entityID, series.indicatorID, series.choices)
    guard let cell = all.first(where: { $0.key.period == observation.period }) else {
      faults.append(Diagnostic(
        .error, "figure/no-data", "“\(observation.entity)” has no \(observation.indicator) here", at: node.span))
      return nil
    }
    cite(sourcesOf: cell)
    return (SiteBuild.value(cell, of: series, view.lookup, host), cell)
  }
}
