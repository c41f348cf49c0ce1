// From names to columns. Every fault that can be seen without drawing is found here, all of them in one run.

import Base

/// The plan of a chart; `nil` where a required field is missing or of the wrong type.
func plan(_ spec: ChartSpec, _ tables: [ChartTable], _ options: ChartOptions) -> Checked<Plan?> {
  guard let table = tables.first else {
    return Checked(
      nil,
      [
        Diagnostic(
          .error, "chart/no-data", "the chart has no data to draw", at: spec.span, help: "name a table: data: jobs")
      ])
  }
  var binder = Binder(spec: spec, table: table, language: options.language)
  binder.bindAll()
  let highlight = spec.highlight.isEmpty ? options.highlight : spec.highlight.map(\.value)
  var spec = spec
  let faults = encodingFaults(&spec, binder.fields, table)
  if binder.hasErrors || faults.hasErrors { return Checked(nil, binder.diagnostics + faults) }
  if table.count == 0 {
    return Checked(
      nil,
      binder.diagnostics + [
        Diagnostic(
          .error, "chart/no-rows", "no row of “\(table.name)” is left to draw",
          at: spec.filter?.span ?? spec.data?.span ?? spec.span,
          help: "look at where: and period:, or leave the chart out")
      ])
  }
  let crowded = placeFaults(spec, binder.fields, table)
  if !crowded.isEmpty { return Checked(nil, binder.diagnostics + faults + crowded) }
  let plan = Plan(
    spec: spec, options: options, tables: tables, table: table, fields: binder.fields, highlight: highlight)
  return Checked(plan, binder.diagnostics + faults)
}

private struct Binder {
  let spec: ChartSpec
  let table: ChartTable
  let language: LanguageRules
  var fields: [(name: ChannelName, field: Field)] = []
  var diagnostics: [Diagnostic] = []

  var hasErrors: Bool { diagnostics.hasErrors }

  mutating func bindAll() {
    for need in spec.kind.needs where need.isRequired && spec[need.channel] == nil {
      diagnostics.append(.missingChannel(need.channel, spec.kind, at: spec.kindSpan))
    }
    for (name, channel) in spec.channels {
      let types = spec.kind.needs.first { $0.channel == name }?.types ?? .any
      for written in channel.fields { bind(name, channel, written, types) }
    }
    let others = spec.channels.compactMap(\.value.by) + [spec.joinField].compactMap(\.self)
    for written in others where table[written.value] == nil { diagnostics.append(.unknownField(written, table)) }
    if !hasErrors { transform() }
  }

  private mutating func transform() {
    for i in fields.indices {
      guard let written = fields[i].field.channel.transform else { continue }
      let series = fields.first { $0.name == .series }?.field
      let along = fields.first { $0.name != fields[i].name && ($0.name == .x || $0.name == .y) }?.field
      let panel = fields.first { $0.name == .facet }?.field
      let changed = transformed(
        fields[i].field, written, series: series, panel: panel, along: along, rows: table.count)
      diagnostics += changed.diagnostics
      fields[i].field = changed.result
    }
  }

  private mutating func bind(_ name: ChannelName, _ channel: Channel, _ written: Located<String>, _ types: Need.Types) {
    guard let column = table[written.value] else {
      // A path for links is no field; everything else is.
      if name == .href, written.value.utf8.contains(where: { $0 == 0x2F || $0 == 0x7B }) { return }
      diagnostics.append(.unknownField(written, table))
      return
    }
    guard types.allow(column.cells) else {
      diagnostics.append(.wrongType(name, written, column.cells, types, spec.kind))
      return
    }
    var style = NumberStyle(language: language, unit: column.unit, decimals: column.decimals ?? column.usualDecimals)
    if let format = channel.format ?? (isMeasured(name) ? spec.format : nil), case .numbers = column.cells {
      if !style.apply(format.value, unit: column.unit) { diagnostics.append(.unknownFormat(format)) }
    }
    let isAlong = name == .x || name == .y
    if (channel.scale ?? (isAlong ? spec.scale : nil))?.value == .log { checkLog(column, written) }
    let label = (channel.fields.count == 1 ? channel.label : nil) ?? column.label
    fields.append((name, Field(channel: channel, column: column, label: label, style: style)))
  }
}

