/// What the names of a template mean while it is compiled. A dictionary's hash is made to withstand hostile keys and
/// cost a fifth of all compiling; templates are their authors' own, and a search ends at the size of the table.
struct NameTable<Element> {
  // The same place in each of the three; the code is 0 where nothing stands. At least half of all places are free, so
  // that what is not there is soon known.
  private var codes: [UInt64]
  private var keys: [String]
  private var values: [Element?]
  private var count = 0

  /// - Parameter places: A power of two, or 0.
  init(places: Int = 0) {
    codes = Array(repeating: 0, count: places)
    keys = Array(repeating: "", count: places)
    values = Array(repeating: nil, count: places)
  }

  var names: [String] { codes.indices.filter { codes[$0] != 0 }.map { keys[$0] } }
  /// In no order.
  var elements: [Element] { values.compactMap { $0 } }

  subscript(name: String) -> Element? { count > 0 ? self[name, nameCode(name)] : nil }

  /// The same for who looks in several tables: the code of the name is made once.
  subscript(name: String, code: UInt64) -> Element? {
    count > 0 ? values[place(of: name, code)] : nil
  }

  mutating func set(_ name: String, to element: Element) {
    if 2 * count >= codes.count { grow() }
    let code = nameCode(name)
    let place = place(of: name, code)
    if codes[place] == 0 { count += 1 }
    (codes[place], keys[place], values[place]) = (code, name, element)
  }

  // Where the name stands, or the free place that ends the search for it.
  private func place(of name: String, _ code: UInt64) -> Int {
    let mask = codes.count - 1
    var place = Int(truncatingIfNeeded: code ^ (code &>> 32)) & mask
    while codes[place] != 0, codes[place] != code || keys[place] != name { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = self
    self = NameTable(places: max(4, 2 * codes.count))
    for (name, element) in zip(old.keys, old.values) { if let element { set(name, to: element) } }
  }
}

/// Of a name, and never 0.
func nameCode(_ name: String) -> UInt64 { max(1, Symbol.code(of: name)) }

extension NameTable: Sendable where Element: Sendable {}

extension NameTable: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, Element)...) {
    self.init()
    for (name, element) in elements { set(name, to: element) }
  }
}
