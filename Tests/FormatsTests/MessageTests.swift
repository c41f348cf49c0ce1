// Every mistake that people make in tables and front matter, with the message that they get and what was read in
// spite of it: `Tests/Golden/Formats/KIND-what.in` and `.out`.

import Base
import Formats
import TestSupport
import Testing

@Test(arguments: GoldenCase.all(in: "Formats"))
func messages(_ golden: GoldenCase) {
  let actual = report(golden)
  #expect(golden.expected(updatingWith: actual) == actual, "\(golden.name)")
}

private func report(_ golden: GoldenCase) -> String {
  let kind = golden.name.prefix { $0 != "-" }
  switch kind {
  case "csv", "tsv", "json", "yaml":
    let file = SourceFile(id: ID(0), path: "data/jobs.\(kind)", bytes: golden.input)
    let format = TableFormat(rawValue: String(kind)) ?? .csv
    let read = table(file, format: format)
    return printed(read.diagnostics, [file]) + shown(read.result)
  case "schema": return schemaReport(golden.input)
  case "import": return importReport(golden)
  default:
    let file = SourceFile(id: ID(0), path: "articles/hub.md", bytes: golden.input)
    let read = frontMatter(of: file)
    let body = String(decoding: file.bytes[read.result.body], as: UTF8.self)
    return printed(read.diagnostics, [file]) + "-- front matter\n" + read.result.root.entries.map(shown).joined()
      + "-- body\n" + body
  }
}

private func schemaReport(_ input: [UInt8]) -> String {
  let text = String(decoding: input, as: UTF8.self)
  let parts = text.split(separator: "=====\n", maxSplits: 1).map(String.init)
  let files = [
    SourceFile(id: ID(0), path: "data/jobs.schema.yml", bytes: Array(parts[0].utf8)),
    SourceFile(id: ID(1), path: "data/jobs.csv", bytes: Array(parts[1].utf8)),
  ]
  let tree = yaml(files[0])
  let schema = tableSchema(of: tree.result)
  let read = table(files[1], format: .csv, schema: schema.result)
  return printed(tree.diagnostics + schema.diagnostics + read.diagnostics, files) + shown(read.result)
}

// What an import writes has to be read again without a word.
private func importReport(_ golden: GoldenCase) -> String {
  let ending = golden.name.contains("eurostat") ? "tsv" : "csv"
  let file = SourceFile(id: ID(0), path: "downloads/estat_sbs.\(ending)", bytes: golden.input)
  guard let layout = importLayout(of: file) else { return "no layout\n" }
  let read = imported(file, as: layout)
  let schemaFile = SourceFile(id: ID(0), path: "data/sbs.schema.yml", bytes: read.result.schema)
  let csvFile = SourceFile(id: ID(1), path: "data/sbs.csv", bytes: read.result.csv)
  var out = "-- \(layout.rawValue)\n" + printed(read.diagnostics, [file])
  guard !read.result.csv.isEmpty else { return out }
  out += "-- table\n" + String(decoding: read.result.csv, as: UTF8.self)
  out += "-- schema\n" + String(decoding: read.result.schema, as: UTF8.self)
  let tree = yaml(schemaFile)
  let schema = tableSchema(of: tree.result)
  let again = table(csvFile, format: .csv, schema: schema.result)
  return out + "-- read again\n"
    + printed(tree.diagnostics + schema.diagnostics + again.diagnostics, [schemaFile, csvFile])
}

private func printed(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> String {
  diagnostics.map { $0.printed(files) + "\n" }.joined()
}

private func shown(_ table: DataTable) -> String {
  var out = ByteWriter()
  out.appendCSV(table)
  let types = table.columns.map { "\($0.name): \($0.type.rawValue)" }.joined(separator: ", ")
  return "-- \(table.rowCount) rows of \(types)\n" + out.text
}

private func shown(_ entry: Node.Entry) -> String { "\(entry.key): \(shown(entry.value))\n" }

private func shown(_ node: Node) -> String {
  switch node.content {
  case .null: "null"
  case .bool(let value): "\(value)"
  case .int(let value): "\(value) “\(node.text)”"
  case .number(let value): "\(value) “\(node.text)”"
  case .date(let date): "date \(date.iso)"
  case .string(let text): text.debugDescription
  case .list(let items):
    items.count > 20 ? "[\(items.count) items]" : "[" + items.map(shown).joined(separator: ", ") + "]"
  case .map(let entries): "{" + entries.map { "\($0.key): \(shown($0.value))" }.joined(separator: ", ") + "}"
  }
}
