// The theme in the binary, so that a site works with no Templates/ of its own. The package manager puts each file of
// Templates/ into `PackageResources` under its flattened name; this list gives the paths back. It is written by
// `.ci/theme-list`, and a test compares it with the folder.

/// Every file of the theme, sorted by path; paths start with `Templates/`.
package let themeFiles: [(path: String, bytes: [UInt8])] = [
]
