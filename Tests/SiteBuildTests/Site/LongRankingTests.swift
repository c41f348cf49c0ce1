import Base
import Testing
import Theme

@testable import SiteBuild

// A list that nobody would read to its end stops, and says of how many it is the beginning.
@Test(arguments: [(1000, 1000, false), (1001, 1000, true)])
func aLongRankingSaysWhereItStops(_ clusters: Int, _ rows: Int, _ isCut: Bool) throws {
  var clusterList = "id,name\n"
  var jobs = "cluster,year,jobs,source\n"
  for number in 1...clusters {
    clusterList += "c\(number),Cluster \(number)\n"
    jobs += "c\(number),2024,\(number),office\n"
  }
  let site = BuiltSite([
    ("Content/site.yml", "title: Clusters\n"), ("Content/data/clusters.csv", clusterList),
    ("Content/data/jobs.csv", jobs),
    ("Content/data/sources.yml", "office: {publisher: Office, title: Register, date: 2025-01-01}\n"),
    ("Content/data/indicators.yml", "jobs: {label: Jobs, unit: jobs}\n"),
  ].map { ($0.0, Array($0.1.utf8)) } + themeFiles)
  for path in ["indicators/jobs/index.html", "clusters/index.html"] {
    let page = try site.rendered(path).text
    #expect(page.matches(of: /<a href="[^"]*c[0-9]+\/index\.html">/).count == rows, "\(path)")
    #expect(page.contains("The first 1,000 of 1,001.") == isCut, "\(path)")
  }
}
