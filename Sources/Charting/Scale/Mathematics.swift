// The few functions that Swift's standard library lacks. Results are rounded to tenths of a pixel before they are
// written, so that the last bit, in which platforms differ, is not seen.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func logarithm(_ x: Double) -> Double { log10(x) }
func powerOfTen(_ x: Double) -> Double { pow(10, x) }
func exponential(_ x: Double) -> Double { exp(x) }
func cosine(_ x: Double) -> Double { cos(x) }
func sine(_ x: Double) -> Double { sin(x) }
func tangent(_ x: Double) -> Double { tan(x) }
func arcSine(_ x: Double) -> Double { asin(x) }
func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// Ten to a whole power, without a library call for the usual ones.
func tenTo(_ power: Int) -> Double {
  power >= 0 && power < 16 ? powers[power] : power < 0 && power > -16 ? 1 / powers[-power] : pow(10, Double(power))
}

private let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]
