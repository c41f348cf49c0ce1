import Base
import Markup
import Templating

extension Block {
  static let contents = Block(
    name: "toc", summary: "The contents of the page: its headings, linked.", keys: [], render: contentsList)
}

private func contentsList(_ composer: inout Composer, _ source: BlockSource) -> [UInt8] {
  let headings = composer.view.documents[source.written].headings.filter { $0.level <= 3 }
  var out = ByteWriter()
  out.append("<nav class=\"toc\" aria-label=\"")
  out.appendEscaped(composer.words("contents"))
  out.append("\"><ul>")
  for heading in headings {
    out.append("<li class=\"level-")
    out.append(int: heading.level)
    out.append("\"><a href=\"#")
    out.appendEscaped(heading.id)
    out.append("\">")
    heading.title.write(into: &out) { hole, out in composer.fill(hole, source.written, &out) }
    out.append("</a></li>")
  }
  out.append("</ul></nav>")
  return out.bytes
}
