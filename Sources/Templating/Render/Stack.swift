/// The variables of a rendering: a frame for the template, one more for each macro that is being called, all in one
/// piece of memory. A frame that has ended is given back at once.
struct Stack: ~Copyable {
  struct Frame {
    let base: Int
    /// The frame in which the macro was defined.
    let parent: Int
  }

  private(set) var base = 0
  private(set) var current = 0
  private var values: UnsafeMutablePointer<Value>
  private var capacity: Int
  private var top = 0
  private var frames: [Frame] = []

  init(size: Int32) {
    capacity = Int(size) + 128
    values = .allocate(capacity: capacity)
    push(size, parent: 0)
    enterNew()
  }

  deinit {
    values.deinitialize(count: top)
    values.deallocate()
  }

  /// A variable of the current frame. The address holds until the next frame is pushed.
  @inline(__always) subscript(slot: Int32) -> UnsafeMutablePointer<Value> { values + (base + Int(slot)) }

  /// A variable of the frame so many functions further out.
  @inline(__always) func outer(_ hops: Int32, _ slot: Int32) -> UnsafeMutablePointer<Value> {
    values + ((hops == 0 ? base : frames[frame(hops)].base) + Int(slot))
  }

  /// The frame so many functions further out.
  @inline(__always) func frame(_ hops: Int32) -> Int {
    var index = current
    for _ in 0..<hops { index = frames[index].parent }
    return index
  }

  var count: Int { frames.count }

  /// A variable of the frame that was pushed last.
  subscript(new slot: Int) -> UnsafeMutablePointer<Value> { values + (frames[frames.count - 1].base + slot) }

  /// Puts a value that stands elsewhere for longer than the last frame into a variable of it, without counting a
  /// reference; to be taken back before the frame is.
  mutating func lend(_ value: UnsafePointer<Value>, to slot: Int) {
    UnsafeMutableRawPointer(self[new: slot]).copyMemory(from: value, byteCount: MemoryLayout<Value>.size)
  }

  mutating func takeBack(_ slot: Int) { self[new: slot].initialize(to: .undefined(-1)) }

  /// A new frame of variables without a value, not yet the current one: its arguments are still computed in that.
  mutating func push(_ size: Int32, parent: Int) {
    if top + Int(size) > capacity { grow(Int(size)) }
    (values + top).initialize(repeating: .undefined(-1), count: Int(size))
    frames.append(Frame(base: top, parent: parent))
    top += Int(size)
  }

  /// Makes the frame that was pushed last the current one.
  mutating func enterNew() { enter(frames.count - 1) }

  mutating func enter(_ frame: Int) {
    current = frame
    base = frames[frame].base
  }

  /// Gives back the frame that was pushed last.
  mutating func pop() {
    let start = frames.removeLast().base
    for position in start..<top where (values + position).pointee.isCounted {
      (values + position).deinitialize(count: 1)
    }
    top = start
  }

  private mutating func grow(_ size: Int) {
    capacity = 2 * capacity + size
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    larger.moveInitialize(from: values, count: top)
    values.deallocate()
    values = larger
  }
}

extension Value {
  /// Whether it refers to something: all others need not be destroyed, which most variables of a macro's frame never
  /// have.
  @inline(__always) fileprivate var isCounted: Bool {
    switch self {
    case .undefined, .none, .bool, .int, .double, .moment, .handle, .macro, .namespace: false
    case .string, .safe, .safeXML, .date, .period, .list, .record, .series, .observation: true
    }
  }
}
