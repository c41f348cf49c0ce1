import Base

extension Filter {
  static let slug = ofText(
    "slug", "Letters, digits and hyphens only, small, as in the addresses of pages: for addresses and ids.",
    examples: [
      Example("'Boston–Cambridge & Co.' | slug", gives: "boston-cambridge-co"),
      Example("'Øresund' | slug", gives: "oeresund"),
    ]
  ) { text, _ in Base.slug(text) }
}
