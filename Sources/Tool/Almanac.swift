import ArgumentParser
import Glibc

@main
struct Almanac: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "almanac",
    abstract: "Reports on clusters and innovation ecosystems: prose and data that cannot disagree.",
    version: version,
    subcommands: commands)

  static func main() {
    // A file that grows past a limit shall be an error to tell, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    Glibc.exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Exit status: 0 done, 1 the content has errors, 2 wrong usage, 3 the machine failed.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let status as ExitStatus {
      return status.rawValue
    } catch {
      let text = fullMessage(for: error)
      let isHelp = exitCode(for: error) == .success
      (isHelp ? StandardStream.output : .error).write(text.hasSuffix("\n") ? text : text + "\n")
      return isHelp ? 0 : ExitStatus.usage.rawValue
    }
  }
}

let version = "0.1.0"

/// All commands, in the order of the help: to add one, write a file in Commands/ and a line here.
private let commands: [any ParsableCommand.Type] = [
  New.self, Build.self, Serve.self, Check.self, Publish.self, Render.self, Data.self, Import.self, Diff.self,
  Explain.self, ShowTheme.self, Doctor.self
]

/// Why a command ended early; what there was to say is said.
enum ExitStatus: Int32, Error {
  case content = 1
  case usage = 2
  case machine = 3
}
