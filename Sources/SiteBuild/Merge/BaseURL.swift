// The address that a report is published at. Every canonical link is made of it, so a slip in it is a slip on every page.

import Base

/// Why an address cannot be the base of others, to stand behind it in a sentence; nil where it can.
package func fault(inBaseURL address: String) -> String? {
  guard let scheme = ["https://", "http://"].first(where: { address.hasPrefix($0) }) else {
    return "does not begin with https:// or http://"
  }
  let rest = address.utf8.dropFirst(scheme.utf8.count)
  if rest.prefix(while: { $0 != UInt8(ascii: "/") }).isEmpty { return "names no host" }
  if rest.contains(where: { $0 <= 0x20 || $0 == 0x7F }) { return "has a space in it" }
  if rest.contains(where: { [UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }) { return "goes on behind its path" }
  return nil
}

func withoutLastSlash(_ address: String) -> String { address.hasSuffix("/") ? String(address.dropLast()) : address }
