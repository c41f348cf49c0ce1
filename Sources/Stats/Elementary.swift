// The only door to the C library. Everything else in this room is plain Swift, so that the same numbers come
// out on every platform but for the last bits of `log`, `exp` and `pow`.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

func ln(_ x: Double) -> Double { log(x) }
func exponential(_ x: Double) -> Double { exp(x) }
func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }

/// The number, or `nil` where arithmetic left the finite ones: the last step of formulas that can overflow.
func finite(_ x: Double) -> Double? { x.isFinite ? x : nil }

extension Collection where Element == Double {
  var total: Double { reduce(0, +) }

  /// Whether these can be parts of a whole: none negative, none NaN, a positive finite sum.
  var areAmounts: Bool { allSatisfy { $0 >= 0 } && total > 0 && total.isFinite }
}
