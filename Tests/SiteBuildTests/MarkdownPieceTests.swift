import Base
import SiteBuild
import Testing

private func rendered(_ text: String) -> String {
  let file = SourceFile(path: "a.md", text)
  let piece = markdownPiece(file)
  #expect(piece.diagnostics.isEmpty)
  return String(decoding: piece.result, as: UTF8.self)
}

@Test func aDocumentByItselfShowsWhatASiteWouldFill() {
  #expect(
    rendered(
      "---\ntitle: x\n---\n## Jobs {{ a.b }}\n\n{{ a.b(c=\"<\") | compact }}, [18 percent]{=a.b}, ![{{ a.b }}](i.png)\n"
    )
      == """
      <h2 id="jobs-a-b">Jobs <code>{{ a.b }}</code></h2>
      <p><code>{{ a.b(c=&quot;&lt;&quot;) | compact }}</code>, 18 percent, <img src="i.png" alt="{{ a.b }}" /></p>

      """)
  #expect(
    rendered("```{chart #fig-x .wide}\ntitle: a < b\n```\n")
      == "<pre id=\"fig-x\"><code class=\"language-chart\">title: a &lt; b\n</code></pre>\n")
}
