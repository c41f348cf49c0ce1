import Base

extension Scene {
  /// A withheld column has no height: a low hatched stub, and over it the word, which reads upwards where it is slim.
  mutating func withheldColumn(_ x: Double, _ wide: Double, base: Double, _ plan: Plan) {
    states.insert(.withheld)
    rect(x, base - 10, wide, 10, .hatch)
    let word = plan.strings.withheld
    if textWidth(word) <= wide + 8 {
      text(word, x + wide / 2, base - 15, TextStyle(role: .second, anchor: .middle, halo: true))
    } else if wide >= 11 {
      textUp(word, x + wide / 2 + 4, base - 15, .second)
    }
  }
}
