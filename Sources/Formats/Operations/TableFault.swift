import Base

/// Why a table cannot be filtered, grouped or joined as asked. The asker knows where it asked, and makes the
/// diagnostic.
package struct TableFault: Error, Equatable, Sendable {
  package let code: String
  package let message: String
  package let help: String?

  package init(_ code: String, _ message: String, help: String? = nil) {
    self.code = code
    self.message = message
    self.help = help
  }
}
