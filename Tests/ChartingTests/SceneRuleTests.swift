import Base
import Testing

@testable import Charting

private enum Part {
  case text(String, Double, Double, TextStyle)
  case bar(Style)
  case dot(Style)
}

// What the lint finds in a picture, and what it leaves alone. Bars go from 10 to 90, dots stand around 40.
@Test(
  arguments: [
    (
      "two texts in one place", [.text("Boston", 20, 50, .plain), .text("Durham", 24, 52, .plain)], "chart/text-overlap"
    ),
    ("texts below each other", [.text("Boston", 20, 50, .plain), .text("Durham", 20, 64, .plain)], nil),
    ("a text over the edge", [.text("Boston", 280, 50, .plain)], "chart/text-clipped"),
    ("a name on another's bar", [.bar(.mark), .text("Durham", 20, 54, .plain)], "chart/text-on-mark"),
    ("a name on another's dot", [.dot(.accent), .text("Durham", 20, 54, .plain)], "chart/text-on-mark"),
    ("a value in the ink of its bar", [.bar(.accent), .text("95", 20, 54, TextStyle(role: .on(.accent)))], nil),
    ("a name with a rim", [.dot(.accent), .text("Durham", 20, 54, TextStyle(halo: true))], nil),
    ("a name beside its bar", [.bar(.mark), .text("95", 95, 54, .plain)], nil),
    ("words on the hatching of what is withheld", [.bar(.hatch), .text("withheld", 20, 54, .plain)], nil)
  ] as [(String, [Part], String?)])
private func sceneRuleTable(_ name: String, _ parts: [Part], _ code: String?) throws {
  let one = chartCase("x", Array("kind: bar\ny: a\nx: b\ntitle: T\nsource: s\n---\na:text | b:number\nA | 1\n".utf8))
  let drawn = chart(try #require(chartSpec(one.spec).result), [one.table], one.options).result
  var scene = Scene(.wide, width: 300)
  scene.height = 100
  for part in parts {
    switch part {
    case .text(let words, let x, let y, let style): scene.text(words, x, y, style)
    case .bar(let style): scene.rect(10, 40, 80, 20, style)
    case .dot(let style): scene.circle(40, 50, 9, style)
    }
  }
  #expect(sceneRules(try #require(drawn.plan), scene).map(\.code) == [code].compactMap(\.self), "\(name)")
}
