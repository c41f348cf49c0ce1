import Base

// Flags of observations, as Eurostat (small letters) and SDMX (capitals) write them, in our statuses.
// - Source: SDMX code lists CL_OBS_STATUS 2.2 and CL_CONF_STATUS 1.2; Eurostat, *Database: flags and special values*.

/// The flags of one observation, gathered.
struct ObservationFlags {
  var absence: Absence?
  var flags: Flags = []
  /// Flags that no status of ours says.
  var untold: Set<UInt8> = []

  /// One flag letter, in either case.
  mutating func add(observation letter: UInt8) {
    switch letter | 0x20 {
    case UInt8(ascii: "a"): break  // a normal value
    case UInt8(ascii: "s") where letter == UInt8(ascii: "S"): untold.insert(letter)  // a strike; the small s is Eurostat's
    case UInt8(ascii: "b"): flags.insert(.breakInSeries)
    case UInt8(ascii: "e"), UInt8(ascii: "s"), UInt8(ascii: "i"):  // s: by Eurostat; i: imputed
      flags.insert(.estimated)
    case UInt8(ascii: "f"): flags.insert(.forecast)
    case UInt8(ascii: "p"): flags.insert(.provisional)
    case UInt8(ascii: "r"): flags.insert(.revised)
    case UInt8(ascii: "n"): flags.insert(.roundsToZero)  // kept only where the value is 0
    case UInt8(ascii: "c"), UInt8(ascii: "q"): absence = .suppressed
    case UInt8(ascii: "m"), UInt8(ascii: "z"): absence = absence ?? .notApplicable
    case UInt8(ascii: "h"), UInt8(ascii: "k"), UInt8(ascii: "l"), UInt8(ascii: "o"):
      absence = absence ?? .unavailable
    default: untold.insert(letter)
    }
  }

  /// A code of confidentiality: anything but free is withheld.
  mutating func add(confidentiality code: ArraySlice<UInt8>) {
    guard let first = code.first, first | 0x20 != UInt8(ascii: "f"), first | 0x20 != UInt8(ascii: "a") else {
      return
    }
    absence = .suppressed
  }

  /// The observation in the cell notation. `nil` where `value` is neither a number nor a sign for none.
  mutating func cell(_ value: ArraySlice<UInt8>) -> String? {
    let isAbsent =
      value.isEmpty || value.elementsEqual([UInt8(ascii: ":")]) || value.elementsEqual("NaN".utf8)
    if absence == .suppressed { return cellText(Quantity(.absent(.suppressed))) }
    if isAbsent { return cellText(Quantity(.absent(absence ?? .unavailable))) }
    guard let number = plainNumber(value) else { return nil }
    // A number that is there says more than a flag that none can be.
    if flags.contains(.roundsToZero), number != 0 {
      flags.remove(.roundsToZero)
      untold.insert(UInt8(ascii: "n"))
    }
    return value.string + Quantity(.value(number), flags: flags).marks
  }
}

/// How often each flag without a status occurred, told at the end.
struct UntoldFlags {
  private var counts: [UInt8: Int] = [:]

  mutating func add(_ flags: Set<UInt8>) {
    for flag in flags { counts[flag, default: 0] += 1 }
  }

  var remarks: [Diagnostic] {
    counts.sorted { $0.key < $1.key }.map { letter, count in
      let meaning =
        switch letter | 0x20 {
        case UInt8(ascii: "d"): ", “definition differs”,"
        case UInt8(ascii: "u"): ", “low reliability”,"
        case UInt8(ascii: "n"): ", “not significant”,"
        default: ""
        }
      return Diagnostic(
        .warning, "import/untold-flag",
        "the flag “\(UnicodeScalar(letter))”\(meaning) on \(count) cell\(count == 1 ? "" : "s") has no status "
          + "here and is dropped",
        at: nil, help: "say it in the schema's note")
    }
  }
}

/// A period as offices write it in ours: also `2015Q4`, `2015M02`, and a half-year as a span of quarters.
func importedPeriod(_ text: String) -> Period? {
  if let period = Period(text) { return period }
  let bytes = Array(text.utf8)
  guard bytes.count >= 6, bytes[..<4].allSatisfy(isDigit) else { return nil }
  let year = text.prefix(4)
  let rest = bytes[4...].drop { $0 == UInt8(ascii: "-") }
  let number = rest.dropFirst().string
  switch rest.first.map({ $0 | 0x20 }) {
  case UInt8(ascii: "q"): return Period("\(year)-Q\(number)")
  case UInt8(ascii: "m"): return Period("\(year)-\(number.utf8.count == 1 ? "0" : "")\(number)")
  case UInt8(ascii: "a"): return Period(year)
  case UInt8(ascii: "s"), UInt8(ascii: "b"):
    return number == "1"
      ? Period("\(year)-Q1..\(year)-Q2") : number == "2" ? Period("\(year)-Q3..\(year)-Q4") : nil
  default: return nil
  }
}

/// Whether a column of this name is a dimension or the unit in every publication.
func isUsualDimension(_ name: String) -> Bool {
  isUnit(name) || isFrequency(name) || ["sex", "age"].contains(name) || dimensionNames([name]) != [identifier(name)]
}

func isUnit(_ name: String) -> Bool { name == "unit" || name == "unit_measure" }

func isFrequency(_ name: String) -> Bool { name == "freq" || name == "frequency" }

/// The name of a dimension's column: the entity and the industry by our conventions, the others in small letters.
func dimensionNames(_ names: [String]) -> [String] {
  var used: Set<String> = []
  return names.map { name in
    let wanted =
      switch name {
      case "geo", "ref_area", "reference_area", "location": "region"
      case "nace_r2", "nace_r1", "nace", "activity", "economic_activity", "isic4", "naics", "industry":
        "industry"
      default: identifier(name)
      }
    let free = used.contains(wanted) ? identifier(name) : wanted
    used.insert(free)
    return free
  }
}
