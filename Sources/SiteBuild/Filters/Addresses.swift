// Addresses as a page writes them: from where it stands itself, so that a site works from any folder.

import Base
import Templating

extension Filter {
  static let url = Filter(
    name: "url",
    summary:
      "The address of a page of the site, as this page writes it: `\"/clusters/boston/\" | url`. What stands behind "
      + "`#` or `?` stays, and other sites' addresses stay as they are.",
    examples: [],
    apply: { value, _, context throws(Refusal) in
      let page = try neededPage(context)
      let address = context.text(value)
      // Templates name pages from the site's root on: they stand in no folder of content.
      switch page.view.target(of: address, from: "", page.page.language) {
      case .page(let path, let rest): return .string(relativeHref(from: page.host.path, to: path) + rest)
      case .elsewhere: return .string(address)
      case .unknown:
        if let hiding = page.view.hiding(of: address, from: "") {
          throw Refusal("the page at “\(address)” \(hiding.words)", help: hiding.advice)
        }
        let known = page.view.routes.knownAddresses.map { "/" + $0 }
        throw Refusal(
          "no page of the site is at “\(address)”", help: nearest(to: address, among: known).asSuggestion)
      }
    })

  static let asset = Filter(
    name: "asset",
    summary:
      "The address of a file of `Content/assets/` or of the theme's `assets/`, with the mark of its bytes in its "
      + "name: `\"map.png\" | asset`.",
    examples: [],
    apply: { value, _, context throws(Refusal) in
      let page = try neededPage(context)
      let name = context.text(value).droppingAssetFolder
      guard let path = page.view.assets[name] else {
        let help = nearest(to: name, among: page.view.assets.names).asSuggestion
        throw Refusal("there is no file “\(name)” in assets", help: help)
      }
      return .string(relativeHref(from: page.host.path, to: path))
    })
}

private func neededPage(_ context: FilterContext) throws(Refusal) -> PageOwner {
  guard let page = context.host.owner as? PageOwner else {
    throw Refusal(
      "only the template of a page writes addresses", help: "in prose, write a link: [Boston](/clusters/boston/)")
  }
  return page
}
