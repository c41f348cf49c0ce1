import Base
import Model

extension IntegrityLint {
  static let missingSources = IntegrityLint(
    name: "missing-source",
    summary: "Figures that name no source: one warning for each file and indicator. "
      + "A figure that is printed without one is an error at its place.",
    check: { lookup in
      lookup.givenIndicators.flatMap { id -> [Diagnostic] in
        let observations = lookup.site.observations
        let bare = observations.all(of: id).filter { $0.place.file != nil && observations.sources(of: $0).isEmpty }
        let files = Set(bare.compactMap(\.place.file)).sorted()
        return files.compactMap { file -> Diagnostic? in
          let cells = bare.filter { $0.place.file == file }
          guard let first = cells.min(by: { ($0.place.row, $0.place.column) < ($1.place.row, $1.place.column) }) else {
            return nil
          }
          let name = lookup.site.indicators[id].id
          let message = cells.count == 1
            ? "one figure of “\(name)” in this file names no source"
            : "\(cells.count) figures of “\(name)” in this file name no source"
          return warning(
            "missing-source", message, at: lookup.places.span(of: first),
            help: "add a column `source`, or `source:` to the table's schema")
        }
      }
    })
}
