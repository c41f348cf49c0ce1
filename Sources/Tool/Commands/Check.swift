import ArgumentParser
import Base
import SiteBuild

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks all that a build checks, and every link, anchor and page for readers who cannot see it.",
    discussion: "Nothing is written. The exit status is 1 where something is wrong.")

  @OptionGroup var shared: SharedOptions
  @OptionGroup var clock: ClockOption

  func run() throws {
    try shared.run { terminal in
      let checked = try check(shared.disk, BuildOptions(asOf: clock.moment, workers: shared.workers))
      terminal.print(checked.diagnostics, of: checked.result.files)
      let report = checked.result
      let errors = checked.diagnostics.count { $0.severity == .error }
      let warnings = checked.diagnostics.count { $0.severity == .warning }
      terminal.say("""
        pages     \(report.pages)
        links     \(report.links) inside the site, \(report.anchors) of them to a place on a page
        figures   \(report.figures.traced) traced, \(report.figures.stale) stale
        found     \(counted(errors, "error")), \(counted(warnings, "warning"))
        """)
      try terminal.check(checked.diagnostics)
    }
  }
}
