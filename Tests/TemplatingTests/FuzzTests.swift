// Broken templates: cases cut, doubled, mixed and filled with noise. Nothing may crash or hang, and what is refused is
// refused with a place inside its file. `FUZZ_SECONDS` makes the run longer than its bounded count.

import Base
import Foundation
import TestSupport
import Testing

@testable import Templating

@Test func brokenTemplatesNeverCrash() {
  let seconds = ProcessInfo.processInfo.environment["FUZZ_SECONDS"].flatMap(Double.init)
  let end = seconds.map { Date().addingTimeInterval($0) }
  let corpus =
    JinjaCases.recorded.cases.map { Array($0.template.utf8) } + places.map { Array($0.template.utf8) } + seeds
  let offset = end == nil ? 0 : UInt64(Date().timeIntervalSince1970) << 20
  var count: UInt64 = 0
  while end.map({ Date() < $0 }) ?? (count < 3000) {
    var random = Seeded(offset &+ count)
    let bytes = mutated(corpus, &random)
    let name = ["page.html", "feed.xml", "data.json", "a.txt"][Int(random.next() % 4)]
    try_(bytes, name, seed: offset &+ count)
    count += 1
  }
  #expect(count > 0)
  if end != nil { print("fuzzed \(count) templates, seeds from \(offset)") }
}

private func try_(_ bytes: [UInt8], _ name: String, seed: UInt64) {
  let file = SourceFile(id: ID(0), path: name, bytes: bytes)
  var limits = Limits()
  limits.iterations = 2000
  limits.bytes = 1 << 20
  let environment = Environment(names: Names(JinjaCases.recorded.context.names), limits: limits)
  let compiled = environment.compile([(name: name, file: file)])
  var out = ByteWriter()
  let rendered =
    compiled.result.contains(name) ? compiled.result.render(name, JinjaCases.recorded.context, into: &out) : []
  for diagnostic in compiled.diagnostics + rendered {
    let range = diagnostic.span?.range ?? -1..<0
    if range.lowerBound < 0 || range.upperBound > bytes.count || diagnostic.message.isEmpty {
      Issue.record("seed \(seed): \(diagnostic.message) at \(range) of \(bytes.count)")
    }
  }
  if !compiled.result.contains(name), compiled.diagnostics.isEmpty {
    Issue.record("seed \(seed): refused without a word")
  }
  _ = Expression.compile(bytes[...], in: file.id, environment: environment)
  _ = Phrase.compile(bytes[...], in: file.id, environment: environment)
}

private func mutated(_ corpus: [[UInt8]], _ random: inout Seeded) -> [UInt8] {
  func pick(_ count: Int, _ random: inout Seeded) -> Int { count <= 0 ? 0 : Int(random.next() % UInt64(count)) }
  var bytes = corpus[pick(corpus.count, &random)]
  for _ in 0...pick(4, &random) {
    let at = pick(bytes.count + 1, &random)
    switch pick(8, &random) {
    case 0: bytes.removeSubrange(at..<min(bytes.count, at + 1 + pick(8, &random)))
    case 1: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
    case 2: bytes.insert(contentsOf: tokens[pick(tokens.count, &random)].utf8, at: at)
    case 3: bytes.insert(contentsOf: bytes[at...].prefix(pick(40, &random)), at: at)
    case 4:
      let other = corpus[pick(corpus.count, &random)]
      bytes.insert(contentsOf: other[pick(other.count, &random)...], at: at)
    case 5: if at < bytes.count { bytes[at] ^= 1 << UInt8(pick(8, &random)) }
    case 6: bytes = Array(bytes[..<at])
    default:
      let token = Array(tokens[pick(tokens.count, &random)].utf8)
      for _ in 0..<pick(80, &random) where bytes.count < 4000 { bytes.insert(contentsOf: token, at: at) }
    }
  }
  return bytes
}

