// From the words of a request to what it asks for. A path is decoded once and looked up in the list of artifacts; no
// file is ever opened by it, so there is nothing that a path could escape to.

import Base

enum Route: Equatable {
  /// A path of the site, relative, without a slash at its start; "" is the home page.
  case site(String)
  /// The script that the pages carry.
  case script
  /// The stream of changes.
  case events
  /// What is wrong with the site and with the page at this path.
  case problems(String)
  /// The script of `?review`.
  case reviewScript
  /// What the numbers of the page at this path rest on.
  case review(String)
  /// No path that a site could have.
  case bad
}

/// The route of a request's target, as it stands in the first line of the request.
func route(of target: String) -> Route {
  let bytes = Array(target.utf8)
  guard bytes.first == UInt8(ascii: "/") else { return .bad }
  let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.count
  guard let path = decoded(bytes[1..<end]) else { return .bad }
  guard path.hasPrefix("_almanac/") else { return .site(path) }
  switch path {
  case "_almanac/live.js": return .script
  case "_almanac/events": return .events
  case "_almanac/review.js": return .reviewScript
  case "_almanac/problems": return .problems(page(bytes[min(end + 1, bytes.count)...]))
  case "_almanac/review": return .review(page(bytes[min(end + 1, bytes.count)...]))
  default: return .bad
  }
}

// The page that a question is about: `path=/clusters/boston/`; the home page where there is none such.
private func page(_ query: ArraySlice<UInt8>) -> String {
  query.starts(with: "path=/".utf8) ? decoded(query.dropFirst(6)) ?? "" : ""
}

/// Percent signs undone, once. nil for what is no path inside a site: bad UTF-8, control characters, backslashes, empty
/// parts, `.` and `..`.
private func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
  guard let out = percentDecoded(bytes), !out.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }),
    let text = String(validating: out, as: UTF8.self)
  else { return nil }
  let parts = out.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  // An empty last part is the slash at the end.
  guard parts.dropLast().allSatisfy({ !$0.isEmpty }),
    !parts.contains(where: { $0.elementsEqual([0x2E]) || $0.elementsEqual([0x2E, 0x2E]) })
  else { return nil }
  return text
}

/// Whether a Host or an Origin's host may speak to us. A page of another site can make a browser send requests here
/// under its own name (DNS rebinding), but not under an address or under `localhost`.
func isOwnHost(_ host: String, serving name: String) -> Bool {
  let bare: Substring
  if host.hasPrefix("[") {
    guard let end = host.firstIndex(of: "]") else { return false }
    let port = host[host.index(after: end)...]
    guard port.isEmpty || isPort(port) else { return false }
    let address = host[host.index(after: host.startIndex)..<end].utf8
    return !address.isEmpty
      && address.allSatisfy {
        hexadecimalValue($0) != nil || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
      }
  }
  if let colon = host.firstIndex(of: ":") {
    guard isPort(host[colon...]) else { return false }
    bare = host[..<colon]
  } else {
    bare = host[...]
  }
  let parts = bare.split(separator: ".", omittingEmptySubsequences: false)
  let isAddress = parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  return isAddress || bare.lowercased() == "localhost"
    || (!name.isEmpty && bare.lowercased() == name.lowercased())
}

private func isPort(_ text: Substring) -> Bool {
  text.hasPrefix(":") && UInt16(text.dropFirst()) != nil
}
