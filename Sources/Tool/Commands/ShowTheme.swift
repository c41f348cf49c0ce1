import ArgumentParser
import Base
import SiteBuild
import Theme

struct ShowTheme: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: "Lists the files of the built-in theme, or prints one.",
    discussion: "A file of the same name in Templates/ takes the place of the built-in one: "
      + "almanac theme cluster.html --copy puts it there to be changed.")

  @OptionGroup var shared: SharedOptions

  @Argument(help: "The file: cluster.html, assets/tokens.css.") var name: String?

  @Flag(help: "Copy the file into Templates/, unless there is one.") var copy = false

  func run() throws {
    guard let name else {
      let names = themeFiles.map { String($0.path.dropFirst("Templates/".utf8.count)) }
      return StandardStream.output.write(names.joined(separator: "\n") + "\n")
    }
    guard let file = themeFiles.first(where: { $0.path == "Templates/" + name }) else {
      let near = nearest(to: name, among: themeFiles.map { String($0.path.dropFirst("Templates/".utf8.count)) })
      throw ValidationError("The theme has no file “\(name)”\(near.map { "; did you mean “\($0)”?" } ?? ".")")
    }
    guard copy else { return StandardStream.output.write(file.bytes) }
    try shared.run { terminal in
      let disk = try shared.disk
      guard try disk.kind(of: file.path) == nil else {
        throw BuildFailure(.usage, "new/not-empty", "there is a file “\(file.path)” already", help: "change that one")
      }
      try disk.create(file.path, file.bytes)
      terminal.say("Copied \(file.path).")
    }
  }
}
