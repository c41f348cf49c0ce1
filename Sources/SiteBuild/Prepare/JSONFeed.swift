// The feed for readers of JSON: jsonfeed.org, version 1.1. The same articles as the Atom feed, with their text.

import Base
import Model

extension MachineFile {
  static let jsonFeed = MachineFile(
    path: "feed.json", isInEachLanguage: true, isWritten: { $0.hasFeed(in: $1) },
    render: { view, language, _, out in
      let settings = view.settings
      let folder = settings.folder(of: language)
      out.append("{\n\"version\":\"https://jsonfeed.org/version/1.1\"")
      out.append(member: "title", settings.title.text(in: language))
      out.append(member: "home_page_url", view.absolute(folder))
      out.append(member: "feed_url", view.absolute(folder + "feed.json"))
      out.append(member: "description", settings.description?.text(in: language))
      out.append(member: "language", language)
      out.append(member: "items", view.latestArticles(in: language)) { article, out in
        writeItem(article.page, article.date, view, &out)
      }
      out.append("\n}\n")
      return []
    })
}

private func writeItem(_ page: PlannedPage, _ date: CalendarDate, _ view: SiteView, _ out: inout ByteWriter) {
  let profile = page.written.map { view.site.pages[$0].profile }
  out.append("\n{\"id\":")
  out.appendJSON(view.absolute(page.path))
  out.append(member: "url", view.absolute(page.path))
  out.append(member: "title", page.title)
  out.append(member: "summary", profile?.description)
  out.append(
    member: "content_text", page.written.map { view.textBlocks(ofWritten: $0).joined(separator: "\n\n") } ?? page.title)
  out.append(member: "date_published", timestamp(date))
  out.append(member: "date_modified", timestamp(profile?.updated ?? date))
  out.append(member: "authors", profile?.authors ?? []) { author, out in
    out.append("{\"name\":")
    out.appendJSON(author)
    out.append("}")
  }
  out.append(member: "tags", profile?.tags ?? [])
  out.append("}")
}
