import Base
import Testing

@Test(arguments: [
  "2026-11-20", "2024-02-29", "2023-02-29", "0001-01-01", "0000-01-01", "2026-13-01", "2026-00-10", "2026-1-20",
  "2026-11-2", "2026/11/20", "20261120", "", "2026-11-20 ", "２026-11-20", "-026-11-20", "2026-11-2x",
])
func datesFromBytesAreThoseFromText(_ text: String) {
  #expect(Array(text.utf8).withUnsafeBufferPointer { CalendarDate(iso: $0) } == CalendarDate(iso: text))
}
