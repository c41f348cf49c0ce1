// What a template computes with. An enum, not `Any`: no existential in the render path, and a switch that forgets a
// case does not compile. Large payloads are indirect, so that a value stays three words long.

import Base

/// What a template computes with.
package enum Value: Sendable {
  /// A name that has no value; the number is the place in the program that looked it up. It never leaves the engine.
  case undefined(Int32)
  case none
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  /// HTML that is safe as it stands: rendered Markdown, an SVG chart, what a macro printed.
  case safe([UInt8])
  /// XML that is safe as it stands: what a macro of an XML template printed. Safe HTML is not safe XML.
  case safeXML([UInt8])
  indirect case date(CalendarDate)
  case moment(Moment)
  case period(Period)
  case list([Value])
  case record(Record)
  /// An object of the host, asked for its attributes when a template names them.
  case handle(Handle)
  case series(Series)
  case observation(Observation)
  /// A macro; made by the engine only.
  case macro(MacroReference)
  /// What `namespace()` makes, by its number in the rendering; made by the engine only.
  case namespace(Int32)

  /// HTML that is safe as it stands.
  package static func safe(text: String) -> Value { .safe(Array(text.utf8)) }
}

/// An object of the host: what kind it is and which one. Small and without reference counts, so that threads share
/// nothing by passing it on.
package struct Handle: Hashable, Sendable {
  package let kind: UInt16
  package let id: Int32

  package init(kind: UInt16, id: Int32) {
    self.kind = kind
    self.id = id
  }
}

/// A macro, and the frame of variables that it was defined in.
package struct MacroReference: Sendable {
  let index: Int32
  let frame: Int32
}

// Not by nil: an optional value that is absent and the value none would read alike.
extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .double(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: Value...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, Value)...) { self = .record(Record(elements)) }
}

extension Value {
  /// What it is, for messages: "a list".
  package var kindName: String {
    switch self {
    case .undefined: "undefined"
    case .none: "none"
    case .bool: "true or false"
    case .int: "a whole number"
    case .double: "a number"
    case .string: "text"
    case .safe: "safe HTML"
    case .safeXML: "safe XML"
    case .date: "a date"
    case .moment: "a moment"
    case .period: "a period"
    case .list: "a list"
    case .record: "a record"
    case .handle: "an object"
    case .series: "a series"
    case .observation: "an observation"
    case .macro: "a macro"
    case .namespace: "a namespace"
    }
  }
}
