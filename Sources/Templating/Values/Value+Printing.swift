import Base

extension Value {
  /// As plain text, not escaped, the way prose prints it: a figure as "9,507", a hedge with its words.
  package func plainText(host: Host = Host(), language: LanguageRules = .english) -> String {
    FilterContext(language: language, host: host, library: Library([], [], [])).text(self)
  }

  /// As HTML text: escaped, a figure inside `<data>`.
  package func write(html out: inout ByteWriter, host: Host = Host(), language: LanguageRules = .english) {
    let context = FilterContext(language: language, host: host, library: Library([], [], []))
    // What cannot be printed at all (a macro) never leaves the engine.
    var text = Output(capacity: 256)
    try? context.print(self, .text, into: &text)
    out.append(text)
  }
}
