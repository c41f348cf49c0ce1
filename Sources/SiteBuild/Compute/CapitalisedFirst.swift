extension String {
  /// "industry" as a label: "Industry".
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
