import Base
import Model
import Testing

@testable import SiteBuild

private func site() -> SmallSite {
  SmallSite(
    indicators: "x: {label: X, unit: jobs}\ny: {label: Y, unit: ratio}\n",
    [
      ("clusters.csv", "id,name\na,A\nb,B\nc,C\nd,D\ne,E\n"),
      ("x.csv", "cluster,year,x,y\na,2016,100,1\nb,2016,110,1\nc,2016,1000,1\nd,2016,120,9\ne,2016,[c],1\n"),
    ])
}

@Test func theNearestByProfile() throws {
  let lookup = site().lookup
  let (x, y) = (try #require(lookup.indicator("x")), try #require(lookup.indicator("y")))
  func names(_ of: String, _ profile: [ID<Indicator>], _ count: Int = 5) throws -> [String] {
    let finder = PeerFinder(lookup.site.entities(of: .cluster), profile: profile, count: count, lookup)
    return finder.group(of: try #require(lookup.entity(of)))?.members.map { lookup.site.entities[$0].id } ?? []
  }
  #expect(try names("a", [x]) == ["b", "d", "c"])
  #expect(try names("a", [x, y]) == ["b", "c", "d"])
  #expect(try names("a", [x], 1) == ["b"])
  // What is withheld makes no profile, and without a profile there are no peers.
  #expect(try names("a", [y]) == ["b", "c", "e", "d"])
  #expect(try names("a", []) == [])
  #expect(try names("e", [x]) == [])
}

@Test func namedPeersGoFirst() throws {
  var named = site().site
  named.entities[0].peers = [ID(3), ID(2)]
  let finder = PeerFinder(named.entities(of: .cluster), profile: [ID(0)], count: 1, Lookup(named, Places([])))
  #expect(finder.group(of: ID(0))?.members == [ID(3), ID(2)])
  #expect(finder.group(of: ID(0))?.choice == .named)
  #expect(finder.group(of: ID(1))?.choice == .nearest)
}

@Test func quartilesOfAGroup() throws {
  let lookup = site().lookup
  let x = try #require(lookup.indicator("x"))
  let group = ["b", "c", "d", "e"].compactMap { lookup.entity($0) }
  let found = try #require(summary(of: x, selection: ID(0), period: .year(2016), among: group, in: lookup.site))
  #expect(found.quartiles.median == 120)
  #expect((found.quartiles.lower, found.quartiles.upper) == (115, 560))
  #expect(summary(of: x, selection: ID(0), period: .year(2000), among: group, in: lookup.site) == nil)
}

@Test func theLatestRankingIsOfOnePeriod() throws {
  let site = SmallSite(
    indicators: "x: {label: X, unit: jobs}\n",
    [
      ("clusters.csv", "id,name\na,A\nb,B\nc,C\n"),
      ("x.csv", "cluster,year,x\na,2011,900\nb,2016,5\nc,2016,7\nc,2015,1\n"),
    ])
  let x = try #require(site.lookup.indicator("x"))
  let found = try #require(latestRanking(of: x, among: site.site.entities(of: .cluster), site.lookup))
  #expect(found.period == .year(2016))
  #expect(found.entries.map { site.site.entities[$0.entity].id } == ["c", "b"])
  #expect(found.withoutData.map { site.site.entities[$0].id } == ["a"])
  #expect(latestRanking(of: x, among: [], site.lookup)?.count == nil)
}
