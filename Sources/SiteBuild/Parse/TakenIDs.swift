// Ids that the theme's templates give to what stands around a page's text. A heading of the same words gets another id:
// an id that stands twice leads readers to the wrong place.

/// - Parameter stem: The name of the page's file.
func takenIDs(in room: FileRole.PageRoom, _ stem: String) -> [String] {
  let everywhere = [
    "main", "sources", "source-", "sources-title", "cite", "cite-title", "downloads-title", "contents-title",
  ]
  switch (room, stem) {
  case (.cluster, _): return everywhere + ["all-indicators", "peers", "partners"]
  case (.home, _): return everywhere + ["findings"]
  case (.plain, "search"): return everywhere + ["search", "query", "found", "results", "browse", "browse-parts"]
  case (.article, _), (.plain, _): return everywhere
  }
}
