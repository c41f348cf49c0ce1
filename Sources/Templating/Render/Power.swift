#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

func raised(_ base: Double, to exponent: Double) -> Double { pow(base, exponent) }
