// The one place where threads begin. Phases with barriers: everybody works on one list, then everybody stops.
// Work is handed out in chunks from a counter, and each result goes into its own slot, so order never depends on time.

import Dispatch
import Synchronization

/// One result per index `0..<count`, in order. Each worker makes one `State` for itself (buffers, private copies of
/// hot values: shared reference counts made two threads slower than one) and uses it for all its items.
///
/// - Parameter workers: At most so many threads; 1 runs on the caller's.
package func inParallel<State, Result: Sendable>(
  count: Int, workers: Int, chunk: Int = 16, state: @Sendable () -> State,
  _ work: @Sendable (inout State, Int) -> Result
) -> [Result] {
  guard workers > 1, count > 1 else {
    var own = state()
    return (0..<count).map { work(&own, $0) }
  }
  let next = Atomic<Int>(0)
  return [Result](unsafeUninitializedCapacity: count) { slots, filled in
    // Each index is handed to exactly one worker, so no two threads touch the same slot.
    nonisolated(unsafe) let base = slots.baseAddress!  // count > 1, so there is memory
    DispatchQueue.concurrentPerform(iterations: min(workers, (count + chunk - 1) / chunk)) { _ in
      var own = state()
      while true {
        let start = next.add(chunk, ordering: .relaxed).oldValue
        guard start < count else { return }
        for index in start..<min(start + chunk, count) {
          (base + index).initialize(to: work(&own, index))
        }
      }
    }
    filled = count
  }
}

/// One result per item, in order.
package func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item], workers: Int, chunk: Int = 16, _ work: @Sendable (Item) -> Result
) -> [Result] {
  inParallel(count: items.count, workers: workers, chunk: chunk, state: { () }) { _, index in work(items[index]) }
}
