import Base

/// The length of the interval between two periods; `nil` for different frequencies and for days, whose steps are no
/// fraction of a year.
func yearsBetween(_ start: Period, _ end: Period) -> Double? {
  guard start.frequency == end.frequency, let steps = start.frequency.perYear else { return nil }
  return Double(end.end - start.end) / Double(steps)
}
