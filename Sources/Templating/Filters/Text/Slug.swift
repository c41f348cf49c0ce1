import Base

extension Filter {
  static let slug = ofText(
    "slug", "Letters, digits and hyphens only, small: for addresses and ids.",
    examples: [Example("'Boston–Cambridge & Co.' | slug", gives: "boston-cambridge-co")]
  ) { text, _ in
    var out = ""
    var isPending = false
    for scalar in text.lowercased().unicodeScalars {
      if let plain = plainLetters[scalar]
        ?? (scalar.isASCII && isWordByte(UInt8(scalar.value)) && scalar != "_" ? String(scalar) : nil)
      {
        if isPending, !out.isEmpty { out += "-" }
        out += plain
        isPending = false
      } else if !(0x300...0x36F).contains(scalar.value) {
        isPending = true
      }
    }
    return out
  }
}

private let plainLetters: [Unicode.Scalar: String] = [
  "ä": "a", "à": "a", "á": "a", "â": "a", "ã": "a", "å": "a", "æ": "ae", "ç": "c", "č": "c", "ć": "c", "ď": "d",
  "ð": "d",
  "è": "e", "é": "e", "ê": "e", "ë": "e", "ě": "e", "ì": "i", "í": "i", "î": "i", "ï": "i", "ł": "l", "ñ": "n",
  "ň": "n",
  "ń": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o", "ö": "o", "ø": "o", "œ": "oe", "ř": "r", "š": "s", "ś": "s",
  "ß": "ss",
  "ť": "t", "þ": "th", "ù": "u", "ú": "u", "û": "u", "ü": "u", "ů": "u", "ý": "y", "ÿ": "y", "ž": "z", "ź": "z",
  "ż": "z",
]
