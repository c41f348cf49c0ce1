/// Where readers see the site.
enum Target: Equatable {
  case folder(String)
  /// A branch of the repository that the site's root lies in.
  case branch(String)
  /// A destination as rsync and rclone write it.
  case rsync(String)
  case rclone(String)

  /// `git:BRANCH`, `rclone:REMOTE:PATH`, `rsync:DESTINATION` or `HOST:PATH`, else a folder.
  init(_ text: String) {
    if let rest = text.afterPrefix("git:") {
      self = .branch(rest)
    } else if let rest = text.afterPrefix("rclone:") {
      self = .rclone(rest)
    } else if let rest = text.afterPrefix("rsync:") {
      self = .rsync(rest.hasPrefix("//") ? text : rest)
    } else if let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/"), colon != text.startIndex {
      self = .rsync(text)
    } else {
      self = .folder(text)
    }
  }
}

extension String {
  fileprivate func afterPrefix(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
