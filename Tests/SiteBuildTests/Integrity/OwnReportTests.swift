// The report in this repository, as files: its quotients are those that the office prints, and its data say nothing
// against themselves.

import Base
import Foundation
import Model
import Testing

@testable import SiteBuild

/// The repository's root, symbolic links resolved.
let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func ownReport(_ change: (_ path: String, _ text: String) -> String = { $1 }) throws -> SmallSite {
  let root = repository.appendingPathComponent("Content")
  let paths = try #require(FileManager.default.enumerator(atPath: root.path)).compactMap { $0 as? String }
  let files = try paths.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".csv") || $0.hasSuffix(".md") }.map { path in
    let text = String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
    return (path: "Content/" + path, bytes: Array(change(path, text).utf8))
  }
  return SmallSite(inventory: Inventory(files))
}

@Test func theReportsDataAgreeWithThemselves() throws {
  let site = try ownReport()
  #expect(integrityFaults(site.lookup).map { $0.headline(site.files) } == [])
}

// A wrong digit in the office's column is found: the lint above does look.
@Test func aWrongQuotientIsFound() throws {
  let site = try ownReport { $1.replacing("2173,1.80,", with: "2173,1.82,") }
  #expect(integrityFaults(site.lookup).map(\.message) == [
    "boston.lq_bls(industry=\"3254\")@2016-Q4 is published as 1.82, and computed as 1.7971"
  ])
}

// Within what the office's rounding and the bounds of the national totals allow; withheld stays withheld.
@Test func quotientsOfThePanel() throws {
  let site = try ownReport()
  let lq = try #require(site.site.indicator(named: "lq"))
  let published = try #require(site.site.indicator(named: "lq_bls"))
  var (compared, withheld) = (0, 0)
  for cell in site.site.observations.all(of: published) {
    let computed = site.site.observations.observation(cell.key.entity, lq, cell.key.selection, cell.key.period)
    let quantity = try #require(computed.map { site.lookup.quantity($0) })
    let office = site.lookup.quantity(cell)
    #expect(quantity.isSuppressed == office.isSuppressed, "\(site.lookup.address(cell))")
    guard let value = office.value, let bounds = quantity.bounds else {
      withheld += 1
      continue
    }
    compared += 1
    #expect(value >= bounds.low - 0.005 && value <= bounds.high + 0.005, "\(site.lookup.address(cell))")
    #expect(quantity.flags == .estimated)
  }
  #expect((compared, withheld) == (61, 29))
}
