// The fast reader and the full parser must say the same of everything that both can read, spans included.
// (`randomElement` always finds one here: every list of choices is written out and none is empty.)

import Base
import TestSupport
import Testing

@testable import Formats

@Test func readersAgree() throws {
  var (fast, seed) = (0, 0 as UInt64)
  while fast < 10_000 {
    seed += 1
    var random = Seeded(seed)
    let source = randomDocument(using: &random)
    let file = SourceFile(path: "a.yml", source)
    guard let plain = plainlyRead(file) else { continue }
    fast += 1
    let full = fullyRead(text(of: file), partial: Node(.null, at: file.span(0..<0)))
    if plain.hasErrors {
      #expect(full.hasErrors, "seed \(seed): only the fast reader objects\n\(source)\n\(plain.diagnostics)")
    } else {
      #expect(!full.hasErrors, "seed \(seed): only the full reader objects\n\(source)\n\(full.diagnostics)")
      #expect(plain.result == full.result, "seed \(seed)\n\(source)")
    }
  }
  #expect(seed < 40_000, "the fast reader declined most of \(seed) documents")
}

@Test(arguments: [
  "a: 1\nb:\n  - x\n  - y: 2\n    z: 3\n", "a:\n- 1\n- 2\nb: {c: [1, 2,], d: 'it''s'}\n",
  "a: |\n  one\n\n  two\nb: \"\\u00e9\"\n",
  "---\na: 12:30\nb: 2017-09-21 # day\nc: no\n", "{kind: bar, data: clusters,\n y: cluster}\n",
  "- - 1\n  - 2\n- []\n- {}\n",
  "facts: {companies: {value: 480, hedge: more-than}}\n", "a: # nothing\nb: ~\n\"c d\": 'x' # y\n",
  "a: |-\n  x\n   y\n\nb: 0113\n",
])
func bothReadersKnow(_ source: String) throws {
  let file = SourceFile(path: "a.yml", source)
  let plain = try #require(plainlyRead(file))
  let full = fullyRead(text(of: file), partial: Node(.null, at: file.span(0..<0)))
  #expect(plain.diagnostics == [] && full.diagnostics == [])
  #expect(plain.result == full.result)
}

@Test func readersAgreeOnDamagedDocuments() throws {
  let documents = GoldenCase.all(in: "Formats").filter { $0.name.hasPrefix("front") || $0.name.hasPrefix("yaml") }
  var both = 0
  for seed in 0..<10_000 as Range<UInt64> {
    var random = Seeded(seed)
    let golden = documents[Int(seed) % documents.count]
    let file = SourceFile(id: ID(0), path: "a.yml", bytes: damagedYAML(golden.input, using: &random))
    let checked = checkedText(file, 0..<file.bytes.count, code: "yaml")
    // The full parser refuses many aliases before it looks where they stand.
    if checked.hasUnusual || !checked.faults.told.isEmpty || file.bytes.contains(UInt8(ascii: "*")) { continue }
    guard let plain = plainlyRead(file) else { continue }
    both += 1
    let full = fullyRead(text(of: file), partial: Node(.null, at: file.span(0..<0)))
    let source = String(decoding: file.bytes, as: UTF8.self)
    #expect(plain.hasErrors == full.hasErrors, "seed \(seed)\n\(source)\n\(plain.diagnostics + full.diagnostics)")
    #expect(plain.hasErrors || plain.result == full.result, "seed \(seed)\n\(source)")
  }
  #expect(both > 1_000, "the fast reader declined nearly all: it read \(both)")
}

// What stands between the fences, with up to five bytes put in, taken out or exchanged.
private func damagedYAML(_ input: [UInt8], using random: inout Seeded) -> [UInt8] {
  let lines = input.split(separator: 0x0A, omittingEmptySubsequences: false).filter { !$0.elementsEqual("---".utf8) }
  var bytes = Array(lines.joined(separator: [0x0A]))
  let alphabet = Array("\n\t\"',:-[]{}()#&!|>%@?0a ".utf8)
  for _ in 0..<Int.random(in: 0...5, using: &random) {
    let at = Int.random(in: 0...bytes.count, using: &random)
    let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
    switch Int.random(in: 0..<3, using: &random) {
    case 0 where at < bytes.count: bytes[at] = byte
    case 1 where at < bytes.count: bytes.remove(at: at)
    default: bytes.insert(byte, at: at)
    }
  }
  return bytes
}

private func text(of file: SourceFile) -> YAMLText { YAMLText(file: file.id, bytes: file.bytes, base: 0) }

