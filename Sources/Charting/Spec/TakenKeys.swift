// Keys that some kinds read and others do not. A kind declares those it reads beside what it draws; elsewhere they are
// errors, since a key that does nothing would let an author believe that it did.

import Base

/// Keys of a specification beside its channels.
package struct ChartKeys: OptionSet, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let annotations = ChartKeys(rawValue: 1)
  package static let reference = ChartKeys(rawValue: 2)
  /// By value, label, data or a field.
  package static let sort = ChartKeys(rawValue: 4)
  /// By label or data: what is sorted has no value of its own.
  package static let nameSort = ChartKeys(rawValue: 8)
  package static let format = ChartKeys(rawValue: 16)
  package static let scale = ChartKeys(rawValue: 32)
  package static let quadrants = ChartKeys(rawValue: 64)
  package static let narrow = ChartKeys(rawValue: 128)
  package static let suppressed = ChartKeys(rawValue: 256)
  package static let band = ChartKeys(rawValue: 512)
}

/// Keys of a channel beside those that every channel takes: its field, its label, its format, a transform.
struct ChannelKeys: OptionSet, Sendable {
  let rawValue: UInt16

  static let scale = ChannelKeys(rawValue: 1)
  static let domain = ChannelKeys(rawValue: 2)
  static let zero = ChannelKeys(rawValue: 4)
  static let shared = ChannelKeys(rawValue: 8)
  static let order = ChannelKeys(rawValue: 16)
  static let labels = ChannelKeys(rawValue: 32)
  static let classes = ChannelKeys(rawValue: 64)
  static let top = ChannelKeys(rawValue: 128)
  static let by = ChannelKeys(rawValue: 256)
  static let columns = ChannelKeys(rawValue: 512)

  /// Numbers along an axis.
  static let axis: ChannelKeys = [.scale, .domain, .zero]
  /// Numbers as classes of colour.
  static let colors: ChannelKeys = [.scale, .classes]
  /// Names along an axis.
  static let names: ChannelKeys = .order
  /// Numbers or names, whichever the column holds.
  static let either: ChannelKeys = [.axis, .names]

  /// Everything that may be written on a channel that takes these.
  var words: [String] { ChannelKey.all.filter { isSuperset(of: $0.takers) }.map(\.name) }
}

extension ChartKind {
  /// Those of the common keys that it draws and others do not, by name.
  package var commonKeys: [String] { ChartKey.all.filter { !$0.takers.isEmpty && takes($0) }.map(\.name) }

  func takes(_ key: ChartKey) -> Bool { key.takers.isEmpty || !takes.isDisjoint(with: key.takers) }

  /// What may be written on a channel of this kind.
  func channelKeys(_ name: ChannelName) -> ChannelKeys {
    let own = needs.first { $0.channel == name }?.takes ?? []
    return name == .facet ? [.order, .shared, .columns] : name == .y ? own.union(.shared) : own
  }
}

extension Diagnostic {
  /// A key that this kind does not read, and the kinds that do.
  static func untaken(_ entry: Node.Entry, _ kind: ChartKind) -> Diagnostic {
    let key = ChartKey.named(entry.key)
    let kinds = ChartKind.all.filter { kind in key.map { kind.takes($0) } ?? false }.map(\.name)
    return Diagnostic(
      .error, "chart/unused-key", "a chart of kind “\(kind.name)” takes no “\(entry.key)”", at: entry.keySpan,
      help: "leave it out; kinds that take it are \(kinds.joined(separator: ", "))")
  }

  static func untaken(_ entry: Node.Entry, _ name: ChannelName, _ kind: ChartKind) -> Diagnostic {
    Diagnostic(
      .error, "chart/unused-key", "“\(name.name)” of a chart of kind “\(kind.name)” takes no “\(entry.key)”",
      at: entry.keySpan, help: "it takes \(kind.channelKeys(name).words.joined(separator: ", "))")
  }
}
