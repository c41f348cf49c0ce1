// The only place that prints. Results go to standard output, messages about them to standard error; with --json both go
// to standard output, an object a line. Whatever the content holds, no control character of it reaches the terminal.

import Base
import Glibc
import SiteBuild
import Synchronization

struct Terminal: Sendable {
  enum Form: Sendable { case text, json }

  let isQuiet: Bool
  let form: Form
  let isStrict: Bool
  let isColoured: Bool
}

extension Terminal {
  /// Prints diagnostics in the order of the files, causes first.
  func print(_ diagnostics: [Diagnostic], of files: [SourceFile]) {
    let sorted = diagnostics.sorted(files, by: causeRank)
    switch form {
    case .json: for diagnostic in sorted { StandardStream.output.write(json(diagnostic, files) + "\n") }
    case .text:
      for diagnostic in sorted.prefix(limit) {
        StandardStream.error.write(coloured(diagnostic, visible(diagnostic.printed(files))))
      }
      if sorted.count > limit { StandardStream.error.write("… and \(sorted.count - limit) more messages\n") }
    }
  }

  /// A line about what was done; not with --quiet.
  func say(_ line: String) {
    if isQuiet { return }
    switch form {
    case .text: StandardStream.output.write(visible(line) + "\n")
    case .json:
      StandardStream.output.write("{\"severity\":\"note\",\"code\":\"done\",\"message\":\(quoted(line))}\n")
    }
  }

  /// A line about what is going on.
  func remark(_ line: String) {
    if isQuiet || form == .json { return }
    StandardStream.error.write(visible(line) + "\n")
  }

  /// What was asked for, as it is.
  func output(_ bytes: [UInt8]) { StandardStream.output.write(bytes) }

  /// Ends the command where diagnostics say that it failed.
  func check(_ diagnostics: [Diagnostic]) throws {
    let fatal: Severity = isStrict ? .warning : .error
    if diagnostics.contains(where: { $0.severity >= fatal }) { throw ExitStatus.content }
  }

  /// Shows how far a build is, once it lasts; only to a person.
  func progress() -> BuildEvents {
    let isShown = form == .text && !isQuiet && isatty(STDERR_FILENO) == 1
    let start = ContinuousClock.now
    return BuildEvents(
      waiting: { holder in remark("\(holder) is building into the same folder; waiting for it") },
      rendered: { done, total in
        guard isShown, ContinuousClock.now - start > .milliseconds(500) else { return }
        let filled = total == 0 ? 0 : done * 30 / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        StandardStream.error.write(done == total ? "\r\u{1B}[K" : "\r\(bar) \(done) of \(total)")
      })
  }

  private func coloured(_ diagnostic: Diagnostic, _ text: String) -> String {
    guard isColoured else { return text }
    let colour =
      switch diagnostic.severity {
      case .error: "31"
      case .warning: "33"
      case .note: "36"
      }
    let word = "\(diagnostic.severity.name): "
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.enumerated().map { number, line in
      if number == 0, let place = line.firstRange(of: word) {
        return line.replacingCharacters(in: place, with: "\u{1B}[1;\(colour)m\(word)\u{1B}[0m")
      }
      if let bar = line.firstIndex(of: "|"), line.contains("^"), line[..<bar].allSatisfy({ $0 == " " }) {
        return "\(line[...bar])\u{1B}[1;\(colour)m\(line[line.index(after: bar)...])\u{1B}[0m"
      }
      return line
    }.joined(separator: "\n")
  }
}

/// `3 errors`, `1 warning`, `0 pages`.
func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

// More than fit on any screen help nobody; --json has them all.
private let limit = 200

private func json(_ diagnostic: Diagnostic, _ files: [SourceFile]) -> String {
  func place(_ span: Span?) -> String {
    guard let span, files.indices.contains(span.file.position) else { return "" }
    let file = files[span.file]
    let position = file.position(of: span.range.lowerBound)
    return ",\"file\":\(quoted(file.path)),\"line\":\(position.line),\"column\":\(position.column)"
  }
  let notes = diagnostic.notes.map { "{\"message\":\(quoted($0.message))\(place($0.span))}" }.joined(
    separator: ",")
  let label = diagnostic.label.map { ",\"label\":\(quoted($0))" } ?? ""
  let help = diagnostic.help.map { ",\"help\":\(quoted($0))" } ?? ""
  return
    "{\"severity\":\"\(diagnostic.severity.name)\",\"code\":\(quoted(diagnostic.code)),\"message\":\(quoted(diagnostic.message))"
    + "\(place(diagnostic.span))\(label)\(help)\(notes.isEmpty ? "" : ",\"notes\":[\(notes)]")}"
}

private func quoted(_ text: String) -> String {
  var out = ByteWriter()
  out.appendJSON(text)
  return out.text
}

private func visible(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value) ? "\u{FFFD}" : $0
      }))
}

extension String {
  fileprivate func firstRange(of word: String) -> Range<String.Index>? {
    indices.first { self[$0...].hasPrefix(word) }.map { $0..<index($0, offsetBy: word.count) }
  }

  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}

/// A standard stream, written whole: a pipe may take less than it is given.
enum StandardStream: Int32 {
  case output = 1
  case error = 2

  func write(_ text: String) { write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Glibc.write(rawValue, buffer.baseAddress! + offset, buffer.count - offset)  // not empty here
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        offset += count
      }
    }
  }
}

/// All of standard input.
func standardInput() -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    if count <= 0 { return bytes }
    bytes += buffer[..<count]
  }
}
