// Why a page that a preview shows is not public yet, or no longer: said on the page and beside its name in lists.

import Base
import Model
import Templating

private let hiddenShape = Record.Shape(permanent: ["label", "note"])

extension Composer {
  /// "Draft", "Embargoed until 1 December 2026, 08:00 UTC"; empty for a page that is public.
  func hiddenLabel(_ page: PlannedPage) -> String { hiddenWords(page)?.label ?? "" }

  /// The same with what it means, for the page itself.
  func hiddenRecord(_ page: PlannedPage) -> Value {
    hiddenWords(page).map { hiddenShape.record([.string($0.label), .string($0.note)]) } ?? .none
  }

  private func hiddenWords(_ page: PlannedPage) -> (label: String, note: String)? {
    guard page.isDraft else { return nil }
    let (profile, now) = (page.written.map { site.pages[$0].profile }, view.options.asOf)
    if let profile, !profile.isDraft {
      if let embargo = profile.embargo, embargo > now {
        return (filled(words("hidden/embargoed"), ["time": timeText(embargo)]), words("hidden/embargo_note"))
      }
      if let expiry = profile.expires {
        return (filled(words("hidden/expired"), ["time": timeText(expiry)]), words("hidden/expiry_note"))
      }
    }
    return (words("draft"), words("draft_note"))
  }

  // In the one zone that a site knows: that in which it was typed is not kept.
  private func timeText(_ moment: Moment) -> String {
    "\(moment.date.text(in: language)), \(moment.clock) UTC"
  }
}
