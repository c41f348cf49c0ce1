// Languages by tag: what is said for a language is said for its variants too, as long as they have nothing of their
// own.

/// The part of a tag that names the language itself: `de` of `de-CH`.
package func primaryLanguage(_ tag: String) -> String { 
  tag.utf8.firstIndex(of: UInt8(ascii: "-")).map { String(tag[..<$0]) } ?? tag
}

extension Dictionary where Key == String {
  /// What there is for a language: for the very tag, else for the language that it is a kind of.
  package subscript(language tag: String) -> Value? { self[tag] ?? self[primaryLanguage(tag)] }
}
