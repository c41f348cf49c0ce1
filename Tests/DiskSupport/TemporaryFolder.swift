import Foundation
import SiteBuild

/// A folder of its own below the system's temporary one, deleted with the value.
package final class TemporaryFolder: Sendable {
  package let path: String
  package let disk: FileSystem

  package init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("almanac-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    disk = try FileSystem(root: path)
  }

  deinit { try? disk.removeTree(path) }

  /// Writes a file, or writes it anew.
  package func put(_ name: String, _ text: String) throws {
    try disk.remove(name)
    try disk.create(name, Array(text.utf8))
  }
}
