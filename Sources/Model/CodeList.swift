import Base

/// The codes of one dimension: industries, size classes. Codes are text as written (`"0113"`).
package struct CodeList: Sendable {
  /// One code: an industry, a size class.
  package struct Code: Sendable {
    package let id: String
    package var name: Localized
    package var shortName: Localized?
    /// The position of the code that holds this one.
    package var parent: Int?
    /// Whether it stands for all codes together.
    package var isTotal: Bool
    /// Whether the codes that name it as parent are all its parts, so that they add up to it.
    package var isExhaustive: Bool
    /// What belongs to it.
    package var definition: Localized?
    /// Its own page elsewhere.
    package var url: String?
    /// Keys that its entry added.
    package var extra: [ProfileValue]
    package let span: Span?

    /// What stands where room is scarce: the short name, else the name.
    package var displayName: Localized { shortName ?? name }

    package init(id: String, name: Localized, span: Span?) {
      self.id = id
      self.name = name
      self.span = span
      isTotal = false
      isExhaustive = false
      extra = []
    }
  }

  /// The dimension, as columns and expressions call it: `industry`.
  package let name: String
  /// In the order of the file, which is the order of print.
  package var codes: [Code]

  package init(name: String, codes: [Code]) {
    self.name = name
    self.codes = codes
  }

  /// Where a code stands in the list; `nil` for one that it does not have.
  package func position(of code: String) -> Int? { codes.firstIndex { $0.id == code } }
  /// The position of the code that stands for all of them; `nil` where none does.
  package var total: Int? { codes.firstIndex(where: \.isTotal) }
}

/// Which part of an indicator: at most one code per dimension. The empty selection is the whole.
package struct Selection: Hashable, Sendable {
  /// One code of one dimension, each by its position.
  package struct Choice: Hashable, Comparable, Sendable {
    package let dimension: Int16
    package let code: Int32

    package init(dimension: Int, code: Int) {
      self.dimension = Int16(dimension)
      self.code = Int32(code)
    }

    package static func < (a: Self, b: Self) -> Bool { (a.dimension, a.code) < (b.dimension, b.code) }
  }

  /// Sorted by dimension.
  package let choices: [Choice]

  package init(_ choices: [Choice] = []) { self.choices = choices.sorted() }

  /// The code that it has of a dimension; `nil` where it leaves that open.
  package func code(of dimension: Int) -> Int? { choices.first { $0.dimension == dimension }.map { Int($0.code) } }

  /// The same with this code of a dimension, in place of any other.
  package func choosing(_ dimension: Int, _ code: Int) -> Selection {
    Selection(choices.filter { $0.dimension != dimension } + [Choice(dimension: dimension, code: code)])
  }

  /// The same, left open in a dimension.
  package func without(_ dimension: Int) -> Selection { Selection(choices.filter { $0.dimension != dimension }) }
}
