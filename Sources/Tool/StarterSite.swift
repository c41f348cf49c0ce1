/// The files that `almanac new` makes, by path.
let starterSite: KeyValuePairs<String, String> = [
  "Content/site.yml": "title: x\n",
]
