// The small records that templates get, each with one shape for all pages: a table of a hundred cells is then a hundred
// short arrays and not a hundred maps.

import Base
import Templating

enum Shapes {
  static let link = Record.Shape(permanent: ["title", "href", "language"])
  static let day = Record.Shape(permanent: ["iso", "text"])
  static let fact = Record.Shape(permanent: ["label", "observation", "title", "href", "note"])
  static let tile = Record.Shape(permanent: [
    "label", "href", "observation", "measure", "context", "trend", "source_line",
  ])
  static let entry = Record.Shape(permanent: [
    "title", "href", "description", "date", "draft", "hidden", "language",
  ])
  static let group = Record.Shape(permanent: ["id", "title", "entries"])
  static let column = Record.Shape(permanent: ["label", "numeric"])
  static let row = Record.Shape(permanent: ["rank", "title", "href", "current", "cells"])
  static let cell = Record.Shape(permanent: ["observation", "text", "graphic", "numeric", "span"])
  static let table = Record.Shape(permanent: [
    "id", "title", "caption", "head", "ranked", "rank_label", "columns", "rows", "source_line", "note", "more",
    "downloads",
  ])
  static let citation = Record.Shape(permanent: ["text"])
  static let edition = Record.Shape(permanent: ["name", "date", "line"])
  static let download = Record.Shape(permanent: ["title", "href", "type", "size"])
}

/// - Parameter language: Of what it leads to, where that is not the page's own.
func link(_ title: String, _ href: String?, language: String? = nil) -> Value {
  Shapes.link.record([.string(title), optional(href), .string(language ?? "")])
}

func optional(_ text: String?) -> Value { text.map { .string($0) } ?? .none }

func day(_ date: CalendarDate?, _ language: LanguageRules) -> Value {
  date.map { Shapes.day.record([.string($0.iso), .string($0.text(in: language))]) } ?? .none
}

func fact(
  _ label: String, _ title: String = "", href: String? = nil, observation: Value = .none, note: String = ""
) -> Value {
  Shapes.fact.record([.string(label), observation, .string(title), optional(href), .string(note)])
}

func group(_ id: String, _ title: String, _ entries: [Value]) -> Value {
  Shapes.group.record([.string(id), .string(title), .list(entries)])
}

func column(_ label: String, numeric: Bool = true) -> Value {
  Shapes.column.record([.string(label), .bool(numeric)])
}

func cell(
  _ observation: Value = .none, text: String = "", graphic: Value = .none, numeric: Bool = true, span: Int = 1
) -> Value {
  Shapes.cell.record([observation, .string(text), graphic, .bool(numeric), .int(span)])
}

func row(_ title: String, href: String?, rank: String = "", current: Bool = false, _ cells: [Value]) -> Value {
  Shapes.row.record([.string(rank), .string(title), optional(href), .bool(current), .list(cells)])
}

func download(_ title: String, _ href: String, type: String, size: String = "") -> Value {
  Shapes.download.record([.string(title), .string(href), .string(type), .string(size)])
}

/// A table as `data_table` of the theme's macros takes it.
func tableRecord(
  id: String, title: String = "", caption: String, head: Value, ranked: Bool = false, rankLabel: String = "",
  columns: [Value], rows: [Value], sourceLine: String = "", note: String = "", more: Value = .none,
  downloads: [Value] = []
) -> Value {
  Shapes.table.record([
    "id": .string(id), "title": .string(title), "caption": .string(caption), "head": head, "ranked": .bool(ranked),
    "rank_label": .string(rankLabel), "columns": .list(columns), "rows": .list(rows),
    "source_line": .safe(text: sourceLine), "note": .string(note), "more": more, "downloads": .list(downloads),
  ])
}
