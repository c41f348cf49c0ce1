/// The one sheet for every chart of a page: tokens for light, dark, print and forced colours, then classes.
package let chartStyleSheet: String = ""

/// Patterns that charts refer to: once in each page with a chart, in a place that is always rendered.
package let patternDefs: [UInt8] = []