private func plainlyRead(_ file: SourceFile) -> Checked<Node>? {
  file.bytes.withUnsafeBufferPointer { bytes in
    var reader = PlainReader(text(of: file), bytes)
    do throws(PlainStop) { return Checked(try reader.document(), reader.faults.diagnostics("yaml")) } catch {
      return error == .faulty ? Checked(Node(.null, at: file.span(0..<0)), reader.faults.diagnostics("yaml")) : nil
    }
  }
}

// Documents as people write them, now and then with a slip: a byte changed, dropped or doubled.
private func randomDocument(using random: inout Seeded) -> String {
  var lines: [String] = []
  block(0, 0, &lines, &random)
  var source = lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
  if Int.random(in: 0..<5, using: &random) == 0, !source.isEmpty {
    let at = source.unicodeScalars.index(
      source.unicodeScalars.startIndex, offsetBy: Int.random(in: 0..<source.unicodeScalars.count, using: &random))
    let slip = ["", " ", ":", "\n", "-", "#", "'", "\"", ",", "]", "}", "x", "\t", "  ", ": ", " #", "? "]
      .randomElement(using: &random)!
    source.unicodeScalars.replaceSubrange(at...at, with: slip.unicodeScalars)
  }
  return source
}

private func block(_ indent: Int, _ depth: Int, _ lines: inout [String], _ random: inout Seeded) {
  let pad = String(repeating: " ", count: indent)
  let isList = depth > 0 && Int.random(in: 0..<3, using: &random) == 0
  for n in 0..<Int.random(in: 1...4, using: &random) {
    if Int.random(in: 0..<12, using: &random) == 0 {
      lines.append(["", pad + "# a remark", "   ", "\t"].randomElement(using: &random)!)
    }
    let head = isList ? pad + "-" : pad + key(n, &random) + ":"
    switch Int.random(in: 0..<12, using: &random) {
    case 0 where depth < 3, 1 where depth < 3:
      lines.append(head)
      block(indent + Int.random(in: 1...3, using: &random), depth + 1, &lines, &random)
    case 2 where depth < 3 && isList:
      var inner: [String] = []
      block(indent + 2, depth + 1, &inner, &random)
      inner[0] = head + " " + inner[0].drop { $0 == " " }
      lines += inner
    case 3:
      lines.append(head + [" |", " |-", " >", " |  # text"].randomElement(using: &random)!)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        lines.append(pad + "  " + ["text: x", "", "  deeper", "# no remark"].randomElement(using: &random)!)
      }
    case 4: lines.append(head + " " + flow(0, &random))
    case 5: lines.append(head)
    default: lines.append(head + " " + scalar(&random) + ["", "", "", " # remark", "  "].randomElement(using: &random)!)
    }
  }
}

private func key(_ n: Int, _ random: inout Seeded) -> String {
  ["title", "a\(n)", "k-\(n)", "\"3254\"", "2017", "long name \(n)", "'q\(n)'", "été", "x.y\(n)", "no"].randomElement(
    using: &random)!
}

private func scalar(_ random: inout Seeded) -> String {
  [
    "text", "two words", "480", "-1.5", "0113", "no", "true", "null", "~", "12:30", "2017-09-21", "2000..2009", "1e3",
    "0x1F", ".5",
    "http://a.b/c?d=e#f", "'single ''quoted'''", "\"double \\\"quoted\\\" \\u00e9\\n\"", "a #b", "a#b",
    "Boston–Cambridge", "100%",
    "x, y", "[a", "&anchor x", "*alias", "!tag x", "@x", "`x`", "|x", "> x", "- x", "-x", "?x", "? x", ":x", "a: b",
    "a:b", "{{ x }}", "\"unclosed", "'a' b", "+7", "1_000", "1.", ".inf", "=", "<<", "a\tb", "\\n", "\"\"", "''", "’",
  ].randomElement(using: &random)!
}

private func flow(_ depth: Int, _ random: inout Seeded) -> String {
  let items = (0..<Int.random(in: 0...3, using: &random)).map { _ in
    depth < 2 && Int.random(in: 0..<4, using: &random) == 0
      ? flow(depth + 1, &random)
      : ["a", "1", "'x, y'", "\"z\"", "b c", "2017-09-21", "-1", "a:b", "http://x", "a?b", "~", "é", "-", "a: b"]
        .randomElement(using: &random)!
  }
  let gap = [" ", "", "  ", "\n      "].randomElement(using: &random)!
  let end = Int.random(in: 0..<8, using: &random) == 0 && !items.isEmpty ? "," : ""
  if Bool.random(using: &random) { return "[" + items.joined(separator: "," + gap) + end + "]" }
  let pairs = items.enumerated().map {
    "\(["k\($0)", "'q\($0)'", "1\($0)", "\"d\($0)\""].randomElement(using: &random)!):\([" ", " ", "", "  "].randomElement(using: &random)!)\($1)"
  }
  return "{" + pairs.joined(separator: "," + gap) + end + "}"
}
