import ArgumentParser
import Base
import Glibc
import Preview
import SiteBuild

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Looks at what almanac needs of this machine and of the site's folder.")

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.run { terminal in
      let disk = try shared.disk
      var system = utsname()
      uname(&system)
      let findings = [
        Finding("almanac", "version \(version)", isGood: true),
        Finding(
          "system", "\(text(of: &system.sysname)) \(text(of: &system.release)), \(shared.workers) threads",
          isGood: true),
        content(disk), output(disk), watcher(disk), port(disk), descriptors()
      ]
      for finding in findings {
        terminal.output(Array("\(finding.isGood ? "ok  " : "bad ") \(finding.what): \(finding.words)\n".utf8))
      }
      if findings.contains(where: { !$0.isGood }) { throw ExitStatus.machine }
    }
  }

  private func content(_ disk: FileSystem) -> Finding {
    let site: Checked<Inventory>
    do throws(BuildFailure) { site = try load(disk, workers: shared.workers) } catch {
      return Finding("content", error.diagnostic.message, isGood: false)
    }
    let own = site.result.files.count { $0.path.hasPrefix("Content/") }
    return Finding(
      "content", own == 0 ? "there is no Content/ here" : "\(counted(own, "file")) in Content/",
      isGood: own > 0)
  }

  private func output(_ disk: FileSystem) -> Finding {
    if wasCutOff("Output", on: disk) {
      return Finding(
        "output", "a build was cut off, Output is in part old, in part new: run `almanac build`", isGood: false)
    }
    let exists = (try? disk.kind(of: "Output")) != nil
    let isWritable = disk.isWritable(exists ? "Output" : ".")
    return Finding(
      "output", isWritable ? "Output can be written" : "Output cannot be written", isGood: isWritable)
  }

  private func watcher(_ disk: FileSystem) -> Finding {
    let watch = watch(shared.root, on: disk) { _ in }
    defer { watch.stop() }
    return Finding(
      "watcher", watch.reasonForPolling.map { "polling, because \($0)" } ?? "the system tells of changes",
      isGood: true)
  }

  private func port(_ disk: FileSystem) -> Finding {
    let site = LiveSite(MemoryDisk(), workers: 1) { inventory in
      Preparation(artifacts: [], files: inventory.files, diagnostics: []) { NoArtifacts() }
    }
    guard let server = try? Server(site) else {
      return Finding("port", "no port from 4000 to 4020 is free", isGood: false)
    }
    server.stop()
    return Finding(
      "port", server.port == 4000 ? "4000 is free" : "4000 is taken, \(server.port) is free", isGood: true)
  }

  private func descriptors() -> Finding {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return Finding("open files", "at most \(limit.rlim_cur)", isGood: limit.rlim_cur >= 64)
  }
}

private struct Finding {
  let what: String
  let words: String
  let isGood: Bool

  init(_ what: String, _ words: String, isGood: Bool) {
    self.what = what
    self.words = words
    self.isGood = isGood
  }
}

// The kernel's names are C arrays, which Swift sees as tuples.
private func text<Tuple>(of tuple: inout Tuple) -> String {
  withUnsafeBytes(of: &tuple) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}
