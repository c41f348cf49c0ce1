// The download: one row per observation, field names in the head, numbers for machines. A withheld figure is written
// as the word for it in a column of statuses; its digits were never here.

import Base

extension DrawnChart {
  /// The data of the chart, as files beside it hold them.
  package var data: DataFile { plan?.data ?? DataFile(columns: [], rows: []) }
}

/// The data of a chart without the drawing; `nil` where it cannot be bound.
package func chartData(_ spec: ChartSpec, _ tables: [ChartTable], _ options: ChartOptions) -> DataFile? {
  plan(spec, tables, options).result?.data
}

extension Plan {
  var csvBytes: [UInt8] {
    var out = ByteWriter(capacity: 64 + rows.count * 40)
    out.append(csv: data)
    return out.bytes
  }

  var data: DataFile {
    DataFile(
      shownFields.flatMap { field -> [(column: DataFile.Column, cells: [DataFile.Cell])] in
        let name = field.column.name
        if field.isNumber {
          return DataFile.figures(name, title: field.label, unit: field.column.unit, rows.map { field.quantity($0) })
        }
        let cells = rows.map { row -> DataFile.Cell in
          let text = field.isPeriod ? field.key(row) : field.text(row)
          return text.isEmpty ? .empty : .text(text)
        }
        return [(DataFile.Column(name, title: field.label, field.isPeriod ? .period : .text), cells)]
      })
  }
}
