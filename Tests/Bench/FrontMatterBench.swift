// The head of an ordinary article: twelve plain lines, which most files of a site have and nothing more.

import Base
import Formats

func benchFrontMatter() throws -> [Row] {
  let file = SourceFile(path: "hub.md", page)
  guard try faultless(frontMatter(of: file), [file]).root.entries.count == 12 else {
    throw BenchFailure(message: "front matter of twelve lines has not twelve entries")
  }
  let time = processorMedian(of: 21, each: 2_000) { _ = frontMatter(of: file) }
  let size = "\(file.bytes.count) bytes"
  return [Row(name: "front matter, 12 plain lines", median: time, bar: .microseconds(5), note: size)]
}

private let page = """
  ---
  title: What makes a hub
  description: Twelve plain lines of front matter
  slug: hub
  date: 2026-11-20
  updated: 2026-11-21
  language: en
  region: US
  country: United States
  organisation: hub-observatory
  template: cluster.html
  jobs: 143798095
  draft: false
  ---
  The body.

  """