private let tokens = [
  "{{", "}}", "{%", "%}", "{#", "#}", "-%}", "{%-", "(", ")", "[", "]", "{", "}", "|", ".", ",", ":", "@", "@2017",
  "@(", "'", "\"", "\\", "<", ">",
  "</", "<script>", "<a href=\"", "<!--", "-->", " if ", " else ", " not ", " in ", " is ", " and ", "{% if yes %}",
  "{% endif %}", "{% for a in numbers %}",
  "{% endfor %}", "{% raw %}", "{% endraw %}", "{% block a %}", "{% endblock %}", "{% macro m(a) %}",
  "{% endmacro %}", "{{ m(1) }}", "{{ super() }}",
  "{% call m(1) %}", "{% endcall %}", "{% set x = ", "{% set x %}", "{% endset %}", "**", "//", "~", "+", "-",
  "99999999999999999999", "0x", "1e999", "\u{0}", "é", "\n",
  "{% include 'page.html' %}", "{% extends 'page.html' %}", "{{ x", "loop.index", "caller()", "namespace()",
  "range(100000)", "'a' * 100000", "not ", "-", "((((",
]

private let seeds: [[UInt8]] = [
  String(repeating: "{% if yes %}", count: 200), String(repeating: "(", count: 5000),
  "{{ " + String(repeating: "(", count: 5000), "{{ " + String(repeating: "not ", count: 5000) + "a }}",
  "{{ " + String(repeating: "-", count: 5000) + "1 }}", "{{ n" + String(repeating: ".a", count: 5000) + " }}",
  "{{ 1" + String(repeating: " + 1", count: 5000) + " }}", "{{ n" + String(repeating: "|upper", count: 5000) + " }}",
  "{{ " + String(repeating: "[", count: 5000), String(repeating: "<", count: 5000),
  "{{ 1" + String(repeating: " if 1", count: 5000) + " }}", "{{ 1" + String(repeating: " ~ 1", count: 5000) + " }}",
].map { Array($0.utf8) }

@Test(arguments: [
  ("{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}", "items"),
  ("{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}", "deep"),
  ("{% for a in range(100000) %}{{ 'abcdefghij' * 10000 }}{% endfor %}", "output grew"),
  ("{% set n = namespace(s='a') %}{% for a in range(100) %}{% set n.s = n.s ~ n.s %}{% endfor %}", "grows beyond"),
  ("{{ range(10000000) }}", "at most 100000"), ("{{ 'a' * 1000000000 }}", "grows beyond"),
  ("{{ [1] * 100000000 }}", "million"), ("{{ 9223372036854775807 + 1 }}", "too large"),
  ("{{ 2 ** 64 }}", "too large"), ("{{ 10.0 ** 400 }}", "too large"), ("{% include 'main' %}", "includes itself"),
  ("{% extends 'main' %}", "extends itself"), ("{% import 'main' as m %}", "imports itself"),
  ("{% include 'a' %}", "includes itself"), ("{{ 'a' | center(100000000) }}", "too large"),
  ("{% include '../secret' %}", "from the folder of templates"),
  ("{% include '/etc/passwd' %}", "from the folder of templates"),
] as [(String, String)])
func budgetEndsInALocatedMessage(_ template: String, _ words: String) {
  let result = render(template, files: ["a": "{% include 'b' %}", "b": "{% include 'a' %}"])
  #expect(
    result.isRefused && result.messages.contains(words) && result.diagnostics.first?.span != nil, "\(result.messages)"
  )
}

@Test(arguments: [
  // Looked up in one frame, missed in another: found by the mutations above.
  "{% macro outer(a, b, c, d) %}{{ inner(d.missing) }}{% endmacro %}{% macro inner(x) %}{{ x }}{% endmacro %}{{ outer(1, 2, 3, rows[0]) }}",
  "{% for a in rows %}{% for b in rows %}{% macro m(x) %}{{ x.y }}{{ x }}{% endmacro %}{{ m(b.nope) }}{{ m(b['nope']) }}{% endfor %}{% endfor %}",
])
func missingValueMayCrossFrames(_ template: String) {
  let result = render(template, JinjaCases.recorded.context)
  #expect(result.isRefused)
  #expect(result.messages.contains("has no value") || result.messages.contains("nothing at this place"))
}

@Test func includesThatMultiplyAreStopped() {
  var files = ["p16": "x"]
  for i in 0..<16 { files["p\(i)"] = "{% include 'p\(i + 1)' %}{% include 'p\(i + 1)' %}" }
  let result = render("{% include 'p0' %}", files: files)
  #expect(result.isRefused)
  #expect(result.messages.contains("template/size") || result.messages.contains("template/recursion"))
}
