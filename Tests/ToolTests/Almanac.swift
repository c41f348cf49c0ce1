import DiskSupport
import Glibc
import SiteBuild
import Testing

/// What a run of the binary ended with.
struct Ended {
  let status: Int32
  let output: String
  let messages: String
}

/// Runs the binary that was built beside these tests, as a person would, and waits for its end.
///
/// - Parameters:
///   - folder: Where it is typed; left out, in the root.
///   - limits: Words for the shell's `ulimit`, set before it starts.
@discardableResult
func almanac(_ arguments: String..., root: String, from folder: String? = nil, limits: String = "") throws -> Ended {
  let child = try start(arguments, root: root, from: folder, limits: limits)
  return try child.end()
}

/// A run that has been started.
final class Running {
  let process: pid_t
  private let folder: TemporaryFolder

  init(process: pid_t, folder: TemporaryFolder) {
    self.process = process
    self.folder = folder
  }

  func end() throws -> Ended {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let disk = folder.disk
    return Ended(
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F),
      output: String(decoding: try disk.read("out") ?? [], as: UTF8.self),
      messages: String(decoding: try disk.read("err") ?? [], as: UTF8.self))
  }
}

func start(_ arguments: [String], root: String?, from place: String? = nil, limits: String = "") throws -> Running {
  let folder = try TemporaryFolder()
  // A root that is not there is typed from anywhere.
  let line =
    "cd \"$ALMANAC_PLACE\" 2>/dev/null; exec >\"$ALMANAC_TEST/out\" 2>\"$ALMANAC_TEST/err\"; \(limits.isEmpty ? "" : limits + "; ")exec \"$0\" \"$@\""
  let binary = try binary()
  let words: [String] = ["/bin/sh", "-c", line, binary] + arguments + (root.map { ["--root", $0] } ?? [])
  var process: pid_t = 0
  let pointers = words.map { strdup($0) } + [nil]
  let settings = ["ALMANAC_TEST=\(folder.path)", "ALMANAC_PLACE=\(place ?? root ?? ".")", "PATH=/usr/bin:/bin", "HOME=/nonexistent"]
  let environment = settings.map { strdup($0) } + [nil]
  defer { for pointer in pointers + environment { free(pointer) } }
  try #require(posix_spawn(&process, "/bin/sh", nil, nil, pointers, environment) == 0)
  return Running(process: process, folder: folder)
}

/// The tests are an executable in the folder where the binary is.
private func binary() throws -> String {
  let own = try #require(realpath("/proc/self/exe", nil).map { String(cString: $0) })
  var folder = own[...]
  while let slash = folder.lastIndex(of: "/") {
    folder = folder[..<slash]
    if access(folder + "/almanac", X_OK) == 0 { return folder + "/almanac" }
  }
  let tests = CommandLine.arguments.first { $0.contains(".build/") && $0.hasSuffix(".xctest") } ?? ""
  return try #require(tests.lastIndex(of: "/").map { tests[..<$0] + "/almanac" })
}

extension TemporaryFolder {
  /// Another folder with the same files.
  func copy() throws -> TemporaryFolder {
    let other = try TemporaryFolder()
    func visit(_ folder: String) throws {
      for entry in try disk.entries(of: folder) ?? [] {
        let path = "\(folder)/\(entry.name)"
        if entry.kind == .folder { try visit(path) } else { try other.disk.create(path, disk.read(path) ?? []) }
      }
    }
    try visit(".")
    return other
  }
}

/// A small whole site in a folder of its own.
func starter() throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  try almanac("new", "site", "--quiet", root: folder.path)
  for entry in try folder.disk.entries(of: "site") ?? [] {
    _ = try folder.disk.rename("site/" + entry.name, to: entry.name)
  }
  try folder.disk.removeFolder("site")
  return folder
}
