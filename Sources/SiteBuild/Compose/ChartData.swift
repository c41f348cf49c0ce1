// The table that a chart draws: from the merged model (`data: clusters`), or from a table of Content/data.

import Base
import Charting
import Formats
import Model
import Templating

extension SiteView {
  /// The rows and columns that a specification asks for; `nil` with a fault where its data does not exist.
  ///
  /// - Parameter shape: What is done with the rows before they are drawn.
  func chartTable(
    _ spec: inout ChartSpec, _ shape: TableShape? = nil, _ host: HostPage, _ faults: inout [Diagnostic]
  ) -> ChartTable? {
    if spec.kind.name == "shift-share", spec.extra("region") != nil {
      return shiftShareTable(&spec, host, &faults)
    }
    guard let data = spec.data else {
      faults.append(Diagnostic(.error, "chart/no-data", "this chart names no data", at: spec.kindSpan, help: "write data: clusters"))
      return nil
    }
    for name in [ChannelName.x, .y] {
      let shared = (spec[name]?.fields ?? []).compactMap { lookup.indicator($0.value) }
      faults += sharedAxisFaults(shared, at: spec[name]?.span, site)
    }
    if let shape { return shapedChartTable(&spec, data, shape, host, &faults) }
    if let kind = Entity.Kind(ofList: data.value) { return modelTable(&spec, data, kind, host, &faults) }
    if let table = table(named: data.value) {
      let period = spec.period.flatMap { Located<Period>($0.value, at: $0.span, &faults) }
      return fileTable(&spec, rows(of: table, in: period, &faults), host, &faults)
    }
    faults.append(unknownData(data.value, at: data.span))
    return nil
  }

  // MARK: The merged model

  private func modelTable(
    _ spec: inout ChartSpec, _ data: Located<String>, _ kind: Entity.Kind, _ host: HostPage, _ faults: inout [Diagnostic]
  ) -> ChartTable? {
    let known = self.fields[kind]?.known ?? []
    var fields: [Located<String>] = []
    for field in allFields(spec) where !fields.contains(where: { $0.value == field.value }) {
      if let (name, hiding) = lookup.hiding(ofFigures: field.value) {
        faults.append(.hidden("column", name, hiding, at: field.span))
        return nil
      }
      guard known.contains(field.value) else {
        faults.append(Diagnostic(
          .error, "chart/unknown-field", "\(kind.listName) have no field “\(field.value)”", at: field.span,
          help: nearest(to: field.value, among: known.sorted()).asSuggestion))
        continue
      }
      fields.append(field)
    }
    var query = DataQuery(kind: kind)
    query.dimensions = fields.compactMap { site.dimension(named: $0.value) }
    query.drawsPeriods = fields.contains { isPeriodField($0.value) }
    query.indicators = fields.compactMap { lookup.indicator($0.value) }
    query.period = spec.period.flatMap { Located<Period>($0.value, at: $0.span, &faults) }?.value
    apply(spec.filter.map { (text: $0.value, span: $0.span) }, to: &query, &faults)
    let found = self.rows(query, SiteBuild.host(lookup, host), host.language, &faults)
    let rows = ordered(found, by: spec, query)
    let cells = query.indicators.map { indicator in rows.map { observation(indicator, $0, query) } }
    // An axis of periods says when the figures were.
    let time = fields.contains { isPeriodField($0.value) } ? nil : time(of: cells, query)
    return ChartTable(
      name: data.value, columns: fields.map { column($0.value, rows, cells, query, host) },
      rows: chartRows(rows, cells, host), time: time)
  }

  private func time(of cells: [[Model.Observation?]], _ query: DataQuery) -> ChartTime? {
    var periods: Set<Period> = []
    for case let cell? in cells.joined() {
      if let period = cell.key.period { periods.insert(period) }
    }
    return ChartTime(periods, areLatest: query.period == nil && !query.drawsPeriods)
  }

  // `order: -jobs` on a channel: rows in the order of an indicator that may not be drawn, the largest first with a minus.
  // Rows without a figure come last, and rows that are equal stay as they were.
  private func ordered(_ rows: [DataRow], by spec: ChartSpec, _ query: DataQuery) -> [DataRow] {
    for channel in [ChannelName.y, .x] {
      guard let order = spec[channel]?.order?.value else { continue }
      let isDescending = order.hasPrefix("-")
      guard let indicator = lookup.indicator(isDescending ? String(order.dropFirst()) : order) else { continue }
      let keys = rows.map { row -> Double? in
        let extent = observation(indicator, row, query).flatMap { lookup.quantity($0).extent }
        return extent.map { ($0.low + $0.high) / (isDescending ? -2 : 2) }
      }
      return rows.indices.sorted {
        (keys[$0] ?? .infinity, $0) < (keys[$1] ?? .infinity, $1)
      }.map { rows[$0] }
    }
    return rows
  }

