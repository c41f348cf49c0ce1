import Base

/// Reads a specification from a tree. With `nil` there is no kind to draw; the diagnostics say why.
package func chartSpec(_ node: Node) -> Checked<ChartSpec?> { Checked(nil) }
