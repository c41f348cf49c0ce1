// A realistic page of 12 KB: a layout with navigation, a body, a table of 48 rows with conditions in each, a macro.
// Once on one core, then on two workers with memory of their own, then the compilation of all of Templates/.

import Base
import SiteBuild
import Templating

func benchTemplates() throws -> [Row] {
  let theme = syntheticTheme()
  let files = theme.map(\.file)
  let environment = Environment(names: Names(["site", "page", "rows"]))
  let set = try faultless(environment.compile(theme), files)
  let real = try realTheme()
  // Every name that it uses may be an entity: what is timed is compiling, not a site.
  let open = Environment(names: Names(isEntity: { _ in true }))
  _ = try faultless(open.compile(real), real.map(\.file))
  let compile = processorMedian(of: 15) { _ = open.compile(real) }

  var worker = Worker(set)
  try faultless(Checked((), worker.render()), files)
  let size = worker.out.count
  let page = processorMedian(of: 15, each: 1_000) { _ = worker.render() }
  let byHand = processorMedian(of: 15, each: 1_000) { worker.writeByHand() }

  // Throughput is by the clock on the wall: on a machine that others use, two workers do not get two cores. What they
  // spend together on a page tells even then whether one waits for what the other holds.
  let one = median(of: 5) { renderPages(set, workers: 1) } / pages
  let two = median(of: 5) { renderPages(set, workers: 2) } / pages
  let cost =
    processorMedian(of: 5) { renderPages(set, workers: 2) } / processorMedian(of: 5) { renderPages(set, workers: 1) }
  let sources = real.reduce(0) { $0 + $1.file.bytes.count }
  return [
    Row(
      name: "template page, one core", median: page, bar: .microseconds(20),
      note: "\(size) bytes, \(text(page / byHand)) × by hand"),
    Row(name: "  its table written by hand", median: byHand, note: "\(worker.out.count) bytes"),
    Row(name: "  a page, one worker, wall", median: one, note: "\(perSecond(one)) pages a second"),
    Row(
      name: "  a page, two workers, wall", median: two,
      note:
        "\(perSecond(two)) pages a second, \(text(one / two)) × one worker, for \(text(cost)) × its processor time"),
    Row(
      name: "compile the theme", median: compile, bar: .milliseconds(10),
      note: "\(real.count) templates, \(sources) bytes"),
  ]
}

/// All templates of `Templates/`, as this repository has them.
private func realTheme() throws -> [(name: String, file: SourceFile)] {
  let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
  let disk = try FileSystem(root: root)
  var theme: [(name: String, file: SourceFile)] = []
  var folders = ["Templates"]
  while let folder = folders.popLast() {
    for entry in try disk.entries(of: folder) ?? [] {
      let path = folder + "/" + entry.name
      if entry.kind == .folder { folders.append(path) }
      guard [".html", ".xml", ".json", ".txt"].contains(where: path.hasSuffix), let bytes = try disk.read(path) else {
        continue
      }
      theme.append(
        (String(path.dropFirst("Templates/".count)), SourceFile(id: ID(theme.count), path: path, bytes: bytes)))
    }
  }
  return theme
}

private let pages = 10_000

private func perSecond(_ time: Duration) -> Int { Int(.seconds(1) / time) }

private func renderPages(_ set: TemplateSet, workers: Int) {
  _ = inParallel(count: pages, workers: workers, chunk: 100, state: { Worker(set.copy()) }) { worker, _ in
    worker.render().count
  }
}

/// Templates, values and output of one thread.
private struct Worker {
  let set: TemplateSet
  let variables = syntheticVariables()
  let rows = SyntheticRow.all
  var out = ByteWriter(capacity: 1 << 16)

  init(_ set: TemplateSet) { self.set = set }

  mutating func render() -> [Diagnostic] {
    out.removeAll()
    return set.render("page.html", variables, into: &out)
  }

  // The rows of the page as a program for just them would write them: what the machine can do at that moment.
  mutating func writeByHand() {
    out.removeAll()
    for (index, row) in rows.enumerated() {
      out.append("<tr class=\"")
      out.append(index % 2 == 0 ? "odd" : "even")
      out.append("\">\n  <th scope=\"row\"><a href=\"/clusters/")
      out.appendEscaped(row.id)
      out.append("/\">")
      out.appendEscaped(row.name)
      out.append("</a></th>\n  <td>")
      out.appendEscaped(row.region)
      out.append("</td>\n  <td class=\"number\">")
      out.append(int: row.jobs)
      out.append("</td>\n  <td class=\"number\">")
      if let share = row.share { out.append(text: share.description) } else { out.append("–") }
      out.append("</td>\n  <td>")
      out.append(row.growth > 0 ? "growing" : row.growth < 0 ? "shrinking" : "steady")
      out.append("</td>\n</tr>\n")
    }
  }
}
