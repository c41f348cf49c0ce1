// The picture that other sites show with a link to a page.

import Base
import Model
import Templating

extension Composer {
  /// Its whole address, the only kind that others can follow: of the page's own `image`, else of the site's. None where
  /// neither is given, or where the site has no `base_url`.
  var socialImage: Value {
    let own = page.written.flatMap { site.pages[$0].profile.image }
    guard let name = (own ?? view.settings.image)?.scalar, let path = view.assets[name] else { return .none }
    return optional(absolute(path))
  }
}

/// Pictures that are named and are not there, or that other sites do not show.
func socialImageFaults(_ view: SiteView) -> [Diagnostic] {
  let named = [view.settings.image].compactMap { $0 } + view.site.pages.compactMap(\.profile.image)
  return named.compactMap { node -> Diagnostic? in
    guard let name = node.scalar else { return nil }
    if view.assets[name] == nil {
      return Diagnostic(
        .error, "page/no-image", "there is no file “\(name)” in Content/assets", at: node.span,
        help: nearest(to: name, among: view.assets.names).asSuggestion)
    }
    let isShown = [".png", ".jpg", ".jpeg", ".webp", ".gif"].contains { name.lowercased().hasSuffix($0) }
    return isShown ? nil : Diagnostic(
      .error, "page/no-image", "“\(name)” is no picture that other sites show", at: node.span,
      help: "name a PNG or a JPEG, best of 1200 × 630 pixels")
  }
}
