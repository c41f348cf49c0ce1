import Base
import Model
import Stats
import Templating

extension Filter {
  static let rank = Filter(
    name: "rank",
    summary: "The place of a figure among entities of its kind for the same codes and period, with the population: "
      + "“5th of 13; 5 withheld, 1 without data”. `rank(\"short\")` leaves out who has no place.",
    parameters: [.optional("form", "long")], examples: [],
    apply: { value, arguments, context throws(Refusal) in
      let form = try rankForm(arguments[0])
      let lookup = try neededSite(context)
      guard let figure = try siteFigure(value, context) else { return "–" }
      guard let key = try cellKey(of: figure, lookup) else { return "–" }
      let population = rankPopulation(of: key.entity, in: lookup.site)
      let ranking = ranking(
        of: key.indicator, selection: key.selection, period: key.period, among: population, in: lookup.site)
      return .string(RankWords.words(for: context.language).text(of: key.entity, in: ranking, form))
    })
}

private func rankForm(_ argument: Value) throws(Refusal) -> RankWords.Form {
  guard case .string(let text) = argument, let form = RankWords.Form(rawValue: text) else {
    throw Refusal("`rank` takes “long” or “short”", help: "write rank or rank(\"short\")")
  }
  return form
}
