// The keys of a front matter as a JSON Schema, from which editors complete keys, show what they mean and mark wrong
// ones while somebody types. It is made from the list that a build checks by.

import Base

/// What a front matter may be of.
package enum FrontMatterKind: String, CaseIterable, Sendable {
  case page, cluster

  private var keys: [KnownKey] {
    switch self {
    case .page: PageKeys.page
    case .cluster: PageKeys.cluster
    }
  }

  /// The schema, as JSON of the 2020-12 dialect.
  package var schema: String {
    var out = ByteWriter()
    out.append("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": ")
    out.appendJSON("Front matter of a \(rawValue)")
    out.append(",\n  \"type\": \"object\",\n  \"additionalProperties\": false,\n  \"properties\": {")
    for (index, key) in keys.enumerated() {
      out.append(index == 0 ? "\n    " : ",\n    ")
      out.appendJSON(key.name)
      out.append(": {")
      out.append(key.shape.schema)
      out.append("\"description\": ")
      out.appendJSON(key.meaning)
      out.append("}")
    }
    out.append("\n  }\n}\n")
    return out.text
  }
}

extension KnownKey.Shape {
  // What may stand there, as members of the key's schema. A plain word of YAML may be read as a number: both are text.
  fileprivate var schema: StaticString {
    switch self {
    case .text: "\"type\": [\"string\", \"number\"], "
    case .localized: "\"type\": [\"string\", \"number\", \"object\"], "
    case .date: "\"type\": \"string\", \"format\": \"date\", "
    case .moment: "\"type\": \"string\", "
    case .flag: "\"type\": \"boolean\", "
    case .number: "\"type\": \"number\", "
    case .texts: "\"type\": [\"string\", \"number\", \"array\"], "
    case .map: "\"type\": \"object\", "
    case .anything: ""
    case .count: "\"type\": \"integer\", \"minimum\": 0, "
    }
  }
}
