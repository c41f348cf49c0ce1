import Testing

@testable import Stats

// scipy.stats.binomtest(…).proportion_ci(method="wilson").
@Test(arguments: [
  (8, 50, .ninetyFive, 0.0833742068, 0.2851421606),
  (0, 20, .ninetyFive, 0, 0.1611251581),
  (20, 20, .ninetyFive, 0.8388748419, 1),
  (8, 50, .ninety, 0.0925780968, 0.2623284695),
  (8, 50, .ninetyNine, 0.0681813926, 0.3314820296),
] as [(Int, Int, Confidence, Double, Double)])
func wilsonTable(_ hits: Int, _ sample: Int, _ confidence: Confidence, _ low: Double, _ high: Double) {
  let interval = proportionInterval(hits, of: sample, confidence)
  #expect(near(interval?.low, low) && near(interval?.high, high))
}

@Test func proportionsNeedASample() {
  #expect(proportionInterval(0, of: 0) == nil)
  #expect(proportionInterval(3, of: 2) == nil)
}

// scipy.stats.chi2.ppf(α/2, 2k)/2 and chi2.ppf(1 − α/2, 2k + 2)/2.
@Test(arguments: [
  (12, .ninetyFive, 6.2005751087, 20.961585048),
  (0, .ninetyFive, 0, 3.6888794541),
  (1, .ninetyFive, 0.025317807984, 5.5716433909),
  (1, .ninetyNine, 0.0050125418235, 7.4301295003),
  (12, .ninety, 6.9242125136, 19.4425693299),
  (250, .ninetyNine, 211.1516824312, 293.6846883274),
  (100_000, .ninetyFive, 99_381.1526637447, 100_621.7447397439),
] as [(Int, Confidence, Double, Double)])
func poissonTable(_ count: Int, _ confidence: Confidence, _ low: Double, _ high: Double) {
  let interval = countInterval(count, confidence)
  #expect(near(interval?.low, low, 1e-7 * max(1, high)))
  #expect(near(interval?.high, high, 1e-7 * max(1, high)))
}

@Test func countsAreNotNegative() {
  #expect(countInterval(-1) == nil)
}

@Test func marginsOfSurveyFigures() {
  #expect(near(standardError(margin: 300), 182.4, 5e-2))
  let part = proportionMargin(part: 2_000, margin: 300, whole: 10_000, margin: 500)
  #expect(near(part, 0.0283, 5e-5))
  #expect(near(ratioMargin(2_000, margin: 300, by: 10_000, margin: 500), 0.0316, 5e-5))
  // The root would be of a negative number: with + instead.
  let negative = proportionMargin(part: 9_000, margin: 100, whole: 10_000, margin: 500)
  #expect(near(negative, ratioMargin(9_000, margin: 100, by: 10_000, margin: 500)))
  #expect(near(sumMargin([3, 4]), 5))
  #expect(proportionMargin(part: 1, margin: 1, whole: 0, margin: 1) == nil)
}
