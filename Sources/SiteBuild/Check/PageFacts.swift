// What one finished page says of itself: what it links to, what can be linked to, and what a reader who cannot see it
// would miss. Links are judged later, when all pages are known.

import Base

struct PageFacts: Sendable {
  /// An address in the page, as it is written there.
  struct Link: Sendable {
    let url: String
    let range: Range<Int>
  }
  /// What is wrong, at a place of the page.
  struct Fault: Sendable {
    let code: String
    let message: String
    let range: Range<Int>
    /// By which its origin can be found.
    var subject = Subject.nothing
  }
  enum Subject: Sendable {
    case nothing
    /// As it is written in the page.
    case address(String)
    /// An element by its id.
    case element(String)
  }

  var ids: Set<String> = []
  var links: [Link] = []
  var faults: [Fault] = []

  // What only the end of the page decides.
  private var named: [(id: String, attribute: Tag.Attribute)] = []
  private var level = 0
  private var headings = 0
  private var hasMain = false
  private var hasTitle = false
  private var titleStart: Int?

  /// - Parameter isPart: A piece of a page (an embedded figure), which needs no headings of its own.
  init(_ bytes: [UInt8], isPart: Bool = false) {
    scanTags(bytes) { tag in
      if tag.isEnd {
        if tag.name == "title" { endTitle(tag, bytes) }
        return
      }
      readID(tag)
      readLinks(tag)
      readElement(tag)
    }
    for (id, attribute) in named where !ids.contains(id) {
      fault(
        "unknown-id", "“\(attribute.name)” names the id “\(id)”, which is not on the page", attribute.range)
    }
    let whole = 0..<min(1, bytes.count)
    if !hasTitle { fault("no-title", "the page has no title", whole) }
    if !isPart, headings != 1 {
      fault("one-heading", "the page has \(headings) headings of level 1, expected one", whole)
    }
    if !isPart, !hasMain { fault("no-main", "the page does not mark its main part", whole) }
  }

  private mutating func endTitle(_ tag: Tag, _ bytes: [UInt8]) {
    guard let start = titleStart, !hasTitle else { return }
    hasTitle = !plainText(bytes[start..<tag.range.lowerBound]).isEmpty
  }

  private mutating func readID(_ tag: Tag) {
    guard let id = tag["id"] else { return }
    if id.value.isEmpty || id.value.utf8.contains(where: isWhitespace) {
      fault("bad-id", "an id is “\(id.value)”", id.range)
    } else if !ids.insert(id.value).inserted {
      fault("same-id", "two elements have the id “\(id.value)”", id.range)
    }
  }

  // To other files, and to elements of this page.
  private mutating func readLinks(_ tag: Tag) {
    for name in ["href", "src", "xlink:href", "poster"] {
      if let link = tag[name] { links.append(Link(url: link.value, range: link.range)) }
    }
    if let pictures = tag["srcset"] {
      for part in pictures.value.split(separator: ",") {
        guard let url = part.split(separator: " ").first else { continue }
        links.append(Link(url: String(url), range: pictures.range))
      }
    }
    for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for", "list", "headers"] {
      if let attribute = tag[name] {
        named += attribute.value.split(separator: " ").map { (String($0), attribute) }
      }
    }
  }

  // What a reader who cannot see the page would miss.
  private mutating func readElement(_ tag: Tag) {
    switch tag.name {
    case "html" where tag["lang"]?.value.isEmpty ?? true:
      fault("no-language", "the page does not say its language", tag.range)
    case "title": titleStart = titleStart ?? tag.range.upperBound
    case "main": hasMain = true
    case "img" where tag["alt"] == nil: fault("no-alternative", "a picture has no alt text", tag.range)
    case "th" where tag["scope"] == nil && tag["id"] == nil:
      fault("no-scope", "a table's header cell does not say what it heads", tag.range)
    case "iframe" where tag["title"] == nil: fault("no-title", "a frame has no title", tag.range)
    case "h1", "h2", "h3", "h4", "h5", "h6": readHeading(tag)
    default: break
    }
  }

  private mutating func readHeading(_ tag: Tag) {
    let next = Int(tag.name.utf8.last ?? 0x31) - 0x30
    if next == 1 { headings += 1 }
    if level > 0, next > level + 1 {
      fault(
        "heading-order", "a heading of level \(next) follows one of level \(level)", tag.range,
        tag["id"].map { .element($0.value) } ?? .nothing)
    }
    level = next
  }

  private mutating func fault(_ name: String, _ message: String, _ range: Range<Int>, _ subject: Subject = .nothing) {
    faults.append(Fault(code: "check/\(name)", message: message, range: range, subject: subject))
  }
}

/// Where a link of a page leads.
enum Destination: Equatable {
  /// Another site, an e-mail address, data.
  case elsewhere
  case file(path: String, fragment: String?)
  /// It starts at the root of the server, so it fails in a sub-folder.
  case absolute
  /// It leaves the site.
  case outside
}

/// - Parameter page: The path of the page that holds the link.
func destination(of url: String, from page: String) -> Destination {
  if isForeign(url) { return .elsewhere }
  if url.hasPrefix("/") { return .absolute }
  let hash = url.firstIndex(of: "#")
  let fragment = hash.map { decoded(url[url.index(after: $0)...]) }
  let rest = url[..<(hash ?? url.endIndex)].prefix { $0 != "?" }
  if rest.isEmpty { return .file(path: page, fragment: fragment) }
  var parts = page.split(separator: "/").dropLast().map(String.init)
  for part in rest.split(separator: "/", omittingEmptySubsequences: true).map(decoded) {
    switch part {
    case ".": continue
    case "..": if parts.popLast() == nil { return .outside }
    default: parts.append(part)
    }
  }
  let isFolder =
    rest.hasSuffix("/") || rest.hasSuffix("/..") || rest == ".." || rest == "." || rest.hasSuffix("/.")
  return .file(path: (parts + (isFolder ? ["index.html"] : [])).joined(separator: "/"), fragment: fragment)
}

// As it is typed where it is no such code: what it names is then looked for under that name.
private func decoded(_ text: Substring) -> String {
  percentDecoded(text.utf8).map { String(decoding: $0, as: UTF8.self) } ?? String(text)
}
