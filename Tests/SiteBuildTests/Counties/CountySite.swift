// A second site, on data that this program was not made for: the counties of New York State, 2000–2017. The data are no
// part of the repository; where the folder `shared` stands beside it, the site is generated from them.

import Base
import Foundation
import Model

@testable import SiteBuild

/// `../shared/data/NAME`, from the repository's root; `nil` where it is not there.
func sharedData(_ name: String) -> String? {
  let url = repository.deletingLastPathComponent().appendingPathComponent("shared/data/\(name)")
  return (try? Data(contentsOf: url)).map { String(decoding: $0, as: UTF8.self) }
}

/// Counties as clusters, the state as reference, industries as codes with leading zeros.
struct CountySite {
  let files: [(path: String, bytes: [UInt8])]
  /// By county and year, the jobs of each disclosed industry: read apart from the program, to hold it against.
  private(set) var jobs: [String: [String: [Int: Double]]] = [:]
  private(set) var counties: [String] = []

  /// NAICS sectors and subsectors that partition the private economy, with government and what is not classified.
  static let partition = [
    "11", "21", "22", "23", "31", "42", "44", "48", "51", "52", "53", "54", "55", "56", "61", "62", "71", "72", "81",
    "95", "99",
  ]

  init?() {
    guard let table = sharedData("ny_state_counties.csv") else { return nil }
    let titles = sharedData("naics_titles.csv") ?? ""
    var rows = "entity,industry,year,establishments,employment,wages,source\n"
    var jobs: [String: [String: [Int: Double]]] = [:]
    var codes = Set<String>()
    var ids: [String: String] = ["New York State": "new-york-state"]
    for line in table.utf8.split(separator: 0x0A).dropFirst() {
      let cells = line.split(separator: 0x2C, omittingEmptySubsequences: false).map { String($0) ?? "" }
      guard cells.count == 8, let year = Int(cells[3]), let amount = Double(cells[5]) else { continue }
      let id = ids[cells[1]] ?? CountySite.id(cells[1])
      ids[cells[1]] = id
      rows += "\(id),\(cells[2]),\(cells[3]),\(cells[4]),\(cells[5]),\(cells[6]),dol\n"
      codes.insert(cells[2])
      jobs[id, default: [:]][cells[2], default: [:]][year] = amount
    }
    counties = jobs.keys.filter { $0 != "new-york-state" }.sorted()
    self.jobs = jobs
    files = [
      ("Content/site.yml", CountySite.settings), ("Content/data/indicators.yml", CountySite.indicators),
      ("Content/data/sources.yml", "dol: {title: Quarterly Census of Employment and Wages, publisher: New York State Department of Labor, date: 2018}\n"),
      ("Content/data/regions.yml", "new-york-state: {name: New York State}\n"),
      ("Content/data/industries.yml", CountySite.industries(codes, titles)),
      ("Content/data/clusters.csv", "id,name,region\n" + counties.map { "\($0),\(CountySite.name($0)),new-york-state\n" }.joined()),
      ("Content/data/qcew.csv", rows),
    ].map { (path: $0.0, bytes: Array($0.1.utf8)) }
  }

  private static let settings = """
    title: Counties of New York
    base_url: https://counties.example
    edition: {name: "2018", date: 2018-12-31}

    """

  private static let indicators: String = {
    let codes = partition.map { "\"\($0)\"" }.joined(separator: ", ")
    let parts = ["national", "mix", "competitive", "total", "coverage"].map { part in
      "change_\(part): {label: Change in jobs (\(part)), method: shift-share, of: employment, industry: [\(codes)], "
        + "reference: {region: new-york-state}, from: 2007, to: 2017, component: \(part)}\n"
    }
    return """
      establishments: {label: Establishments, unit: establishments, decimals: 0}
      employment: {label: Jobs, unit: jobs, decimals: 0}
      wages: {label: Wages, unit: USD, decimals: 0}
      lq: {label: Specialisation, method: location-quotient, of: employment, reference: {region: new-york-state, total: "00"}}
      growth: {label: Growth, method: growth, of: employment}
      hospital_jobs: {label: Jobs in hospitals, method: select, of: employment, industry: "62"}
      hospital_rank: {label: Rank, method: rank, of: hospital_jobs}

      """ + parts.joined()
  }()

  private static func industries(_ codes: Set<String>, _ titles: String) -> String {
    var names: [String: String] = [:]
    for line in titles.split(separator: "\n").dropFirst() {
      guard let comma = line.firstIndex(of: ",") else { continue }
      names[String(line[..<comma])] = line[line.index(after: comma)...].filter { $0 != "\"" && $0 != "\r" }.trimmingCharacters(in: .whitespaces)
    }
    return codes.sorted().map { code in
      let name = (names[code] ?? code).replacing("'", with: "’")
      return "\"\(code)\": {name: '\(name)'\(code == "00" ? ", total: true" : ", parent: \"00\"")}\n"
    }.joined()
  }

  private static func id(_ area: String) -> String {
    area.replacing(" County", with: "").lowercased().replacing(".", with: "").replacing(" ", with: "-")
  }

  private static func name(_ id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
