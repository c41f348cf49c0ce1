// What languages call themselves: whoever looks for a page in their own language looks for that word.

/// "Dansk" for `da`, "Deutsch" for `de-CH`; the tag itself where the table has no name for it.
package func ownName(ofLanguage tag: String) -> String { names[language: tag] ?? tag }

private let names: [String: String] = [
  "ar": "العربية", "bg": "Български", "bs": "Bosanski", "ca": "Català", "cs": "Čeština", "cy": "Cymraeg", "da": "Dansk",
  "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "Español", "et": "Eesti", "eu": "Euskara",
  "fa": "فارسی", "fi": "Suomi", "fo": "Føroyskt", "fr": "Français", "ga": "Gaeilge", "gl": "Galego", "he": "עברית",
  "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar", "id": "Bahasa Indonesia", "is": "Íslenska", "it": "Italiano",
  "ja": "日本語", "kl": "Kalaallisut", "ko": "한국어", "lb": "Lëtzebuergesch", "lt": "Lietuvių", "lv": "Latviešu",
  "mk": "Македонски", "mt": "Malti", "nb": "Norsk bokmål", "nl": "Nederlands", "nn": "Norsk nynorsk", "no": "Norsk",
  "pl": "Polski", "pt": "Português", "rm": "Rumantsch", "ro": "Română", "ru": "Русский", "se": "Davvisámegiella",
  "sk": "Slovenčina", "sl": "Slovenščina", "sq": "Shqip", "sr": "Српски", "sv": "Svenska", "tr": "Türkçe",
  "uk": "Українська", "vi": "Tiếng Việt", "zh": "中文",
]
