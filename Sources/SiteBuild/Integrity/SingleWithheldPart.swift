extension IntegrityLint {
  static let singleWithheldPart = IntegrityLint(name: "singleWithheldPart", summary: "", check: { _ in [] })
}