  private func allFields(_ spec: ChartSpec) -> [Located<String>] {
    var fields = spec.fields
    for (_, channel) in spec.channels {
      if let by = channel.by { fields.append(by) }
      if let order = channel.order, !["seriate", "data", "value", "name"].contains(order.value) {
        let name = order.value.hasPrefix("-") ? String(order.value.dropFirst()) : order.value
        if fieldLike(name) { fields.append(Located(name, at: order.span)) }
      }
    }
    if let sort = spec.sort {
      let name = sort.value.hasPrefix("-") ? String(sort.value.dropFirst()) : sort.value
      if fieldLike(name), lookup.indicator(name) != nil { fields.append(Located(name, at: sort.span)) }
    }
    return fields
  }

  private func fieldLike(_ name: String) -> Bool { !name.isEmpty && name.utf8.allSatisfy(isWordByte) }

  // - Parameter cells: Of each indicator of the query, by row.
  private func column(
    _ name: String, _ rows: [DataRow], _ cells: [[Model.Observation?]], _ query: DataQuery, _ host: HostPage
  ) -> ChartColumn {
    let language = host.language.tag
    if let id = lookup.indicator(name), let index = query.indicators.firstIndex(of: id) {
      let indicator = site.indicators[id]
      let cells = cells[index].map { cell in cell.map { lookup.quantity($0) } ?? Quantity(.absent(.missing)) }
      return ChartColumn(
        name, label: indicator.label.text(in: language), unit: indicator.unit, decimals: indicator.decimals,
        .numbers(cells))
    }
    if let index = site.dimension(named: name) {
      let list = site.dimensions[index]
      let cells = rows.map { row -> ChartText in
        guard let choice = row.choices.first(where: { Int($0.dimension) == index }) else { return "" }
        let code = list.codes[Int(choice.code)]
        return ChartText(
          key: code.id, text: code.displayName.text(in: language),
          href: host.routes.code(index, Int(choice.code)).map { relativeHref(from: host.path, to: $0) })
      }
      return ChartColumn(name, label: host.words.field(name), .texts(cells))
    }
    if isPeriodField(name) {
      return ChartColumn(name, label: host.words.field(name), .periods(rows.map(\.period)))
    }
    if name == "latitude" || name == "longitude" {
      let cells = rows.map { row -> Quantity in
        let place = site.entities[row.entity].coordinates
        let degrees = name == "latitude" ? place?.latitude : place?.longitude
        return degrees.map { Quantity($0) } ?? Quantity(.absent(.missing))
      }
      return ChartColumn(name, label: name.capitalisedFirst, .numbers(cells))
    }
    let cells = rows.map { row -> ChartText in
      let entity = site.entities[row.entity]
      if name == query.kind.name || name == "name" || name == "id" {
        return ChartText(
          key: entity.id, text: entity.displayName.text(in: language), href: entityHref(row.entity, host))
      }
      let related = name == "region" ? entity.region : name == "organisation" ? entity.organisation : nil
      if let related {
        let other = site.entities[related]
        return ChartText(
          key: other.id, text: other.displayName.text(in: language), href: entityHref(related, host))
      }
      let text = field(name, of: row, query, host.language).plainText(language: host.language)
      return ChartText(key: text, text: text)
    }
    return ChartColumn(name, label: host.words.field(name), .texts(cells))
  }

  private func entityHref(_ id: ID<Entity>, _ host: HostPage) -> String? {
    host.routes.entity(id).map { relativeHref(from: host.path, to: $0) }
  }

  private func chartRows(_ rows: [DataRow], _ cells: [[Model.Observation?]], _ host: HostPage) -> [ChartRow] {
    var subject: (entity: ID<Entity>, href: String?, key: String)?
    return rows.enumerated().map { index, row in
      var (first, sourced): (Model.Observation?, Model.Observation?)
      var sources = SourceSet.none
      for column in cells {
        guard let cell = column[index] else { continue }
        let own = lookup.sources(of: cell)
        sources.formUnion(own)
        first = first ?? cell
        if sourced == nil, !own.isEmpty { sourced = cell }
      }
      // An entity has many rows, one after the other.
      let own = subject.flatMap { $0.entity == row.entity ? $0 : nil }
        ?? (entity: row.entity, href: entityHref(row.entity, host), key: site.entities[row.entity].id)
      subject = own
      return ChartRow(
        href: own.href, key: own.key, sources: sources.map { site.sources[$0].key },
        span: (sourced ?? first).flatMap { lookup.places.span(of: $0) })
    }
  }

