// The colours of charts by name, for light, dark and print; a theme that has these names may set them otherwise.

/// Name, light, dark, print; a print value left empty is the light one.
let tokens: [(name: String, light: String, dark: String, print: String)] = [
  ("paper", "#ffffff", "#16181d", ""), ("tint", "#f5f4ef", "#1e2127", "#ffffff"),
  ("ink", "#1b1e22", "#ebe9e3", "#000000"), ("ink-2", "#565c65", "#a5abb5", "#3d4249"),
  ("rule", "#dcdad3", "#343941", "#b9b7b0"), ("rule-strong", "#1b1e22", "#8b919b", "#000000"),
  ("accent", "#025d6b", "#6cc7d3", ""), ("mark", "#838a94", "#858c97", "#6f757e"),
  ("grid", "#e6e5e0", "#2a2e35", "#d5d3cd"), ("reference", "#8f959e", "#6d737d", "#6f757e"),
  ("hatch", "#8a919b", "#7b828c", "#6f757e"), ("warning", "#8a5600", "#e0b061", "#6e4700"),
  ("warning-ground", "#fbf3e2", "#2a2418", "#ffffff"),
  // Ramps of seven, the ink of words on each behind it.
  ("class-0", "#cba35a", "#a8823a", ""), ("class-0-ink", "#1b1e22", "#16130b", "#000000"),
  ("class-1", "#e2c999", "#6b5426", ""), ("class-1-ink", "#1b1e22", "#ebe9e3", ""),
  ("class-2", "#eedebd", "#3a3222", ""), ("class-2-ink", "#1b1e22", "#ebe9e3", ""),
  ("class-3", "#cbe2e3", "#1c3d42", ""), ("class-3-ink", "#1b1e22", "#ebe9e3", ""),
  ("class-4", "#6aabb1", "#2f7e88", ""), ("class-4-ink", "#0b2a2e", "#ffffff", ""),
  ("class-4-5", "#2f7f8a", "#5cafb9", ""), ("class-4-5-ink", "#ffffff", "#0b2a2e", ""),
  ("class-5", "#025d6b", "#8fdde6", ""), ("class-5-ink", "#ffffff", "#0b2a2e", ""),
  ("step-1", "#cfe3e4", "#1b3236", ""), ("step-1-ink", "#1b1e22", "#ebe9e3", ""),
  ("step-2", "#a9cfd2", "#1f4a51", ""), ("step-2-ink", "#1b1e22", "#ebe9e3", ""),
  ("step-3", "#6aabb1", "#2a6b74", ""), ("step-3-ink", "#0b2a2e", "#ffffff", ""),
  ("step-3-4", "#48929a", "#428d97", ""), ("step-3-4-ink", "#03181b", "#06181b", ""),
  ("step-4", "#2a7882", "#5fb0ba", ""), ("step-4-ink", "#ffffff", "#0b2a2e", ""),
  ("step-4-5", "#15616b", "#83cbd4", ""), ("step-4-5-ink", "#ffffff", "#0b2a2e", ""),
  ("step-5", "#024a55", "#a6e6ee", ""), ("step-5-ink", "#ffffff", "#0b2a2e", ""),
  ("violet-1", "#6d5a9c", "#b7a6ee", ""), ("violet-1-ink", "#ffffff", "#17132a", ""),
  ("violet-2", "#a79ac9", "#6f60a8", ""), ("violet-2-ink", "#1b1e22", "#ffffff", ""),
  ("violet-3", "#d9d3ea", "#37304f", ""), ("violet-3-ink", "#1b1e22", "#ebe9e3", ""),
  ("violet-4", "#f4d9b2", "#40301b", ""), ("violet-4-ink", "#1b1e22", "#ebe9e3", ""),
  ("violet-5", "#e0a458", "#7d5618", ""), ("violet-5-ink", "#1b1e22", "#ffffff", ""),
  ("violet-6", "#b76f1e", "#c08a35", ""), ("violet-6-ink", "#000000", "#16130b", ""),
  ("violet-7", "#7d4605", "#f3cd8a", ""), ("violet-7-ink", "#ffffff", "#16130b", ""),
  ("series-1", "#0f79cc", "#65badd", ""), ("series-2", "#932001", "#c0666e", ""),
  ("series-3", "#2e176f", "#8171e0", ""), ("series-4", "#a86800", "#fce75b", ""),
  ("series-5", "#025d6b", "#1cffef", ""), ("series-6", "#5a0025", "#b6b100", "")
]

let tokenSheet: String = {
  func block(_ value: ((name: String, light: String, dark: String, print: String)) -> String) -> String {
    tokens.filter { !value($0).isEmpty }.map { "--\($0.name):\(value($0))" }.joined(separator: ";")
  }
  return ":root{\(block { $0.light })}\n@media (prefers-color-scheme:dark){:root{\(block { $0.dark })}}\n"
    + "@media print{:root{\(block { $0.print.isEmpty ? $0.light : $0.print })}}\n"
}()

/// The rules of a picture with the light tokens in place of their names, for a file of its own.
let standaloneSheet: String = {
  var light: [String: String] = [:]
  for token in tokens { light[token.name] = token.light }
  var out = ""
  // Behind each opening stands a name and its closing; no rule nests them.
  for (i, part) in plotSheet.split(separator: "var(--", omittingEmptySubsequences: false).enumerated() {
    guard i > 0, let close = part.firstIndex(of: ")") else {
      out += part
      continue
    }
    out += (light[String(part[..<close])] ?? "#000") + part[part.index(after: close)...]
  }
  return out
}()
