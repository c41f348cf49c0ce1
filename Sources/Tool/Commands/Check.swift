import ArgumentParser
import Base
import SiteBuild

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Checks all that a build checks, and every link, anchor and page for readers who cannot see it.",
    discussion: "Nothing is written. The exit status is 1 where something is wrong.")

  @OptionGroup var shared: SharedOptions
  @OptionGroup var clock: ClockOption

  func run() throws {
    try shared.run { terminal in
      var checked = try check(shared.disk, BuildOptions(asOf: clock.moment, workers: shared.workers))
      if wasCutOff("Output", on: try shared.disk) {
        checked.diagnostics.append(Diagnostic(
          .error, "check/cut-off",
          "a build was cut off while it put its files in place: Output is in part old, in part new",
          at: nil, help: "run `almanac build`, which finishes it"))
      }
      terminal.print(checked.diagnostics, of: checked.result.files)
      let report = checked.result
      let errors = checked.diagnostics.count { $0.severity == .error }
      let warnings = checked.diagnostics.count { $0.severity == .warning }
      for page in report.coverage.pages where !page.untraced.isEmpty {
        let file = report.files[page.file]
        terminal.say("\(file.path): \(page.traced) of \(counted(page.total, "number")) in prose traced")
        for span in page.untraced {
          let position = file.position(of: span.range.lowerBound)
          let text = String(decoding: file.bytes[span.range], as: UTF8.self)
          terminal.say("\(file.path):\(position.line):\(position.column): “\(text)” traces to nothing")
        }
      }
      terminal.say(
        """
        pages     \(report.pages)
        links     \(report.links) inside the site, \(report.anchors) of them to a place on a page
        figures   \(report.figures.traced) traced, \(report.figures.stale) stale
        coverage  \(report.coverage.traced) of \(report.coverage.total) numbers in prose traced, \(report.coverage.waived) waived
        found     \(counted(errors, "error")), \(counted(warnings, "warning"))
        """)
      try terminal.check(checked.diagnostics)
    }
  }
}
