import Base

/// Why an expression has no value: what ends its evaluation, and becomes a diagnostic where it began. One reference,
/// so that functions which may fail return as fast as others.
struct Fault: Error {
  let box: Box

  final class Box: Sendable {
    let code: String
    let message: String
    let help: String?
    /// The expression that failed.
    let node: Int32
    /// A budget is spent: nothing more is rendered.
    let isFinal: Bool

    init(_ code: String, _ message: String, _ help: String?, _ node: Int32, _ isFinal: Bool) {
      self.code = code
      self.message = message
      self.help = help
      self.node = node
      self.isFinal = isFinal
    }
  }

  init(_ code: String, _ message: String, help: String? = nil, at node: Int32, isFinal: Bool = false) {
    box = Box(code, message, help, node, isFinal)
  }

  init(_ refusal: Refusal, at node: Int32) {
    box = Box("template/value", refusal.message, refusal.help, node, false)
  }
}
