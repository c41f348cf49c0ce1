import Base

extension Function {
  static let range = Function(
    name: "range", summary: "Whole numbers from the first up to but without the last, in steps.",
    parameters: [.required("start"), .optional("stop", .none), .optional("step", 1)],
    examples: [Example("range(3) | list", gives: "[0, 1, 2]"), Example("range(1, 6, 2) | list", gives: "[1, 3, 5]")]
  ) { arguments, _ throws(Refusal) in
    let start = arguments.isNone(1) ? 0 : try arguments.whole(0, "start")
    let stop = arguments.isNone(1) ? try arguments.whole(0, "stop") : try arguments.whole(1, "stop")
    let step = try arguments.whole(2, "step")
    guard step != 0 else { throw Refusal("step must not be 0") }
    let (distance, overflow) = stop.subtractingReportingOverflow(start)
    guard !overflow, step != .min, distance / step <= 100_000 else {
      throw Refusal("a range has at most 100000 numbers")
    }
    return .list(stride(from: start, to: stop, by: step).map { .int($0) })
  }

  static let dict = Function(
    name: "dict", summary: "A record of its arguments.", parameters: [.rest("entries")],
    examples: [Example("dict(a=1).a", gives: "1")]
  ) { arguments, _ in .record(Record(arguments.named.map { ($0.0.text, $0.1) })) }

  // The machine makes the namespace itself: it is the one value that changes.
  static let namespace = Function(
    name: "namespace",
    summary: "Variables that keep what a loop sets: `{% set n = namespace(sum=0) %}`, then `{% set n.sum = … %}`.",
    parameters: [.rest("variables")], examples: [Example("namespace(sum=3).sum", gives: "3")]
  ) { _, _ in .none }

  static let entity = Function(
    name: "entity",
    summary:
      "The entity with this id: one that starts with a digit, is a word of the language, or comes from a variable.",
    parameters: [.required("id")], examples: []
  ) { arguments, context throws(Refusal) in
    let id = context.text(arguments[0])
    if let found = context.host.entity(id) { return found }
    throw Refusal("no entity named “\(id)”", help: nearest(to: id, among: context.host.entityNames()).asSuggestion)
  }
}
