// The charts that a page's template draws by `chart(…)`. Which there are only a rendering knows: loops, macros and
// conditions decide. So pages whose templates can draw are rendered once before the list of files is made.

import Base
import Synchronization
import Templating

/// The charts of one rendering of one page, in the order in which its template draws them. A class because the function
/// that draws them gets only values.
final class PageCharts: Sendable {
  private let state: Mutex<State>

  private let page: PlannedPage
  private let view: SiteView

  private struct State {
    var drawn: [ChartRequest] = []
    // Looked for when the template draws its first: hardly a page has one.
    var taken: Set<String>?
  }

  init(of page: PlannedPage, _ view: SiteView) {
    state = Mutex(State())
    self.page = page
    self.view = view
  }

  var drawn: [ChartRequest] { state.withLock { $0.drawn } }

  /// The id that a template gives its chart, or one made of `chart-KIND`; nil where the page has a chart of that name.
  func claim(_ own: String?, kind: String) -> String? {
    state.withLock { state in
      var taken = state.taken ?? Set(view.ownCharts(of: page).map(\.id))
      defer { state.taken = taken }
      if let own { return taken.insert(own).inserted ? own : nil }
      var (id, count) = ("chart-" + kind, 1)
      while !taken.insert(id).inserted {
        count += 1
        id = "chart-\(kind)-\(count)"
      }
      return id
    }
  }

  func add(_ request: ChartRequest) { state.withLock { $0.drawn.append(request) } }
}

/// By page path. What goes wrong is told of when the pages are rendered to be written.
func templateCharts(_ view: SiteView) -> [String: [ChartRequest]] {
  guard let templates = view.templates, !view.settings.outputs.isDisjoint(with: [.csv, .json, .svg, .embed]) else {
    return [:]
  }
  var found: [String: [ChartRequest]] = [:]
  var (memory, out) = (WorkerMemory(), ByteWriter())
  for page in view.pages where templates.calls("chart", in: view.template(of: page)) {
    let charts = PageCharts(of: page, view)
    out.removeAll()
    _ = renderPage(page, view, templates, charts, nil, &memory, &out)
    found[page.path] = charts.drawn
  }
  return found
}

extension SiteView {
  /// The name of the template that a page is rendered with.
  func template(of page: PlannedPage) -> String {
    let own = page.written.flatMap { site.pages[$0].profile.template }
    return own ?? page.template ?? page.kind.template
  }
}
