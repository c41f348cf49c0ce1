import Testing

@testable import SiteBuild

@Test(arguments: [
  ("industries", "industry"), ("sizes", "size"), ("sexes", "sex"), ("classes", "class"), ("branches", "branch"),
  ("naics", "naics"), ("nuts", "nuts"), ("series", "series"), ("status", "status"), ("topics", "topic"), ("age", "age"),
])
func listsNameTheirDimension(_ list: String, _ dimension: String) {
  #expect(dimensionName(ofList: list) == dimension)
}

@Test(arguments: [
  ([nil, 0, 1], []), ([0], [[0]]), ([1, 0, 0], [[0, 1]]), ([1, 2, 1, nil, 4], [[1, 2], [4]]), ([], []),
] as [([Int?], [[Int]])])
func parentsInCircles(_ parents: [Int?], _ expected: [[Int]]) {
  #expect(circles(parents) == expected)
}
