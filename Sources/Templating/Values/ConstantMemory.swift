/// Where the elements of a constant array stand, to be read without bounds checks and without counting references.
///
/// Valid as long as the array is kept by a `let`: its memory moves only when it is written to. Never to be read beyond
/// its count, so not at all where the array is empty.
func constantMemory<Element>(of array: [Element]) -> UnsafePointer<Element> {
  // An address that is not 0 stands for the memory that an empty array need not have.
  array.withUnsafeBufferPointer { $0.baseAddress } ?? UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)!
}
