import Testing

@testable import Preview

@Test(
  arguments: [
    ("/", .site("")),
    ("/clusters/boston/", .site("clusters/boston/")),
    ("/a%20b.html?x=1#y", .site("a b.html")),
    ("/%C3%BC.html", .site("ü.html")),
    ("/..a/b..", .site("..a/b..")),
    ("/_almanac/live.js?v", .script),
    ("/_almanac/events", .events),
    ("/_almanac/problems?path=/a/b/", .problems("a/b/")),
    ("/_almanac/problems?path=../x", .problems("")),
    ("/_almanac/other", .bad)
  ] as [(String, Route)])
func routes(_ target: String, _ expected: Route) {
  #expect(route(of: target) == expected)
}

/// Ways out of a folder that servers have fallen for.
let escapes = [
  "/../etc/passwd", "/..", "/.", "/./x", "/a/../../b", "/%2e%2e/x", "/%2E%2E%2Fx", "/..%2fx",
  "/%2e%2e%2f%2e%2e%2fetc/passwd",
  "/..\\x", "/..%5cx", "/%5c..%5c", "//etc/passwd", "/a//b", "/%00", "/a%00.html", "/%c0%ae%c0%ae/x", "/%ff",
  "/%e0%80%ae/x",
  "/%", "/%2", "/%zz", "/a%0d%0aSet-Cookie:x", "/\u{7F}", "http://elsewhere/", "*", "", "x", "/_almanac/../x",
  "/_almanac/%2e%2e/x"
]

@Test(arguments: escapes)
func noTargetLeavesTheSite(_ target: String) {
  #expect(route(of: target) == .bad)
}

// Decoded twice it would be a way out; decoded once it is only a strange name.
@Test func pathsAreDecodedOnce() {
  #expect(route(of: "/%252e%252e/x") == .site("%2e%2e/x"))
}

@Test(arguments: [
  ("127.0.0.1:4000", true), ("localhost", true), ("LOCALHOST:80", true), ("[::1]:4000", true),
  ("192.168.1.7:4000", true),
  ("report.lan:4000", true), ("REPORT.lan", true),
  ("evil.example", false), ("evil.example:4000", false), ("localhost.evil.example", false),
  ("127.0.0.1.evil.example", false),
  ("", false), (":4000", false), ("localhost:", false), ("localhost:x", false), ("localhost:99999", false),
  ("[::1", false),
  ("[evil.example]", false), ("127.0.0.1:4000:1", false), ("user@localhost", false), ("1.2.3", false),
  ("1.2.3.256", false)
])
func hosts(_ host: String, _ isOwn: Bool) {
  #expect(isOwnHost(host, serving: "report.lan") == isOwn)
}

@Test(
  arguments: [
    (nil, .whole), ("bytes=0-4", .part(0..<5)), ("bytes=9-9", .part(9..<10)), ("bytes=5-", .part(5..<10)),
    ("bytes=-3", .part(7..<10)), ("bytes=-30", .part(0..<10)), ("bytes=2-99", .part(2..<10)),
    ("bytes=10-", .unsatisfiable), ("bytes=10-12", .unsatisfiable), ("bytes=-0", .unsatisfiable),
    ("bytes=4-2", .whole), ("bytes=-", .whole), ("bytes=0-1,3-4", .whole), ("lines=0-1", .whole),
    ("bytes=a-b", .whole),
    ("bytes=99999999999999999999-", .whole), ("bytes=+1-2", .whole)
  ] as [(String?, RangeAnswer)])
func ranges(_ header: String?, _ expected: RangeAnswer) {
  #expect(rangeAnswer(header, size: 10) == expected)
}

@Test func nothingIsInARangeOfNothing() {
  #expect(rangeAnswer("bytes=0-", size: 0) == .unsatisfiable)
  #expect(rangeAnswer("bytes=-1", size: 0) == .unsatisfiable)
}
