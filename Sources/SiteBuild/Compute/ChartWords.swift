// The words that charts print, from the strings of a language: every one has a key there.

import Charting

extension ChartStrings {
  /// - Parameter texts: By path of keys; what is absent stays as charts have it by themselves.
  init(_ texts: [String: String]) {
    self.init()
    for (word, key) in places { self[keyPath: word] = texts[key] ?? self[keyPath: word] }
    for kind in ChartKind.all { kinds[kind.name] = texts["charts/kinds/" + kind.name] }
  }
}

// What other parts of a page print too stands outside of `charts`, so that there is one word for one thing.
private let places: [(WritableKeyPath<ChartStrings, String> & Sendable, key: String)] = [
  (\.source, "source"), (\.note, "note"), (\.table, "table"), (\.embed, "embed"), (\.withheld, "withheld"),
  (\.notAvailable, "not_available"), (\.notApplicable, "not_applicable"),
  (\.provisional, "statuses/provisional"), (\.forecast, "statuses/forecast"),
  (\.estimated, "statuses/estimated"), (\.breakInSeries, "statuses/break in series"),
  (\.figure, "charts/figure"), (\.csv, "charts/csv"), (\.svg, "charts/svg"),
  (\.withheldLegend, "charts/withheld_legend"), (\.gapLegend, "charts/gap_legend"), (\.interval, "charts/interval"),
  (\.logScale, "charts/log_scale"), (\.count, "charts/count"), (\.other, "charts/other"),
  (\.all, "charts/all"), (\.total, "charts/total"), (\.under, "charts/under"), (\.between, "charts/between"),
  (\.andOver, "charts/and_over"), (\.withheldHead, "charts/withheld_head"), (\.outside, "charts/outside"),
  (\.notDrawn, "charts/not_drawn"), (\.notShown, "charts/not_shown"), (\.insets, "charts/insets"),
  (\.latest, "charts/latest"), (\.more, "charts/more"), (\.unnamed, "charts/unnamed"),
  (\.and, "charts/and"), (\.describeKind, "charts/describe_kind"),
  (\.describeKindAlone, "charts/describe_kind_alone"), (\.describeOver, "charts/describe_over"),
  (\.describeChange, "charts/describe_change"), (\.describeExtremes, "charts/describe_extremes"),
  (\.describeExtremesAlone, "charts/describe_extremes_alone"), (\.describeRanks, "charts/describe_ranks"),
  (\.rankOf, "charts/rank_of"), (\.symlogScale, "charts/symlog_scale"), (\.lowest, "charts/lowest"),
  (\.lowerQuartile, "charts/lower_quartile"), (\.median, "charts/median"),
  (\.upperQuartile, "charts/upper_quartile"), (\.highest, "charts/highest"),
  (\.describeWithheld, "charts/describe_withheld"), (\.describeMissing, "charts/describe_missing"),
  (\.describeSubject, "charts/describe_subject"),
]
