import ArgumentParser
import Base
import SiteBuild

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what a message means, with an example and its mend.",
    discussion:
      "Without a code it lists those that have an explanation: almanac explain figure/mismatch. For an editor "
      + "that completes and checks front matter it prints a JSON Schema: almanac explain --schema cluster")

  @OptionGroup var shared: SharedOptions

  @Argument(help: "The code at the end of a message, in brackets there.") var code: String?

  @Option(help: ArgumentHelp("The JSON Schema of the front matter of a page or a cluster.", valueName: "kind"))
  var schema: FrontMatterKind?

  func run() throws {
    if let schema { return StandardStream.output.write(schema.schema) }
    guard let code else {
      let list = Explanation.all.map(\.code).sorted().joined(separator: "\n") + "\n"
      return StandardStream.output.write(list)
    }
    let bare = code.trimmingBrackets
    if let found = Explanation.of(bare) { return StandardStream.output.write(shared.json ? found.json : found.text) }
    guard let area = Explanation.areas.first(where: { bare.hasPrefix($0.name + "/") }) else {
      let codes = Explanation.all.map(\.code)
      // Of a code the part behind the slash is what one remembers.
      let near = codes.first { $0.hasSuffix("/" + bare) } ?? nearest(to: bare, among: codes)
      throw ValidationError("No message has the code “\(bare)”\(near.map { "; did you mean “\($0)”?" } ?? ".")")
    }
    StandardStream.output.write(
      "\(bare)\n\nIt is about \(area.meaning). There is no more to it than the message and its help say.\n")
  }
}

extension FrontMatterKind: ExpressibleByArgument {}

extension Explanation {
  fileprivate var text: String {
    "\(code)\n\n\(wrapped(meaning))\n\nwrong:\n\(indented(wrong))\n\nright:\n\(indented(mend))\n"
  }

  fileprivate var json: String {
    var out = ByteWriter()
    for (index, field) in [("code", code), ("meaning", meaning), ("wrong", wrong), ("right", mend)].enumerated() {
      out.append(index == 0 ? "{" : ",")
      out.appendJSON(field.0)
      out.append(":")
      out.appendJSON(field.1)
    }
    out.append("}\n")
    return out.text
  }
}

// At words, so that a terminal of 80 columns shows whole lines.
private func wrapped(_ text: String) -> String {
  var lines = [""]
  for word in text.split(separator: " ") {
    let last = lines[lines.count - 1]
    if last.isEmpty {
      lines[lines.count - 1] = String(word)
    } else if last.utf8.count + word.utf8.count < 80 {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines.joined(separator: "\n")
}

private func indented(_ text: String) -> String {
  text.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
}

extension String {
  fileprivate var trimmingBrackets: String {
    hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : self
  }
}
