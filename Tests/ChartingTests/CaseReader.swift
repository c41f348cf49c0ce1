// A golden case is a specification, a line `---`, and a table:
//
//     kind: bar
//     y: cluster
//     x: {field: jobs, label: Jobs}
//     ---
//     cluster:text:Cluster | jobs:number:Jobs:jobs:0
//     Boston | 9507 [p]
//     Seattle | [c]
//
// Lines that begin with `%` set options: `% highlight boston`, `% wide 744`, `% places boston 0, durham 1`, `% extent jobs 0 500`, `% boundaries land.geojson -9 50 3 AB/AC`:
// regions of letters in a grid of squares of so many degrees, from a longitude and a latitude; `% time 2016 2017 latest`:
// when the figures were. Values are scalars, `[…]`, `{…}`.

import Base

@testable import Charting

struct ChartCase {
  var spec: Node
  var table: ChartTable
  var options: ChartOptions
  var file: SourceFile
}

func chartCase(_ name: String, _ input: [UInt8]) -> ChartCase {
  let file = SourceFile(id: ID(0), path: name + ".in", bytes: input)
  var reader = CaseReader(file: file)
  return reader.read(name)
}

private struct CaseReader {
  let file: SourceFile
  var at = 0
  var options: [(String, String)] = []

  var bytes: [UInt8] { file.bytes }

  mutating func read(_ name: String) -> ChartCase {
    var entries: [Node.Entry] = []
    while at < bytes.count, !line.hasPrefix("---") {
      if line.hasPrefix("%") {
        let words = line.dropFirst(2).split(separator: " ", maxSplits: 1).map(String.init)
        options.append((words[0], words.count > 1 ? words[1] : ""))
        skipLine()
      } else if line.isEmpty {
        skipLine()
      } else {
        entries.append(entry(until: []))
        skipLine()
      }
    }
    let spec = Node(.map(entries), at: file.span(0..<min(at, bytes.count)))
    skipLine()
    var table = readTable()
    var settings = ChartOptions(id: "fig-" + name)
    settings.sources = ["bls": "U.S. Bureau of Labor Statistics, QCEW, 2016 Q4"]
    settings.number = 1
    for (key, value) in options {
      switch key {
      case "highlight": settings.highlight = value.split(separator: " ").map(String.init)
      case "boundaries":
        let words = value.split(separator: " ", maxSplits: 1).map(String.init)
        settings.boundaries[words[0]] = grid(words.count > 1 ? words[1] : "")
      case "places":
        let places = Dictionary(
          uniqueKeysWithValues: value.split(separator: ",").map { $0.split(separator: " ") }.map {
            (String($0[0]), Int($0[1]) ?? 0)
          })
        settings.place = { places[$0] }
      case "extent":
        let words = value.split(separator: " ")
        settings.extents[String(words[0])] = Bounds(low: Double(words[1]) ?? 0, high: Double(words[2]) ?? 0)
      case "time":
        let periods = value.split(separator: " ").filter { $0 != "latest" }.compactMap { Period($0) }
        table.time = ChartTime(Set(periods), areLatest: value.hasSuffix("latest"))
      case "wide": settings.wideWidth = Double(value) ?? 640
      case "language": settings.language = .rules(for: value)
      default: break
      }
    }
    return ChartCase(spec: spec, table: table, options: settings, file: file)
  }

  private var line: String { String(decoding: bytes[at...].prefix { $0 != 10 }, as: UTF8.self) }

  private mutating func skipLine() {
    while at < bytes.count, bytes[at] != 10 { at += 1 }
    at += 1
  }

  private mutating func skipBlanks() { while at < bytes.count, bytes[at] == 32 { at += 1 } }

