extension FileFormat {
  /// RSS, Atom and WordPress's exports: many articles in one file.
  package static let feed = FileFormat(
    "feed", "RSS, Atom", extensions: ["rss", "atom"], namedExtensions: ["xml", "rdf", "wxr"],
    traits: .sharesExtensions, begins: { FeedReader.begins($0) }, reading: .articles { FeedReader.reader($0) }
  )
}
