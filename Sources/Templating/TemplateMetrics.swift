import Base

/// What `--template-metrics` prints: for each template how often it ran, how long, and how much it wrote, the
/// templates that it included counted in.
package struct TemplateMetrics: Sendable {
  /// What one template took.
  package struct Row: Equatable, Sendable {
    package var calls = 0
    package var nanoseconds: UInt64 = 0
    package var bytes = 0

    static func += (row: inout Row, other: Row) {
      row.calls += other.calls
      row.nanoseconds += other.nanoseconds
      row.bytes += other.bytes
    }
  }

  /// Nanoseconds of a clock that never goes back; the engine has none of its own.
  package let clock: @Sendable () -> UInt64
  package var rows: [String: Row] = [:]

  package init(clock: @escaping @Sendable () -> UInt64) { self.clock = clock }

  /// Adds what another worker counted.
  package mutating func add(_ other: TemplateMetrics) {
    for (name, row) in other.rows { rows[name, default: Row()] += row }
  }

  /// A line per template, those that took longest first.
  package var table: [(name: String, row: Row)] {
    rows.map { ($0.key, $0.value) }.sorted { ($1.1.nanoseconds, $0.0) < ($0.1.nanoseconds, $1.0) }
  }
}
