// The real disk, through the C library: no Foundation, because its URLs and error objects cost more than the work.
// All paths go through one descriptor of the root, so that the root may be moved while a preview runs.

import Base
import Glibc

/// The disk of this machine, below one folder.
package struct FileSystem: Disk {
  private let root: Descriptor

  /// - Parameter path: The site's root; must be a folder.
  package init(root path: String) throws(BuildFailure) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let number = errno
      if number == ENOENT || number == ENOTDIR {
        throw BuildFailure(
          .usage, "disk/no-root", "there is no folder “\(path)”", help: "give the site's folder with --root")
      }
      throw BuildFailure("open", path, error: number)
    }
    root = Descriptor(descriptor)
  }

  package func entries(of folder: String) throws(BuildFailure) -> [DiskEntry]? {
    let descriptor = openat(root.number, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, let stream = fdopendir(descriptor) else {
      let number = errno
      if descriptor >= 0 { close(descriptor) }
      if number == ENOENT || number == ENOTDIR { return nil }
      throw BuildFailure("read the folder", folder, error: number)
    }
    defer { closedir(stream) }
    var found: [DiskEntry] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      // A directory entry is shorter than its struct: only the bytes up to the terminator are there.
      let raw = UnsafeRawPointer(entry) + nameOffset
      let bytes = raw.assumingMemoryBound(to: CChar.self)
      if strcmp(bytes, ".") == 0 || strcmp(bytes, "..") == 0 { continue }
      guard let name = String(validatingCString: bytes) else {
        throw BuildFailure(
          .machine, "disk/bad-name", "a name in \(folder) is not UTF-8: \(String(cString: bytes))",
          help: "rename the file")
      }
      var kind = entryKind(ofType: Int32(entry.pointee.d_type))
      if kind == nil { kind = try self.kind(of: folder + "/" + name) }
      if let kind { found.append(DiskEntry(name, kind)) }
    }
    if errno != 0 { throw BuildFailure("read the folder", folder, error: errno) }
    return found
  }

  package func kind(of path: String) throws(BuildFailure) -> DiskEntry.Kind? {
    var status = stat()
    guard fstatat(root.number, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw BuildFailure("look at", path, error: errno)
    }
    return entryKind(ofMode: status.st_mode)
  }

  /// When a file was last written, in nanoseconds since 1970; nil where nothing is.
  package func lastChange(of path: String) -> Int? {
    var status = stat()
    guard fstatat(root.number, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
  }

  package func realPath(_ path: String) -> String? {
    // Through /proc, so that it is relative to the descriptor as every other call is.
    let full = path.hasPrefix("/") ? path : "/proc/self/fd/\(root.number)/\(path)"
    guard let resolved = realpath(full, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  package func read(_ path: String) throws(BuildFailure) -> [UInt8]? {
    guard let (file, size) = try openFile(path, following: true) else { return nil }
    defer { close(file) }
    do {
      return try contents(of: file, size: size)
    } catch {
      throw BuildFailure("read", path, error: error.number)
    }
  }

  package func holds(_ bytes: [UInt8], at path: String) throws(BuildFailure) -> Bool {
    guard let (file, size) = try openFile(path, following: false) else { return false }
    defer { close(file) }
    guard size == bytes.count else { return false }
    return withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.read(file, buffer.baseAddress, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0, offset + count <= bytes.count,
          bytes.withUnsafeBytes({ memcmp($0.baseAddress! + offset, buffer.baseAddress!, count) == 0 })  // neither is empty
        else { return false }
        offset += count
      }
      return true
    }
  }

  package func create(_ path: String, _ bytes: [UInt8]) throws(BuildFailure) {
    var file = openat(root.number, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if file < 0, errno == ENOENT {
      try makeParents(of: path)
      file = openat(root.number, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    guard file >= 0 else { throw BuildFailure("write", path, error: errno) }
    let failure = write(bytes, to: file)
    // Some file systems report a full disk only here.
    let closed = close(file) == 0 ? nil : errno
    guard let number = failure ?? closed else { return }
    // Half a file would stand in the way of the next try.
    unlinkat(root.number, path, 0)
    throw BuildFailure("write", path, error: number)
  }

  package func makeFolder(_ path: String) throws(BuildFailure) {
    if mkdirat(root.number, path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw BuildFailure("make the folder", path, error: errno) }
    try makeParents(of: path)
    if mkdirat(root.number, path, 0o777) != 0, errno != EEXIST {
      throw BuildFailure("make the folder", path, error: errno)
    }
  }

  package func rename(_ path: String, to target: String) throws(BuildFailure) -> Bool {
    if renameat(root.number, path, root.number, target) == 0 { return true }
    guard errno == ENOENT else { throw BuildFailure("write", target, error: errno) }
    guard try kind(of: path) != nil else { return false }
    try makeParents(of: target)
    guard renameat(root.number, path, root.number, target) == 0 else {
      throw BuildFailure("write", target, error: errno)
    }
    return true
  }

  package func exchange(_ path: String, with other: String) throws(BuildFailure) -> Bool {
    let exchangeNames: UInt32 = 1 << 1
    guard let renameat2 else { return false }
    if renameat2(root.number, path, root.number, other, exchangeNames) == 0 { return true }
    switch errno {
    case EINVAL, ENOSYS, EXDEV, EBUSY, EPERM, EACCES, EOPNOTSUPP: return false
    default: throw BuildFailure("replace", other, error: errno)
    }
  }

  package func link(_ path: String, as other: String) throws(BuildFailure) -> Bool {
    if linkat(root.number, path, root.number, other, 0) == 0 { return true }
    if errno == ENOENT {
      try makeParents(of: other)
      if linkat(root.number, path, root.number, other, 0) == 0 { return true }
    }
    switch errno {
    case EPERM, EXDEV, EOPNOTSUPP, ENOSYS, EMLINK: return false
    default: throw BuildFailure("write", other, error: errno)
    }
  }

  package func isWritable(_ folder: String) -> Bool {
    faccessat(root.number, folder, W_OK | X_OK, AT_EACCESS) == 0
  }

  package func remove(_ path: String) throws(BuildFailure) {
    if unlinkat(root.number, path, 0) == 0 { return }
    switch errno {
    case ENOENT, ENOTDIR, EISDIR: return
    default: throw BuildFailure("remove", path, error: errno)
    }
  }

  package func removeFolder(_ path: String) throws(BuildFailure) {
    if unlinkat(root.number, path, AT_REMOVEDIR) == 0 { return }
    switch errno {
    case ENOENT, ENOTDIR, ENOTEMPTY, EEXIST: return
    default: throw BuildFailure("remove", path, error: errno)
    }
  }

  // flock(2) belongs to the open file: it ends with the process, however that ends, so no lock is ever stale.
  package func lock(_ path: String) throws(BuildFailure) -> LockAttempt {
    while true {
      let file = openat(root.number, path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard file >= 0 else { throw BuildFailure("lock", path, error: errno) }
      let holder = Descriptor(file)
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        guard errno == EWOULDBLOCK || errno == EINTR else { throw BuildFailure("lock", path, error: errno) }
        let text =
          (try? contents(of: file, size: 32)).map { String(decoding: $0.prefix(12), as: UTF8.self) } ?? ""
        return .held(by: Int(text).map { "process \($0)" } ?? "another process")
      }
      // The folder may have been switched for another while we waited to open: then this is nobody's lock file.
      guard sameFile(file, path) else { continue }
      ftruncate(file, 0)
      _ = write(Array(String(getpid()).utf8), to: file)
      return .taken(DiskLock { _ = holder })
    }
  }

  private func sameFile(_ file: Int32, _ path: String) -> Bool {
    var (ours, theirs) = (stat(), stat())
    guard fstat(file, &ours) == 0, fstatat(root.number, path, &theirs, AT_SYMLINK_NOFOLLOW) == 0 else {
      return false
    }
    return ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev
  }

  // O_NONBLOCK: opening a FIFO would wait for a writer, and a device must not act on being looked at.
  private func openFile(_ path: String, following: Bool) throws(BuildFailure) -> (file: Int32, size: Int)? {
    let file = openat(root.number, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | (following ? 0 : O_NOFOLLOW))
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR || (errno == ELOOP && !following) { return nil }
      if errno == ENXIO { throw notAFile(path) }
      throw BuildFailure("read", path, error: errno)
    }
    var status = stat()
    let looked = fstat(file, &status) == 0 ? nil : errno
    guard looked == nil, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      if let looked { throw BuildFailure("read", path, error: looked) }
      if !following { return nil }
      throw notAFile(path)
    }
    return (file, Int(status.st_size))
  }

  private func makeParents(of path: String) throws(BuildFailure) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return }
    try makeFolder(String(path[..<slash]))
  }
}

