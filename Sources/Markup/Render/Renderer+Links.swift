// Links and images. Addresses are written as typed, into holes: only the site knows where pages and assets end up.

import Base
import CCmark

extension Renderer {
  mutating func openLink(_ token: InlineText.Token, _ index: Int) {
    guard altDepth == 0, !isOutline else { return }
    let address = UnsafeBufferPointer<UInt8>(c: cmark_node_get_url(token.node))
    // cmark lets an address in angle brackets stand inside of a link; HTML does not.
    let isNested = hasExtensions && elements.contains { $0.kind == .link }
    if hasExtensions, isNested || !isAcceptable(address, isImage: false, at: Int(token.place)) {
      // The words stay.
      elements.append(Element(kind: .link, end: .none))
      return
    }
    out.html.append("<a href=\"")
    let start = out.html.count
    out.html.appendAddress(address)
    if hasExtensions {
      let span = addressSpan(address, from: Int(token.place))
      out.hole(.link(document.links.count), .attribute, count: out.html.count - start)
      document.links.append(Link(address: String(decoding: address, as: UTF8.self), span: span))
      lintLinkText(token, index, span)
    }
    title(cmark_node_get_title(token.node))
    if let close = closing(index), let attributes = scan.tokenAttributes[close] { write(attributes) }
    out.html.append(">")
    elements.append(Element(kind: .link, end: .fixed("</a>")))
  }

  /// A link from an address in the text.
  mutating func bareLink(_ text: UnsafeBufferPointer<UInt8>, _ edit: Edit, _ prefix: StaticString) {
    let words = UnsafeBufferPointer(rebasing: text[Int(edit.start)..<Int(edit.end)])
    guard altDepth == 0, !isOutline, !elements.contains(where: { $0.kind == .link }) else { return write(text: words) }
    out.html.append("<a href=\"")
    let start = out.html.count
    out.html.append(prefix)
    out.html.appendAddress(words)
    out.hole(.link(document.links.count), .attribute, count: out.html.count - start)
    document.links.append(Link(
      address: prefix.description + String(decoding: words, as: UTF8.self),
      span: textSpan(Int(edit.start), Int(edit.end))))
    out.html.append("\">")
    write(text: words)
    out.html.append("</a>")
  }

  mutating func openImage(_ token: InlineText.Token, _ index: Int) {
    altDepth += 1
    guard altDepth == 1, !isOutline else { return }
    let address = UnsafeBufferPointer<UInt8>(c: cmark_node_get_url(token.node))
    if hasExtensions, !isAcceptable(address, isImage: true, at: Int(token.place)) {
      isImageDropped = true
      return
    }
    out.html.append("<img src=\"")
    let start = out.html.count
    out.html.appendAddress(address)
    if hasExtensions {
      out.hole(.image(document.images.count), .attribute, count: out.html.count - start)
      document.images.append(Image(
        address: String(decoding: address, as: UTF8.self), span: addressSpan(address, from: Int(token.place))))
    }
    out.html.append("\" alt=\"")
    altStart = out.html.count
  }

  mutating func closeImage(_ token: InlineText.Token, _ index: Int) {
    altDepth -= 1
    guard altDepth == 0, !isOutline else { return }
    if isImageDropped {
      isImageDropped = false
      return
    }
    if hasExtensions, out.html.all[altStart...].allSatisfy({ isWhitespace($0) }),
      out.holes.last.map({ $0.offset < altStart }) ?? true,
      let image = document.images.last {
      report(.noAlternative(image.address, at: image.span))
    }
    if isFigureImage {
      out.html.append("\"")
    } else {
      title(cmark_node_get_title(token.node))
      if let attributes = scan.tokenAttributes[index] { write(attributes) }
    }
    out.html.append(" />")
  }

  /// ` title="…"`, with the closing quote of the attribute before.
  private mutating func title(_ title: UnsafePointer<CChar>?) {
    let text = UnsafeBufferPointer<UInt8>(c: title)
    out.html.append("\"")
    guard !text.isEmpty || !hasExtensions && isTyped(title) else { return }
    out.html.append(" title=\"")
    out.html.appendEscaped(text)
    out.html.append("\"")
  }

  /// cmark prints an empty title that was typed: `[a](b "")`. Where none was typed it has an empty text of its own, the
  /// same for all links, also for a new one.
  private func isTyped(_ title: UnsafePointer<CChar>?) -> Bool {
    title != cmark_node_get_title(cmark_node_new_with_mem(CMARK_NODE_LINK, ccmark_arena()))
  }

