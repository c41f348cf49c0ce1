import CCmark

typealias Node = OpaquePointer

/// Parses and hands the tree to `body`. The tree lives in the thread's arena, which is emptied afterwards: no node may
/// leave, and no parse may begin within another on the same thread.
func withTree<Result>(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Node) -> Result) -> Result {
  defer { ccmark_arena_reset() }
  // The parser and the root come from the arena, which stops the process rather than return nothing.
  let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, ccmark_arena())!
  bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
  return body(cmark_parser_finish(parser)!)
}

extension UnsafeBufferPointer<UInt8> {
  /// A C string of cmark's, which are never null for the nodes that have them.
  init(c text: UnsafePointer<CChar>?) {
    guard let text else { self.init(start: nil, count: 0); return }
    let count = strlen(text)
    self.init(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: count)
  }
}

/// A text of a node's, as bytes.
func literal(_ node: Node) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(c: cmark_node_get_literal(node)) }

func string(_ text: UnsafePointer<CChar>?) -> String {
  String(decoding: UnsafeBufferPointer<UInt8>(c: text), as: UTF8.self)
}
