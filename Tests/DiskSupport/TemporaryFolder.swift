import Glibc
import SiteBuild
import Testing

/// A folder of its own below the system's temporary one, deleted with the value.
package final class TemporaryFolder: Sendable {
  package let path: String
  package let disk: FileSystem

  package init() throws {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(place)/almanac-test-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
    disk = try FileSystem(root: path)
  }

  deinit { try? disk.removeTree(path) }

  /// Writes a file, or writes it anew.
  package func put(_ name: String, _ text: String) throws {
    try disk.remove(name)
    try disk.create(name, Array(text.utf8))
  }
}