  /// The token that closes the link that `index` opens.
  private func closing(_ index: Int) -> Int? {
    guard !scan.tokenAttributes.isEmpty else { return nil }
    let node = line.tokens[index].node
    return line.tokens[(index + 1)...].firstIndex { $0.kind == .closeLink && $0.node == node }
  }

  /// Where an address or title was typed, in the prepared bytes; the link's beginning where it is not found behind.
  func place(of words: Bytes, from place: Int) -> Range<Int> {
    let last = min(source.count, place + 1024 + words.count) - words.count + 1
    if let first = words.first {
      var i = source.index(of: first, from: place, to: last)
      while i < last {
        if words.elementsEqual(source[i..<i + words.count]) { return i..<i + words.count }
        i = source.index(of: first, from: i + 1, to: last)
      }
    }
    return place..<max(place, min(place + 1, source.count))
  }

  func addressSpan(_ address: Bytes, from place: Int) -> Span { span(self.place(of: address, from: place)) }

  /// Whether an address may be published: relative, http(s), mailto, tel, and pictures as data.
  private mutating func isAcceptable(_ address: UnsafeBufferPointer<UInt8>, isImage: Bool, at place: Int) -> Bool {
    if address.count > 1, let brace = address.firstIndex(of: 0x7B), brace + 1 < address.count,
      address[brace + 1] == 0x7B {
      report(.figureInAddress(at: addressSpan(address, from: place)))
      return false
    }
    guard let scheme = scheme(of: address) else { return true }
    switch scheme {
    case "http", "https", "mailto", "tel": return true
    case "data" where isImage:
      let head = String(decoding: address.prefix(32), as: UTF8.self).lowercased()
      let kind = head.dropFirst("data:image/".count).prefix { $0 != ";" && $0 != "," }
      if head.hasPrefix("data:image/"), ["png", "jpeg", "gif", "webp"].contains(String(kind)) { return true }
    default: break
    }
    report(.unsafeAddress(scheme, isImage: isImage, at: addressSpan(address, from: place)))
    return false
  }
}

/// The scheme of an address, in lower case; nil for a relative one.
///
/// Browsers drop control characters and blanks before and within a scheme, so these do not hide one.
private func scheme(of address: UnsafeBufferPointer<UInt8>) -> String? {
  guard address.index(of: 0x3A, from: 0, to: address.count) < address.count else { return nil }
  var name: [UInt8] = []
  for byte in address {
    if byte <= 0x20 { continue }
    if byte == 0x3A { return name.isEmpty ? nil : String(decoding: name, as: UTF8.self) }
    guard isLetter(byte) || !name.isEmpty
      && (isDigit(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E) else { return nil }
    name.append(isLetter(byte) ? byte | 0x20 : byte)
  }
  return nil
}

extension Pile where Element == UInt8 {
  /// An address inside a double-quoted attribute: what may not stand in a URL is percent-encoded, as cmark does it.
  mutating func appendAddress(_ address: UnsafeBufferPointer<UInt8>) {
    var from = 0
    let plain = addressBytes
    for i in 0..<address.count where !plain.contains(address[i]) {
      append(UnsafeBufferPointer(rebasing: address[from..<i]))
      from = i + 1
      switch address[i] {
      case 0x26: append("&amp;")
      case 0x27: append("&#x27;")
      default:
        append(0x25)
        append(hexadecimalDigits[Int(address[i] >> 4)])
        append(hexadecimalDigits[Int(address[i] & 15)])
      }
    }
    append(UnsafeBufferPointer(rebasing: address[from...]))
  }
}

private let hexadecimalDigits = Array("0123456789ABCDEF".utf8)

private let addressBytes = ByteSet(
  "-_.+!*(),%#@?=;:/$~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")

extension Diagnostic {
  static func figureInAddress(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "figure/in-address", "a figure cannot stand in a link's address", at: span,
      help: "link to the page of the entity instead, and print the figure in the text")
  }

  fileprivate static func unsafeAddress(_ scheme: String, isImage: Bool, at span: Span) -> Diagnostic {
    let what = isImage ? "image" : "link"
    return Diagnostic(
      .warning, "link/scheme", "addresses that begin with “\(scheme):” are not published; the \(what) is dropped",
      at: span, help: "relative, http, https, mailto and tel addresses are")
  }

  fileprivate static func noAlternative(_ address: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "image/no-alt", "the image “\(address)” has no words for those who cannot see it", at: span,
      help: "write them between the brackets: ![what it shows](…)")
  }
}
