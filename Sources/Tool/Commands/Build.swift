import ArgumentParser
import Base
import Dispatch
import SiteBuild

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Builds the site: Content/ and Templates/ become Output/.",
    discussion: """
      A build with errors publishes nothing: Output stays as it was. With --strict that goes for warnings too. Files
      whose bytes are the same are not touched, and only files that a build wrote are ever deleted.
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var clock: ClockOption

  @Option(
    help: ArgumentHelp(
      "Build with drafts and embargoed pages, marked, into this folder: never Output.", valueName: "dir"))
  var drafts: String?

  @Option(
    help: ArgumentHelp(
      "The address of the published site, in place of base_url in site.yml.", valueName: "url"))
  var baseURL: String?

  @Flag(help: "Keep files in Output that no build wrote.")
  var adopt = false

  @Flag(help: "Print calls, time and bytes of every template, its includes counted in.")
  var templateMetrics = false

  func run() throws {
    try shared.run { terminal in
      let start = ContinuousClock.now
      if let baseURL, let fault = fault(inBaseURL: baseURL) {
        throw BuildFailure(
          .usage, "content/base-url", "“\(baseURL)” \(fault)", help: "write --base-url https://hubs.example/report")
      }
      var options = BuildOptions(asOf: clock.moment, workers: shared.workers, baseURL: baseURL)
      if drafts != nil { options.drafts = .shown }
      if shared.strict { options.fatal = .warning }
      options.program = runningProgram()
      let tally = templateMetrics ? TemplateTally(clock: { DispatchTime.now().uptimeNanoseconds }) : nil
      options.tally = tally
      var output = OutputOptions(
        folder: drafts.map(shared.place) ?? "Output", edition: drafts == nil ? .published : .drafts,
        foreignFiles: adopt ? .adopted : .refused)
      output.asOf = clock.asOf
      let built = try build(shared.disk, options, to: output, telling: terminal.progress())
      terminal.print(built.diagnostics, of: built.result.files)
      noteEnd(ofBuild: built.result.written == nil ? .failed : .passed, in: output.folder, on: try shared.disk)
      let warnings = built.diagnostics.count { $0.severity == .warning }
      guard let written = built.result.written else {
        let errors = built.diagnostics.count { $0.severity == .error }
        let reason = errors == 0 ? ", which --strict does not allow" : ""
        terminal.remark(
          "Not built: \(counted(errors, "error")), \(counted(warnings, "warning"))\(reason). "
            + "\(drafts ?? "Output") is as it was.")
        throw ExitStatus.content
      }
      let (figures, heldBack) = (built.result.figures, built.result.heldBack.words)
      terminal.say(
        "Built \(counted(written.pages, "page")) in \(milliseconds(since: start)) ms · "
          + "\(counted(figures.traced, "figure")) traced, \(figures.stale) stale · \(counted(warnings, "warning"))"
          + (heldBack.isEmpty ? "" : " · held back: \(heldBack)"))
      for row in tally?.rows ?? [] {
        terminal.say("\(row.name)  \(counted(row.calls, "call")), \(row.nanoseconds / 1000) µs, \(row.bytes) bytes")
      }
    }
  }
}

func milliseconds(since start: ContinuousClock.Instant) -> Int {
  let (seconds, attoseconds) = (ContinuousClock.now - start).components
  return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
}
