// What must not be published is searched for in every byte that a build writes: a withheld figure that its total gives
// away by subtraction, drafts, what is embargoed, what has expired, a table and a column that are drafts.

import Base
import Testing

@testable import SiteBuild

// Cork's industry A: 100,000 less all others. Every method that could meet it is asked for.
private let files: [(path: String, text: String)] = [
  ("Content/site.yml", """
    title: Leaks
    base_url: https://leaks.example
    edition: {name: "2026", date: 2026-11-20}
    pages: [{compare: [a, c]}, {for: industry, path: "/industries/{id}/"}]
    cluster_pages:
      tiles: [firms, alpha, alpha_lq]
      peers: {profile: [firms], indicators: [alpha, alpha_lq, firms]}
      portfolio: {kind: scatter, title: Jobs, data: clusters, x: alpha, y: firms}
      table: {by: industry, columns: [jobs, jobs_share]}
    """),
  ("Content/data/indicators.yml", """
    jobs: {label: Jobs, unit: jobs, decimals: 0}
    firms: {label: Firms, unit: firms, decimals: 0}
    hidden: {label: Hidden, unit: firms}
    alpha: {label: Alpha, method: select, of: jobs, industry: A}
    jobs_share: {label: Share, method: share, of: jobs, unit: percent, decimals: 6}
    alpha_lq: {label: Quotient, method: location-quotient, of: jobs, industry: A, reference: {region: N, total: all}, decimals: 6}
    both: {label: Both, method: sum, of: jobs, industry: [A, B]}
    growth: {label: Growth, method: growth, of: jobs, from: 2016, decimals: 6}
    mix: {label: Mix, method: concentration, of: jobs, decimals: 6}
    place: {label: Place, method: rank, of: jobs}
    excess: {label: Excess, method: excess-jobs, of: jobs, reference: {region: N}}
    """),
  ("Content/data/sources.yml", "o: {title: Source, date: 2017}\n"),
  ("Content/data/regions.yml", "N: {name: Nation}\n"),
  (
    "Content/data/industries.yml",
    "all: {name: All, total: true}\nA: {name: Alpha, parent: all}\nB: {name: Beta, parent: all}\n"
  ), ("Content/data/clusters.csv", "id,name,region\na,Aarhus,N\nb,Bergen,N\nc,Cork,N\n"),
  ("Content/data/jobs.csv", """
    entity,industry,year,jobs,source
    N,all,2017,5000000,o
    N,A,2017,300000,o
    a,all,2017,2000,o
    a,A,2017,900,o
    a,B,2017,1100,o
    c,all,2017,100000,o
    c,A,2017,[c],o
    c,A,2016,700,o
    c,B,2017,1235,o

    """),
  (
    "Content/data/firms.csv",
    "cluster,year,firms,hidden,source\na,2017,5,98765441,o\nb,2017,7,98765442,o\nc,2017,9,98765443,o\nd,2017,98765453,4,o\n"
  ),
  (
    "Content/data/aside.csv",
    "cluster,year,aside,status,source\na,2017,98765454,c,o\nb,2017,5,p,o\nd,2017,98765455,,o\n"
  ), ("Content/data/firms.schema.yml", "columns: {hidden: {draft: true}}\n"),
  ("Content/data/later.csv", "cluster,year,later,source\na,2017,98765452,o\n"),
  ("Content/data/later.schema.yml", "draft: true\ncolumns: {later: {unit: firms}}\n"),
  (
    "Content/clusters/d.md",
    "---\nname: Draft 98765444\ndraft: true\nfacts: {firms: {value: 98765445, source: o, year: 2017}}\n---\n98765446\n"
  ),
  (
    "Content/articles/e.md",
    "---\ntitle: Embargoed 98765447\nembargo: 2099-01-01T00:00:00Z\ndate: 2026-01-01\ntags: [\"98765448\"]\n---\n98765449\n"
  ), ("Content/articles/x.md", "---\ntitle: Expired 98765450\nexpires: 2001-01-01T00:00:00Z\n---\n98765451\n"),
  ("Content/articles/open.md", """
    ---
    title: Open
    date: 2026-01-01
    ---
    Cork has {{ c.jobs(industry="A") }} jobs.

    ```{chart #fig-a}
    {kind: bar, data: clusters, y: cluster, x: alpha, title: Alpha}
    ```

    ```{chart #fig-share}
    {kind: stacked, data: clusters, y: cluster, x: jobs, color: industry, title: Shares}
    ```

    ```{ranking}
    {by: alpha, columns: [alpha, alpha_lq, both, excess]}
    ```

    ```{table}
    {data: jobs}
    ```

    ```{table}
    {data: firms}
    ```

    ```{table}
    {data: jobs, group: {by: entity, sum: jobs, max: jobs, mean: jobs}}
    ```
    """),
]

@Test func nothingHiddenIsInAnyByte() throws {
  let prepared = BuiltSite(files.map { ($0.path, $0.text) }).prepared
  var renderer = Renderer(prepared)
  var endings: Set<String> = []
  for (index, artifact) in prepared.artifacts.enumerated() {
    _ = renderer.render(index)
    endings.insert(String(artifact.path.split(separator: ".").last ?? ""))
    let text = renderer.out.text + artifact.path
    for secret in ["98765", "98,765", "98.765", "97530", "97,530"] {
      #expect(!text.contains(secret), "\(secret) in \(artifact.path)")
    }
  }
  // The search has been where it should be.
  #expect(endings.isSuperset(of: ["html", "csv", "json", "svg", "xml"]))
  #expect(prepared.artifacts.contains { $0.path == "articles/open/table-2.csv" })
}
