// The numbers of the new report, and what they mean. A table has no place for a comment: its schema speaks for it.

let starterClusters = """
  id,name,short_name,region,latitude,longitude
  boston,Boston–Cambridge,Boston,US,42.36,-71.06
  durham,Durham–Chapel Hill,Durham,US,35.99,-78.90
  san-diego,San Diego–Carlsbad,San Diego,US,32.72,-117.16
  san-francisco,San Francisco–Oakland,San Francisco,US,37.77,-122.42

  """

let starterJobs = """
  entity,industry,period,employment
  US,all,2016-Q4,143798095
  US,3254,2016-Q4,287826 (287820..287832)[e]
  boston,all,2016-Q4,2642966
  boston,3254,2016-Q4,9507
  durham,all,2016-Q4,295066
  durham,3254,2016-Q4,6232
  san-diego,all,2016-Q4,1428116
  san-diego,3254,2016-Q4,7011
  san-francisco,all,2016-Q4,2354999
  san-francisco,3254,2016-Q4,[c]

  """

let starterSchema = """
  # What jobs.csv holds, beyond what its columns say by convention: entity, a dimension, a period, an indicator.
  # After a number: [c] confidential, [e] estimated, [p] provisional, [r] revised. An empty cell is missing, not zero.
  title: Jobs by area and industry
  source: bls-qcew
  key: [entity, industry, period]
  columns:
    employment: {unit: jobs, decimals: 0, min: 0}

  """

let starterIndicators = """
  # What is measured: first what a source gives, then what the build works out.
  employment:
    label: Jobs
    unit: jobs
    decimals: 0
    definition: Jobs in the third month of the quarter.

  companies:
    label: Biotechnology companies
    unit: companies
    decimals: 0
    definition: Companies in biotechnology, as counted by the source.

  pharma_jobs:
    label: Jobs in making medicines
    method: select
    of: employment
    industry: "3254"
    unit: jobs
    decimals: 0
    definition: Jobs in pharmaceutical and medicine manufacturing.

  pharma_lq:
    label: Specialisation in making medicines
    method: location-quotient
    of: employment
    industry: "3254"
    reference: {region: US, total: all}
    unit: ratio
    decimals: 2
    definition: The share of making medicines in the area's jobs, divided by its share of the nation's jobs.

  """

let starterSources = """
  # Where the figures come from, by citation key. What a source does not date, is not dated here.
  mva-2011:
    publisher: Medicon Valley Alliance
    title: "Boston-Cambridge life-science cluster: second to none?"
    date: 04.07.2011
    date_format: dd.mm.yyyy

  bls-qcew:
    publisher: U.S. Bureau of Labor Statistics
    title: Quarterly Census of Employment and Wages, fourth quarter of 2016
    date: 2016-Q4
    url: https://www.bls.gov/cew/
    licence: Public domain (work of the U.S. government)

  """

let starterRegions = """
  # The regions that clusters lie in, and that shares are measured against.
  US:
    name: United States

  """

let starterIndustries = """
  # The industries, by code. The total is what shares are taken of.
  all:
    name: All industries
    total: true
  "3254":
    name: Making medicines
    parent: all

  """
