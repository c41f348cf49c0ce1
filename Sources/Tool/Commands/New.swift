import ArgumentParser
import Base
import SiteBuild

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a finished small report to change: a folder with Content/ in it.")

  @OptionGroup var shared: SharedOptions

  @Argument(help: "The folder to make.") var name: String

  func run() throws {
    try shared.run { terminal in
      let disk = try FileSystem(root: ".")
      guard try disk.entries(of: name)?.isEmpty ?? (disk.kind(of: name) == nil) else {
        throw BuildFailure(
          .usage, "new/not-empty", "“\(name)” holds something already", help: "give another name")
      }
      do throws(BuildFailure) {
        for (path, text) in starterSite { try disk.create("\(name)/\(path)", Array(text.utf8)) }
      } catch {
        // What is there of it would stand in the way of the next try.
        try? disk.removeTree(name)
        throw error
      }
      terminal.say(
        "Made \(name) with \(counted(starterSite.count, "file")). See it: cd \(name) && almanac serve")
    }
  }
}
