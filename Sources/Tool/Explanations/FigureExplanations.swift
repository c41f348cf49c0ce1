extension Explanation {
  static let figures: [Explanation] = [
    Explanation(
      "figure/mismatch",
      "The words of an asserted figure say another number than the data. The build does not choose between them: "
        + "either the sentence is out of date or the data are wrong.",
      wrong: "[480 companies]{=boston.companies}, where the data say 520",
      mend:
        "[520 companies]{=boston.companies}, or name the period that the sentence is about: {=boston.companies@2011}"),
    Explanation(
      "figure/hedge",
      "The source hedges its figure, and the words do not, or hedge it otherwise. “More than 480” and “480” are "
        + "different statements.",
      wrong: "[480 companies]{=boston.companies}, where the cell is >480",
      mend: "[more than 480 companies]{=boston.companies}"),
    Explanation(
      "figure/suppressed",
      "The figure is confidential: no number may stand for it, not even a rounded one.",
      wrong: "[about 900 jobs]{=boston.biotech_jobs}, where the cell is [c]",
      mend: "say that the number is withheld, or print it and let the page say so: {{ boston.biotech_jobs }}"),
    Explanation(
      "figure/works-out-withheld",
      "A whole less the parts that are shown is the part that is not: the difference would publish what its office "
        + "withholds.",
      wrong: "{{ boston.jobs - boston.jobs(industry=\"31\") }}, where the only other industry is [c]",
      mend:
        "leave it out, or make it an indicator with `method: difference` and `withheld: "
          + "reveal` where you have the right to it"),
    Explanation(
      "figure/no-data",
      "The indicator is known, and has no cell for this entity and period. A template would print a dash; "
        + "prose may not, since a sentence with a dash for a number says nothing.",
      wrong: "{{ boston.employment@1990 }}", mend: "{{ boston.employment@2016-Q4 }}"),
    Explanation(
      "figure/stale",
      "A newer figure of the same series is in the data than the one that the sentence names. Nothing is wrong; the "
        + "sentence may be out of date.",
      wrong: "[9,507 jobs]{=boston.jobs@2016}, where there is 2017", mend: "follow the latest: {=boston.jobs@last}"),
    Explanation(
      "figure/no-source",
      "The figure has no source, and nothing is printed here that cannot be traced.",
      wrong: "a column of numbers without a column `source`",
      mend: "add the column `source`, or `source: KEY` to the table's schema"),
    Explanation(
      "figure/coverage",
      "Fewer of the numbers in the prose are traced to the data than `policies: {coverage: …}` of site.yml asks for.",
      wrong: "The area has 480 companies.", mend: "The area has [480 companies]{=boston.companies}."),
    Explanation(
      "template/hyphen",
      "In an expression a hyphen subtracts. The ids of entities are written with an underscore there.",
      wrong: "{{ san-francisco.employment }}", mend: "{{ san_francisco.employment }}"),
    Explanation(
      "template/undefined",
      "A name has no value here. Templates are strict: a silent blank would be a falsified report.",
      wrong: "{{ page.subtitle }}", mend: "{{ page.standfirst }}, or {{ page.subtitle | default(\"\") }}"),
    Explanation(
      "figure/decimal-point",
      "The language of the page writes a comma before decimals. A point would be read as a mark between thousands.",
      wrong: "[1.8 gange]{=durham.lq}", mend: "[1,8 gange]{=durham.lq}"),
  ]
}
