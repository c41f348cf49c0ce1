// Where in the markup a template is, after the text so far: the tokeniser of HTML (and, with fewer states, XML and
// JSON), run when a template is compiled. It follows the HTML standard's states as far as they decide how a value must
// be escaped; what no value can be made safe for has no escape, but a message that names the fix.

import Base

struct Place: Equatable {
  enum Mode: UInt8 {
    case data, tagOpen, tagName, endTag, inTag, attributeName, afterName, beforeValue, doubleQuoted, singleQuoted,
      unquoted
    case declaration, comment, cdata, instruction, rawText, json, plain
  }

  /// What a raw text element holds.
  enum Raw: UInt8 { case none, title, style, json, script }

  enum Attribute: UInt8 { case plain, url, sourceSet, style, event, document, scriptType }

  let markup: Markup
  var mode: Mode
  var raw = Raw.none
  /// The element being opened, or the raw text element that is open; lower case.
  var element = ShortText()
  /// Without what stands before its last colon: `href` of `xlink:href`.
  var attribute = ShortText()
  var kind = Attribute.plain
  /// A URL's text so far holds its scheme or the beginning of its path, so that no value can change the scheme.
  var isSchemeFixed = false
  /// The value of `type` of a script, as far as it is literal.
  var scriptType: [UInt8]?
  /// The last bytes of a comment, a raw text or an instruction: what its end is recognised by.
  var tail = ShortText()
  var isInString = false
  var isEscaped = false

  init(_ markup: Markup) {
    self.markup = markup
    switch markup {
    case .html, .xml: mode = .data
    case .json: mode = .json
    case .plain, .script: mode = .plain
    }
  }

  static func == (a: Place, b: Place) -> Bool {
    a.mode == b.mode && a.raw == b.raw && a.element == b.element && a.kind == b.kind && a.tail == b.tail
      && a.isSchemeFixed == b.isSchemeFixed && a.isInString == b.isInString && a.scriptType == b.scriptType
  }

  /// Where two branches end that began in one place; `nil` where they do not fit together.
  func joined(with other: Place) -> Place? {
    if self == other { return self }
    var result = self
    if isInsideTag, other.isInsideTag, element == other.element || mode == .tagName || other.mode == .tagName {
      // One branch may end in a name, the other behind a value: a space or `>` follows, or the same name goes on.
      if mode == .attributeName || mode == .inTag || mode == .afterName {
        result.mode = mode == .attributeName || other.mode == .attributeName ? .attributeName : .inTag
        if mode != .attributeName { (result.attribute, result.kind) = (other.attribute, other.kind) }
      } else {
        result = other
      }
      result.scriptType = scriptType ?? other.scriptType
      return result
    }
    result.isSchemeFixed = isSchemeFixed && other.isSchemeFixed
    result.tail.removeAll()
    var theirs = other
    theirs.isSchemeFixed = result.isSchemeFixed
    theirs.tail.removeAll()
    return result == theirs ? result : nil
  }

  private var isInsideTag: Bool {
    switch mode {
    case .tagName, .inTag, .attributeName, .afterName: true
    case .data, .tagOpen, .endTag, .beforeValue, .doubleQuoted, .singleQuoted, .unquoted, .declaration, .comment,
      .cdata,
      .instruction, .rawText, .json, .plain:
      false
    }
  }

  // MARK: a value here

  /// How a value that is printed here is escaped, or why none can be.
  func escape() -> Result<Escape, Refusal> {
    switch mode {
    case .data: return .success(markup == .xml ? .xmlText : .text)
    case .doubleQuoted, .singleQuoted: return attributeEscape(isDouble: mode == .doubleQuoted)
    case .json: return .success(isInString ? .jsonString : .json)
    case .plain:
      return markup == .script
        ? refuse(
          "a value cannot be written into a script or style sheet",
          "put it into an attribute of the page: data-name=\"{{ … }}\"")
        : .success(.plain)
    case .comment: return .success(markup == .xml ? .xmlText : .rcdata)
    case .rawText: return rawEscape
    case .tagOpen:
      return refuse(
        "the name of an element cannot come from a value", "write the element out, or “&lt;” for the character")
    case .tagName, .endTag: return refuse("the name of an element cannot come from a value", "write the element out")
    case .inTag, .attributeName, .afterName:
      return refuse(
        "the name of an attribute cannot come from a value", "write {% if … %} name=\"{{ … }}\"{% endif %}")
    case .beforeValue, .unquoted:
      return refuse("an attribute without quotes cannot hold a value safely", "put it in quotes: \(name)=\"{{ … }}\"")
    case .declaration, .instruction: return refuse("a value cannot stand in a declaration", "write the declaration out")
    case .cdata: return refuse("a value cannot stand in a CDATA section", "leave CDATA out: values are escaped for XML")
    }
  }

  /// The place after a value that was printed here.
  mutating func passValue() {
    if mode == .comment { tail.removeAll() }
  }

  var name: String { attribute.text }

  private func attributeEscape(isDouble: Bool) -> Result<Escape, Refusal> {
    if markup == .xml { return .success(isDouble ? .xmlDouble : .xmlSingle) }
    switch kind {
    case .plain: return .success(isDouble ? .doubleQuoted : .singleQuoted)
    case .url:
      return .success(isSchemeFixed ? (isDouble ? .doubleQuoted : .singleQuoted) : (isDouble ? .urlDouble : .urlSingle))
    case .sourceSet: return .success(isDouble ? .sourceSetDouble : .sourceSetSingle)
    case .style: return .success(.style)
    case .event:
      return refuse(
        "“\(name)” holds a script, into which no value can be written safely",
        "write data-value=\"{{ … }}\" and read it in a script file")
    case .document: return refuse("“\(name)” holds a whole document", "link to a page instead")
    case .scriptType: return refuse("the type of a script cannot come from a value", "write the type out")
    }
  }

  private var rawEscape: Result<Escape, Refusal> {
    switch raw {
    case .title: .success(.rcdata)
    case .style: .success(.style)
    case .json: .success(isInString ? .jsonString : .json)
    case .script, .none:
      refuse(
        "a value cannot be written into a script safely",
        "write <script type=\"application/json\">{{ … }}</script> or data-value=\"{{ … }}\", and read it from the script"
      )
    }
  }

  private func refuse(_ message: String, _ help: String) -> Result<Escape, Refusal> {
    .failure(Refusal(message, help: help))
  }

  /// What this place is called in messages.
  var words: String {
    switch mode {
    case .data, .plain: "text"
    case .json: isInString ? "a JSON string" : "JSON"
    case .tagOpen, .tagName, .endTag: "the name of an element"
    case .inTag, .attributeName, .afterName: "a tag"
    case .beforeValue, .doubleQuoted, .singleQuoted, .unquoted: "the value of an attribute"
    case .declaration, .instruction: "a declaration"
    case .comment: "a comment"
    case .cdata: "a CDATA section"
    case .rawText: "<\(element.text)>"
    }
  }
}
