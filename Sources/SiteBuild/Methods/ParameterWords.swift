// How one derived indicator is computed, as somebody needs it who computes it again: every parameter of its method by
// what it names, those too that the site leaves out.

import Base
import Model

/// A parameter, and what it is.
struct ParameterWords {
  let name: String
  let values: [Part]

  /// What a parameter names: an indicator has a page of its own.
  struct Part {
    let text: String
    var indicator: ID<Indicator>?
  }
}

extension Derivations {
  /// What it is computed from and of which codes, the other parameters in the order in which the method lists them,
  /// then how the figure is printed.
  func parameterWords(_ method: Method, _ language: String) -> [ParameterWords] {
    let (main, others) = (method.parameters.filter { $0.name == "of" }, method.parameters.filter { $0.name != "of" })
    let keys = main + KnownKey.dimensions(site) + others
    let given = keys.compactMap { key -> ParameterWords? in
      guard let node = parameters[key.name] else { return standard(key, language).map { plain(words(key.name), $0) } }
      return ParameterWords(name: words(key.name), values: parts(key.name, node, language))
    }
    // A quotient names its total with its reference area; where it does not, it is the list's own.
    let isOfTotals = method.parameters.contains { $0.name == "within" } && parameters["reference"]?["total"] == nil
    let total = isOfTotals ? standard(.total, language).map { plain("total", $0) } : nil
    let unit = indicator.unit.map { $0 == .ratio ? plain("as", "a ratio") : plain("in", $0.text) }
    let decimals = indicator.decimals.map { count in
      plain("rounded to", count == 0 ? "whole numbers" : count == 1 ? "one decimal" : "\(count) decimals")
    }
    return given.filter { $0.values.map(\.text) != ["false"] } + [total, unit, decimals].compactMap { $0 }
  }

  private func plain(_ name: String, _ text: String) -> ParameterWords {
    ParameterWords(name: name, values: [.init(text: text)])
  }

  private func words(_ name: String) -> String {
    switch name {
    case "of": "computed from"
    case "per": "divided by"
    case "minus": "less"
    default: name.replacing("_", with: " ")
    }
  }

  private func parts(_ name: String, _ node: Node, _ language: String) -> [ParameterWords.Part] {
    if let list = site.dimensions.first(where: { $0.name == name }) {
      return node.items.compactMap(\.scalar).map { .init(text: code($0, list, language)) }
    }
    return node.items.flatMap { item -> [ParameterWords.Part] in
      guard item.entries.isEmpty else { return [part(of: item, language)] }
      let id = item.scalar.flatMap { site.indicator(named: $0) }
      return [.init(text: text(name, item, language), indicator: id)]
    }
  }

  // A map: the indicator that it is about, and the rest of it in brackets.
  private func part(of map: Node, _ language: String) -> ParameterWords.Part {
    let subject = map["of"].flatMap { $0.scalar }.flatMap { site.indicator(named: $0) }
    var rest = map.entries.filter { $0.key != "of" }.map { entry in
      "\(words(entry.key)) \(text(entry.key, entry.value, language))"
    }
    guard let subject else { return .init(text: rest.joined(separator: ", ")) }
    if map["weight"] != nil, map["direction"] == nil {
      rest.append(site.indicators[subject].higherIsBetter == false ? "lower is better" : "higher is better")
    }
    let label = site.indicators[subject].label.text(in: language)
    return .init(text: rest.isEmpty ? label : "\(label) (\(rest.joined(separator: ", ")))", indicator: subject)
  }

  private func text(_ name: String, _ node: Node, _ language: String) -> String {
    guard let written = node.scalar else { return node.text }
    if let id = site.indicator(named: written) { return site.indicators[id].label.text(in: language) }
    if Entity.Kind.allCases.contains(where: { $0.name == name }),
      let entity = site.entities.first(where: { $0.id == written })
    {
      return entity.name.text(in: language)
    }
    guard name == "total" else { return written }
    return site.dimensions.first { $0.position(of: written) != nil }.map { code(written, $0, language) } ?? written
  }

  private func code(_ id: String, _ list: CodeList, _ language: String) -> String {
    guard let position = list.position(of: id) else { return id }
    let name = list.codes[position].name.text(in: language)
    return name == id ? id : "\(name) (\(id))"
  }

  // What holds where the site says nothing.
  private func standard(_ key: KnownKey, _ language: String) -> String? {
    guard key.name == "total" else { return key.standard }
    let total = dimension(takenApartBy: nil).flatMap { dimension in
      site.dimensions[dimension].total.map { (site.dimensions[dimension], $0) }
    }
    return total.map { code($0.codes[$1].id, $0, language) }
  }
}
