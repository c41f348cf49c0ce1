// The changes between two builds as a list to read, one line a change, and as a line of JSON each.

import Base
import SiteBuild

struct ChangeList {
  /// nil where they cannot be known.
  let figures: ReportChanges?
  let files: [Change]

  var text: [UInt8] {
    var out = ByteWriter()
    for indicator in figures?.indicators ?? [] { append(indicator, to: &out) }
    if let prose = figures?.prose, !prose.isEmpty {
      out.append("Sentences\n")
      for change in prose {
        out.append(text: "  \(mark(change.old, change.new)) \(change.page): \(change.expression): ")
        out.append(text: "\(change.old ?? "not printed") → \(change.new ?? "not printed")\n")
      }
      out.append("\n")
    }
    if !files.isEmpty {
      out.append("Files\n")
      for change in files { out.append(text: "  \(change.kind.rawValue) \(change.path)\n") }
    }
    return out.bytes
  }

  private func append(_ indicator: IndicatorChanges, to out: inout ByteWriter) {
    let unit = indicator.unit.isEmpty ? "" : ", " + indicator.unit
    out.append(text: "\(indicator.label) (\(indicator.id))\(unit)\n")
    for change in indicator.declaration { out.append(text: "  ~ \(change.key): \(change.old) → \(change.new)\n") }
    for change in indicator.figures {
      let place = change.entity + (change.codes.isEmpty ? "" : " (\(change.codes))") + (change.period.map { ", \($0)" } ?? "")
      let values = [change.old, change.new].compactMap { $0?.text }.joined(separator: " → ")
      let remarks = change.remarks.filter { $0 != change.new?.text }
      out.append(text: "  \(mark(change.old, change.new)) \(place): \(([values] + remarks).joined(separator: ", "))\n")
    }
    for change in indicator.ranks {
      let (was, now) = (change.old ?? "no place", change.new ?? "no place")
      out.append(text: "  ~ \(change.entity.map { "\($0), rank" } ?? "ranking"): \(was) → \(now)\n")
    }
    out.append("\n")
  }

  var json: [UInt8] {
    var out = ByteWriter()
    for indicator in figures?.indicators ?? [] {
      for change in indicator.declaration {
        out.append(fields: [
          ("kind", "indicator"), ("indicator", indicator.id), ("key", change.key), ("old", change.old), ("new", change.new),
        ])
      }
      for change in indicator.figures {
        out.append(
          fields: [
            ("kind", "figure"), ("change", word(change.old, change.new)), ("indicator", change.indicator),
            ("entity", change.entity), ("codes", change.codes), ("period", change.period), ("old", change.old?.cell),
            ("new", change.new?.cell), ("old_text", change.old?.text), ("new_text", change.new?.text),
          ], list: ("remarks", change.remarks))
      }
      for change in indicator.ranks {
        out.append(fields: [
          ("kind", change.entity == nil ? "ranking" : "rank"), ("indicator", change.indicator),
          ("entity", change.entity), ("old", change.old), ("new", change.new),
        ])
      }
    }
    for change in figures?.prose ?? [] {
      out.append(fields: [
        ("kind", "sentence"), ("change", word(change.old, change.new)), ("page", change.page),
        ("expression", change.expression), ("old", change.old), ("new", change.new),
      ])
    }
    for change in files {
      out.append(fields: [("kind", "file"), ("change", change.kind.word), ("path", change.path)])
    }
    return out.bytes
  }

  /// One line to end with.
  var summary: String {
    guard let figures else { return files.isEmpty ? "No file differs." : "\(counted(files.count, "file")) differ." }
    let all = figures.figures
    let groups = [
      (all.count { $0.old != nil && $0.new != nil }, "changed"), (all.count { $0.old == nil }, "new"),
      (all.count { $0.new == nil }, "gone"), (all.count(where: \.isRevised), "marked revised"),
      (all.count(where: \.isNewlyWithheld), "newly withheld"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let rest = [
      (figures.ranks.count { $0.entity != nil }, "rank"), (figures.prose.count, "sentence"), (files.count, "file"),
    ].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    if all.isEmpty, rest.isEmpty { return "Nothing differs." }
    return "Figures: \(groups.isEmpty ? "none differs" : groups.joined(separator: ", "))."
      + (rest.isEmpty ? "" : " Also: \(rest.joined(separator: ", ")).")
  }
}

extension Change.Kind {
  fileprivate var word: String {
    switch self {
    case .added: "came"
    case .removed: "went"
    case .changed: "changed"
    }
  }
}

private func kind<Value>(_ old: Value?, _ new: Value?) -> Change.Kind {
  old == nil ? .added : new == nil ? .removed : .changed
}

private func mark<Value>(_ old: Value?, _ new: Value?) -> String { kind(old, new).rawValue }
private func word<Value>(_ old: Value?, _ new: Value?) -> String { kind(old, new).word }

extension ByteWriter {
  fileprivate mutating func append(fields: [(String, String?)], list: (String, [String])? = nil) {
    for (index, field) in fields.enumerated() {
      append(index == 0 ? "{" : ",")
      appendJSON(field.0)
      append(":")
      if let value = field.1 { appendJSON(value) } else { append("null") }
    }
    if let list {
      append(",")
      appendJSON(list.0)
      append(":[")
      for (index, item) in list.1.enumerated() {
        if index > 0 { append(",") }
        appendJSON(item)
      }
      append("]")
    }
    append("}\n")
  }
}
