// How the tests render: texts in, text and messages out.

import Base
import Foundation

@testable import Templating

struct Rendered {
  let text: String
  let diagnostics: [Diagnostic]
  let files: [SourceFile]

  var isRefused: Bool { diagnostics.contains { $0.severity == .error } }
  /// All messages as a person reads them.
  var messages: String { diagnostics.map { $0.printed(files) }.joined() }
}

func render(
  _ template: String, _ context: Record = [:], files: [String: String] = [:], name: String = "main",
  environment: (Names) -> Environment = { Environment(names: $0) }, names: Names? = nil,
  host: Templating.Host = Templating.Host(), language: LanguageRules = .english, page: String = ""
) -> Rendered {
  let all = [(name, template)] + files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  let sources = all.enumerated().map { position, file in
    (name: file.0, file: SourceFile(id: ID(position), path: "Templates/\(file.0)", bytes: Array(file.1.utf8)))
  }
  let compiled = environment(names ?? Names(context.names)).compile(sources)
  guard compiled.result.contains(name) else {
    return Rendered(text: "", diagnostics: compiled.diagnostics, files: sources.map(\.file))
  }
  var out = ByteWriter()
  let diagnostics = compiled.result.render(name, context, host: host, language: language, page: page, into: &out)
  return Rendered(text: out.text, diagnostics: diagnostics, files: sources.map(\.file))
}

/// What else can judge a template here, found by ORACLE_PYTHON or on the PATH. A test that asks one which is not there
/// is skipped, and the run says so.
enum Oracle {
  static let hasJinja2 = has("jinja2")
  static let hasHTML5Parser = has("html5lib")

  private static func has(_ module: String) -> Bool { run([python, "-B", "-c", "import \(module)"], "") != nil }
}

private let python = ProcessInfo.processInfo.environment["ORACLE_PYTHON"] ?? "python3"

/// Runs one of the scripts in `Golden/Templating/Oracle` with a request on its standard input; `nil` where it fails.
func oracle(_ script: String, _ request: String) -> String? {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden/Templating/Oracle")
  return run([python, "-B", folder.appendingPathComponent(script).path], request)
}

private func run(_ command: [String], _ input: String) -> String? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  let (stdin, stdout) = (Pipe(), Pipe())
  process.standardInput = stdin
  process.standardOutput = stdout
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return nil }
  let writer = stdin.fileHandleForWriting
  let bytes = Data(input.utf8)
  // The other side may answer before all of a long request is written: both ends must move.
  DispatchQueue.global().async {
    try? writer.write(contentsOf: bytes)
    try? writer.close()
  }
  let answer = stdout.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? String(decoding: answer, as: UTF8.self) : nil
}
