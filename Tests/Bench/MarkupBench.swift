// An article of 5 KB as reports have them: sections, a table, lists, three footnotes, three figures bound to data.
// libcmark alone on the same bytes stands beside it: it is what the machine can do at that moment, and reads tables,
// footnotes and figures as plain text.

import Base
import CCmark
import Markup

func benchMarkup() throws -> [Row] {
  let file = SourceFile(path: "article.md", article)
  let size = file.bytes.count
  let options = MarkupOptions()
  let rendered = try faultless(document(file, body: 0..<size, options: options), [file])
  guard rendered.figures.count == 3, rendered.footnotes.count == 3 else {
    throw BenchFailure(message: "figures or footnotes of the article are lost")
  }
  let ours = processorMedian(of: 15, each: 300) { _ = document(file, body: 0..<size, options: options) }
  let plain = processorMedian(of: 15, each: 300) { _ = commonmark(file.bytes) }
  let theirs = processorMedian(of: 15, each: 300) { renderByCmark(file.bytes) }
  func ratio(_ time: Duration) -> String { "\(text(time / theirs)) × libcmark" }
  return [
    Row(name: "Markdown, article", median: ours, bar: .microseconds(100), note: "\(size) bytes, \(ratio(ours))"),
    Row(name: "  the same as plain CommonMark", median: plain, note: ratio(plain)),
    Row(name: "  the same by libcmark alone", median: theirs, note: ""),
  ]
}

private func renderByCmark(_ bytes: [UInt8]) {
  bytes.withUnsafeBytes { buffer in
    let html = cmark_markdown_to_html(buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, CMARK_OPT_UNSAFE)
    cmark_get_default_mem_allocator().pointee.free(html)
  }
}

private let article = """
  ## What sustains a hub {#top}

  What sustains a hub is not one thing, it is a *habit of working together* that took forty years to grow. The area
  has {{ north.companies }} companies and {{ north.employment(industry="3254") | compact }} jobs in pharmaceuticals,
  {{ north.pharma_lq@2016-Q4 }} times the national share.[^jobs]

  ## Where the money comes from

  Corporate venture capital grew faster than any other source, according to
  [the trade association](https://example.org/report "Annual report"). That is "a lot" by any measure -- and yet only
  a part of the whole. See @tbl-shares for the shares and @sec-method for how they were computed.

  | Whole | Share | Kind |
  |:------|------:|:----:|
  | Venture capital | a fifth | flow |
  | Research spending | a quarter | flow |
  | Public companies | a sixth | stock |
  | Market capitalisation | a tenth | stock |
  | World pipeline | a twelfth | stock |
  : Shares of the totals {#tbl-shares rowheader}

  The shares are shares of *five different wholes*, so they are never drawn as one pie.[^wholes] Anybody who adds them
  up has made a mistake that no chart can mend; the report says so in three places, and it will go on saying so.

  - Talent is trained in the universities nearby, and stays because the next employer is across the street.
  - Capital follows talent, since investors want to see the people whose work they pay for every other week.
  - **Expertise** in trials, logistics and regulation is for hire by the hour.
    - This includes `GMP` manufacturing at small scale.
    - It also includes people who know the forms.
  - Logistics, finally, is what nobody talks about until it fails.

  ### A word on growth

  Growth in the first decade was slow, and fast in the second. The two figures cannot both be about the same thing, and
  the source does not say what grew. Where a figure has no source, the report leaves it out and says that it did.

  > [!WARNING]
  > These two figures do not fit together. One of them counts jobs, the other is silent about what it counts.

  ::: method "How specialisation is measured" {#sec-box}
  The location quotient compares a region's share of an industry with the nation's share. A quotient of one means that
  the region is as specialised as the nation is; above one it is more so.
  :::

  ## How it was computed {#sec-method}

  The employment panel is public-domain data. Every quarter the agency publishes the number of jobs by county and
  industry; where few firms report, it withholds the number to protect them. Withheld cells are neither zero nor
  missing, and *nothing* that is computed from them may give them away.

  1. Read the panel, keep the status of each cell.
  2. Sum counties to metropolitan areas where nothing is withheld.
  3. Compute the quotient, and leave it out where either part is unknown.

  Term
  : A definition of the term in a sentence of moderate length.

  ```{chart #fig-lq .wide}
  kind: bar
  data: clusters
  y: cluster
  x: pharma_lq
  title: Specialisation
  ```

  As @fig-lq shows, the order of the regions has hardly changed. The north leads, the west follows at a distance, and
  the others are close together. What differs is the *kind* of specialisation: one region makes, another one discovers,
  a third one finances. None of this is visible in the number of jobs alone, which is why the report shows three
  measures side by side and never adds them up into one score.

  ## What a score would hide

  Scores hide what they are made of. A reader who wants to know whether a region is strong should ask: strong in what,
  measured how, compared with whom, and since when? The answers differ, and the differences are the point of the
  report. Nobody who reads only the ranking will learn them; everybody who reads the notes will.

  - Strong in research is not strong in production: the first needs universities, the second needs land and water.
  - Strong in jobs is not strong in wages; a region of many small laboratories pays more than one of large plants.
  - Strong this year is not strong over ten, and a single good year of *venture capital* says little about either.

  So the report prints each measure with its year, its source and its status, and leaves the sum to those who need
  one. Where two regions are closer than the figures are exact, it calls them equal and sorts them by name, since an
  order that the next revision turns around was never there.

  ![A map of the areas](maps/areas.svg "The areas of the study"){#fig-map}

  The map in @fig-map shows the areas as the statistics define them, not as the organisations do. The organisation's
  own area is larger in two cases[^areas] and smaller in one. Whoever compares them has to choose one definition, and
  to say which; the tables of this report use that of the statistical office, and its name stands below each.

  [^jobs]: Jobs in establishments that are covered by unemployment insurance, at their place of work.
  [^wholes]: The wholes are venture capital, research spending, listed companies, market value and the pipeline.
  [^areas]: One area spans two countries; see https://example.org/areas for its definition.

  """
