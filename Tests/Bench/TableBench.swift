// A statistical office's download: 300,000 rows of eight columns, some cells withheld, flagged or empty.

import Base
import Formats

/// Reads the table from bytes in memory, and says how much memory that took beside them.
func benchTable() throws -> [Row] {
  let file = SourceFile(id: ID(0), path: "jobs.csv", bytes: officeTable(rows: 300_000))
  var first: Checked<DataTable>?
  let growth = memoryGrowth { first = table(file, format: .csv) }
  let read = try first.map { try faultless($0, [file]) }
  guard read?.rowCount == 300_000, read?.columns.count == 8 else {
    throw BenchFailure(message: "rows or columns of the table are lost")
  }
  let time = processorMedian(of: 9) { _ = table(file, format: .csv) }
  let size = file.bytes.count
  var note = "\(size / 1_000_000) MB"
  if let growth {
    note += ", peak memory \(text(Double(size + growth) / Double(size))) × the file (bar 2)"
  }
  return [Row(name: "CSV, 300,000 × 8", median: time, bar: .milliseconds(150), note: note)]
}

private func officeTable(rows: Int) -> [UInt8] {
  var random = Generator(state: 1)
  var out = ByteWriter(capacity: 80 * rows)
  out.append("entity,industry,period,employment,establishments,wages,share,source\n")
  for row in 0..<rows {
    out.append(text: "region-\(row / 100),industry-\(3000 + row % 100),\(2000 + row % 18)-Q\(1 + row % 4),")
    switch row % 40 {
    case 0: out.append("[c],")
    case 1: out.append(text: "\(random.next(900_000))[e][p],")
    case 2: out.append(",")
    default: out.append(text: "\(random.next(900_000)),")
    }
    let (firms, wages, percent, thousandths) =
      (random.next(9_000), random.next(2_000_000_000), random.next(100), 100 + random.next(900))
    out.append(text: "\(firms),\(wages),\(percent).\(thousandths),office-survey\n")
  }
  return out.bytes
}
