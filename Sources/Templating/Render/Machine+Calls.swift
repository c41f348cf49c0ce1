// Filters, tests and functions, the engine's own and those that the host handed in; and what is selected from a series.

import Base

extension Machine {
  mutating func filtered(_ operand: Int32, _ filter: Int, _ call: Int32, at node: Int32) throws(Fault) -> Value {
    let library = context.library
    let input = library.filtersTakeUndefined[filter] ? try lenient(operand) : try value(operand)
    let arguments = try arguments(call) { library.filters[filter].parameters }
    do throws(Refusal) {
      let result = try library.filterBodies[filter](input, arguments, context)
      if case .undefined = result { return .undefined(node) }
      return result
    } catch { throw Fault(error, at: node) }
  }

  mutating func holds(_ operand: Int32, _ test: Int, _ call: Int32, at node: Int32) throws(Fault) -> Bool {
    let library = context.library
    let input = library.testsTakeUndefined[test] ? try lenient(operand) : try value(operand)
    let arguments = try arguments(call) { library.tests[test].parameters }
    do throws(Refusal) { return try library.testBodies[test](input, arguments, context) } catch {
      throw Fault(error, at: node)
    }
  }

  mutating func result(of function: Int, _ call: Int32, at node: Int32) throws(Fault) -> Value {
    let function = context.library.functions[function]
    let arguments = try arguments(call) { function.parameters }
    if function.name == "namespace" {
      namespaces.append(Record(arguments.named.map { ($0.0.text, $0.1) }))
      return .namespace(Int32(namespaces.count - 1))
    }
    do throws(Refusal) { return try function.apply(arguments, context) } catch { throw Fault(error, at: node) }
  }

  private mutating func arguments(_ call: Int32, _ parameters: () -> [Parameter]) throws(Fault) -> Arguments {
    let call = code.calls[Int(call)]
    if call.constant >= 0 { return code.arguments[Int(call.constant)] }
    var arguments = Arguments(values: [])
    for (position, parameter) in parameters().enumerated() {
      let given = code.numbers[Int(call.positional) + position]
      if parameter.takesRest {
        arguments.values.append(.list(try values(call.rest, call.restCount)))
      } else {
        arguments.values.append(given < 0 ? parameter.standard ?? .none : try value(given))
      }
    }
    for (name, node) in named(call) { arguments.named.append((name, try value(node))) }
    return arguments
  }

  /// The arguments of a call that have a name, each with its expression.
  mutating func named(_ call: CallCode) -> [(name: Symbol, node: Int32)] {
    (0..<Int(call.namedCount)).map { position in
      let pair = Int(call.named) + 2 * position
      return (code.symbols[Int(code.numbers[pair])], code.numbers[pair + 1])
    }
  }

  // MARK: series

  mutating func select(_ series: Series, _ call: CallCode, at node: Int32) throws(Fault) -> Value {
    guard call.restCount == 0 else {
      throw Fault(
        "template/argument", "a dimension is selected by its name", help: "write (industry=\"3254\")", at: node)
    }
    var series = series
    for (name, argument) in named(call) {
      let code = context.text(try value(argument))
      switch context.host.select(series, name.text, code) {
      case .success(let selected): series = selected
      case .failure(let refusal): throw Fault("template/dimension", refusal.message, help: refusal.help, at: node)
      }
    }
    return .series(series)
  }

  mutating func observation(_ value: Value, _ selector: PeriodSelector, at node: Int32) throws(Fault) -> Value {
    guard case .series(let series) = value else {
      throw Fault("template/period", "“@” selects from a series, and this is \(context.kindName(of: value))", at: node)
    }
    switch context.host.observation(series, selector) {
    case .success(let observation): return .observation(observation)
    case .failure(let refusal): throw Fault("template/period", refusal.message, help: refusal.help, at: node)
    }
  }

  mutating func period(_ value: Value, at node: Int32) throws(Fault) -> PeriodSelector {
    switch value {
    case .period(let period): return .period(period)
    case .int(let year) where (1...9999).contains(year): return .period(.year(year))
    case .string("first"): return .first
    case .string("last"): return .last
    case .string(let text): if let period = Period(text) { return .period(period) }
    case .date(let date): return .period(Period(.day, from: date.dayNumber, to: date.dayNumber))
    default: break
    }
    throw Fault(
      "template/period", "“\(context.text(value))” is no period",
      help: "a period reads 2017, 2017-Q4, 2017-11, 2016/17 or 2000..2009", at: node)
  }
}
