import Base

/// A YAML file, or the part of a file that is YAML: a chart block in Markdown. Every position is one of the file, also
/// where the block is indented or stands in a block quote: `>` marks that its first line has are taken off each line.
package func yaml(_ file: SourceFile, in range: Range<Int>? = nil) -> Checked<Node> {
  let range = (range ?? 0..<file.bytes.count).clamped(to: 0..<file.bytes.count)
  var checked = checkedText(file, range, code: "yaml")
  let start = checked.bytes.starts(with: byteOrderMark) ? 3 : 0
  if start > 0 { checked.bytes.removeFirst(start) }
  let text = YAMLText(file: file.id, bytes: checked.bytes, base: range.lowerBound + start)
  return yaml(quoteMarksOff(text, file, range), checked)
}

let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// Text that has been checked, by the fast reader where it can, by the full one where it must.
func yaml(_ text: YAMLText, _ checked: CheckedText) -> Checked<Node> {
  var partial = Node(.null, at: text.span(0..<0))
  if !checked.hasUnusual {
    let fast = text.bytes.withUnsafeBufferPointer { bytes -> Checked<Node>? in
      var reader = PlainReader(text, bytes)
      do throws(PlainStop) {
        return Checked(try reader.document(), reader.faults.diagnostics("yaml"))
      } catch {
        if let first = reader.rootEntries.first, let last = reader.rootEntries.last {
          partial = Node(.map(reader.rootEntries), at: first.keySpan.joined(last.value.span))
        }
        return error == .faulty ? Checked(partial, reader.faults.diagnostics("yaml")) : nil
      }
    }
    if let fast { return Checked(fast.result, checked.faults.diagnostics("yaml") + fast.diagnostics) }
  }
  let full = fullyRead(text, partial: partial)
  return Checked(full.result, checked.faults.diagnostics("yaml") + full.diagnostics)
}

// The marks of the first line tell how deep in quotes the block stands. A range that begins behind them has lost
// those of its first line only.
private func quoteMarksOff(_ text: YAMLText, _ file: SourceFile, _ range: Range<Int>) -> YAMLText {
  let lineStart = file.line(at: range.lowerBound).start
  if lineStart == range.lowerBound {
    guard lineStart > 0 else { return text }  // a whole file is in no quote: `>` begins folded text there
    return text.withoutQuoteMarks(quoteMarks(text.bytes[...]).marks, insideFirst: false)
  }
  return text.withoutQuoteMarks(quoteMarks(file.bytes[lineStart..<range.lowerBound]).marks, insideFirst: true)
}
