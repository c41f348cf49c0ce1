// "All jobs less those of A and B" is what an office withholds of C. A method does not work that out unless the site
// says that it may; an expression in the prose has no way to say so, and never does.

import Base
import Markup
import Model
import Synchronization
import Templating

/// The figures that an expression with a minus asks for while it is evaluated. A class because the host's functions
/// keep it.
final class AskedFigures: Sendable {
  private let asked = Mutex<Set<Model.Observation.Key>>([])

  /// - Returns: `nil` for an expression that subtracts nothing; the minus of a period is none.
  init?(by expression: ArraySlice<UInt8>) {
    if !hasMinus(expression) { return nil }
  }

  /// A host that answers as another does, and remembers what it was asked.
  func host(_ host: Host, _ lookup: Lookup) -> Host {
    var listening = host
    listening.observation = { [self] series, selector in
      let answer = host.observation(series, selector)
      if case .success(let figure) = answer, figure.hasCell,
        case .success(let selection?) = lookup.selection(of: series.indicatorID, series.choices)
      {
        let key = Model.Observation.Key(
          entity: series.entityID, indicator: series.indicatorID, selection: selection, period: figure.period)
        asked.withLock { _ = $0.insert(key) }
      }
      return answer
    }
    return listening
  }

  /// Whether taking one from another leaves what is withheld.
  func giveAwayWithheld(_ site: Site) -> Bool {
    let keys = asked.withLock { $0.sorted() }
    return keys.count > 1 && leftOvers(of: keys, in: site).contains { $0.isWithheld }
  }
}

private func hasMinus(_ expression: ArraySlice<UInt8>) -> Bool {
  expression.indices.contains { index in
    guard expression[index] == UInt8(ascii: "-") else { return false }
    guard index > expression.startIndex, index + 1 < expression.endIndex else { return true }
    let next = expression[index + 1]
    return !(isDigit(expression[index - 1]) && (isDigit(next) || next == UInt8(ascii: "Q")))
  }
}

extension Diagnostic {
  static func worksOutWithheld(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "figure/works-out-withheld", "this subtraction works out what is withheld", at: span,
      help: "leave it out; a site that has the right to it makes it an indicator with method: difference and "
        + "withheld: reveal")
  }
}
