// What cannot be rendered, said where it stands; and what was probably meant by a name that has no value.

import Base

extension Machine {
  mutating func report(_ fault: Fault) {
    if fault.box.isFinal { isStopped = true }
    // In a loop the same fault comes with every round.
    guard reported.insert(fault.box.node).inserted else { return }
    let origin = program.origins[Int(fault.box.node)]
    var notes = notes(of: origin.chain, in: program)
    if !page.isEmpty { notes.append(Note("while rendering \(page)")) }
    diagnostics.append(
      Diagnostic(.error, fault.box.code, fault.box.message, at: origin.span, notes: notes, help: fault.box.help))
    if diagnostics.count >= 20 { isStopped = true }
  }

  /// The fault that a name without a value is, with what was probably meant.
  ///
  /// - Parameter isHere: The name stands in the expression being evaluated. What came in a variable was looked up in
  ///   another frame, perhaps of another macro, and cannot be looked at again from here.
  mutating func undefined(_ node: Int32, isHere: Bool) -> Fault {
    switch code.nodes[Int(node)] {
    case .local(_, let name), .outer(_, _, let name):
      return Fault("template/undefined", "“\(code.symbols[Int(name)].text)” has no value here", at: node)
    case .global(let number):
      let name = program.globals[Int(number)].text
      return Fault("template/undefined", "“\(name)” has no value on this page", at: node)
    case .attribute(let base, let name), .field(let base, _, let name):
      let text = code.symbols[Int(name)].text
      guard isHere else { return Fault("template/undefined", "“\(text)” has no value", at: node) }
      return unknownAttribute(text, of: base, at: node)
    case .item(let base, let index):
      if isHere, let container = try? value(base), let key = try? value(index) {
        if case .string(let name) = key { return unknownAttribute(name, of: base, at: node) }
        return Fault(
          "template/undefined", "\(context.kindName(of: container)) has nothing at \(context.text(key))", at: node)
      }
      return Fault("template/undefined", "there is nothing at this place", at: node)
    case .loopField(let field, _, _):
      return Fault(
        "template/undefined", "this round has no “\(field)”", help: "test it first: {% if loop.\(field) is defined %}",
        at: node)
    case .filter(_, let filter, _):
      return Fault(
        "template/undefined", "“\(context.library.filters[Int(filter)].name)” of nothing has no value", at: node)
    default: return Fault("template/undefined", "this has no value", at: node)
    }
  }

  private mutating func unknownAttribute(_ name: String, of base: Int32, at node: Int32) -> Fault {
    guard let container = try? value(base) else {
      return Fault("template/undefined", "“\(name)” has no value", at: node)
    }
    if let method = methods[name] {
      return Fault("template/method", "values have no methods such as “\(name)”", help: "write “| \(method)”", at: node)
    }
    let known = attributeNames(of: container)
    var help = nearest(to: name, among: known).asSuggestion
    if help == nil, !known.isEmpty, known.count <= 12 { help = "it has \(known.joined(separator: ", "))" }
    return Fault(
      "template/unknown-attribute", "\(context.kindName(of: container)) has no “\(name)”", help: help, at: node)
  }
}

/// What stands here for methods that values have elsewhere.
let methods = [
  "items": "items", "keys": "list", "values": "items", "get": "default(…)", "strip": "trim", "split": "replace(…)",
  "startswith": "slice: text[:3] == …", "endswith": "slice: text[-3:] == …", "append": "list: a + [b]",
  "length": "length",
  "size": "length", "count": "length",
]
