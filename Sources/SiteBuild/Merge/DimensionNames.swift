// Lists have names in the plural, dimensions in the singular.

/// The dimension that a list's file stands for: `industries` is `industry`, `sizes` is `size`, `sexes` is `sex`. What
/// ends in s and is no plural stays: `naics`, `status`, `class`.
func dimensionName(ofList name: String) -> String {
  if classifications.contains(name) || ["ss", "us", "is"].contains(where: name.hasSuffix) { return name }
  if name.hasSuffix("ies") { return name.dropLast(3) + "y" }
  if ["sses", "xes", "ches", "shes"].contains(where: name.hasSuffix) { return String(name.dropLast(2)) }
  return name.hasSuffix("s") ? String(name.dropLast()) : name
}

/// The list that a dimension is the name of one code of: `industry` is of `industries`.
func listName(ofDimension name: String) -> String {
  let plurals = [name + "s", name + "es"]
  let candidates = (name.hasSuffix("y") ? [String(name.dropLast()) + "ies"] + plurals : plurals) + [name]
  return candidates.first { dimensionName(ofList: $0) == name } ?? name
}

private let classifications: Set<String> = ["naics", "nuts", "fips", "series"]
