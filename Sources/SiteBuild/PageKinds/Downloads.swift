// Links to the data files that stand beside pages.

import Base
import Charting
import Model
import Templating

extension Composer {
  /// Links to the files of one table or figure, as far as the site writes them.
  ///
  /// - Parameter base: The path of the files without their endings.
  func dataDownloads(_ title: String, _ base: String) -> [Value] {
    let files: [(SiteSettings.Outputs, type: String, ending: String)] = [
      (.csv, "CSV", ".csv"), (.csv, "CSVW", ".csv-metadata.json"), (.json, "JSON", ".json"),
    ]
    return files.filter { view.settings.outputs.contains($0.0) }.map {
      download(title, href(base + $0.ending), type: $0.type)
    }
  }

  /// Every figure and table that someone wrote into a page, with its files; clusters' pages have theirs beside them.
  func writtenData() -> [Value] {
    view.pages(in: page.language).flatMap { page -> [Value] in
      guard page.written != nil, page.kind != .cluster, let index = view.pageIndex[view.original(of: page).path] else {
        return []
      }
      let folder = view.pages[index].folder
      return view.data(of: index).compactMap { name, data in
        guard let (file, about) = data.read(view) else { return nil }
        let sources = about.sources.map { source in
          view.site.source(named: source.key).map { sourceShortLabel(site.sources[$0], self.page.language) }
            ?? source.title
        }
        return [
          "id": .string(slug(page.path) + "-" + name), "title": .string(about.title),
          "description": .string(page.title),
          "size": .string(words.counted("row_count", file.rowCount)),
          "sources": .string(sources.joined(separator: "; ")),
          "downloads": .list(dataDownloads(about.title, folder + name)),
        ]
      }
    }
  }
}
