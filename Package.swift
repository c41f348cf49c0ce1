// swift-tools-version: 6.1
// The arrows between these targets are the architecture: Sources/README.md draws them.
import PackageDescription

let package = Package(
  name: "Almanac",
  products: [.executable(name: "almanac", targets: ["Tool"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // The system's C Markdown parser (libcmark-dev) and a bump allocator for it.
    .target(name: "CCmark", linkerSettings: [.linkedLibrary("cmark")]),

    .target(name: "Base", linkerSettings: [.linkedLibrary("m")]),
    .target(name: "Stats", linkerSettings: [.linkedLibrary("m")]),
    .target(name: "Formats", dependencies: ["Base", .product(name: "Yams", package: "Yams")]),
    .target(name: "Markup", dependencies: ["Base", "CCmark"]),
    .target(name: "Charting", dependencies: ["Base"], linkerSettings: [.linkedLibrary("m")]),
    .target(name: "Templating", dependencies: ["Base"], linkerSettings: [.linkedLibrary("m")]),
    .target(name: "Model", dependencies: ["Base"]),

    // Templates/ as bytes in the binary. File names are flattened, so they must be unique.
    .target(
      name: "Theme", path: ".",
      exclude: [
        "Content", "Output", "README.md", "Sources/README.md", "Tests", "Sources/CCmark", "Sources/Base",
        "Sources/Stats", "Sources/Formats", "Sources/Markup", "Sources/Charting", "Sources/Templating",
        "Sources/Model", "Sources/SiteBuild", "Sources/Preview", "Sources/Tool",
      ],
      sources: ["Sources/Theme"], resources: [.embedInCode("Templates")]),

    .target(
      name: "SiteBuild",
      dependencies: ["Base", "Stats", "Formats", "Markup", "Charting", "Templating", "Model", "Theme"]),
    .target(
      name: "Preview",
      dependencies: [
        "SiteBuild", .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "Tool",
      dependencies: [
        "SiteBuild", "Preview", "Theme", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "TestSupport", dependencies: ["Base"], path: "Tests/TestSupport"),
    .target(name: "DiskSupport", dependencies: ["SiteBuild"], path: "Tests/DiskSupport"),
    .executableTarget(
      name: "Bench",
      dependencies: ["SiteBuild", "Base", "Formats", "Markup", "Charting", "Templating", "CCmark", "TestSupport"],
      path: "Tests/Bench"),
    .testTarget(name: "BaseTests", dependencies: ["Base", "TestSupport"]),
    .testTarget(name: "StatsTests", dependencies: ["Stats", "TestSupport"]),
    .testTarget(name: "FormatsTests", dependencies: ["Formats", "TestSupport"]),
    .testTarget(name: "MarkupTests", dependencies: ["Markup", "TestSupport"]),
    .testTarget(name: "ChartingTests", dependencies: ["Charting", "TestSupport"]),
    .testTarget(name: "TemplatingTests", dependencies: ["Templating", "TestSupport"]),
    .testTarget(name: "ModelTests", dependencies: ["Model", "TestSupport"]),
    .testTarget(name: "SiteBuildTests", dependencies: ["SiteBuild", "TestSupport", "DiskSupport"]),
    .testTarget(name: "PreviewTests", dependencies: ["Preview", "TestSupport", "DiskSupport"]),
    .testTarget(name: "ToolTests", dependencies: ["Tool", "TestSupport", "DiskSupport"]),
  ],
  swiftLanguageModes: [.v6])
