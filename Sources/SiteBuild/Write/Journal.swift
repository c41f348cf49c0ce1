// The short moment in which a built site replaces the one before. Everything to publish is already on the disk, under
// .almanac/new; the journal lists what remains to be done, and is itself put in place by one rename. From that rename on
// the new site is decided: whoever comes next finishes the list, and every line of it may be done twice.
//
//     almanac journal 1
//     rename  17  clusters/boston/index.html       (tabs between the words)
//     remove  clusters/old/index.html
//     end

import Base

struct Journal: Equatable {
  enum Step: Equatable {
    /// `.almanac/new/NAME` becomes the path.
    case rename(String, to: String)
    case remove(String)
    case removeFolder(String)
  }

  var steps: [Step]

  var bytes: [UInt8] {
    var out = ByteWriter(capacity: steps.count * 64)
    out.append("almanac journal 1\n")
    for step in steps {
      switch step {
      case .rename(let name, let path): out.append(text: "rename\t\(name)\t\(path)\n")
      case .remove(let path): out.append(text: "remove\t\(path)\n")
      case .removeFolder(let path): out.append(text: "rmdir\t\(path)\n")
      }
    }
    out.append("end\n")
    return out.bytes
  }

  init(_ steps: [Step]) { self.steps = steps }

  /// nil where the text is not a whole journal.
  init?(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: UInt8(ascii: "\n")).map(\.string)[...]
    guard lines.popFirst() == "almanac journal 1", lines.popLast() == "end" else { return nil }
    steps = []
    for line in lines {
      let words = line.split(separator: "\t").map(String.init)
      guard words.count > 1, words.dropFirst().allSatisfy({ fault(in: $0) == nil }) else { return nil }
      switch (words[0], words.count) {
      case ("rename", 3): steps.append(.rename(words[1], to: words[2]))
      case ("remove", 2): steps.append(.remove(words[1]))
      case ("rmdir", 2): steps.append(.removeFolder(words[1]))
      default: return nil
      }
    }
  }
}

/// Finishes a burst that was cut off, where there is one, and clears away what a dead build left.
/// The caller holds the lock.
func finishJournal(in folder: String, on disk: any Disk) throws(BuildFailure) {
  let place = folder + "/.almanac"
  if let bytes = try disk.read(place + "/journal") {
    guard let journal = Journal(bytes) else {
      throw BuildFailure(
        .machine, "output/damaged-journal", "\(place)/journal is damaged",
        help: "delete the folder \(folder) and build again: the site is made from Content")
    }
    for step in journal.steps {
      switch step {
      case .rename(let name, let path): _ = try disk.rename("\(place)/new/\(name)", to: "\(folder)/\(path)")
      case .remove(let path): try remove(path, from: folder, on: disk)
      case .removeFolder(let path): try disk.removeFolder("\(folder)/\(path)")
      }
    }
    _ = try disk.rename(place + "/new/figures", to: place + "/figures")
    _ = try disk.rename(place + "/new/manifest", to: place + "/manifest")
    try disk.remove(place + "/journal")
  }
  try disk.removeTree(place + "/new")
}

// With the folders that it leaves empty; never the output folder itself. Done for the second time, a file that took the
// place of such a folder must stay: so what is to be a folder is only ever removed as one.
private func remove(_ path: String, from folder: String, on disk: any Disk) throws(BuildFailure) {
  try disk.remove("\(folder)/\(path)")
  var rest = path[...]
  while let slash = rest.lastIndex(of: "/") {
    rest = rest[..<slash]
    try disk.removeFolder("\(folder)/\(rest)")
  }
}
