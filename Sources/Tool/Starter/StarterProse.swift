// What the new report says, and how it is addressed.

let starterReadme = """
  # A report made with Almanac

  See it with `almanac serve`: a preview that follows every edit, drafts and all.
  Publish it with `almanac build`, which writes `Output/`, then `almanac publish TARGET`.

  | to change | edit |
  |---|---|
  | title, edition, navigation | `Content/site.yml` |
  | the home page | `Content/index.md` |
  | an article | `Content/articles/*.md`; a new file is a new article |
  | a cluster's story and facts | `Content/clusters/*.md` |
  | the numbers | `Content/data/*.csv` |
  | what the numbers mean | `Content/data/indicators.yml` |

  A number in the text is either printed from the data, `{{ boston.companies }}`, or held against it,
  `[9,507 jobs]{=boston.pharma_jobs}`. Change one in `jobs.csv` and build: the message says which sentence is now false.

  """

let starterSettings = """
  # What the whole report shares: its name, its address, its edition and the way through it.
  title: Life-science hubs
  description: A small report on where medicines are made, to be changed into yours.
  organisation: Your organisation
  base_url: https://hubs.example
  language: en
  edition: {name: "2026", date: 2026-11-20}

  navigation:
    - {label: Clusters, path: /clusters/}
    - {label: Articles, path: /articles/}
    - {label: About, path: /about/}

  """

let starterHome = """
  ---
  # The home page: what stands between these lines is for the build, what follows is for the reader.
  title: Where medicines are made
  description: Four American clusters, measured by their jobs in making medicines.
  ---

  Four areas, one yardstick: the share of making medicines in an area’s jobs, divided by its share of the nation’s
  [@bls-qcew]. At 1 the two are equal. Durham is far above it, and San Francisco’s number is withheld, so that no
  single employer can be recognised in it.

  ```{chart #fig-specialisation}
  # A chart is a list of words like this one. It draws what the data holds, and says what it does not.
  kind: bar
  title: Durham is the most specialised
  subtitle: Location quotient of jobs in making medicines, December 2016
  data: clusters
  period: 2016-Q4
  y: cluster
  x: pharma_lq
  ```

  """

let starterArticle = """
  ---
  # An article. Its address is its file's name: articles/what-makes-a-hub/.
  title: What makes a hub
  description: Companies are counted by newsletters, jobs by statistical offices, and the two tell different stories.
  date: 2026-11-20
  authors: [Your name]
  tags: [Boston]
  ---

  ## Companies

  Boston–Cambridge is known for its companies: [more than 480]{=boston.companies} in biotechnology, by a count of 2011
  that bears no date of its own [@mva-2011]. The words in brackets are the writer’s; the build holds them against the
  data, “more than” included.

  ## Jobs

  Making medicines employs {{ boston.pharma_jobs@2016-Q4 }} people there [@bls-qcew]. That number is printed from
  the data, with its source one tap away. It is [1.8 times]{=boston.pharma_lq@2016-Q4} the national share; in Durham it
  is [10.55 times]{=durham.pharma_lq@2016-Q4}.

  """

let starterDraft = """
  ---
  # A draft: the preview shows it, marked; `almanac build` leaves it out of everything.
  title: What the next edition should hold
  description: Notes to ourselves.
  draft: true
  ---

  Growth needs a second year of data. Until then a ranking by change would be a ranking of nothing.

  """

let starterAbout = """
  ---
  # A plain page: anything that is neither an article nor a cluster.
  title: About this report
  description: Who made it, from what, and how to make it yours.
  ---

  This report came with Almanac. Its figures are real and its sources are named, but it is meant to be replaced: by
  your clusters, your figures, your words.

  """

let starterBoston = """
  ---
  # A cluster's page. The name of this file is its id, as in clusters.csv: figures are addressed by it, boston.companies.
  description: Known for research, ordinary in manufacturing.
  facts:
    # Observations that belong to no table. This one is undated, so it has no period.
    companies: {value: 480, hedge: more-than, source: mva-2011}
  ---

  ## More than its factories

  A newsletter of 2011 calls the area second to none and counts {{ boston.companies }} companies [@mva-2011]. Official
  statistics look at factories: {{ boston.pharma_jobs@2016-Q4 }} jobs in making medicines [@bls-qcew].

  """

let starterDurham = """
  ---
  # The story of a second cluster. A cluster without a file has a page too, from its row in clusters.csv alone.
  description: A small labour market with a large industry in it.
  ---

  ## Small and specialised

  With [6,232 jobs]{=durham.pharma_jobs@2016-Q4} in making medicines Durham has fewer than Boston, and among all jobs
  of the area they weigh far more [@bls-qcew].

  """
