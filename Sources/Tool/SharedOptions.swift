import ArgumentParser
import Base
import Glibc
import SiteBuild

/// The options that read the same for every command.
struct SharedOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The site's folder, which holds Content/. Every other path is meant from where you stand.", valueName: "dir"))
  var root = "."

  @Flag(name: .shortAndLong, help: "Print errors and warnings only.")
  var quiet = false

  @Flag(help: "Print messages as JSON, one a line.")
  var json = false

  @Flag(help: "Let warnings fail the command.")
  var strict = false

  @Flag(help: "Print without colours.")
  var noColor = false

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp("How many threads to use. (default: one a processor)", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256.") }
  }

  var terminal: Terminal {
    Terminal(
      isQuiet: quiet, form: json ? .json : .text, isStrict: strict,
      isColoured: !noColor && isatty(STDERR_FILENO) == 1)
  }

  var workers: Int { jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
  var disk: FileSystem { get throws(BuildFailure) { try FileSystem(root: root) } }

  /// A path as it was typed, for the disk of the site: it begins where the command was typed, as the shell completes
  /// it, and not at --root.
  func place(_ typed: String) -> String {
    guard !typed.hasPrefix("/"), root != ".", let folder = getcwd(nil, 0) else { return typed }
    defer { free(folder) }
    return String(cString: folder) + "/" + typed
  }

  /// Runs a command's work, and tells of what the machine refused.
  func run(_ work: (Terminal) throws -> Void) throws {
    let terminal = terminal
    do { try work(terminal) } catch let failure as BuildFailure {
      terminal.print([failure.diagnostic], of: [])
      throw failure.kind == .usage ? ExitStatus.usage : .machine
    }
  }
}

/// The clock of a command: decides embargoes, expiry and staleness.
struct ClockOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Build as if it were then: 2026-11-20T09:00+01:00. (default: now)", valueName: "time"),
    transform: parsedMoment)
  var asOf: Moment?

  var moment: Moment { asOf ?? Moment(seconds: time(nil)) }
}

private func parsedMoment(_ text: String) throws -> Moment {
  guard let moment = Moment(iso: text) else {
    throw ValidationError(
      "“\(text)” is no time: write a date (2026-11-20), or a time with its zone (2026-11-20T09:00+01:00).")
  }
  return moment
}