extension Binder {
  // The format of a chart is that of what it measures, not of the sizes beside it.
  private func isMeasured(_ name: ChannelName) -> Bool {
    switch name {
    case .x, .y, .low, .high, .value, .color: true
    case .size: spec[.x] == nil && spec[.y] == nil
    case .series, .label, .facet, .href, .start, .end, .parent, .from, .to: false
    }
  }

  // A logarithm has no zero: the first cell without one is named, since the author must decide what it means.
  private mutating func checkLog(_ column: ChartColumn, _ written: Located<String>) {
    guard case .numbers(let cells) = column.cells,
      let row = cells.firstIndex(where: { $0.extent.map { $0.low <= 0 } ?? false })
    else { return }
    let span = table.rows.indices.contains(row) ? table.rows[row].span : nil
    diagnostics.append(
      Diagnostic(
        .error, "chart/log-zero",
        "“\(written.value)” holds \(cells[row].extent.map { plainText($0.low) } ?? "") in row \(row + 1), which has no place on a log scale",
        at: written.span, notes: span.map { [Note("the row", at: $0)] } ?? [],
        help: "use scale: symlog, or leave it linear"))
  }
}

extension [Diagnostic] {
  fileprivate var hasErrors: Bool { contains { $0.severity == .error } }
}

extension Need.Types {
  func allow(_ cells: ChartColumn.Cells) -> Bool {
    switch (self, cells) {
    case (.any, _), (.number, .numbers), (.period, .periods), (.text, .texts), (.numberOrPeriod, .numbers),
      (.numberOrPeriod, .periods), (.textOrPeriod, .texts), (.textOrPeriod, .periods):
      true
    case (.number, _), (.period, _), (.text, _), (.numberOrPeriod, _), (.textOrPeriod, _): false
    }
  }

  var words: String {
    switch self {
    case .number: "a number"
    case .period: "a period"
    case .text: "a name"
    case .numberOrPeriod: "a number or a period"
    case .textOrPeriod: "a name or a period"
    case .any: "anything"
    }
  }
}

extension Diagnostic {
  static func unknownField(_ written: Located<String>, _ table: ChartTable) -> Diagnostic {
    let names = table.columns.map(\.name)
    return Diagnostic(
      .error, "chart/unknown-field", "“\(table.name)” has no field “\(written.value)”", at: written.span,
      help: nearest(to: written.value, among: names).asSuggestion ?? "its fields are \(names.joined(separator: ", "))")
  }

  fileprivate static func missingChannel(_ channel: ChannelName, _ kind: ChartKind, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "chart/missing-channel", "a chart of kind “\(kind.name)” needs “\(channel.name)”", at: span,
      help: "add \(channel.name): and the name of a field")
  }

  fileprivate static func wrongType(
    _ channel: ChannelName, _ written: Located<String>, _ cells: ChartColumn.Cells, _ types: Need.Types,
    _ kind: ChartKind
  ) -> Diagnostic {
    return Diagnostic(
      .error, "chart/field-type",
      "“\(channel.name)” of a chart of kind “\(kind.name)” takes \(types.words), but “\(written.value)” holds "
        + cells.words, at: written.span,
      help: types == .numberOrPeriod && channel == .x
        ? "a line joins moments; names have bars or dots, and a column named year, period or date holds moments"
        : nil)
  }

  fileprivate static func unknownFormat(_ format: Located<String>) -> Diagnostic {
    Diagnostic(
      .error, "chart/unknown-format", "no number format “\(format.value)”", at: format.span,
      help: nearest(to: format.value, among: NumberStyle.formats).asSuggestion
        ?? "formats are \(NumberStyle.formats.joined(separator: ", "))")
  }
}
