import Testing

@testable import SiteBuild

@Test(arguments: [
  ("https://hubs.example", nil), ("http://localhost:4000/report", nil), ("https://høje-taastrup.example/", nil),
  ("hubs.example", "does not begin with https:// or http://"), ("ftp://hubs.example", "does not begin with https:// or http://"),
  ("", "does not begin with https:// or http://"), ("https:///report", "names no host"),
  ("https://hubs.example/a b", "has a space in it"), ("https://hubs.example/?q=1", "goes on behind its path"),
] as [(String, String?)])
func aBaseIsAWholeAddress(_ address: String, _ expected: String?) {
  #expect(fault(inBaseURL: address) == expected)
}
