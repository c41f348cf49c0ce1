// Printing: a value, made harmless for its place.

import Base

extension FilterContext {
  func print(_ value: Value, _ escape: Escape, into out: inout Output) throws(Refusal) {
    switch escape {
    case .text: try printText(value, into: &out)
    case .rcdata:
      if case .safe(let bytes) = value {
        out.append(bytes) { $0 == 0x3C ? "&lt;" : $0 == 0x3E ? "&gt;" : nil }
      } else {
        out.appendMarkup(try printed(value))
      }
    case .doubleQuoted: try printAttribute(value, quote: 0x22, into: &out)
    case .singleQuoted: try printAttribute(value, quote: 0x27, into: &out)
    case .urlDouble, .urlSingle:
      let text = try printed(value)
      guard isHarmless(url: text) else {
        throw Refusal(
          "“\(text.prefix(80))” is no address that may stand here", help: "use a path, or a URL that begins with https:"
        )
      }
      try printAttribute(value, quote: escape == .urlDouble ? 0x22 : 0x27, into: &out)
    case .sourceSetDouble, .sourceSetSingle:
      let text = try printed(value)
      let urls = text.split { $0 == "," || $0 == " " || $0 == "\n" || $0 == "\t" }
      guard urls.allSatisfy({ isHarmless(url: String($0)) }) else {
        throw Refusal(
          "“\(text.prefix(80))” holds an address that may not stand here",
          help: "use paths, or URLs that begin with https:")
      }
      try printAttribute(value, quote: escape == .sourceSetDouble ? 0x22 : 0x27, into: &out)
    case .style:
      let text = try printed(value)
      guard isHarmless(style: text) else {
        throw Refusal(
          "“\(text.prefix(80))” cannot be written into a style safely",
          help: "letters, digits, spaces and . , % # + - _ are taken")
      }
      out.append(text: text)
    case .json: try out.append { out throws(Refusal) in try out.append(json: value, self) }
    case .jsonString:
      var inner = ByteWriter()
      inner.appendJSON(try printed(value))
      out.append(Array(inner.bytes.dropFirst().dropLast()))
    case .xmlText, .xmlDouble, .xmlSingle:
      if case .safeXML(let bytes) = value {
        if escape == .xmlText { return out.append(bytes) }
        out.append(bytes) { $0 == 0x3C ? "&lt;" : $0 == 0x22 ? "&#34;" : $0 == 0x27 ? "&#39;" : nil }
      } else {
        out.appendXMLMarkup(try printed(value))
      }
    case .plain:
      switch value {
      case .safe(let bytes), .safeXML(let bytes): out.append(bytes)
      default: out.append(text: try printed(value))
      }
    }
  }

  /// A value as the text that is printed for it.
  func printed(_ value: Value) throws(Refusal) -> String {
    switch value {
    case .series: return text(try resolved(value, self))
    case .macro(_): throw Refusal("a macro is printed by calling it", help: "write its name with (…)")
    case .namespace: throw Refusal("a namespace cannot be printed", help: "print one of its variables")
    case .handle(let handle): return text(host.text(handle))
    case .undefined, .none, .bool, .int, .double, .string, .safe, .safeXML, .date, .moment, .period, .list, .record,
      .observation:
      return text(value)
    }
  }

  private func printText(_ value: Value, into out: inout Output) throws(Refusal) {
    switch value {
    case .string(let text): out.appendMarkup(text)
    case .safe(let bytes): out.append(bytes)
    case .int(let value): out.append(int: value)
    case .double(let value): out.append(double: value)
    case .observation(let observation): print(figure: observation, into: &out)
    case .series:
      guard case .observation(let observation) = try resolved(value, self) else { return }
      print(figure: observation, into: &out)
    case .handle(let handle):
      let shown = host.text(handle)
      if case .handle = shown { return }
      try printText(shown, into: &out)
    case .undefined, .none, .bool, .safeXML, .date, .moment, .period, .list, .record, .macro, .namespace:
      out.appendMarkup(try printed(value))
    }
  }

  // Without a number there is nothing for a machine to read: only its shorthand is printed.
  private func print(figure observation: Observation, into out: inout Output) {
    let quantity = observation.quantity
    guard quantity.absence == nil else { return out.appendMarkup(text(of: observation)) }
    out.append("<data value=\"")
    switch quantity.amount {
    case .value(let value):
      if let whole = Int(exactly: value), whole.magnitude < 1_000_000_000_000_000 {
        out.append(int: whole)
      } else {
        out.append { $0.append(plain: value) }
      }
    case .range, .absent: out.append(text: plainText(of: quantity))
    }
    out.append("\">")
    if observation.display == nil, quantity.hedge == nil {
      // Digits and marks: nothing to escape.
      out.append { write(quantity, decimals: observation.decimals, into: &$0) }
    } else {
      out.appendMarkup(text(of: observation))
    }
    out.append("</data>")
  }

  // What is safe between tags may still hold the quote that would end the attribute.
  private func printAttribute(_ value: Value, quote: UInt8, into out: inout Output) throws(Refusal) {
    var value = value
    if case .handle(let handle) = value { value = host.text(handle) }
    switch value {
    case .string(let text): out.appendMarkup(text)
    case .int(let value): out.append(int: value)
    case .safe(let bytes), .safeXML(let bytes):
      out.append(bytes) { $0 == quote ? quote == 0x22 ? "&#34;" : "&#39;" : nil }
    case .undefined, .none, .bool, .double, .date, .moment, .period, .list, .record, .handle, .series, .observation,
      .macro, .namespace:
      out.appendMarkup(try printed(value))
    }
  }
}
