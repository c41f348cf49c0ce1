import Base
import Model
import Testing

@testable import SiteBuild

private let data = CountySite()
private let derived = data.map { SmallSite(inventory: Inventory($0.files)) }

@Suite(.enabled(if: data != nil, "the folder shared/data is not beside the repository"))
struct CountyTests {
  private func value(
    _ site: SmallSite, _ county: String, _ indicator: String, _ code: String? = nil, _ year: Int
  ) -> Quantity? {
    guard let entity = site.lookup.entity(county), let id = site.lookup.indicator(indicator),
      let dimension = site.site.dimension(named: "industry")
    else { return nil }
    let position = code.flatMap { site.site.dimensions[dimension].position(of: $0) }
    let choices = position.map { [Selection.Choice(dimension: dimension, code: $0)] } ?? []
    return site.lookup.series(entity, id, choices).first { $0.key.period == .year(year) }.map { site.lookup.quantity($0) }
  }

  @Test func sixtyTwoCountiesWithoutAFault() throws {
    let site = try #require(derived)
    #expect(site.messages == [])
    #expect(site.site.entities(of: .cluster).count == 62)
    #expect(integrityFaults(site.lookup).map { $0.headline(site.files) } == [])
  }

  @Test func quotientsAgainstTheArithmeticOfTheFile() throws {
    let (data, site) = (try #require(data), try #require(derived))
    var compared = 0
    for county in data.counties {
      for (code, years) in data.jobs[county] ?? [:] where code != "00" {
        guard let part = years[2017], let whole = data.jobs[county]?["00"]?[2017], whole > 0,
          let there = data.jobs["new-york-state"]?[code]?[2017], there > 0, let all = data.jobs["new-york-state"]?["00"]?[2017]
        else { continue }
        let quotient = try #require(value(site, county, "lq", code, 2017)?.value, "\(county) \(code)")
        #expect(abs(quotient - part / whole / (there / all)) < 1e-9)
        compared += 1
      }
    }
    #expect(compared > 3000)
  }

  @Test func withheldIndustriesHaveNoQuotient() throws {
    let (data, site) = (try #require(data), try #require(derived))
    var absent = 0
    for county in data.counties {
      for code in CountySite.partition where data.jobs[county]?[code]?[2017] == nil {
        absent += 1
        #expect(value(site, county, "lq", code, 2017) == nil)
      }
    }
    #expect(absent > 0)
  }

  @Test func shiftShareAddsUpInEveryCounty() throws {
    let (data, site) = (try #require(data), try #require(derived))
    for county in data.counties {
      let parts = ["national", "mix", "competitive"].map { value(site, county, "change_\($0)", nil, 2017)?.value }
      let total = try #require(value(site, county, "change_total", nil, 2017)?.value, "\(county)")
      let known = parts.compactMap { $0 }
      #expect(known.count == 3 && known.allSatisfy { $0 == $0.rounded() }, "\(county)")
      let covered = CountySite.partition.filter { code in
        [county, "new-york-state"].allSatisfy { data.jobs[$0]?[code]?[2007] != nil && data.jobs[$0]?[code]?[2017] != nil }
      }
      let change = covered.reduce(0.0) { sum, code in
        sum + (data.jobs[county]?[code]?[2017] ?? 0) - (data.jobs[county]?[code]?[2007] ?? 0)
      }
      #expect(known.reduce(0, +) == total && total == change, "\(county)")
    }
  }

  @Test func ranksAreOneToSoMany() throws {
    let site = try #require(derived)
    let id = try #require(site.lookup.indicator("hospital_jobs"))
    let counties = site.site.entities(of: .cluster)
    let ranking = ranking(of: id, selection: ID(0), period: .year(2017), among: counties, in: site.site)
    #expect(ranking.count + ranking.withoutData.count == 62)
    #expect(ranking.entries.first?.rank.position == 1)
    #expect(zip(ranking.entries, ranking.entries.dropFirst()).allSatisfy { $0.rank.position <= $1.rank.position })
    let first = try #require(ranking.entries.first)
    #expect(value(site, site.site.entities[first.entity].id, "hospital_rank", nil, 2017)?.value == 1)
  }
}
