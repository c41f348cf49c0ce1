/// XXH64 of some bytes: fast, good for noticing change; no protection against an adversary.
///
/// - Source: Y. Collet, xxHash specification 0.1.1 (XXH64), seed 0.
package func digest(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
  let raw = UnsafeRawBufferPointer(bytes)
  var offset = 0
  var hash: UInt64
  if raw.count >= 32 {
    var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64) = (p1 &+ p2, p2, 0, 0 &- p1)
    while offset + 32 <= raw.count {
      a = round(a, word(raw, offset))
      b = round(b, word(raw, offset + 8))
      c = round(c, word(raw, offset + 16))
      d = round(d, word(raw, offset + 24))
      offset += 32
    }
    hash = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
    for lane in [a, b, c, d] { hash = (hash ^ round(0, lane)) &* p1 &+ p4 }
  } else {
    hash = p5
  }
  hash &+= UInt64(raw.count)
  while offset + 8 <= raw.count {
    hash = rotate(hash ^ round(0, word(raw, offset)), 27) &* p1 &+ p4
    offset += 8
  }
  if offset + 4 <= raw.count {
    let half = UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    hash = rotate(hash ^ half &* p1, 23) &* p2 &+ p3
    offset += 4
  }
  while offset < raw.count {
    hash = rotate(hash ^ UInt64(raw[offset]) &* p5, 11) &* p1
    offset += 1
  }
  hash = (hash ^ hash >> 33) &* p2
  hash = (hash ^ hash >> 29) &* p3
  return hash ^ hash >> 32
}

/// The same of an array.
package func digest(of bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBufferPointer { digest(of: $0) } }

/// Sixteen lower-case hexadecimal digits.
package func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}

private let p1: UInt64 = 0x9E37_79B1_85EB_CA87
private let p2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
private let p3: UInt64 = 0x1656_67B1_9E37_79F9
private let p4: UInt64 = 0x85EB_CA77_C2B2_AE63
private let p5: UInt64 = 0x27D4_EB2F_1656_67C5

private func rotate(_ x: UInt64, _ n: UInt64) -> UInt64 { x << n | x >> (64 - n) }
private func round(_ lane: UInt64, _ input: UInt64) -> UInt64 { rotate(lane &+ input &* p2, 31) &* p1 }
private func word(_ raw: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
  UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
}
