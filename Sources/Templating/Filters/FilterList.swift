// The one list of each kind. To add a filter, write it in a file of its own folder and name it here.

extension Filter {
  /// Every filter of the engine itself.
  package static let all: [Filter] = lists + texts + markup + numbers

  private static let lists: [Filter] = [
    .standard, .standardShort, .length, .count, .first, .last, .join, .sort, .groupby, .map, .select, .reject,
    .selectattr,
    .rejectattr, .unique, .batch, .slice, .sum, .min, .max, .reverse, .list, .items, .dictsort, .attr,
  ]

  private static let texts: [Filter] = [
    .upper, .lower, .title, .capitalize, .trim, .replace, .truncate, .wordcount, .wordwrap, .center, .indent, .format,
    .string, .slug, .words,
  ]

  private static let markup: [Filter] = [
    .escape, .escapeShort, .forceescape, .safe, .striptags, .urlencode, .tojson,
  ]

  private static let numbers: [Filter] = [
    .round, .abs, .int, .float, .number, .compact, .percent, .currency, .ordinal, .unit, .date,
  ]
}

extension Test {
  /// Every test of the engine itself.
  package static let all: [Test] = kinds + comparisons + figures

  private static let kinds: [Test] = [
    .defined, .undefined, .none, .boolean, .isTrue, .isFalse, .integer, .float, .number, .string, .mapping, .sequence,
    .iterable, .callable, .escaped, .sameas, .odd, .even, .divisibleby, .lower, .upper, .in, .filter, .test,
  ]

  private static let figures: [Test] = [
    .observation, .series, .date, .period, .suppressed, .missing, .absent, .provisional, .estimated, .hedged,
  ]
}

extension Function {
  /// Every function of the engine itself.
  package static let all: [Function] = [.range, .dict, .namespace, .entity]
}
