import ArgumentParser
import Base
import SiteBuild

struct Data: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the figures of an indicator, given or derived, with status and source.",
    discussion: "As CSV, or with --json as JSON: almanac data pharma_lq --cluster boston")

  @OptionGroup var shared: SharedOptions
  @OptionGroup var clock: ClockOption

  @Argument(help: "The indicator's id.") var indicator: String
  @Option(help: ArgumentHelp("Only this cluster, region or organisation.", valueName: "id")) var cluster:
    String?
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Only rows whose column holds this: industry=3254.", valueName: "column=value"))
  var conditions: [String] = []

  func validate() throws {
    for condition in conditions where !condition.contains("=") {
      throw ValidationError("--where takes a column and a value: industry=3254, not “\(condition)”.")
    }
  }

  func run() throws {
    try shared.run { terminal in
      let inventory = try load(shared.disk, workers: shared.workers)
      let prepared = prepare(inventory.result, BuildOptions(asOf: clock.moment, workers: shared.workers))
      let parts = conditions.map {
        $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      }
      let wanted = (cluster.map { [("entity", $0)] } ?? []) + parts.map { ($0[0], $0[1]) }
      let table = prepared.result.figures(of: indicator, where: wanted)
      // What no build would publish is shown all the same, to whoever looks for the fault; it is no success.
      let fatal: Severity = terminal.isStrict ? .warning : .error
      let faults = (inventory.diagnostics + prepared.diagnostics).filter { $0.severity >= fatal }
      terminal.print(faults + table.diagnostics, of: inventory.result.files)
      try terminal.check(table.diagnostics)
      terminal.output(shared.json ? table.result.json : table.result.csv)
      try terminal.check(faults)
    }
  }
}
