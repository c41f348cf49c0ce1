import ArgumentParser
import Base
import SiteBuild

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Renders one piece by itself: a Markdown document, a template, a chart.",
    discussion: """
      FILE.md           a Markdown document, as HTML
      FILE.yml          a chart block, as SVG, bound to the data of the site in --root, or to a
                        file of its own: data: jobs.csv, relative to FILE.yml; without a site
                        its source: is printed as it is written
      any other FILE    a template, beside those of its folder; --data gives its variables
      -                 reads Markdown, or with --data a template, from standard input

      A document by itself has no site: its links are not followed, its figures not compared.
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var clock: ClockOption

  @Argument(help: "The file; - reads standard input.") var file: String
  @Flag(name: .customLong("commonmark"), help: "CommonMark 0.30 alone: no extensions, raw HTML as it is.")
  var isCommonMark = false
  @Option(help: ArgumentHelp("A JSON object with the template's variables.", valueName: "file.json"))
  var data: String?
  @Flag(name: .customLong("figure"), help: "A chart as an HTML figure with its table.") var isFigure = false

  func run() throws {
    try shared.run { terminal in
      let path = file == "-" ? (data == nil ? "input.md" : "input.html") : file
      let bytes = file == "-" ? standardInput() : try given(file)
      if path.hasSuffix(".md") {
        let source = SourceFile(id: ID(0), path: path, bytes: bytes)
        let piece = isCommonMark ? Checked(commonMarkPiece(source)) : markdownPiece(source)
        try finish(piece, [source], terminal)
      } else if path.hasSuffix(".yml") || path.hasSuffix(".yaml") {
        try chart(bytes, terminal)
      } else {
        let values = try data.map { (path: $0, bytes: try given($0)) }
        let piece = try templatePiece(path, bytes, data: values) { path throws(BuildFailure) in
          try FileSystem(root: ".").read(path)
        }
        try finish(piece.printed, piece.files, terminal)
      }
    }
  }

  private func chart(_ bytes: [UInt8], _ terminal: Terminal) throws {
    var inventory = try load(shared.disk, workers: shared.workers).result.adding(file, bytes)
    // A table of the chart's own stands where the site's tables do; messages name it as it was typed.
    var typed: [String: String] = [:]
    let hasSite = try shared.disk.kind(of: "Content") != nil
    if let data = dataFile(ofChart: bytes) {
      let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
      let path = data.hasPrefix("/") ? data : folder + data
      let name = path.split(separator: "/").last.map(String.init) ?? path
      inventory = inventory.adding("Content/data/" + name, try given(path))
      typed["Content/data/" + name] = path
      if !hasSite, let source = source(ofChart: bytes) {
        var list = ByteWriter()
        list.appendJSON(source)
        list.append(": {title: ")
        list.appendJSON(source)
        list.append("}\n")
        inventory = inventory.adding("Content/data/sources.yml", list.bytes)
      }
    } else if !hasSite {
      throw BuildFailure(
        .usage, "render/no-site", "the chart takes its data from a site, and there is no Content in “\(shared.root)”",
        help: "name the site's folder with --root, or a file beside the chart: data: jobs.csv")
    }
    let prepared = prepare(
      inventory, BuildOptions(asOf: clock.moment, drafts: .shown, workers: shared.workers))
    let piece = prepared.result.chartPiece(file, as: isFigure ? .figure : .svg)
    let own = prepared.diagnostics.filter { $0.span.map { typed[inventory.files[$0.file].path] != nil } ?? false }
    let files = inventory.files.map { SourceFile(id: $0.id, path: typed[$0.path] ?? $0.path, bytes: $0.bytes) }
    try finish(Checked(piece.result, own + piece.diagnostics), files, terminal)
  }

  private func finish(_ piece: Checked<[UInt8]>, _ files: [SourceFile], _ terminal: Terminal) throws {
    terminal.print(piece.diagnostics, of: files)
    try terminal.check(piece.diagnostics)
    terminal.output(piece.result)
  }
}

/// A file named on the command line, from where the command was typed.
func given(_ path: String) throws(BuildFailure) -> [UInt8] {
  guard let bytes = try FileSystem(root: ".").read(path) else {
    throw BuildFailure(.usage, "disk/no-file", "there is no file “\(path)”")
  }
  return bytes
}
