/// The media type of a path by its extension; `application/octet-stream` for the others.
func mediaType(of path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  return types[ending] ?? "application/octet-stream"
}

private let types: [String: String] = [
  "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
  "js": "text/javascript; charset=utf-8",
  "json": "application/json", "xml": "application/xml", "atom": "application/atom+xml",
  "svg": "image/svg+xml",
  "csv": "text/csv; charset=utf-8", "txt": "text/plain; charset=utf-8", "md": "text/plain; charset=utf-8",
  "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
  "avif": "image/avif", "ico": "image/x-icon", "pdf": "application/pdf", "woff2": "font/woff2",
  "woff": "font/woff",
  "zip": "application/zip", "webmanifest": "application/manifest+json",
  "xlsx":
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "mp4": "video/mp4",
  "webm": "video/webm"
]