  private mutating func entry(until stops: [UInt8]) -> Node.Entry {
    skipBlanks()
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: ":"), bytes[at] != 10 { at += 1 }
    let key = String(decoding: bytes[start..<at], as: UTF8.self)
    let keySpan = file.span(start..<at)
    at += 1
    return Node.Entry(key: key, keySpan: keySpan, value: value(until: stops))
  }

  private mutating func value(until stops: [UInt8]) -> Node {
    skipBlanks()
    let start = at
    switch at < bytes.count ? bytes[at] : 10 {
    case UInt8(ascii: "{"):
      var entries: [Node.Entry] = []
      list(UInt8(ascii: "}")) { entries.append($0.entry(until: [0x2C, 0x7D])) }
      return Node(.map(entries), at: file.span(start..<at))
    case UInt8(ascii: "["):
      var items: [Node] = []
      list(UInt8(ascii: "]")) { items.append($0.value(until: [0x2C, 0x5D])) }
      return Node(.list(items), at: file.span(start..<at))
    case UInt8(ascii: "\""):
      at += 1
      while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != 10 { at += 1 }
      let text = String(decoding: bytes[(start + 1)..<at], as: UTF8.self)
      at += 1
      return Node(.string(text), text: text, at: file.span(start..<at))
    default:
      while at < bytes.count, bytes[at] != 10, !stops.contains(bytes[at]) { at += 1 }
      var end = at
      while end > start, bytes[end - 1] == 32 { end -= 1 }
      return scalar(String(decoding: bytes[start..<end], as: UTF8.self), file.span(start..<end))
    }
  }

  private mutating func list(_ close: UInt8, _ item: (inout Self) -> Void) {
    at += 1
    skipBlanks()
    while at < bytes.count, bytes[at] != close, bytes[at] != 10 {
      item(&self)
      skipBlanks()
      if at < bytes.count, bytes[at] == UInt8(ascii: ",") { at += 1 }
      skipBlanks()
    }
    if at < bytes.count, bytes[at] == close { at += 1 }
  }

  private func scalar(_ text: String, _ span: Span) -> Node {
    if text.isEmpty { return Node(.null, at: span) }
    if text == "true" || text == "false" { return Node(.bool(text == "true"), text: text, at: span) }
    if let int = Int(text) { return Node(.int(int), text: text, at: span) }
    if let number = Double(text) { return Node(.number(number), text: text, at: span) }
    return Node(.string(text), text: text, at: span)
  }

  private mutating func readTable() -> ChartTable {
    guard at < bytes.count else { return ChartTable(name: "data", columns: []) }
    let heads = cells(line).map { $0.0.split(separator: ":", omittingEmptySubsequences: false).map(String.init) }
    skipLine()
    var texts: [[(String, Span)]] = []
    while at < bytes.count {
      if !line.isEmpty {
        let row = cells(line)
        texts.append(row + Array(repeating: ("", file.span(at..<at)), count: max(0, heads.count - row.count)))
      }
      skipLine()
    }
    var columns: [ChartColumn] = []
    for (i, head) in heads.enumerated() where !head[0].hasPrefix("@") {
      let unit = head.count > 3 && !head[3].isEmpty ? Unit(head[3]) : nil
      let cells: ChartColumn.Cells =
        switch head[1] {
        case "number": .numbers(texts.map { quantity($0[i].0, unit) })
        case "period": .periods(texts.map { Period($0[i].0) })
        default: .texts(texts.map { ChartText(key: slug($0[i].0), text: $0[i].0, href: "/clusters/\(slug($0[i].0))/") })
        }
      columns.append(
        ChartColumn(
          head[0], label: head.count > 2 && !head[2].isEmpty ? head[2] : nil, unit: unit,
          decimals: head.count > 4 ? Int(head[4]) : nil, cells))
    }
    let source = heads.firstIndex { $0[0] == "@source" }
    let rows = texts.map { row in ChartRow(sources: [source.map { row[$0].0 } ?? "bls"], span: row.first?.1) }
    return ChartTable(name: "data", columns: columns, rows: rows)
  }

  private func cells(_ line: String) -> [(String, Span)] {
    var start = at
    return line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
      defer { start += cell.utf8.count + 1 }
      let text = trimmed(String(cell))
      return (text, file.span(start..<start + cell.utf8.count))
    }
  }

  private func slug(_ text: String) -> String { text.lowercased().split(separator: " ").joined(separator: "-") }

  private func trimmed(_ text: String) -> String { ArraySlice(text.utf8).trimmed.string }

  // The notation of statistical offices, as far as cases need it.
  private func quantity(_ cell: String, _ unit: Unit?) -> Quantity {
    var flags: Flags = []
    var absence: Absence?
    var text = cell
    while let open = text.lastIndex(of: "["), text.hasSuffix("]") {
      let mark = String(text[text.index(after: open)...].dropLast())
      switch Status.all.first(where: { $0.mark == mark })?.meaning {
      case .absent(let reason): absence = reason
      case .flag(let flag): flags.insert(flag)
      case nil: break
      }
      text = trimmed(String(text[..<open]))
    }
    if let absence { return Quantity(.absent(absence), flags: flags, unit: unit) }
    if text.isEmpty { return Quantity(.absent(.missing), flags: flags, unit: unit) }
    var hedge: Hedge?
    if text.hasPrefix(">") { hedge = .moreThan; text.removeFirst() }
    if text.hasPrefix("~") { hedge = .about; text.removeFirst() }
    var bounds: Bounds?
    if let open = text.firstIndex(of: "("), let pair = range(String(text[text.index(after: open)...].dropLast())) {
      bounds = pair
      text = trimmed(String(text[..<open]))
    }
    if let pair = range(text) { return Quantity(.range(pair.low, pair.high), flags: flags, hedge: hedge, unit: unit) }
    return Quantity(
      Double(text).map { .value($0) } ?? .absent(.missing), bounds: bounds, flags: flags, hedge: hedge, unit: unit)
  }

  private func range(_ text: String) -> Bounds? {
    guard let dots = text.range(of: "..") else { return nil }
    guard let low = Double(text[..<dots.lowerBound]), let high = Double(text[dots.upperBound...]) else { return nil }
    return Bounds(low: low, high: high)
  }
}

