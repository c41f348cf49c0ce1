import Base

/// The inputs of a build beside its files.
package struct BuildOptions: Sendable {
  /// The clock: decides embargoes, expiry and staleness; printed nowhere.
  package var asOf: Moment
  /// Whether drafts and embargoed pages are part of the site, marked (the preview, `build --drafts`).
  package var drafts: DraftPolicy
  /// Threads, at least 1.
  package var workers: Int
  /// Replaces `base_url` of site.yml.
  package var baseURL: String?
  /// Tells one version of the program from another: what another wrote is built anew. nil where that is not known; then
  /// every build is a whole one.
  package var program: UInt64?
  /// From this severity on a message keeps the site from being published: `--strict` lets warnings do so.
  package var fatal: Severity = .error
  /// Where calls, time and bytes of templates are counted; nil counts nothing.
  package var tally: TemplateTally?

  /// Whether pages that are not public yet are built: the preview shows them, a build does not.
  package enum DraftPolicy: Sendable { case absent, shown }

  package init(asOf: Moment, drafts: DraftPolicy = .absent, workers: Int = 1, baseURL: String? = nil) {
    self.asOf = asOf
    self.drafts = drafts
    self.workers = workers
    self.baseURL = baseURL
  }
}
