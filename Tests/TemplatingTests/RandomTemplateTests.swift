// Templates that nobody thought of: made from a seed, rendered here and by Jinja2, compared byte for byte. Those that
// Jinja2 refuses must be refused here; most are not.

import Base
import TestSupport
import Testing

@testable import Templating

@Test(.enabled(if: Oracle.hasJinja2, "no Python with Jinja2"))
func randomTemplatesAreAsInJinja() throws {
  let templates = (0..<2000 as Range<UInt64>).map { seed in
    var maker = TemplateMaker(random: Seeded(seed &* 7919 &+ 11))
    return maker.template()
  }
  #expect(Set(templates).count > 1800)
  let answers = try #require(liveAnswers(templates.map { ($0, [:]) }))
  try #require(answers.count == templates.count)
  var refused = 0
  for (seed, (template, answer)) in zip(templates, answers).enumerated() {
    let rendered = render(template, JinjaCases.recorded.context)
    if answer == nil { refused += 1 }
    if rendered.isRefused == (answer == nil), answer == nil || rendered.text == answer { continue }
    Issue.record(
      """
      seed \(seed): \(template)
      \(rendered.messages)
      here:  \(rendered.text.debugDescription)
      Jinja: \(answer.debugDescription)
      """)
  }
  #expect(refused < 400, "\(refused) of \(templates.count) say nothing: Jinja2 refuses them")
}

/// Makes templates over the context of the recorded cases. Expressions know their kind, so that most of them have a
/// value.
struct TemplateMaker {
  var random: Seeded
  private var variables: [String] = []
  private var depth = 0

  init(random: Seeded) { self.random = random }

  mutating func template() -> String { statements(1 + pick(4)) }

  private mutating func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
  private mutating func one(_ options: [String]) -> String { options[pick(options.count)] }

  private mutating func statements(_ count: Int) -> String { (0..<count).map { _ in statement() }.joined() }

  private mutating func statement() -> String {
    depth += 1
    defer { depth -= 1 }
    let space = { (text: String) in text }
    switch depth > 3 ? pick(4) : pick(14) {
    case 0: return one(["text ", "\n", "  ", "a & b\n", "<p>x</p>\n", "\n\n", "é☃ "])
    case 1: return "{{ \(text()) }}"
    case 2: return "{{\(one(["", "-"])) \(number()) \(one(["", "-"]))}}\(one(["", "\n", " "]))"
    case 3: return "<p title=\"{{ \(text())|forceescape }}\">{{ \(any()) }}</p>"
    case 4, 5:
      let otherwise = pick(2) == 0 ? tag("else") + statements(1 + pick(2)) : ""
      let middle = pick(3) == 0 ? tag("elif \(truth())") + statements(1) : ""
      return space(tag("if \(truth())") + statements(1 + pick(2)) + middle + otherwise + tag("endif"))
    case 6, 7, 8:
      let name = "v\(depth)"
      let items = one([
        "numbers", "rows|map(attribute='jobs')|list", "range(\(pick(5)))", "[\(number()), \(number())]", "words",
        "name",
      ])
      variables.append(name)
      defer { variables.removeLast() }
      let condition = pick(4) == 0 ? " if \(name) != \(one(["3", "'pear'", "9507"]))" : ""
      let body =
        "{{ \(one(["loop.index", "loop.first", "loop.last", "loop.length", "loop.revindex", "loop.cycle('x', 'y', 'z')", name, name])) }}"
        + statements(1 + pick(2))
      let otherwise = pick(4) == 0 ? tag("else") + "empty" : ""
      return tag("for \(name) in \(items)\(condition)") + body + otherwise + tag("endfor")
    case 9:
      let name = "s\(pick(3))\(depth)"
      return tag("set \(name) = \(any())") + "{{ \(name) }}"
    case 10: return tag("set b\(depth)") + statements(1) + tag("endset") + "[{{ b\(depth) }}]"
    case 11: return tag("with w = \(any())") + "{{ w }}" + statements(1) + tag("endwith")
    case 12:
      return tag("filter \(one(["upper", "trim", "replace('a', 'b')", "title", "indent(1)"]))") + statements(1)
        + tag("endfilter")
    default:
      return one(["{# comment #}", "{#- c -#}", "{% raw %}{{ x }}{% endraw %}", "{% raw -%} {% {%- endraw %}"])
        + one(["", "\n"])
    }
  }

  private mutating func tag(_ inside: String) -> String {
    one(["", "", "", "  ", "\n"]) + "{%" + one(["", "", "", "-"]) + " " + inside + " " + one(["", "", "", "-"]) + "%}"
      + one(["", "", "\n"])
  }

  private mutating func any() -> String {
    switch pick(4) {
    case 0: number()
    case 1: text()
    case 2: truth()
    default: list()
    }
  }

