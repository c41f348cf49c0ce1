// What `--template-metrics` counts, from all workers together.

import Base
import Synchronization
import Templating

/// A class because the workers share it: each adds what it counted on a page, under a lock, and only where the build
/// was asked to count.
package final class TemplateTally: Sendable {
  private let total: Mutex<TemplateMetrics>
  let clock: @Sendable () -> UInt64

  /// - Parameter clock: Nanoseconds that never go back; nothing but these counts depends on them.
  package init(clock: @escaping @Sendable () -> UInt64) {
    self.clock = clock
    total = Mutex(TemplateMetrics(clock: clock))
  }

  func add(_ counted: TemplateMetrics) { total.withLock { $0.add(counted) } }

  /// A line per template, those that took longest first: calls, nanoseconds and bytes, includes counted in.
  package var rows: [(name: String, calls: Int, nanoseconds: UInt64, bytes: Int)] {
    total.withLock { $0.table.map { ($0.name, $0.row.calls, $0.row.nanoseconds, $0.row.bytes) } }
  }
}
