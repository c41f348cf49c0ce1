// The words around numerals, by language. One row of text per kind: adding a language is adding a value.

import Base

// A class, for speed: a look at one table would otherwise count references to all fifteen.
final class NumeralWords: Sendable {
  let hedges: [String: Hedge]
  /// How each hedge is said, where somebody asks what to write.
  let hedgeNames: [Hedge: String]
  let followingHedges: [String: Hedge]
  let scales: [String: Double]
  /// Single letters, read as scales only where nothing stands between them and the numeral: "1.2m".
  let letters: [String: Double]
  let percent: Set<String>
  let points: Set<String>
  let times: Set<String>
  let numbers: [String: Int]
  /// Numbers that are also articles.
  let articles: Set<String>
  /// Names of parts: "two thirds" is no two.
  let fractions: Set<String>
  let connectors: Set<String>
  /// Connectors that make a range only behind an opening word: "between 17 and 20".
  let openers: [String: String]
  let currencies: [String: String]
  /// Scales, percents and currencies: behind one of these a number of four digits is no year.
  let units: WordSet
  /// Words that may stand between a hedge and its numeral.
  let fillers: Set<String>
  let groupsWithBlank: Bool

  static func words(for language: LanguageRules) -> NumeralWords {
    byLanguage[language: language.tag] ?? english
  }

  private static let byLanguage: [String: NumeralWords] = [
    "en": english, "da": danish, "de": german, "fr": french, "es": spanish, "nb": norwegian, "sv": swedish,
  ]

  init(
    moreThan: String, atLeast: String, almost: String, about: String, upTo: String, orMore: String,
    scales: [(String, Double)], letters: [(String, Double)], percent: String, points: String, times: String,
    numbers: String, articles: String, fractions: String, to: String, between: (String, String), currencies: String,
    fillers: String, groupsWithBlank: Bool
  ) {
    var hedges: [String: Hedge] = [:]
    var names: [Hedge: String] = [:]
    for (list, hedge) in [
      (moreThan, Hedge.moreThan), (atLeast, .atLeast), (almost, .almost), (about, .about), (upTo, .upTo),
    ] {
      for phrase in NumeralWords.list(list) { hedges[phrase] = hedge }
      names[hedge] = NumeralWords.list(list).first
    }
    hedgeNames = names
    hedges.merge([">": .moreThan, "≥": .atLeast, "<": .upTo, "≤": .upTo, "~": .about, "≈": .about]) { _, sign in sign }
    self.hedges = hedges
    followingHedges = Dictionary(
      (NumeralWords.list(orMore) + ["+"]).map { ($0, Hedge.atLeast) }, uniquingKeysWith: { first, _ in first })
    self.scales = Dictionary(scales, uniquingKeysWith: { first, _ in first })
    self.letters = Dictionary(letters, uniquingKeysWith: { first, _ in first })
    self.percent = Set(NumeralWords.list(percent) + ["%", "pct"])
    self.points = Set(NumeralWords.list(points) + ["pp"])
    self.times = Set(NumeralWords.list(times) + ["×"])
    self.articles = Set(NumeralWords.list(articles))
    self.fractions = Set(NumeralWords.list(fractions))
    var table: [String: Int] = [:]
    for (index, names) in numbers.split(separator: " ").enumerated() {
      for name in names.split(separator: "/") { table[String(name)] = index + 1 }
    }
    self.numbers = table
    connectors = Set(NumeralWords.list(to) + ["–", "-", between.1])
    openers = [between.1: between.0]
    var codes = [
      "$": "$", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "¥", "kr": "kr", "usd": "USD", "eur": "EUR", "gbp": "GBP",
      "dkk": "DKK", "sek": "SEK", "nok": "NOK", "chf": "CHF", "jpy": "JPY", "euro": "EUR", "euros": "EUR",
    ]
    for pair in NumeralWords.list(currencies) {
      let parts = pair.split(separator: "=")
      if parts.count == 2 { codes[String(parts[0])] = String(parts[1]) }
    }
    self.currencies = codes
    units = WordSet(Array(self.scales.keys) + Array(self.percent) + Array(codes.keys))
    self.fillers = Set(NumeralWords.list(fillers))
    self.groupsWithBlank = groupsWithBlank
  }

  /// What a word or sign behind a numeral makes of it.
  func sign(_ word: String) -> NumeralReading.Sign? {
    if points.contains(word) { return .percentagePoints }
    if percent.contains(word) { return .percent }
    if times.contains(word) { return .times }
    return currencies[word].map { .currency($0) }
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }

