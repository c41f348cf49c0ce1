/// How a printed value is made harmless for the place where it stands; decided when a template is compiled.
enum Escape: UInt8, Equatable {
  /// Between tags: `& < > " '` as references, safe HTML as it is, a figure inside `<data>`.
  case text
  /// Inside `<title>`, `<textarea>` and comments: as text, but safe HTML loses its brackets and figures their `<data>`.
  case rcdata
  /// A quoted attribute: as text; what is safe HTML still may not end the attribute.
  case doubleQuoted, singleQuoted
  /// The start of an attribute that holds a URL: as an attribute, and the scheme must be a harmless one.
  case urlDouble, urlSingle
  /// Several URLs with commas between them.
  case sourceSetDouble, sourceSetSingle
  /// CSS: only what cannot end a declaration.
  case style
  /// A JSON value: text gets its quotes. In a script `<` is escaped too.
  case json
  /// Inside a JSON string that the template quotes.
  case jsonString
  case xmlText, xmlDouble, xmlSingle
  /// Files that are no markup.
  case plain
}

/// What a template's name says about its syntax.
enum Markup: UInt8, Equatable {
  case html, xml, json, plain, script

  init(fileName: String) {
    let name = fileName.utf8
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else {
      self = .html
      return
    }
    switch String(Substring(name[name.index(after: dot)...])).lowercased() {
    case "html", "htm", "svg", "xhtml": self = .html
    case "xml", "rss", "atom", "xsl": self = .xml
    case "json", "webmanifest", "geojson": self = .json
    case "js", "mjs", "css": self = .script
    default: self = .plain
    }
  }
}
