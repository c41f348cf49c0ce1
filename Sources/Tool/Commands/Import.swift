import ArgumentParser
import Base
import SiteBuild

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes an ordinary table of a file from a statistical office: QCEW, Eurostat, SDMX-CSV.",
    discussion: "Writes Content/data/NAME.csv and NAME.schema.yml, and replaces neither.")

  @OptionGroup var shared: SharedOptions

  @Argument(help: "The office's file.") var file: String
  @Option(help: ArgumentHelp("The table's name. (default: the file's)", valueName: "name")) var name: String?

  func run() throws {
    try shared.run { terminal in
      let source = SourceFile(id: ID(0), path: file, bytes: try given(file))
      let imported = importedTable(source)
      terminal.print(imported.diagnostics, of: [source])
      try terminal.check(imported.diagnostics)
      guard let table = imported.result else { return }
      let disk = try shared.disk
      let stem = name ?? ownName
      guard isPlainName(stem) else {
        throw BuildFailure(
          .usage, "import/bad-name", "“\(stem)” cannot be a table's name",
          help: "give one with --name: letters, digits, - and _")
      }
      for ending in [".csv", ".schema.yml"] where try disk.kind(of: "Content/data/\(stem)\(ending)") != nil {
        throw BuildFailure(
          .usage, "import/exists", "Content/data/\(stem)\(ending) is there already",
          help: "give another --name, or delete it first")
      }
      try disk.create("Content/data/\(stem).csv", table.csv)
      try disk.create("Content/data/\(stem).schema.yml", table.schema)
      terminal.say("""
        Made Content/data/\(stem).csv and \(stem).schema.yml
        Next: say in the schema which source it is, list the source in sources.yml, the codes and regions of the table
        in files of their own. “almanac check” names what is missing.
        """)
    }
  }

  private var ownName: String {
    let last = file.split(separator: "/").last ?? ""
    return String(last.prefix { $0 != "." })
  }
}

private func isPlainName(_ name: String) -> Bool {
  !name.isEmpty && name.utf8.allSatisfy { isWordByte($0) || $0 == UInt8(ascii: "-") }
}
