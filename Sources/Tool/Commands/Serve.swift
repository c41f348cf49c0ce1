import ArgumentParser
import Base
import Preview
import SiteBuild

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows the site in a browser, drafts and all, and follows every edit.",
    discussion: "Pages are made when they are asked for. Nothing is written to Output.")

  @OptionGroup var shared: SharedOptions
  @OptionGroup var clock: ClockOption

  @Option(help: ArgumentHelp("The port; if it is taken, the next free one.", valueName: "n"))
  var port = 4000

  @Option(
    help: ArgumentHelp(
      "The address or name to listen on; others on the network then see drafts too.", valueName: "name"))
  var host = "127.0.0.1"

  func validate() throws {
    if !(0...65_535).contains(port) { throw ValidationError("--port takes a number from 0 to 65535.") }
  }

  func run() throws {
    try shared.run { terminal in
      let options = BuildOptions(asOf: clock.moment, drafts: .shown, workers: shared.workers)
      let disk = try shared.disk
      let site = LiveSite(disk, workers: shared.workers, prepare: preparer(options))
      let server: Server
      do throws(ServeFailure) { server = try Server(site, host: host, port: port) } catch {
        terminal.print(
          [
            Diagnostic(
              .error, "serve/cannot-listen", error.message, at: nil, help: "give another --port or --host")
          ], of: [])
        throw ExitStatus.machine
      }
      let first = site.snapshot
      terminal.print(first.diagnostics, of: first.preparation.files)
      site.onChange { snapshot in
        terminal.print(snapshot.diagnostics, of: snapshot.preparation.files)
        let errors = snapshot.diagnostics.count { $0.severity == .error }
        terminal.remark(
          errors == 0 ? "Changed: the pages are up to date." : "Changed: \(counted(errors, "error")).")
      }
      let watch = watch(shared.root, on: disk) { site.refresh($0) }
      if let reason = watch.reasonForPolling {
        terminal.remark("The system cannot tell of changes (\(reason)): files are read again instead.")
      }
      if server.port != port, port != 0 { terminal.remark("Port \(port) is taken.") }
      terminal.say(
        "Preview on http://\(host.contains(":") ? "[\(host)]" : host):\(server.port)/ · drafts are shown, marked · Ctrl-C ends it"
      )
      server.run()
      watch.stop()
    }
  }
}
