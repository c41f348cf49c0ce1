// Jinja2 is the oracle: what both languages know must come out byte for byte the same, and what Jinja2 refuses must
// be refused. Expectations are recorded; where Python has Jinja2 they are computed again.

import Base
import Foundation
import TestSupport
import Testing

@testable import Templating

struct JinjaCase: Sendable, CustomTestStringConvertible {
  let template: String
  let files: [String: String]
  let expected: String?

  var testDescription: String { template }
}

struct JinjaCases: Sendable {
  let context: Record
  let contextText: String
  let cases: [JinjaCase]

  static let recorded: JinjaCases = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let url = folder.appendingPathComponent("Golden/Templating/jinja.jsonl")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    let lines = text.utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard case .record(let head) = JSONText.value(lines[0]), case .record(let context)? = head["context"] else {
      preconditionFailure("no recorded cases")
    }
    let cases = lines.dropFirst().map { line -> JinjaCase in
      guard case .record(let fields) = JSONText.value(line), case .string(let template)? = fields["template"],
        case .record(let files)? = fields["files"]
      else { preconditionFailure("a recorded case is not in form") }
      return JinjaCase(
        template: template,
        files: Dictionary(uniqueKeysWithValues: files.entries.map { ($0.name, $0.value.stringText ?? "") }),
        expected: fields["expected"]?.stringText)
    }
    let contextText = String(lines[0].dropFirst(#"{"context": "#.count).dropLast())
    return JinjaCases(context: context, contextText: contextText, cases: cases)
  }()
}

@Test func thereAreEnoughRecordedCases() { #expect(JinjaCases.recorded.cases.count >= 400) }

@Test(arguments: JinjaCases.recorded.cases)
func recordedCaseIsAsInJinja(_ example: JinjaCase) {
  let rendered = render(example.template, JinjaCases.recorded.context, files: example.files)
  if let expected = example.expected {
    #expect(rendered.diagnostics == [] && rendered.text == expected, "\(rendered.messages)")
  } else {
    #expect(rendered.isRefused, "printed \(rendered.text)")
  }
}

@Test(.enabled(if: Oracle.hasJinja2, "no Python with Jinja2"))
func recordedCasesAreWhatJinjaPrintsToday() throws {
  let cases = JinjaCases.recorded.cases
  let answers = try #require(liveAnswers(cases.map { ($0.template, $0.files) }))
  #expect(answers.count == cases.count)
  for (example, answer) in zip(cases, answers) { #expect(example.expected == answer, "\(example.template)") }
}

/// What Jinja2 prints for each template now, `nil` where it refuses; `nil` altogether where it fails.
func liveAnswers(_ templates: [(String, [String: String])]) -> [String?]? {
  let cases = templates.map { template, files in
    let parts = files.sorted { $0.key < $1.key }.map { "\(jsonText($0.key)): \(jsonText($0.value))" }
    return "{\"template\": \(jsonText(template)), \"files\": {\(parts.joined(separator: ", "))}}"
  }
  let request = "{\"context\": \(JinjaCases.recorded.contextText), \"cases\": [\(cases.joined(separator: ", "))]}"
  guard let answer = oracle("live.py", request), case .list(let items) = JSONText.value(answer) else { return nil }
  return items.map(\.stringText)
}
