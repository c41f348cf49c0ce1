import Base

/// The course of a figure at equal steps of time.
package struct Course: Sendable {
  /// What a line needs of a quantity, which to copy costs more than to draw.
  package struct Step: Sendable {
    /// `nil` for a gap.
    package let value: Double?
    /// Whether it is provisional or forecast.
    package let isTentative: Bool

    package static let gap = Step(nil)

    package init(_ value: Double?, _ flags: Flags = []) {
      self.value = value
      isTentative = flags.rawValue != 0 && (flags.contains(.provisional) || flags.contains(.forecast))
    }

    package init(_ quantity: Quantity) { self.init(quantity.value, quantity.flags) }
  }

  package let steps: [Step]
  /// The first and the last step, with all that is known about them.
  package let first: Quantity
  package let last: Quantity

  package init(_ steps: [Step], first: Quantity, last: Quantity) {
    self.steps = steps
    self.first = first
    self.last = last
  }

  /// The smallest and the largest number; `nil` where there is none.
  var extent: Bounds? {
    let numbers = steps.lazy.compactMap(\.value)
    guard let low = numbers.min(), let high = numbers.max() else { return nil }
    return Bounds(low: low, high: high)
  }
}
