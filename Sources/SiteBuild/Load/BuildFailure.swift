import Base
import Glibc

/// Why a command could not do its work although the content may be fine: the disk, or the way it was called.
package struct BuildFailure: Error, Equatable, Sendable {
  /// Decides the exit status: the machine failed (3), or the command was used wrongly (2).
  package enum Kind: Sendable { case machine, usage }

  package let kind: Kind
  /// `disk/full`, `output/foreign-files`: as in diagnostics.
  package let code: String
  /// One sentence that names the path.
  package let message: String
  package let help: String?

  package init(_ kind: Kind, _ code: String, _ message: String, help: String? = nil) {
    self.kind = kind
    self.code = code
    self.message = message
    self.help = help
  }

  package var diagnostic: Diagnostic { Diagnostic(.error, code, message, at: nil, help: help) }
}

extension BuildFailure {
  /// What the operating system refused.
  /// - Parameter action: What was tried, as in “cannot … PATH”: `read`, `write`.
  package init(_ action: String, _ path: String, error number: Int32) {
    let (code, reason, help) = words(for: number)
    self.init(.machine, code, "cannot \(action) \(path): \(reason)", help: help)
  }

  /// A file that was listed, and was not there any more when it was read.
  static func vanished(_ path: String) -> BuildFailure { BuildFailure("read", path, error: ENOENT) }
}

private func words(for number: Int32) -> (code: String, reason: String, help: String?) {
  switch number {
  case ENOSPC: ("disk/full", "no space left on the disk", nil)
  case EDQUOT: ("disk/full", "the disk quota is used up", nil)
  case EFBIG: ("disk/full", "the file is larger than the system allows", nil)
  case EACCES, EPERM: ("disk/no-permission", "permission denied", nil)
  case EROFS: ("disk/read-only", "the file system is read-only", nil)
  case EMFILE, ENFILE:
    ("disk/too-many-files", "too many open files", "raise the limit (`ulimit -n`) or give a lower --jobs")
  case ENOENT: ("disk/vanished", "it is gone", "was it moved or deleted while the command ran?")
  case EIO: ("disk/failed", "the disk reports an error", nil)
  case ENAMETOOLONG: ("disk/long-name", "the name is too long for this disk", nil)
  case ENOTDIR: ("disk/not-a-folder", "a part of the path is not a folder", nil)
  case ELOOP: ("disk/link", "a symbolic link stands there", nil)
  default: ("disk/failed", strerror(number).map { String(cString: $0) } ?? "error \(number)", nil)
  }
}