  static let english = NumeralWords(
    moreThan: "more than, over, above, greater than, upwards of, exceeding, in excess of, just over, well over",
    atLeast: "at least, no fewer than, no less than, not less than, a minimum of",
    almost: "almost, nearly, close to, just under, just below, not quite, approaching",
    about: "about, around, approximately, roughly, some, circa, ca, an estimated, in the region of, on the order of",
    upTo:
      "up to, at most, no more than, not more than, as much as, as many as, less than, fewer than, under, below, a maximum of",
    orMore: "or more, plus, and more",
    scales: [("thousand", 1e3), ("million", 1e6), ("mn", 1e6), ("mio", 1e6), ("millions", 1e6), ("billion", 1e9),
      ("bn", 1e9), ("billions", 1e9),
      ("trillion", 1e12), ("tn", 1e12)],
    letters: [("k", 1e3), ("m", 1e6), ("b", 1e9)], percent: "percent, per cent",
    points: "percentage points, percentage point, percent points", times: "times, fold, x",
    numbers: "one two three four five six seven eight nine ten eleven twelve", articles: "",
    fractions: "half, halves, third, thirds, quarter, quarters, fifth, fifths, tenth, tenths, dozen", to: "to",
    between: ("between", "and"), currencies: "dollars=$, dollar=$, pounds=GBP, kroner=kr, kronor=SEK, yen=JPY",
    fillers: "the, a, an, its, their, from",
    groupsWithBlank: false)

  static let danish = NumeralWords(
    moreThan: "mere end, flere end, over, godt, lidt over", atLeast: "mindst, i det mindste, ikke under",
    almost: "næsten, knap, tæt på, lige under, lidt under, op mod",
    about: "omkring, cirka, ca, omtrent, rundt regnet, rundt om",
    upTo: "op til, højst, højest, maksimalt, mindre end, færre end, under, ikke over",
    orMore: "eller mere, eller flere", scales: [
      ("tusind", 1e3), ("tusinde", 1e3), ("million", 1e6), ("millioner", 1e6), ("mio", 1e6), ("milliard", 1e9),
      ("milliarder", 1e9), ("mia", 1e9), ("billion", 1e12), ("billioner", 1e12)],
    letters: [], percent: "procent", points: "procentpoint, procentpoints", times: "gange",
    numbers: "en/et/én/ét to tre fire fem seks syv otte ni ti elleve tolv", articles: "en, et, én, ét",
    fractions:
      "halv, halvdel, tredjedel, tredjedele, fjerdedel, fjerdedele, femtedel, femtedele, tiendedel, tiendedele",
    to: "til", between: ("mellem", "og"), currencies: "kroner=kr, dollar=$, dollars=$, pund=GBP",
    fillers: "de, den, det, en, et",
    groupsWithBlank: true)

  static let german = NumeralWords(
    moreThan: "mehr als, über, gut, etwas über", atLeast: "mindestens, wenigstens, zumindest",
    almost: "fast, beinahe, nahezu, knapp, annähernd", about: "etwa, rund, ungefähr, circa, ca, zirka, um die",
    upTo: "bis zu, höchstens, maximal, weniger als, unter, nicht mehr als", orMore: "oder mehr, und mehr",
    scales: [("tausend", 1e3), ("tsd", 1e3), ("million", 1e6), ("millionen", 1e6), ("mio", 1e6), ("milliarde", 1e9),
      ("milliarden", 1e9), ("mrd", 1e9), ("billion", 1e12), ("billionen", 1e12)],
    letters: [], percent: "prozent, v h", points: "prozentpunkte, prozentpunkten, prozentpunkt",
    times: "mal, fach, fache",
    numbers: "ein/eins/eine/einen/einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    articles: "ein, eine, einen, einer, eins", fractions: "hälfte, drittel, viertel, fünftel, zehntel, dutzend",
    to: "bis", between: ("zwischen", "und"), currencies: "dollar=$, franken=CHF, pfund=GBP, kronen=kr",
    fillers: "die, der, das, den, dem", groupsWithBlank: true)

