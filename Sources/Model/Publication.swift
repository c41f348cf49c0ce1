import Base

/// When something may be shown: a page, a table, a column.
package struct Publication: Sendable {
  package let isDraft: Bool
  /// Until this moment it is absent.
  package let embargo: Moment?
  /// From this moment on it is absent.
  package let expires: Moment?

  package init(isDraft: Bool, embargo: Moment?, expires: Moment?) {
    self.isDraft = isDraft
    self.embargo = embargo
    self.expires = expires
  }

  package func isPublic(at moment: Moment) -> Bool { hiding(at: moment) == nil }

  /// Why it is not shown at a moment; `nil` where it is.
  package func hiding(at moment: Moment) -> Hiding? {
    if isDraft { return .draft }
    if let embargo, embargo > moment { return .embargoed(until: embargo) }
    if let expires, expires <= moment { return .expired(at: expires) }
    return nil
  }
}

/// Why a published build does not have something that is there.
package enum Hiding: Equatable, Sendable {
  case draft
  case embargoed(until: Moment)
  case expired(at: Moment)

  /// "is a draft", "is embargoed until 2027-01-01 00:00 UTC".
  package var words: String {
    switch self {
    case .draft: "is a draft"
    case .embargoed(let end): "is embargoed until \(end.text)"
    case .expired(let end): "has been expired since \(end.text)"
    }
  }

  /// What to do about something that counts on it.
  package var advice: String {
    switch self {
    case .draft: "take it out here, or publish both: the preview and --drafts show drafts"
    case .embargoed: "embargo what counts on it as long, or take it out here"
    case .expired: "take it out here"
    }
  }
}

extension Moment {
  /// `2027-01-01 09:00 UTC`, for messages.
  package var text: String {
    let time = ((seconds % 86_400) + 86_400) % 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(date.iso) \(two(time / 3600)):\(two(time / 60 % 60)) UTC"
  }
}
