import Base

/// A text as the part of an address: small ASCII letters and digits, everything else a hyphen.
func slug(_ text: String) -> String {
  var out: [UInt8] = []
  for scalar in text.lowercased().unicodeScalars {
    if scalar.isASCII, isWordByte(UInt8(scalar.value)), scalar != "_" {
      out.append(UInt8(scalar.value))
    } else if let plain = unaccented[scalar] {
      out.append(contentsOf: plain.utf8)
    } else if out.last != 0x2D, !out.isEmpty {
      out.append(0x2D)
    }
  }
  while out.last == 0x2D { out.removeLast() }
  return out.isEmpty ? "x" + hexadecimal(digest(of: Array(text.utf8))).prefix(8) : String(decoding: out, as: UTF8.self)
}

private let unaccented: [Unicode.Scalar: String] = [
  "à": "a", "á": "a", "â": "a", "ã": "a", "ä": "ae", "å": "aa", "æ": "ae", "ç": "c", "è": "e", "é": "e", "ê": "e", "ë": "e",
  "ì": "i", "í": "i", "î": "i", "ï": "i", "ñ": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o", "ö": "oe", "ø": "oe", "œ": "oe",
  "ù": "u", "ú": "u", "û": "u", "ü": "ue", "ý": "y", "ÿ": "y", "ß": "ss", "ł": "l", "ś": "s", "ż": "z", "ź": "z", "ć": "c",
  "ń": "n", "ą": "a", "ę": "e", "č": "c", "š": "s", "ž": "z", "ř": "r", "ě": "e", "ů": "u", "ð": "d", "þ": "th",
]