/// A descriptor that is closed with its last use. A class, because closing happens once.
private final class Descriptor: Sendable {
  let number: Int32
  init(_ number: Int32) { self.number = number }
  deinit { close(number) }
}

// Newer than the C library's standard headers show: asked for by name, and done without where it is not to be had.
private typealias RenameAt2 =
  @Sendable @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

private let renameat2 = dlsym(nil, "renameat2").map { unsafeBitCast($0, to: RenameAt2.self) }

private struct SystemError: Error { let number: Int32 }

// `offset(of:)` answers with an optional for fields that are computed; this one is stored, at 19 in glibc's layout.
private let nameOffset = MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 19

private func notAFile(_ path: String) -> BuildFailure {
  BuildFailure(.machine, "disk/not-a-file", "cannot read \(path): it is not an ordinary file")
}

// The file may grow or shrink while it is read: what counts is what was there up to the end that we met.
private func contents(of file: Int32, size: Int) throws(SystemError) -> [UInt8] {
  var failure: Int32?
  var bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, filled in
    while filled < buffer.count {
      let count = Glibc.read(file, buffer.baseAddress! + filled, buffer.count - filled)  // capacity is at least 1
      if count < 0, errno == EINTR { continue }
      if count < 0 { failure = errno }
      if count <= 0 { return }
      filled += count
    }
  }
  if let failure { throw SystemError(number: failure) }
  while bytes.count > size {
    let more = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
      let count = Glibc.read(file, buffer.baseAddress!, buffer.count)  // capacity is not 0
      if count < 0, errno != EINTR { failure = errno }
      filled = max(0, count)
    }
    if let failure { throw SystemError(number: failure) }
    if more.isEmpty { break }
    bytes += more
  }
  return bytes
}

private func write(_ bytes: [UInt8], to file: Int32) -> Int32? {
  bytes.withUnsafeBytes { buffer in
    var offset = 0
    while offset < buffer.count {
      let count = Glibc.write(file, buffer.baseAddress! + offset, buffer.count - offset)  // not empty here
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return count < 0 ? errno : ENOSPC }
      offset += count
    }
    return nil
  }
}

private func entryKind(ofType type: Int32) -> DiskEntry.Kind? {
  switch Int(type) {
  case Int(DT_REG): .file
  case Int(DT_DIR): .folder
  case Int(DT_LNK): .link
  case Int(DT_FIFO): .other("FIFO")
  case Int(DT_SOCK): .other("socket")
  case Int(DT_CHR), Int(DT_BLK): .other("device")
  default: nil  // the file system does not tell: ask for the mode
  }
}

private func entryKind(ofMode mode: mode_t) -> DiskEntry.Kind {
  switch mode & S_IFMT {
  case S_IFREG: .file
  case S_IFDIR: .folder
  case S_IFLNK: .link
  case S_IFIFO: .other("FIFO")
  case S_IFSOCK: .other("socket")
  default: .other("device")
  }
}
