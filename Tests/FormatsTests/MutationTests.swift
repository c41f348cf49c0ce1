// Readers see what people and machines break: every golden input with random damage has to end in a result, with
// every span inside its file.

import Base
import Formats
import TestSupport
import Testing

@Test func damagedInputEndsInAResult() {
  let inputs = GoldenCase.all(in: "Formats").filter { $0.name != "csv-many-faults" }
  for seed in 0..<6_000 as Range<UInt64> {
    var random = Seeded(seed)
    let golden = inputs[Int(seed) % inputs.count]
    let file = SourceFile(id: ID(0), path: "a.x", bytes: damaged(golden.input, using: &random))
    let diagnostics = read(file, golden.name, &random)
    let isInside = diagnostics.allSatisfy { diagnostic in
      (diagnostic.notes.map(\.span) + [diagnostic.span]).allSatisfy { span in
        span.map { $0.start >= 0 && $0.start <= $0.end && Int($0.end) <= file.bytes.count } ?? true
      }
    }
    #expect(isInside, "seed \(seed), \(golden.name): \(diagnostics)")
  }
}

private func read(_ file: SourceFile, _ name: String, _ random: inout Seeded) -> [Diagnostic] {
  if name.hasPrefix("front-matter") { return frontMatter(of: file).diagnostics + yaml(file).diagnostics }
  if name.hasPrefix("import") {
    return ImportLayout.allCases.flatMap { imported(file, as: $0).diagnostics }
  }
  let format = TableFormat(rawValue: String(name.prefix { $0 != "-" })) ?? .yaml
  let read = table(file, format: format)
  for row in 0..<read.result.rowCount {
    for column in read.result.columns.indices {
      let span = read.result.span(row: row, column: column)
      if Int(span.end) > file.bytes.count || span.start > span.end {
        return [Diagnostic(.error, "x/span", "", at: span)]
      }
      _ = read.result.columns[column].text(row)
    }
  }
  return read.diagnostics
}

private func damaged(_ input: [UInt8], using random: inout Seeded) -> [UInt8] {
  var bytes = input
  let alphabet = Array("\n\r\t\"',:-[]{}()#&*!|>%@?0aé\u{0}\u{FEFF}\u{2028}".utf8) + [0xFF, 0xC3, 0xE2, 0xF0]
  for _ in 0..<Int.random(in: 1...4, using: &random) {
    let at = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.insert(alphabet[Int.random(in: 0..<alphabet.count, using: &random)], at: at)
    case 1 where at < bytes.count: bytes.remove(at: at)
    case 2 where at < bytes.count: bytes[at] = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
    default: bytes.removeLast(min(bytes.count, Int.random(in: 0...5, using: &random)))
    }
  }
  return bytes
}
