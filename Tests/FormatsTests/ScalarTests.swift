import Base
import Formats
import Testing

@Test(arguments: [
  ("no", .string("no")), ("on", .string("on")), ("Yes", .string("Yes")), ("12:30", .string("12:30")),
  ("12:30:45", .string("12:30:45")),
  ("2017-09-21", .date(CalendarDate(2017, 9, 21)!)), ("2017-02-30", .string("2017-02-30")),
  ("2017-09-21T10:00Z", .string("2017-09-21T10:00Z")),  // a day that exists
  ("true", .bool(true)), ("False", .bool(false)), ("tRUE", .string("tRUE")), ("null", .null), ("~", .null),
  ("Null", .null), ("none", .string("none")),
  ("0113", .int(113)), ("-7", .int(-7)), ("+7", .int(7)), ("0x1F", .int(31)), ("0o17", .int(15)),
  ("0b1", .string("0b1")), ("1_000", .string("1_000")), ("1,000", .string("1,000")),
  ("1.5", .number(1.5)), (".5", .number(0.5)), ("5.", .number(5)), ("1e3", .number(1000)),
  ("1e999", .string("1e999")), (".inf", .string(".inf")), (".nan", .string(".nan")),
  ("9223372036854775807", .int(.max)), ("9223372036854775808", .number(9223372036854775808)), ("+", .string("+")),
  (".", .string(".")), ("1.2.3", .string("1.2.3")),
  ("2017-Q4", .string("2017-Q4")), ("2000..2009", .string("2000..2009")), ("=", .string("=")),
  ("<<", .string("<<")), ("'12'", .string("12")), ("\"true\"", .string("true")), ("\"\"", .string("")),
] as [(String, Node.Content)])
func scalarsMeanWhatPeopleMean(_ written: String, _ expected: Node.Content) throws {
  // The anchor sends the second document to the full parser.
  let plain = yaml(SourceFile(path: "a.yml", "a: \(written)\n"))
  let full = yaml(SourceFile(path: "a.yml", "b: &b x\na: \(written)\n"))
  #expect(plain.diagnostics.isEmpty && plain.result["a"]?.content == expected)
  #expect(full.diagnostics.isEmpty && full.result["a"]?.content == expected)
}

@Test func scalarsKeepWhatWasWritten() throws {
  let tree = yaml(
    SourceFile(path: "a.yml", "code: 0113\nshare: 1.50\nanswer: no\nday: 2017-09-21\nquoted: \"a\\tb\"\nempty:\n")
  ).result
  #expect(tree.entries.map { $0.value.scalar } == ["0113", "1.50", "no", "2017-09-21", "a\tb", nil])
  #expect(tree["share"]?.number == 1.5)
}
