// The engine knows nothing of pages or clusters: whoever renders hands in these functions, and objects of its own
// as handles. Each worker should make its own `Host`, since a closure's context is counted by reference when called.

import Base

/// The functions through which a template reaches the objects of whoever renders it.
package struct Host: Sendable {
  /// The attribute of an object; `nil` where it has none of that name, which is an error in the template.
  package var attribute: @Sendable (Handle, Symbol) -> Value? = { _, _ in nil }
  /// All attributes of an object, for "did you mean …?".
  package var attributeNames: @Sendable (Handle) -> [String] = { _ in [] }
  /// How an object prints: text, or safe HTML. Never a handle.
  package var text: @Sendable (Handle) -> Value = { _ in .string("") }
  /// What a loop over an object goes through; `nil` where it cannot be looped over.
  package var items: @Sendable (Handle) -> [Value]? = { _ in nil }
  /// What an object is, for messages: "a cluster".
  package var kindName: @Sendable (Handle) -> String = { _ in "an object" }

  /// The entity with this id, as `entity("31-33")` names it and as a variable of its name does (`_` for `-`).
  package var entity: @Sendable (String) -> Value? = { _ in nil }
  /// The ids of all entities, for "did you mean …?".
  package var entityNames: @Sendable () -> [String] = { [] }

  package var describe: @Sendable (Series) -> SeriesDescription = { _ in
    SeriesDescription(indicator: "", label: "", entity: "")
  }
  /// A series with one more dimension selected: `(industry="3254")`.
  package var select: @Sendable (Series, _ dimension: String, _ code: String) -> Result<Series, Refusal> = {
    _, name, _ in
    .failure(Refusal("no dimension named “\(name)”"))
  }
  /// One observation; a known indicator without a cell there gives `Observation.noData`.
  package var observation: @Sendable (Series, PeriodSelector) -> Result<Observation, Refusal> = { _, _ in
    .failure(Refusal("this series has no observations"))
  }
  /// All observations, sorted by period.
  package var observations: @Sendable (Series) -> Result<[Observation], Refusal> = { _ in .success([]) }
  /// Further attributes of a series, beside those of its description.
  package var seriesAttribute: @Sendable (Series, Symbol) -> Value? = { _, _ in nil }

  /// The words before a hedged number ("more than"), from the strings of the page's language.
  package var hedgeWords: @Sendable (Hedge) -> String? = { _ in nil }
  /// The words for a status ("provisional").
  package var statusWords: @Sendable (Status) -> String? = { _ in nil }
  /// The words for a unit ("jobs"); `nil` prints the unit's own name.
  package var unitWords: @Sendable (Unit) -> String? = { _ in nil }

  /// What filters of the host need beside; the engine only carries it.
  package var owner: (any Sendable)?

  package init() {}
}
