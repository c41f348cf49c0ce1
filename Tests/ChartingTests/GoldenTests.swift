import Base
import TestSupport
import Testing

@testable import Charting

@Test(arguments: GoldenCase.all(in: "Charting"))
func golden(_ golden: GoldenCase) {
  let actual = printed(golden.name, golden.input)
  #expect(golden.expected(updatingWith: actual) == actual)
}

/// Everything that a reader gets of one case, a tag a line, so that a difference is a line.
func printed(_ name: String, _ input: [UInt8]) -> String {
  let one = chartCase(name, input)
  let spec = chartSpec(one.spec)
  var out = ""
  var diagnostics = spec.diagnostics
  if let spec = spec.result {
    let drawn = chart(spec, [one.table], one.options)
    diagnostics += drawn.diagnostics
    if !drawn.result.isEmpty {
      out += drawn.result.description + "\n\n"
      for part in [drawn.result.wide, drawn.result.narrow, drawn.result.legend, drawn.result.table] {
        out += String(decoding: part, as: UTF8.self).replacing("><", with: ">\n<") + "\n\n"
      }
      out += String(decoding: drawn.result.csv, as: UTF8.self).replacing("\r\n", with: "\n") + "\n"
      if !drawn.result.noteText.isEmpty { out += drawn.result.noteText + "\n" }
    }
  }
  return out + diagnostics.map { $0.printed([one.file]) }.joined()
}
