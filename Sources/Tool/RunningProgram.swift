import Base
import Glibc

/// Tells this program from every other version of itself, by the file that it runs from. nil where that cannot be
/// found.
func runningProgram() -> UInt64? {
  var file = stat()
  guard stat("/proc/self/exe", &file) == 0 else { return nil }
  let marks = "\(file.st_dev) \(file.st_ino) \(file.st_size) \(file.st_mtim.tv_sec) \(file.st_mtim.tv_nsec)"
  return digest(of: Array(marks.utf8))
}
