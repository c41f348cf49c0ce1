import Base
import Markup

extension MarkupWords {
  /// The words that Markdown itself prints, from a language's strings. What they lack is English.
  init(_ strings: Node) {
    self.init()
    let places: [(WritableKeyPath<MarkupWords, String>, String)] = [
      (\.figure, "figure"), (\.table, "table"), (\.section, "section"), (\.footnotes, "footnotes"),
      (\.backToText, "back_to_text"), (\.done, "task_done"), (\.open, "task_open"),
    ]
    for (place, key) in places {
      if let word = strings[key]?.scalar { self[keyPath: place] = word }
    }
    for entry in strings["containers"]?.entries ?? [] {
      if let word = entry.value.scalar { titles[entry.key] = word }
    }
  }
}
