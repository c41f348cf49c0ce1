import Base
import Formats
import Markup
import Templating

/// A Markdown document by itself, without a site: figures and references stand as they were written.
package func markdownPiece(_ file: SourceFile) -> Checked<[UInt8]> {
  let front = frontMatter(of: file)
  let document = document(file, body: front.result.body, options: MarkupOptions())
  var out = ByteWriter(capacity: file.bytes.count * 2)
  document.result.content.write(into: &out) { _, _ in false }
  return Checked(out.bytes, front.diagnostics + document.diagnostics)
}

/// CommonMark 0.30 and nothing else.
package func commonMarkPiece(_ file: SourceFile) -> [UInt8] { commonmark(file.bytes) }

/// One template by itself, with the members of a JSON object as its variables.
///
/// - Parameter data: nil for a template that needs none.
package func templatePiece(_ file: SourceFile, data: SourceFile?) -> Checked<[UInt8]> {
  var diagnostics: [Diagnostic] = []
  var variables = Record([])
  if let data {
    let tree = json(data)
    diagnostics += tree.diagnostics
    guard case .record(let record) = Value(tree.result) else {
      return Checked([], diagnostics + [.notAnObject(tree.result)])
    }
    variables = record
  }
  let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
  let names = Names(variables.shape.names.map(\.text))
  let compiled = Environment(names: names).compile([(name, file)])
  diagnostics += compiled.diagnostics
  guard !diagnostics.contains(where: { $0.severity == .error }) else { return Checked([], diagnostics) }
  var out = ByteWriter()
  diagnostics += compiled.result.render(name, variables, into: &out)
  return Checked(out.bytes, diagnostics)
}

extension Diagnostic {
  fileprivate static func notAnObject(_ node: Node) -> Diagnostic {
    Diagnostic(
      .error, "render/not-an-object", "the data of a template is \(node.kindName), expected an object",
      at: node.span,
      help: "write {\"name\": value}: each name is a variable")
  }
}
