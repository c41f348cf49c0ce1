// The download: one row per observation, field names in the head, numbers for machines. A withheld figure is written
// as its mark in a status column; its digits were never here.

import Base

extension Plan {
  var csvBytes: [UInt8] {
    let shown = shownFields
    let hasStatus = shown.map { field in field.isNumber && rows.contains { !field.quantity($0).statuses.isEmpty || field.quantity($0).hedge != nil } }
    var out = ByteWriter(capacity: 64 + rows.count * 40)
    for (i, field) in shown.enumerated() {
      if i > 0 { out.append(UInt8(ascii: ",")) }
      out.append(csv: field.column.name)
      if hasStatus[i] { out.append(csv: field.column.name + "_status", after: true) }
    }
    out.append("\r\n")
    for row in rows {
      for (i, field) in shown.enumerated() {
        if i > 0 { out.append(UInt8(ascii: ",")) }
        append(field, row, to: &out)
        if hasStatus[i] { out.append(csv: status(field.quantity(row)), after: true) }
      }
      out.append("\r\n")
    }
    return out.bytes
  }

  private func append(_ field: Field, _ row: Int, to out: inout ByteWriter) {
    guard case .numbers(let cells) = field.column.cells else {
      return out.append(csv: field.isPeriod ? field.key(row) : field.text(row))
    }
    switch cells[row].amount {
    case .value(let value): out.append(plain: value)
    case .range(let low, let high):
      out.append(plain: low)
      out.append("..")
      out.append(plain: high)
    case .absent: break
    }
  }

  private func status(_ quantity: Quantity) -> String {
    ([quantity.hedge?.key].compactMap(\.self) + quantity.statuses.map(\.name)).joined(separator: "; ")
  }
}

extension ByteWriter {
  fileprivate mutating func append(csv text: String, after: Bool = false) {
    if after { append(UInt8(ascii: ",")) }
    // A cell that a spreadsheet would run as a formula is kept a text.
    let isFormula = text.utf8.first.map { [0x3D, 0x2B, 0x2D, 0x40].contains($0) } ?? false
    guard isFormula || text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return append(text: text) }
    append(UInt8(ascii: "\""))
    if isFormula { append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == 0x22 { append(byte) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }
}
