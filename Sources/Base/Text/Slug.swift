/// A text as the part of an address: small ASCII letters and digits, everything else a hyphen. A text without any gets
/// a name of its bytes, so that no address is empty.
package func slug(_ text: String) -> String {
  var out: [UInt8] = []
  var isPending = false
  for scalar in text.lowercased().unicodeScalars {
    let isPlain = scalar.isASCII && isWordByte(UInt8(scalar.value)) && scalar != "_"
    if let letters = isPlain ? String(scalar) : plainLetters[scalar] {
      if isPending, !out.isEmpty { out.append(UInt8(ascii: "-")) }
      out.append(contentsOf: letters.utf8)
      isPending = false
    } else if !combiningMarks.contains(scalar.value) {
      isPending = true
    }
  }
  return out.isEmpty ? "x" + hexadecimal(digest(of: Array(text.utf8))).prefix(8) : String(decoding: out, as: UTF8.self)
}

// An accent that is written as a character of its own belongs to the letter before it.
private let combiningMarks: ClosedRange<UInt32> = 0x300...0x36F

private let plainLetters: [Unicode.Scalar: String] = [
  "à": "a", "á": "a", "â": "a", "ã": "a", "ä": "ae", "å": "aa", "æ": "ae", "ą": "a", "ç": "c", "ć": "c", "č": "c",
  "ď": "d", "ð": "d", "è": "e", "é": "e", "ê": "e", "ë": "e", "ě": "e", "ę": "e", "ì": "i", "í": "i", "î": "i",
  "ï": "i", "ł": "l", "ñ": "n", "ń": "n", "ň": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o", "ö": "oe", "ø": "oe",
  "œ": "oe", "ř": "r", "ś": "s", "š": "s", "ß": "ss", "ť": "t", "þ": "th", "ù": "u", "ú": "u", "û": "u", "ü": "ue",
  "ů": "u", "ý": "y", "ÿ": "y", "ź": "z", "ż": "z", "ž": "z",
]
