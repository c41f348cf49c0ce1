import Base
import Glibc
import SiteBuild
import Synchronization
import Testing

@testable import Preview

/// A site whose artifacts are the files of Content/ themselves. A file with “WRONG” in it is an error of the site, one
/// with “BROKEN” an error of its page, and “ODD” a warning.
func fakePreparation(of inventory: Inventory) -> Preparation {
  let files = inventory.files.filter { $0.path.hasPrefix("Content/") }
  let artifacts = files.map { Artifact(path: String($0.path.dropFirst(8)), source: $0.span(0..<0)) }
  return Preparation(
    artifacts: artifacts, files: inventory.files,
    diagnostics: files.compactMap { fault("WRONG", in: $0) } + files.compactMap { fault("ODD", in: $0, .warning) },
    review: { index in
      [ReviewMark(kind: .asserted, text: "18 percent", place: "\(files[index].path):1:1", data: "", about: "a figure")]
    },
    makeRenderer: { FileRenderer(files: files) })
}

private struct FileRenderer: ArtifactRenderer {
  let files: [SourceFile]
  var out = ByteWriter()

  mutating func render(_ index: Int) -> [Diagnostic] {
    out.removeAll()
    out.append(files[index].bytes)
    return fault("BROKEN", in: files[index]).map { [$0] } ?? []
  }
}

private func fault(_ word: String, in file: SourceFile, _ severity: Severity = .error) -> Diagnostic? {
  let mark = Array(word.utf8)
  guard file.path.hasSuffix(".html"),
    let start = file.bytes.indices.first(where: { file.bytes[$0...].starts(with: mark) })
  else { return nil }
  return Diagnostic(
    severity, "test/\(word.lowercased())", "\(word) is wrong", at: file.span(start..<start + mark.count))
}

func liveSite(_ files: [String: String]) -> (site: LiveSite, disk: MemoryDisk) {
  let disk = MemoryDisk(files.mapValues { Array($0.utf8) })
  return (LiveSite(disk, workers: 1, prepare: fakePreparation), disk)
}

extension Reply {
  var text: String { String(decoding: body[range], as: UTF8.self) }
  func header(_ name: String) -> String? { headers.first { $0.0 == name }?.1 }
}

/// A connection that sends and receives as it is told.
final class Peer: Sendable {
  private let socket: Int32

  init(port: Int) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
    }
    try #require(result == 0)
    // A deadline, so that a test that waits for what never comes ends.
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }
  deinit { close(socket) }

  func send(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }

  /// What comes until `end` is met, or the other side closes.
  func receive(until end: String? = nil) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
      if let end, String(decoding: bytes, as: UTF8.self).contains(end) {
        return String(decoding: bytes, as: UTF8.self)
      }
    }
  }
}

/// One request, and all of its answer.
func ask(_ port: Int, _ line: String, host: String = "localhost", _ headers: String...) throws -> String {
  let peer = try Peer(port: port)
  peer.send(
    "\(line) HTTP/1.1\r\nHost: \(host)\r\n\(headers.map { $0 + "\r\n" }.joined())Connection: close\r\n\r\n")
  return peer.receive()
}

/// Runs a server for as long as `body` takes.
func withServer<Result>(
  _ site: LiveSite, patience: Patience = Patience(), _ body: (Server) throws -> Result
) throws -> Result {
  let server = try Server(site, port: 0, patience: patience)
  defer { server.stop() }
  return try body(server)
}
