// Sentences with places for words: `{series}: {from} in {first}`. The sentences belong to the language; here they are
// only filled.

import Base

extension ByteWriter {
  /// Appends a template; `value` appends what stands for a name, or nothing.
  mutating func append(filling template: String, _ value: (UnsafeBufferPointer<UInt8>, inout ByteWriter) -> Void) {
    var template = template
    template.withUTF8 { bytes in
      var start = 0
      var at = 0
      while at < bytes.count {
        guard bytes[at] == UInt8(ascii: "{"), let close = bytes[at...].firstIndex(of: UInt8(ascii: "}")) else {
          at += 1
          continue
        }
        append(UnsafeBufferPointer(rebasing: bytes[start..<at]))
        value(UnsafeBufferPointer(rebasing: bytes[at + 1..<close]), &self)
        at = close + 1
        start = at
      }
      append(UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  mutating func append(filling template: String, with values: [(StaticString, String)]) {
    append(filling: template) { name, out in
      for (known, value) in values where known.isSpelled(name) { return out.append(text: value) }
    }
  }
}

func filled(_ template: String, _ values: [(StaticString, String)]) -> String {
  var out = ByteWriter(capacity: template.utf8.count + 32)
  out.append(filling: template, with: values)
  return out.text
}

extension StaticString {
  fileprivate func isSpelled(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    withUTF8Buffer { own in own.count == name.count && own.indices.allSatisfy { own[$0] == name[$0] } }
  }
}