  // MARK: A table of Content/data

  // What the shape makes is drawn like a file; its sources are those of the rows that went in.
  private func shapedChartTable(
    _ spec: inout ChartSpec, _ data: Located<String>, _ shape: TableShape, _ host: HostPage, _ faults: inout [Diagnostic]
  ) -> ChartTable? {
    var query = TableQuery(data: data.value, span: data.span)
    query.filter = spec.filter.map { (text: $0.value, span: $0.span) }
    query.period = spec.period.flatMap { Located<Period>($0.value, at: $0.span, &faults) }
    query.shape = shape
    query.columns = spec.fields.map(\.value)
    guard let shaped = shapedTable(query, host, &faults) else { return nil }
    spec.filter = nil
    if spec.sources.isEmpty { spec.sources = shaped.sources.map { Located(site.sources[$0].key, at: data.span) } }
    return fileTable(&spec, shaped.table, host, &faults)
  }

  private func fileTable(
    _ spec: inout ChartSpec, _ table: DataTable, _ host: HostPage, _ faults: inout [Diagnostic]
  ) -> ChartTable? {
    for field in spec.fields where table[field.value] == nil {
      faults.append(Diagnostic(
        .error, "chart/unknown-field", "the table “\(table.name)” has no column “\(field.value)”", at: field.span,
        help: nearest(to: field.value, among: table.columns.map(\.name)).asSuggestion))
    }
    let table = spec.filter.map { self.rows(of: table, where: ($0.value, $0.span), host, &faults) } ?? table
    let rows = 0..<table.rowCount
    let columns = table.columns.map { column in fileColumn(column, rows, host) }
    let sources = table["source"]
    let subject = table.columns.first { KnownColumns.entities.contains($0.name) }
    let meta = rows.map { row -> ChartRow in
      let id = subject.flatMap { $0.text(row) }.flatMap { lookup.entity($0) }
      return ChartRow(
        href: id.flatMap { entityHref($0, host) }, key: subject?.text(row),
        sources: [sources?.text(row) ?? table.schema?.source].compactMap { $0 }, span: table.span(row: row))
    }
    return ChartTable(name: table.name, columns: columns, rows: meta, time: time(of: table))
  }

  // A table whose figures are of several times without a column for each says nothing.
  private func time(of table: DataTable) -> ChartTime? {
    guard table.timeColumns.count == 1, let column = table.timeColumns.first else { return nil }
    return ChartTime(Set((0..<table.rowCount).compactMap { column.moment($0) }), areLatest: false)
  }

  private func fileColumn(_ column: DataColumn, _ rows: Range<Int>, _ host: HostPage) -> ChartColumn {
    let language = host.language.tag
    let label = column.schema?.label.flatMap { localized($0) }?.text(in: language) ?? host.words.field(column.name)
    switch column.type {
    case .integer, .number:
      let indicator = lookup.indicator(column.name).map { site.indicators[$0] }
      return ChartColumn(
        column.name, label: indicator?.label.text(in: language) ?? label, unit: indicator?.unit ?? column.schema?.unit,
        decimals: indicator?.decimals ?? column.schema?.decimals, .numbers(rows.map { column.quantity($0) }))
    case .date, .period:
      return ChartColumn(column.name, label: label, .periods(rows.map { column.period($0) }))
    case .text:
      let dimension = site.dimension(named: column.name)
      return ChartColumn(column.name, label: label, .texts(rows.map { row in
        text(column.text(row) ?? "", column.name, dimension, host)
      }))
    }
  }

  // A cell that names an entity, a code or an indicator reads as what it names.
  private func text(_ key: String, _ column: String, _ dimension: Int?, _ host: HostPage) -> ChartText {
    let language = host.language.tag
    if let dimension, let code = site.dimensions[dimension].position(of: key) {
      let entry = site.dimensions[dimension].codes[code]
      return ChartText(key: key, text: entry.displayName.text(in: language))
    }
    if column == "indicator", let id = lookup.indicator(key) {
      return ChartText(
        key: key, text: site.indicators[id].label.text(in: language),
        href: host.routes.indicator(id).map { relativeHref(from: host.path, to: $0) })
    }
    if KnownColumns.entities.contains(column), let id = lookup.entity(key) {
      let entity = site.entities[id]
      return ChartText(
        key: key, text: entity.displayName.text(in: language), href: entityHref(id, host))
    }
    return ChartText(key: key, text: key)
  }
}
