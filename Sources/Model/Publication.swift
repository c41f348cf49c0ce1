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

  package func isPublic(at moment: Moment) -> Bool {
    !isDraft && embargo.map { $0 <= moment } ?? true && expires.map { $0 > moment } ?? true
  }
}
