// Nearly every figure of a text is one cell by its address: `boston.jobs@2017`. Such a one is looked up where it
// stands; to compile it and run a machine for it was half of what judging prose costs.

import Base
import Model
import Templating

extension ProseJudge {
  /// The figure that an address names; `nil` for whatever is more than an address or names nothing. Then the language
  /// is asked, which says the same of an address and knows what to say of a mistake.
  func namedFigure(_ text: ArraySlice<UInt8>, _ variables: Record, _ host: Host) -> Templating.Observation? {
    var rest = text.trimmed
    guard let entity = word(&rest), rest.popFirst() == UInt8(ascii: "."), let indicator = word(&rest),
      !notNames.contains(entity), variables[entity] == nil, let indicator = lookup.indicator(indicator),
      case .handle(let handle)? = host.entity(entity)
    else { return nil }
    var selector = PeriodSelector.latest
    if rest.popFirst() == UInt8(ascii: "@") {
      guard let period = Period(rest) else { return nil }
      selector = .period(period)
    } else if !rest.isEmpty {
      return nil
    }
    let series = Series(indicator: indicator.index, entity: handle.id)
    guard case .success(let figure) = host.observation(series, selector), figure.hasCell else { return nil }
    return figure
  }
}

// Words of the language that stand where a name could.
private let notNames: Set<String> = [
  "true", "True", "false", "False", "none", "None", "not", "and", "or", "in", "is", "if", "else",
]

private func word(_ rest: inout ArraySlice<UInt8>) -> String? {
  let bytes = rest.prefix(while: isWordByte)
  guard let first = bytes.first, !isDigit(first) else { return nil }
  rest = rest.dropFirst(bytes.count)
  return String(decoding: bytes, as: UTF8.self)
}
