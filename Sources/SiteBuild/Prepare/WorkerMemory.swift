import Base
import Formats

/// What one worker keeps from artifact to artifact.
struct WorkerMemory: Sendable {
  var siteRecords = SiteRecords()
  var lines = LineIndex()
  // The files of one dataset follow each other: what they hold is made once.
  private var dataset: (of: PublishedData, content: (file: DataFile, about: TableDescription)?)?

  mutating func data(of data: PublishedData, _ view: SiteView) -> (file: DataFile, about: TableDescription)? {
    if let dataset, dataset.of == data { return dataset.content }
    let content = data.read(view)
    dataset = (data, content)
    return content
  }
}
