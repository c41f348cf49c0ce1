// Our compact tables against CLDR, as Foundation's ICU has it. Quotation marks are the house's choice and not compared;
// the minus sign is U+2212 in every language.

import Base
import Foundation
import Testing

@Test(arguments: LanguageRules.all)
func numbersAreThoseOfCLDR(_ rules: LanguageRules) throws {
  let formatter = NumberFormatter()
  formatter.locale = Locale(identifier: rules.tag)
  formatter.numberStyle = .decimal
  for decimals in 0...2 {
    formatter.minimumFractionDigits = decimals
    formatter.maximumFractionDigits = decimals
    for value in [0, 7, 999, 1234, 12345, 123456, 1_234_567, 0.25, 1234.75, 98_765.5] as [Double]
    where rounded(value, decimals: decimals) == value {
      let expected = try #require(formatter.string(from: value as NSNumber))
      #expect(numberText(value, decimals: decimals, in: rules) == expected)
    }
  }
}

@Test(arguments: LanguageRules.all)
func percentSignsStandAsInCLDR(_ rules: LanguageRules) {
  let formatter = NumberFormatter()
  formatter.locale = Locale(identifier: rules.tag)
  formatter.numberStyle = .percent
  #expect(formatter.string(from: 0.18) == "18\(rules.percentSpace)%")
}

@Test(arguments: LanguageRules.all)
func monthsAndDatesAreThoseOfCLDR(_ rules: LanguageRules) throws {
  let formatter = DateFormatter()
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
  formatter.calendar = calendar
  formatter.timeZone = calendar.timeZone
  formatter.locale = Locale(identifier: rules.tag)
  #expect(formatter.monthSymbols == rules.months)
  #expect(formatter.shortMonthSymbols == rules.monthsShort)
  formatter.dateStyle = .long
  formatter.timeStyle = .none
  for month in 1...12 {
    let day = try #require(CalendarDate(2026, month, month * 2))
    let date = Date(timeIntervalSince1970: Double(day.dayNumber) * 86_400)
    #expect(day.text(in: rules) == formatter.string(from: date))
  }
}