extension String {
  fileprivate func range(of needle: String) -> Range<String.Index>? {
    let (hay, pin) = (Array(utf8), Array(needle.utf8))
    guard hay.count >= pin.count else { return nil }
    for i in 0...(hay.count - pin.count) where Array(hay[i..<i + pin.count]) == pin {
      return utf8.index(startIndex, offsetBy: i)..<utf8.index(startIndex, offsetBy: i + pin.count)
    }
    return nil
  }
}

/// Regions drawn as letters, north at the top, `/` between lines, `.` where nothing is: each is the outline of its
/// squares with crooked borders, which neighbours share.
func grid(_ text: String) -> Boundaries {
  let words = text.split(separator: " ").map(String.init)
  let (west, south, step) = (Double(words[0]) ?? 0, Double(words[1]) ?? 0, Double(words[2]) ?? 1)
  let lines = words[3].split(separator: "/").map(Array.init)
  let names = Set(lines.joined()).subtracting(["."]).sorted()
  let span = Span(ID(0), 0..<0)
  func number(_ value: Double) -> Node { Node(.number(value), at: span) }
  func entry(_ key: String, _ value: Node) -> Node.Entry { Node.Entry(key: key, keySpan: span, value: value) }
  func string(_ text: String) -> Node { Node(.string(text), text: text, at: span) }
  func place(_ x: Double, _ y: Double) -> Node {
    // Crooked by its place alone, so that both sides agree.
    let bend = Double((Int(x * 8) * 7 + Int(y * 8) * 13) % 11) / 60
    let longitude = west + (x + bend) * step
    return Node(
      .list([
        number(longitude > 180 ? longitude - 360 : longitude), number(south + (Double(lines.count) - y + bend) * step)
      ]), at: span)
  }
  func side(_ x: Int, _ y: Int, _ dx: Int, _ dy: Int) -> [Node] {
    (0..<8).map { place(Double(x) + Double(dx * $0) / 8, Double(y) + Double(dy * $0) / 8) }
  }
  let features = names.map { name -> Node in
    var squares: [Node] = []
    for (y, line) in lines.enumerated() {
      for (x, letter) in line.enumerated() where letter == name {
        let ring = side(x, y, 1, 0) + side(x + 1, y, 0, 1) + side(x + 1, y + 1, -1, 0) + side(x, y + 1, 0, -1)
        squares.append(Node(.list([Node(.list(ring + [ring[0]]), at: span)]), at: span))
      }
    }
    let geometry = Node(
      .map([entry("type", string("MultiPolygon")), entry("coordinates", Node(.list(squares), at: span))]), at: span)
    return Node(
      .map([
        entry("type", string("Feature")), entry("id", string(String(name))),
        entry("properties", Node(.map([entry("name", string("Region " + String(name)))]), at: span)),
        entry("geometry", geometry)
      ]), at: span)
  }
  return boundaries(
    Node(
      .map([entry("type", string("FeatureCollection")), entry("features", Node(.list(features), at: span))]), at: span)
  ).result
}
