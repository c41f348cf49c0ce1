import DiskSupport
import Testing

// A chart by itself needs no site: its data lie beside it.
@Test func aChartTakesAFileBesideIt() throws {
  let folder = try TemporaryFolder()
  try folder.put("charts/demo.csv", "name,jobs\nOslo,12\nBoston,30\n")
  try folder.put("charts/demo.yml", "kind: bar\ntitle: Jobs\nsource: Office\ndata: demo.csv\ny: name\nx: jobs\n")
  let drawn = try almanac("render", folder.path + "/charts/demo.yml", root: folder.path)
  #expect(drawn.status == 0 && drawn.output.hasPrefix("<svg ") && drawn.output.contains("Boston"), "\(drawn)")

  try folder.put("charts/demo.csv", "name,jobs\nOslo,12,7\nBoston,30\n")
  let ragged = try almanac("render", folder.path + "/charts/demo.yml", root: folder.path)
  #expect(ragged.status == 1 && ragged.messages.contains("charts/demo.csv:2:"), "\(ragged)")

  try folder.put("charts/demo.yml", "kind: bar\ntitle: Jobs\nsource: Office\ndata: none.csv\ny: name\nx: jobs\n")
  #expect(try almanac("render", folder.path + "/charts/demo.yml", root: folder.path).status == 2)
}