  private mutating func number() -> String {
    depth += 1
    defer { depth -= 1 }
    if depth > 5 { return one(["1", "2", "n", "7", "0.5", "zero"]) }
    switch pick(16) {
    case 0, 1: return "\(pick(100))"
    case 2: return one(["n", "f", "neg", "zero", "rows[0].jobs", "rows[1].share", "numbers[0]", "d.a"])
    case 3: return "\(number()) \(one(["+", "-", "*"])) \(number())"
    case 4: return "(\(number()) \(one(["+", "-", "*"])) \(number()))"
    case 5: return "(\(number()) \(one(["/", "//", "%"])) \(one(["2", "3", "0.5", "-4", "7"])))"
    case 6: return "(\(number())|abs)"
    case 7: return "(\(text())|length)"
    case 8: return "(\(list())|length)"
    case 9: return "(numbers|\(one(["sum", "min", "max", "first", "last", "length"])))"
    case 10: return "((\(number()))|round(\(pick(3))))"
    case 11: return "((\(number()))|int)"
    case 12: return "(\(number()) if \(truth()) else \(number()))"
    case 13: return "-\(one(["n", "f", "3", "1.5"]))"
    case 14: return "(\(one(["2", "3", "-2", "1.5"])) ** \(pick(4)))"
    default: return "(missing|default(\(number())))"
    }
  }

  private mutating func text() -> String {
    depth += 1
    defer { depth -= 1 }
    if depth > 5 { return one(["name", "'a'", "html", "uni"]) }
    switch pick(15) {
    case 0, 1: return one(["name", "html", "uni", "text", "url", "rows[0].name", "words[1]", "empty", "deep.a.b.c"])
    case 2: return one(["'a'", "\"it's\"", "'<b>'", "'a b c'", "''", "'x\\ny'", "'Ünï'"])
    case 3: return "(\(text())|\(one(["upper", "lower", "title", "capitalize", "trim", "reverse", "string"])))"
    case 4: return "(\(text()) ~ \(any()))"
    case 5: return "(\(text()) + \(text()))"
    case 6: return "(\(text())|replace('\(one(["a", "b", "o", "<", " "]))', '\(one(["x", "", "&"]))'))"
    case 7: return "(\(list())|join('\(one([", ", "", "<", "-"]))'))"
    case 8: return "(\(text())|truncate(\(5 + pick(20))\(one(["", ", true"])), leeway=\(pick(4))))"
    case 9: return "\(one(["name", "'abcdef'", "text"]))[\(one(["1", ":2", "-2:", "::2", "1:3", "::-1", "0"]))]"
    case 10: return "(\(text()) if \(truth()) else \(text()))"
    case 11: return "(\(text())|escape)"
    case 12: return "(\(text())|safe)"
    case 13: return "(\(text())|center(\(pick(12))))"
    default: return "(missing|d(\(text())))"
    }
  }

  private mutating func truth() -> String {
    depth += 1
    defer { depth -= 1 }
    if depth > 5 { return one(["true", "yes", "no"]) }
    switch pick(12) {
    case 0: return one(["yes", "no", "true", "false"])
    case 1: return "(\(number()) \(one(["<", "<=", ">", ">=", "==", "!="])) \(number()))"
    case 2: return "(\(text()) \(one(["==", "!=", "<", ">"])) \(text()))"
    case 3: return "(\(truth()) \(one(["and", "or"])) \(truth()))"
    case 4: return "(not \(truth()))"
    case 5: return "(\(number()) in \(list()))"
    case 6: return "(\(text()) in \(text()))"
    case 7:
      return
        "(\(any()) is \(one(["", "not "]))\(one(["string", "number", "none", "defined", "mapping", "sequence", "boolean", "iterable"])))"
    case 8: return "(\(one(["n", "3", "8", "zero"])) is \(one(["odd", "even", "divisibleby 3", "gt 2", "in [1, 7]"])))"
    case 9: return "(\(number()) < \(number()) < \(number()))"
    case 10: return "(missing is defined)"
    default: return "(\(any()) == \(any()))"
    }
  }

  private mutating func list() -> String {
    depth += 1
    defer { depth -= 1 }
    if depth > 5 { return one(["numbers", "words", "[]"]) }
    switch pick(10) {
    case 0, 1: return one(["numbers", "words", "none_list"])
    case 2: return "[\(any()), \(any())]"
    case 3: return "(numbers|sort\(one(["", "(reverse=true)"])))"
    case 4: return "(words|\(one(["sort", "unique|list", "reverse|list", "map('upper')|list", "map('length')|list"])))"
    case 5:
      return
        "(numbers|\(one(["select('odd')|list", "reject('gt', 2)|list", "batch(2)|list", "slice(2)|list", "map('string')|list"])))"
    case 6: return "(range(\(pick(6)))|list)"
    case 7: return "(\(list()) + \(list()))"
    case 8: return "(rows|map(attribute='\(one(["name", "jobs", "share", "region"]))')|list)"
    default: return "numbers[\(one(["1:", ":3", "::-1", "1:3"]))]"
    }
  }
}
