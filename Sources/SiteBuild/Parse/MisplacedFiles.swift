// Files that nothing reads, and pages that stand where nobody would look for them: most are in a folder whose name is a
// slip, or are what a spreadsheet saves first.

import Base

/// What is odd about the place or the kind of a file below `Content`; empty for nearly all.
func misplacement(of path: String, as role: FileRole) -> [Diagnostic] {
  let folders = path.split(separator: "/").dropFirst().dropLast().map(String.init)
  switch role {
  case .other where path.hasPrefix("Content/"):
    let message = "nothing reads \(path)"
    return [Diagnostic(.warning, "content/not-read", message, at: nil, help: adviceForUnread(path))]
  case .page(.plain, _, _) where folders.first == "data":
    return [misplaced(path, "a page is no data", help: "move it to Content/articles, clusters or pages")]
  case .page(.plain, _, _):
    guard let folder = folders.first, folder != "pages",
      let meant = nearest(to: folder, among: ["articles", "clusters", "pages"])
    else { return [] }
    return [misplaced(path, "“\(folder)” is a folder of its own", help: "did you mean Content/\(meant)?")]
  default: return []
  }
}

private func misplaced(_ path: String, _ what: String, help: String) -> Diagnostic {
  Diagnostic(.warning, "content/misplaced", "\(path): \(what)", at: nil, help: help)
}

private func adviceForUnread(_ path: String) -> String {
  let ending = path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
  switch ending {
  case "xlsx", "xls", "ods", "numbers": return "save its sheet as CSV in Content/data"
  case "docx", "doc", "odt", "rtf": return "save it as Markdown, NAME.md"
  case "csv", "tsv", "json", "yml", "yaml", "geojson": return "data is read from Content/data; beside a page only CSV is"
  case "html", "htm": return "write it in Markdown, or put it into Content/static to publish it as it is, at the root"
  default: return "to publish it as it is, put it into Content/assets, or into Content/static for the root of the site"
  }
}
