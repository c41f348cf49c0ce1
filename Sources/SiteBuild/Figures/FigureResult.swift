// What became of the figures of one document: each with its printed form, what it traces to, and what is wrong.

import Base
import Markup
import Model
import Templating

struct FigureResult: Sendable {
  /// A bound figure as HTML, without the number of its source note.
  var html: [UInt8]
  /// The same for attributes and search.
  var plain: String
  var trace: Trace?
}

/// What a printed figure rests on.
struct Trace: Sendable {
  let sources: SourceSet
  let quantity: Quantity
  let period: Period?
  /// The cell; nil for what is computed on the way.
  let cell: Model.Observation?
  /// Typed of a period that the data have gone beyond, and not pinned to it.
  let isStale: Bool
}

/// The figures of a document, judged.
struct JudgedProse: Sendable {
  /// By index of the document's figures.
  var figures: [FigureResult] = []
  /// By index of its citations: the sources, in order.
  var citations: [[ID<Source>]] = []
  /// Sources in the order in which the reader meets them; a source's note has its place here plus one as number.
  var sources: [ID<Source>] = []
  var faults: [Diagnostic] = []

  static let empty = JudgedProse()
}
