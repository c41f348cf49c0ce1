// Golden files: `Tests/Golden/ROOM/name.in` beside `name.out`. Dropping in a file adds a case;
// `UPDATE_GOLDEN=1 swift test` rewrites what is expected, and the difference is reviewed like code.

import Foundation

package struct GoldenCase: Sendable, CustomStringConvertible {
  package let name: String
  package let input: [UInt8]
  private let expectedURL: URL

  /// The name alone, in the words of a test run.
  package var description: String { name }

  /// All cases of `Tests/Golden/FOLDER`, sorted by name. An absent or empty folder stops the test run: a suite that
  /// finds no cases would pass without having looked at anything.
  package static func all(in folder: String) -> [GoldenCase] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let url = root.appendingPathComponent("Golden").appendingPathComponent(folder)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).filter { $0.hasSuffix(".in") }
    precondition(!names.isEmpty, "no golden cases in Tests/Golden/\(folder)")
    return names.sorted().map { file in
      let name = String(file.dropLast(3))
      let input = (try? Data(contentsOf: url.appendingPathComponent(file))) ?? Data()
      return GoldenCase(name: name, input: Array(input), expectedURL: url.appendingPathComponent(name + ".out"))
    }
  }

  /// The expected output, `nil` where there is none yet. With `UPDATE_GOLDEN` set, writes `actual` first.
  package func expected(updatingWith actual: String) -> String? {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try? Data(actual.utf8).write(to: expectedURL)
    }
    return (try? Data(contentsOf: expectedURL)).map { String(decoding: $0, as: UTF8.self) }
  }
}