  static let french = NumeralWords(
    moreThan: "plus de, plus d', au-dessus de, un peu plus de", atLeast: "au moins, au minimum, pas moins de",
    almost: "presque, près de, quasiment, pas loin de, un peu moins de",
    about: "environ, à peu près, autour de, quelque, approximativement, de l'ordre de",
    upTo: "jusqu'à, au plus, tout au plus, au maximum, moins de, moins d'", orMore: "ou plus, et plus",
    scales: [("millier", 1e3), ("milliers", 1e3), ("mille", 1e3), ("million", 1e6), ("millions", 1e6), ("mio", 1e6),
      ("milliard", 1e9), ("milliards", 1e9), ("mrd", 1e9), ("md", 1e9), ("mds", 1e9), ("billion", 1e12),
      ("billions", 1e12)],
    letters: [("k", 1e3), ("m", 1e6)], percent: "pour cent, pourcent",
    points: "points de pourcentage, point de pourcentage, points", times: "fois",
    numbers: "un/une deux trois quatre cinq six sept huit neuf dix onze douze", articles: "un, une",
    fractions: "moitié, tiers, quart, quarts, cinquième, cinquièmes, dixième, dixièmes, dizaine, douzaine",
    to: "à", between: ("entre", "et"), currencies: "dollars=$, dollar=$, francs=CHF, livres=GBP, couronnes=kr",
    fillers: "les, le, la, des, de", groupsWithBlank: true)

  static let spanish = NumeralWords(
    moreThan: "más de, por encima de, algo más de", atLeast: "al menos, por lo menos, como mínimo, no menos de",
    almost: "casi, cerca de, prácticamente",
    about: "alrededor de, aproximadamente, unos, unas, en torno a, cerca de los",
    upTo: "hasta, como máximo, a lo sumo, menos de, no más de", orMore: "o más, y más",
    scales: [("mil millones", 1e9), ("mil", 1e3), ("miles", 1e3), ("millón", 1e6), ("millones", 1e6), ("mill", 1e6),
      ("billón", 1e12), ("billones", 1e12)],
    letters: [("m", 1e6)], percent: "por ciento, porciento", points: "puntos porcentuales, punto porcentual",
    times: "veces",
    numbers: "un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce", articles: "un, uno, una",
    fractions: "mitad, tercio, tercios, cuarto, cuartos, quinto, quintos, décimo, décimos, docena", to: "a",
    between: ("entre", "y"), currencies: "dólares=$, dólar=$, libras=GBP, coronas=kr", fillers: "los, las, el, la, de",
    groupsWithBlank: true)

  static let norwegian = NumeralWords(
    moreThan: "mer enn, flere enn, over, godt over, drøyt", atLeast: "minst, i det minste",
    almost: "nesten, knapt, nær, like under",
    about: "omtrent, rundt, cirka, ca, om lag, omkring",
    upTo: "opptil, inntil, høyst, maksimalt, mindre enn, færre enn, under, opp til", orMore: "eller mer, eller flere",
    scales: [("tusen", 1e3), ("million", 1e6), ("millioner", 1e6), ("mill", 1e6), ("mio", 1e6), ("milliard", 1e9),
      ("milliarder", 1e9), ("mrd", 1e9), ("billion", 1e12), ("billioner", 1e12)],
    letters: [], percent: "prosent", points: "prosentpoeng", times: "ganger",
    numbers: "en/ett/én/ei to tre fire fem seks sju/syv åtte ni ti elleve tolv", articles: "en, ett, ei, én",
    fractions: "halvparten, tredjedel, tredjedeler, firedel, firedeler, femtedel, femtedeler, tidel, tideler",
    to: "til",
    between: ("mellom", "og"), currencies: "kroner=kr, dollar=$, pund=GBP", fillers: "de, den, det, en, et",
    groupsWithBlank: true)

  static let swedish = NumeralWords(
    moreThan: "mer än, fler än, över, drygt", atLeast: "minst, åtminstone",
    almost: "nästan, knappt, närmare, strax under",
    about: "cirka, ca, omkring, ungefär, runt, uppskattningsvis",
    upTo: "upp till, högst, maximalt, mindre än, färre än, under",
    orMore: "eller mer, eller fler",
    scales: [("tusen", 1e3), ("miljon", 1e6), ("miljoner", 1e6), ("mn", 1e6), ("milj", 1e6), ("miljard", 1e9),
      ("miljarder", 1e9), ("md", 1e9), ("mdr", 1e9), ("biljon", 1e12), ("biljoner", 1e12)],
    letters: [], percent: "procent", points: "procentenheter, procentenhet", times: "gånger",
    numbers: "en/ett två tre fyra fem sex sju åtta nio tio elva tolv", articles: "en, ett",
    fractions: "hälften, tredjedel, tredjedelar, fjärdedel, fjärdedelar, femtedel, femtedelar, tiondel, tiondelar",
    to: "till", between: ("mellan", "och"), currencies: "kronor=SEK, dollar=$, pund=GBP",
    fillers: "de, den, det, en, ett",
    groupsWithBlank: true)
}
