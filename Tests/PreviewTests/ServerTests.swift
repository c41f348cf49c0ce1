import Glibc
import NIOCore
import SiteBuild
import Testing

@testable import Preview

@Suite struct ServerTests {
  let site = liveSite(["Content/index.html": "<body>home</body>"])

  @Test func pagesAreServed() throws {
    try withServer(site.site) { server in
      let answer = try ask(server.port, "GET /")
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n") && answer.contains("<body>home<script"))
      let head = try ask(server.port, "HEAD /")
      #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n") && head.hasSuffix("\r\n\r\n") && !head.contains("home"))
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"])
  func otherMethodsAreRefused(_ method: String) throws {
    let answer = try withServer(site.site) { try ask($0.port, "\(method) /") }
    #expect(answer.hasPrefix("HTTP/1.1 405 ") && answer.contains("Allow: GET, HEAD\r\n"))
  }

  @Test(arguments: [
    ("evil.example", []), ("localhost", ["Origin: http://evil.example"]), ("localhost", ["Origin: null"])
  ])
  func foreignHostsAndOriginsAreRefused(_ host: String, _ headers: [String]) throws {
    let answer = try withServer(site.site) { server in
      let peer = try Peer(port: server.port)
      peer.send("GET / HTTP/1.1\r\nHost: \(host)\r\n\(headers.map { $0 + "\r\n" }.joined())\r\n")
      return peer.receive()
    }
    #expect(answer.hasPrefix("HTTP/1.1 403 ") && !answer.contains("home"))
  }

  @Test func aRequestWithoutHostOrWithTwoIsRefused() throws {
    try withServer(site.site) { server in
      for headers in ["", "Host: localhost\r\nHost: evil.example\r\n"] {
        let peer = try Peer(port: server.port)
        peer.send("GET / HTTP/1.1\r\n\(headers)Connection: close\r\n\r\n")
        #expect(!peer.receive().contains("home"))
      }
    }
  }

  @Test func noEscapeReachesAFile() throws {
    try withServer(site.site) { server in
      for target in escapes where !target.isEmpty && !target.contains(" ") {
        let answer = try ask(server.port, "GET \(target)")
        #expect(answer.hasPrefix("HTTP/1.1 400 ") && !answer.contains("root:"), "\(target)")
      }
    }
  }

  @Test func anOpenPageHearsOfAChange() throws {
    try withServer(site.site) { server in
      let peer = try Peer(port: server.port)
      peer.send("GET /_almanac/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(peer.receive(until: "data: 1\n\n").contains("text/event-stream"))
      site.disk.replace("Content/index.html", Array("new".utf8))
      site.site.refresh(.files(["Content/index.html"]))
      #expect(peer.receive(until: "data: 2\n\n").contains("event: generation"))
    }
  }

  @Test func hundredsOfOpenPagesLeaveNothingBehind() throws {
    try withServer(site.site) { server in
      var peers = try (0..<300).map { _ in try Peer(port: server.port) }
      for peer in peers { peer.send("GET /_almanac/events HTTP/1.1\r\nHost: localhost\r\n\r\n") }
      for peer in peers { #expect(peer.receive(until: "data: 1\n\n").contains("data: 1")) }
      #expect(server.openStreams == 300)
      #expect(try ask(server.port, "GET /").contains("home"))
      peers = []
      #expect(eventually { server.openConnections == 0 && server.openStreams == 0 })
    }
  }

  @Test func aSlowSenderIsLetGo() throws {
    var patience = Patience()
    patience.request = .milliseconds(100)
    try withServer(site.site, patience: patience) { server in
      let peer = try Peer(port: server.port)
      peer.send("GET / HTTP/1.1\r\nHost: loc")
      #expect(peer.receive() == "")
    }
  }

  // It asks for more than the sockets hold, and does not take it.
  @Test func aSlowReaderIsLetGo() throws {
    var patience = Patience()
    patience.answer = .milliseconds(100)
    patience.bytesPerSecond = 1_000_000_000
    let site = liveSite(["Content/big.csv": String(repeating: "x", count: 8_000_000)])
    try withServer(site.site, patience: patience) { server in
      let peer = try Peer(port: server.port)
      peer.send("GET /big.csv HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(eventually { server.openConnections == 1 })
      #expect(eventually { server.openConnections == 0 })
      #expect(peer.receive().utf8.count < 8_000_000)
    }
  }

  @Test func theNextFreePortIsTaken() throws {
    try withServer(site.site) { first in
      let second = try Server(site.site, port: first.port)
      defer { second.stop() }
      #expect(second.port > first.port && second.port <= first.port + 20)
      #expect(try ask(second.port, "GET /").contains("home"))
    }
  }
}

/// Whether a condition comes true before a deadline that is far longer than it should take.
private func eventually(_ condition: () -> Bool) -> Bool {
  let clock = ContinuousClock()
  let deadline = clock.now + .seconds(20)
  while !condition() {
    if clock.now > deadline { return false }
    usleep(2000)
  }
  return true
}
