extension Explanation {
  static let data: [Explanation] = [
    Explanation(
      "data/two-values",
      "Two cells stand for the same entity, indicator, codes and period, in one file or in two. The build does not "
        + "choose.",
      wrong: "boston,2016,9507 in one table and boston,2016,9510 in another",
      mend: "delete one, or give the second its own indicator: employment_revised"),
    Explanation(
      "data/number-with-absence",
      "A cell is marked as withheld, or as not applicable, and its number is in the file all the same. The file is "
        + "published with the site: the number must not be in it.",
      wrong: "boston,2016,98765,c", mend: "boston,2016,,c"),
    Explanation(
      "csv/number-with-absence",
      "The same within one cell of a table.", wrong: "98765 [c]", mend: "[c]"),
    Explanation(
      "csv/ragged-row", "A row has more or fewer cells than the head has names. Often a comma within a text is meant.",
      wrong: "boston,Boston, Mass.,2016", mend: "boston,\"Boston, Mass.\",2016"),
    Explanation(
      "data/unknown-indicator",
      "No indicator has this id: no entry of indicators.yml and no column of a table.",
      wrong: "of: employement", mend: "of: employment"),
    Explanation(
      "data/unknown-entity",
      "No cluster, region or organisation has this id. Ids are the names of files in Content/clusters, the column `id` "
        + "of clusters.csv and the keys of regions.yml and organisations.yml.",
      wrong: "bostn,2016,9507", mend: "boston,2016,9507"),
    Explanation(
      "method/circle", "A derived indicator is computed from itself, perhaps by way of others.",
      wrong: "a: {method: sum, of: b}\nb: {method: sum, of: a}", mend: "let one of them start from a given indicator"),
    Explanation(
      "method/weights", "The weights of a composite indicator say which part of the whole each has: they sum to one.",
      wrong: "parts: [{of: jobs, weight: 0.5}, {of: wage, weight: 0.4}]",
      mend: "parts: [{of: jobs, weight: 0.5}, {of: wage, weight: 0.5}]"),
    Explanation(
      "integrity/single-withheld-part",
      "All parts of a published total are public but one, which therefore is too: by subtraction. Offices withhold a "
        + "second part for that reason.",
      wrong: "all 100, A 60, B [c]", mend: "withhold the total or another part, or ask the office that published them"),
    Explanation(
      "integrity/parts-and-total",
      "The parts of a total do not add up to it, by more than rounding explains.",
      wrong: "all 100, A 60, B 50, where the list says `exhaustive: true`",
      mend: "correct a cell, or leave `exhaustive` out where the parts overlap or some are missing"),
    Explanation(
      "integrity/effects-on-one-axis",
      "Direct jobs and the jobs that a model says these sustain elsewhere are no parts of one whole: side by side their "
        + "lengths would be compared.",
      wrong: "x: [employment, supported_jobs]", mend: "two charts, or a table"),
    Explanation(
      "integrity/nominal-beside-real",
      "Current prices beside prices of one year: their difference is mostly inflation.",
      wrong: "x: [wage, real_wage]", mend: "bring both to the prices of one year with `method: real`"),
    Explanation(
      "integrity/stale-source",
      "The source is older than `stale_after_days` of site.yml, or its `next_release` is past.",
      wrong: "next_release: 2026-01-01, where the edition is of November",
      mend: "bring the tables up to date, then `next_release`"),
    Explanation(
      "data/whose-remark",
      "A status, hedge, bound, unit or note stands beside several columns of figures; nothing says which it is about.",
      wrong: "entity,year,jobs,firms,status",
      mend: "the status in the cell: [c], or long form: entity,year,indicator,value,status"),
    Explanation(
      "method/overlap",
      "A sum or a measure of concentration counts a code twice: once by itself, once in what contains it.",
      wrong: "industry: [\"31\", \"3254\"]", mend: "industry: [\"31\"], or codes that do not contain each other"),
    Explanation(
      "method/no-figures",
      "A derived indicator has no figure anywhere: its inputs never meet in one place, code and period.",
      wrong: "{method: ratio, of: jobs, per: population} with jobs of 2016 and people of 2010",
      mend: "inputs of the same periods"),
    Explanation(
      "integrity/part-above-whole", "A part is more than the whole that it belongs to; one of the two is wrong.",
      wrong: "an industry with 300 jobs in a region with 200", mend: "the right figure, or the right reference"),
    Explanation(
      "table/two-cells",
      "A pivot found two cells for one place of the new table: its rows and columns do not tell them apart.",
      wrong: "pivot: {rows: region, columns: year, values: jobs}, with several clusters a region",
      mend: "group first: group: {by: [region, year], sum: jobs}"),
    Explanation(
      "source/date",
      "04.07.2011 is the fourth of July for one reader and the seventh of April for another.",
      wrong: "date: 04.07.2011", mend: "date: 2011-07-04, or date_format: dd.mm.yyyy beside it"),
  ]
}
