// Ids: the writer's own, those made from headings, and ours. Each stands once in a document.

import Base

extension Renderer {
  /// Takes an id that the writer chose. The second of the same name is an error, and is not printed.
  mutating func claimID(_ id: String, at span: Span) -> Bool {
    if isTaken(id) {
      report(.reservedID(id, at: span))
      return false
    }
    guard let earlier = ids.updateValue(span, forKey: id) else {
      document.anchors.append(id)
      return true
    }
    ids[id] = earlier
    report(.secondID(id, at: span, first: earlier))
    return false
  }

  /// An id of ours that nobody else has, from now on.
  mutating func freeID(_ base: String, at span: Span) -> String {
    var id = base
    while let earlier = ids.updateValue(span, forKey: id) {
      ids[id] = earlier
      let count = slugs[base, default: 0] + 1
      slugs[base] = count
      id = "\(base)-\(count)"
    }
    document.anchors.append(id)
    return id
  }

  /// What `@id` refers to by its number.
  mutating func target(_ id: String, _ kind: Target.Kind, _ number: String) {
    document.targets.add(Target(id: id, kind: kind, number: number))
  }

  /// GitHub's slug of the heading at hand: lower case, letters and digits and `-` and `_`, blanks as hyphens. A figure
  /// gives the path of its expression, so that ids do not change with the data.
  mutating func slug(_ end: Int, at span: Span) -> String {
    let prefix = options.idPrefix
    var slug = Pile<UInt8>(room: end + 16)
    let isPlain = line.tokens.isEmpty && scan.edits.isEmpty && line.text.firstNonASCII(from: 0) >= end
    if isPlain { appendSlug(line.text[..<end], to: &slug) } else { appendSlug(slugWords(end), to: &slug) }
    while slug.last == 0x2D { slug.removeLast() }
    if slug.isEmpty { slug.append("section") }
    let id = String(decoding: slug.all, as: UTF8.self)
    return freeID(isTaken(prefix + id) ? "\(prefix)section-\(id)" : prefix + id, at: span)
  }

  /// The heading's words without what is not printed, figures as their paths.
  private func slugWords(_ end: Int) -> [UInt8] {
    let text = line.text[..<end]
    var words: [UInt8] = []
    words.reserveCapacity(text.count)
    var i = text.startIndex
    for edit in scan.edits.all where Int(edit.start) >= i {
      let (start, stop) = (Int(edit.start), Int(edit.end))
      switch edit.kind {
      case .figure:
        words.append(contentsOf: text[i..<start])
        let path = document.figures[Int(edit.index)].expression.prefix { isWordByte($0) || $0 == 0x2E }
        words.append(contentsOf: path.map { $0 == 0x2E ? 0x2D : $0 })
        i = stop
      case .assertedClose, .drop, .footnote, .citation, .spanClose:
        words.append(contentsOf: text[i..<start])
        i = max(start + 1, stop)
      case .none, .assertedOpen, .claim, .reference, .noteOpen, .noteClose, .spanOpen, .strikeOpen, .strikeClose,
        .supOpen,
        .supClose, .subOpen, .subClose, .webLink, .mailLink, .bareLink, .mark: break
      }
    }
    words.append(contentsOf: text[i...])
    // Code stands in the text as a placeholder; its letters count.
    return line.tokens.contains { $0.kind == .code } ? withCode(words) : words
  }

  private func withCode(_ words: [UInt8]) -> [UInt8] {
    var codes = line.tokens.filter { $0.kind == .code || $0.kind == .html }.makeIterator()
    return words.flatMap { byte -> [UInt8] in
      guard byte == InlineText.placeholder, let token = codes.next() else { return [byte] }
      return token.kind == .code ? Array(literal(token.node)) : []
    }
  }

  /// Whether footnotes or the page around the document have an id of this kind: `fn-1`, `fnref-1-2`, `sources`.
  private func isTaken(_ id: String) -> Bool {
    if let last = id.utf8.last, isDigit(last) || last == 0x2D {
      let stem = id.utf8.prefix(id.utf8.count - id.utf8.reversed().prefix { isDigit($0) || $0 == 0x2D }.count)
      let family = String(decoding: stem, as: UTF8.self) + "-"
      if family == options.idPrefix + "fn-" || family == options.idPrefix + "fnref-" { return true }
      if options.takenIDs.contains(family) { return true }
    }
    return !options.takenIDs.isEmpty && options.takenIDs.contains(id)
  }
}

private func appendSlug(_ text: some Collection<UInt8>, to slug: inout Pile<UInt8>) {
  guard text.allSatisfy({ $0 < 0x80 }) else { return slug.append(Array(slugged(text).drop { $0 == 0x2D })) }
  for byte in text {
    if isLetter(byte) {
      slug.append(byte | 0x20)
    } else if isDigit(byte) || byte == 0x5F {
      slug.append(byte)
    } else if byte == 0x2D || isWhitespace(byte) {
      if !slug.isEmpty { slug.append(0x2D) }
    }
  }
}

/// Where letters are not ASCII, their categories decide.
private func slugged(_ text: some Collection<UInt8>) -> [UInt8] {
  var kept = String.UnicodeScalarView()
  for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: kept.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .letterNumber, .nonspacingMark, .spacingMark,
      .connectorPunctuation: kept.append(scalar)
    default: if scalar == "-" || scalar.properties.isWhitespace { kept.append("-") }
    }
  }
  return Array(String(kept).utf8)
}

extension Diagnostic {
  fileprivate static func secondID(_ id: String, at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .error, "markdown/duplicate-id", "the id “\(id)” is given twice", at: span,
      notes: [Note("first given here", at: first)], help: "every id stands once in a document")
  }

  fileprivate static func reservedID(_ id: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "markdown/reserved-id", "the id “\(id)” is one of the page's own", at: span,
      help: "footnotes have “fn-1” and “fnref-1”; what stands around the text has ids such as “main” and “sources”")
  }
}
