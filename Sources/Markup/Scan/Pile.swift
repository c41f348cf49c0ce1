/// Plain values one after the other, emptied and filled again for each block of a document: what an array does, without
/// asking at each step whether somebody shares it. That question was a tenth of the work on a document.
struct Pile<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(room: Int) {
    capacity = max(room, 1)
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  var isEmpty: Bool { count == 0 }

  /// Valid until the pile grows or goes.
  var all: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  var last: Element? { count > 0 ? base[count - 1] : nil }

  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count)
      return base[index]
    }
    set {
      precondition(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    (base + count).initialize(to: element)
    count += 1
  }

  mutating func append(_ run: UnsafeBufferPointer<Element>) {
    guard let start = run.baseAddress else { return }
    append(start, count: run.count)
  }

  @inline(__always) mutating func append(_ start: UnsafePointer<Element>, count number: Int) {
    if capacity - count < number { grow(to: count + number) }
    (base + count).initialize(from: start, count: number)
    count += number
  }

  mutating func removeAll() { count = 0 }

  mutating func removeLast(_ number: Int = 1) {
    precondition(number <= count)
    count -= number
  }

  mutating func removeFirst(_ number: Int) {
    precondition(number <= count)
    count -= number
    base.update(from: base + number, count: count)
  }

  @inline(never) private mutating func grow(to least: Int) {
    capacity = max(least, capacity * 2)
    let wider = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    wider.initialize(from: base, count: count)
    base.deallocate()
    base = wider
  }
}
