// Drafts among tables and columns, and what is embargoed or has expired. Observations are not made of them, and a table
// that is shown as it stands does not have them: they are in no model of a published build.

import Base
import Formats
import Model

extension Workspace {
  /// The table without what this build does not show; `nil` where that is all of it.
  func shown(_ table: DataTable) -> DataTable? {
    guard isShown(table.schema) else { return nil }
    let kept = table.columns.filter { isShown($0.schema) }.map(\.name)
    // The names are its own, so that selecting cannot fail.
    return kept.count == table.columns.count ? rows(table) : (try? table.selecting(kept)).map { rows($0) }
  }

  // Without the rows about clusters that are not shown.
  private func rows(_ table: DataTable) -> DataTable {
    guard !hiddenIDs.isEmpty else { return table }
    let names = KnownColumns.entities + (table.name == "clusters" ? ["id"] : [])
    let holders = table.columns.filter { names.contains($0.name) || $0.schema?.references == "clusters" }
    return table.filtered { row in !holders.contains { $0.text(row).map(hiddenIDs.contains) ?? false } }
  }

  func isShown(_ schema: TableSchema?) -> Bool {
    schema.map { isShown(Publication(isDraft: $0.isDraft, embargo: $0.embargo, expires: $0.expires)) } ?? true
  }

  func isShown(_ schema: ColumnSchema?) -> Bool {
    schema.map { isShown(Publication(isDraft: $0.isDraft, embargo: $0.embargo, expires: $0.expires)) } ?? true
  }

  private func isShown(_ publication: Publication) -> Bool {
    options.drafts == .shown || publication.isPublic(at: options.asOf)
  }
}
