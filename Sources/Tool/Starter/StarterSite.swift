// The report that `almanac new` makes: small, finished, and of every kind of file one, so that a newcomer changes what
// is there rather than starts from nothing. A test builds it and wants no message.

/// The files of the new site by path, in the order in which a newcomer should meet them.
let starterSite: KeyValuePairs<String, String> = [
  "README.md": starterReadme,
  "Content/site.yml": starterSettings,
  "Content/index.md": starterHome,
  "Content/articles/what-makes-a-hub.md": starterArticle,
  "Content/articles/next-edition.md": starterDraft,
  "Content/pages/about.md": starterAbout,
  "Content/clusters/boston.md": starterBoston,
  "Content/clusters/durham.md": starterDurham,
  "Content/data/clusters.csv": starterClusters,
  "Content/data/jobs.csv": starterJobs,
  "Content/data/jobs.schema.yml": starterSchema,
  "Content/data/indicators.yml": starterIndicators,
  "Content/data/sources.yml": starterSources,
  "Content/data/regions.yml": starterRegions,
  "Content/data/industries.yml": starterIndustries
]
