import SiteBuild

extension Disk {
  package func text(_ path: String) throws -> String? { try read(path).map { String(decoding: $0, as: UTF8.self) } }

  /// All files below a folder by relative path, hidden ones of its top aside.
  package func published(_ folder: String = "Output") throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    func visit(_ path: String) throws {
      for entry in try entries(of: path.isEmpty ? folder : "\(folder)/\(path)") ?? [] {
        if path.isEmpty, entry.name.hasPrefix(".") { continue }
        let child = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
        if entry.kind == .folder { try visit(child) } else { found[child] = try read("\(folder)/\(child)") }
      }
    }
    try visit("")
    return found
  }
}
