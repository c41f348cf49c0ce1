// Other programs, which only `publish` runs, and only those that it is told to.

import Glibc
import SiteBuild

/// Runs a program found in PATH and waits for its end. Its messages go where ours go.
///
/// - Parameters:
///   - input: What it reads from standard input.
///   - settings: Variables added to its environment.
/// - Returns: What it printed.
func runProgram(_ program: String, _ arguments: [String], input: String = "", settings: [String] = [])
  throws(BuildFailure) -> String
{
  var (toChild, fromChild): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
  guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else {
    throw BuildFailure("run", program, error: errno)
  }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
  posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
  for end in toChild + fromChild { posix_spawn_file_actions_addclose(&actions, end) }
  let words = ([program] + arguments).map { strdup($0) } + [nil]
  let environment = settings.map { strdup($0) } + inherited() + [nil]
  defer { for word in words + environment { free(word) } }
  var child: pid_t = 0
  let status = posix_spawnp(&child, program, &actions, nil, words, environment)
  close(toChild[0])
  close(fromChild[1])
  guard status == 0 else {
    close(toChild[1])
    close(fromChild[0])
    throw BuildFailure(
      .machine, "publish/no-program",
      "cannot run “\(program)”: \(status == ENOENT ? "it is not installed" : String(cString: strerror(status)))",
      help: "install it, or publish to a folder")
  }
  feed(input, to: toChild[1])
  let output = drain(fromChild[0])
  var end: Int32 = 0
  while waitpid(child, &end, 0) < 0, errno == EINTR {}
  guard end == 0 else {
    throw BuildFailure(
      .machine, "publish/failed", "\(program) \(arguments.first ?? "") failed: its message is above")
  }
  return output
}

// The lists that we write are short enough for a pipe to be read while it is filled.
private func feed(_ text: String, to pipe: Int32) {
  let before = signal(SIGPIPE, SIG_IGN)
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(pipe, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    if count <= 0 { break }
    bytes = bytes.dropFirst(count)
  }
  close(pipe)
  signal(SIGPIPE, before)
}

private func drain(_ pipe: Int32) -> String {
  var all: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(pipe, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    if count <= 0 { break }
    all += buffer[..<count]
  }
  close(pipe)
  return String(decoding: all, as: UTF8.self)
}

private func inherited() -> [UnsafeMutablePointer<CChar>?] {
  var found: [UnsafeMutablePointer<CChar>?] = []
  var next = environ
  while let variable = next.pointee {
    found.append(strdup(variable))
    next += 1
  }
  return found
}
