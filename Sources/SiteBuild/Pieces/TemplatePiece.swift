// One template by itself, as a designer tries it: with values from a JSON file in place of a site, and beside the
// templates of its own folder. These are read only where one names them, since the folder may be any on the disk.

import Base
import Formats
import Templating
import Theme

/// What a template prints, and the files that its messages speak of.
package struct TemplatePiece {
  package let printed: Checked<[UInt8]>
  package let files: [SourceFile]
}

/// - Parameters:
///   - path: As it was typed. Templates are named from the folder `Templates` on where it is in one, else from its own.
///   - data: A JSON object whose members are the variables; nil for a template that needs none.
///   - read: A file by its path, nil where there is none.
package func templatePiece<Failure>(
  _ path: String, _ bytes: [UInt8], data: (path: String, bytes: [UInt8])?,
  read: (String) throws(Failure) -> [UInt8]?
) throws(Failure) -> TemplatePiece {
  let (folder, name) = templateFolder(of: path)
  var files = [SourceFile(id: ID(0), path: path, bytes: bytes)]
  var sources = [(name: name, file: files[0])]
  var waiting = [files[0]]
  while let file = waiting.popLast() {
    for used in templatesNamed(in: file).sorted() where isInside(used) && !sources.contains(where: { $0.name == used })
    {
      guard let found = try read(folder + used) ?? themeTemplate(used, folder) else { continue }
      files.append(SourceFile(id: ID(files.count), path: folder + used, bytes: found))
      sources.append((used, files[files.count - 1]))
      waiting.append(files[files.count - 1])
    }
  }
  let values = data.map { SourceFile(id: ID(files.count), path: $0.path, bytes: $0.bytes) }
  if let values { files.append(values) }
  return TemplatePiece(printed: print(sources, values), files: files)
}

private func print(_ sources: [(name: String, file: SourceFile)], _ values: SourceFile?) -> Checked<[UInt8]> {
  let read = values.map { variables($0) } ?? Checked(Record([]))
  let environment = Environment(
    filters: siteFilters, functions: siteFunctions, names: Names(read.result.shape.names.map(\.text)))
  let compiled = environment.compile(sources)
  var diagnostics = read.diagnostics + compiled.diagnostics
  guard !diagnostics.contains(where: { $0.severity == .error }) else { return Checked([], diagnostics) }
  var out = ByteWriter()
  diagnostics += compiled.result.render(sources[0].name, read.result, into: &out)
  return Checked(out.bytes, diagnostics)
}

private func variables(_ file: SourceFile) -> Checked<Record> {
  let tree = json(file)
  if case .record(let record) = Value(tree.result) { return Checked(record, tree.diagnostics) }
  return Checked(Record([]), tree.diagnostics + [.notAnObject(tree.result)])
}

private func templateFolder(of path: String) -> (folder: String, name: String) {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  let last = parts.dropLast().lastIndex { $0 == "Templates" } ?? parts.count - 2
  let folder = parts[..<(last + 1)].map { $0 + "/" }.joined()
  return (folder, parts[(last + 1)...].joined(separator: "/"))
}

// A site's own templates stand before those of the theme.
private func themeTemplate(_ name: String, _ folder: String) -> [UInt8]? {
  guard folder.hasSuffix("Templates/") else { return nil }
  return themeFiles.first { $0.path == "Templates/" + name }?.bytes
}

// What leads out of the folder is never read: compiling says why.
private func isInside(_ name: String) -> Bool {
  !name.isEmpty && !name.hasPrefix("/") && !name.split(separator: "/").contains("..")
}

extension Diagnostic {
  fileprivate static func notAnObject(_ node: Node) -> Diagnostic {
    Diagnostic(
      .error, "render/not-an-object", "the data of a template is \(node.kindName), expected an object",
      at: node.span,
      help: "write {\"name\": value}: each name is a variable")
  }
}
