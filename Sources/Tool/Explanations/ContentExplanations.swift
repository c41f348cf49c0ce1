extension Explanation {
  static let content: [Explanation] = [
    Explanation(
      "content/unknown-key",
      "A map has a key that nothing reads, most often a typing error. Keys of your own have a place of their own.",
      wrong: "titel: What makes a hub", mend: "title: What makes a hub"),
    Explanation(
      "content/wrong-type", "The value is of another kind than the key needs.", wrong: "date: soon",
      mend: "date: 2026-11-20"),
    Explanation(
      "content/duplicate-id",
      "Two things have one id, or ids that differ only in case or in - and _. "
        + "Clusters, regions and organisations share one set of names, since prose names them all alike.",
      wrong: "Content/clusters/new-york.md and new_york in regions.yml", mend: "rename one: new-york-state"),
    Explanation(
      "link/no-target", "No page, asset or heading of the site is at this address.",
      wrong: "[the hub](/articles/hubs/)", mend: "[the hub](/articles/hub/), or the file's name: (hub.md)"),
    Explanation(
      "link/no-anchor",
      "The page is there, but nothing on it has this id. Headings get theirs from their words; written behind a heading "
        + "in braces one stays the same when the words change.",
      wrong: "[jobs](/articles/hub/#job)", mend: "[jobs](/articles/hub/#jobs), and there: ## Jobs {#jobs}"),
    Explanation(
      "yaml/duplicate-key", "A key stands twice in one map; which of the two was meant nobody can say.",
      wrong: "title: A\ntitle: B", mend: "title: B"),
    Explanation(
      "yaml/tab", "YAML is indented with spaces; a tab has no width that everyone agrees on.",
      wrong: "facts:\n\tjobs: 5", mend: "facts:\n  jobs: 5"),
    Explanation(
      "site/no-settings", "A folder is a site by its Content/site.yml.", wrong: "a folder without it",
      mend: "almanac new NAME, or a file with `title: …`"),
    Explanation(
      "page/comparison",
      "A comparison sets two to four clusters side by side; more do not fit a page, one compares nothing.",
      wrong: "{compare: [boston]}", mend: "{compare: [boston, san-diego]}"),
    Explanation(
      "page/no-image",
      "The picture for links to a page is a PNG or JPEG below Content/assets; other sites show no SVG.",
      wrong: "image: card.svg", mend: "image: card.png"),
    Explanation(
      "page/open-figure",
      "A page would show {{ to its readers: a figure stands where the text is not read for figures. Inside of code it "
        + "stays as it is.",
      wrong: "[jobs]({{ boston.jobs }})", mend: "{{ boston.jobs }} [jobs](boston.md)"),
    Explanation(
      "markdown/reserved-id",
      "Two elements of a page cannot have one id; those of footnotes and of what stands around the text are taken.",
      wrong: "## Where they are {#main}", mend: "## Where they are {#where}"),
    Explanation(
      "markdown/control-character",
      "A character that is no text, most often copied along from a PDF file; it is shown as a question mark.",
      wrong: "em␂ployment", mend: "employment"),
    Explanation(
      "content/hidden",
      "What is named here exists, but readers do not get it yet: it is a draft, or its hour has not come.",
      wrong: "compare: [boston, durham], with draft: true in durham.md", mend: "leave it out until it is published"),
    Explanation(
      "content/untranslated",
      "Pages of one language stand in another, marked as such, since nobody translated them. A note, not a fault.",
      wrong: "hub.md without hub.da.md, under languages: [en, da]", mend: "write hub.da.md, or leave it so"),
    Explanation(
      "content/no-words", "A language has no words of its own for what the theme says, or lacks some of them.",
      wrong: "language: de, without Templates/strings/de.yml",
      mend: "almanac theme strings/en.yml > Templates/strings/de.yml, and translate it"),
    Explanation(
      "link/hidden", "The page that the link leads to is a draft, or published only later: readers would find nothing.",
      wrong: "[next edition](/articles/next/), with embargo: 2027-01-01 there",
      mend: "leave the link out, or give this page the same hour"),
    Explanation(
      "template/hidden", "A name that a template or the prose uses belongs to what is hidden: a draft, an embargo.",
      wrong: "{{ durham.jobs }}, with draft: true in durham.md", mend: "another figure, or a draft as well"),
    Explanation(
      "page/bad-slug", "A slug is the one word by which a page stands in its folder: without slash, not “index”.",
      wrong: "slug: hubs/boston", mend: "slug: boston"),
    Explanation(
      "page/bad-alias", "An older address is one of this site, without a protocol, a question mark or a hash.",
      wrong: "aliases: [https://hubs.example/old/]", mend: "aliases: [/old/]"),
    Explanation(
      "page/taken-alias", "An older address leads to one page, and only where no page is now.",
      wrong: "aliases: [/articles/hub/] in the article that is there", mend: "leave it out"),
    Explanation(
      "output/foreign-files",
      "Output holds files that no build of this site wrote. What a build did not write it neither deletes nor "
        + "replaces.",
      wrong: "notes.txt in Output", mend: "move them away, or build once with --adopt"),
    Explanation(
      "publish/behind",
      "What is published is the last build that passed. Content has changed since, or a later build failed; readers get "
        + "the older report. With --strict nothing is published then.",
      wrong: "almanac publish, after an edit", mend: "almanac build && almanac publish"),
    Explanation(
      "diff/by-hand",
      "A file of a built folder is not what its build wrote. The next build writes it anew, and what was done by hand is "
        + "lost.",
      wrong: "an edit in Output/index.html", mend: "an edit in Content or Templates, and a build"),
    Explanation(
      "output/same-path", "Two pages have one address, perhaps only after capital letters are made small.",
      wrong: "slug: hub in two articles", mend: "another slug for one of them"),
  ]
}
