// A document is rendered to bytes once, long before anybody knows its figures, the numbers of its charts or the
// addresses of other pages. What is not known yet is a hole: a page is written by copying the runs between the holes
// and filling each of these.
import Base


/// HTML with places that somebody else fills.
package struct Fragment: Equatable, Sendable {
  package var html: [UInt8]
  /// Sorted by offset; they do not overlap.
  package var holes: [Hole]

  package init(html: [UInt8] = [], holes: [Hole] = []) {
    self.html = html
    self.holes = holes
  }

  package var isEmpty: Bool { html.isEmpty && holes.isEmpty }
}

/// A place in a fragment's bytes. `count` bytes stand there by default (a link's address as typed, a citation's key);
/// who fills the hole writes instead of them, who does not leaves them.
package struct Hole: Equatable, Sendable {
  /// What belongs into the hole.
  package enum Kind: Equatable, Sendable {
    /// A bound figure, by its index in `figures`: the whole element. Nothing stands there by default.
    case figure(Int)
    /// Before and after the words of an asserted figure, by its index in `figures`: for an element around them.
    case assertedOpen(Int), assertedClose(Int)
    /// A claim in words, by its index in `claims`; the word itself stands there, escaped.
    case claim(Int)
    /// A data block, by its index in `dataBlocks`: flow content. Nothing stands there by default.
    case dataBlock(Int)
    /// A citation, by its index in `citations`; its keys stand there, in brackets.
    case citation(Int)
    /// A cross-reference, by its index in `references`; a link with the number stands there.
    case reference(Int)
    /// The address in a link's `href`, by its index in `links`; the address as typed stands there, escaped.
    case link(Int)
    /// The address in an image's `src`, by its index in `images`.
    case image(Int)
  }

  /// What the bytes around the hole are, which decides what may be written into it.
  package enum Place: Equatable, Sendable {
    /// Phrasing content, or flow content for a data block.
    case element
    /// Phrasing content inside a link or a line of the contents list: no links, no ids.
    case label
    /// Inside a double-quoted attribute: escaped text, no elements.
    case attribute
    /// Plain text for search and titles: no escaping at all.
    case plain
  }

  package var offset: Int
  package let count: Int
  package let kind: Kind
  package let place: Place

  package init(offset: Int, count: Int, kind: Kind, place: Place) {
    self.offset = offset
    self.count = count
    self.kind = kind
    self.place = place
  }
}

extension Fragment {
  /// Writes the bytes with the holes filled. `fill` writes what belongs into a hole and returns true, or returns false
  /// without writing, and the hole's default bytes are copied.
  package func write(into out: inout ByteWriter, _ fill: (Hole, inout ByteWriter) -> Bool) {
    var from = 0
    for hole in holes {
      out.append(html[from..<hole.offset])
      from = hole.offset
      if fill(hole, &out) { from += hole.count }
    }
    out.append(html[from...])
  }
}

