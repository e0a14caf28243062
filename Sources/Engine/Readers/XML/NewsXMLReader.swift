import ArticleModel
import SourceText

/// Takes the stories out of NITF, NewsML 1.2 and NewsML-G2, also with XHTML, NITF or escaped HTML inside, and out of
/// XHTML. What a story is `NewsXMLNames` says: everything else is left out.
final class NewsXMLReader: ArticleReader {
  private let decoded: DecodedText
  private let standard: XMLArticleReader<NewsXMLWalk>
  /// What reads a file in which there is no article of a standard.
  private var other: (any ArticleReader)?
  private var (hasStandard, hasOther) = (false, false)

  init(_ decoded: DecodedText) {
    self.decoded = decoded
    standard = XMLArticleReader(
      decoded, NewsXMLWalk(decoded), nothing: "no headline or body of a news item in this file")
  }

  func next() -> ReadDocument? {
    if other == nil, let document = standard.next() {
      hasStandard = true
      return document
    }
    if hasStandard { return nil }
    let reader = other ?? MappedXMLReader.reader(decoded)
    other = reader
    let document = reader.next()
    hasOther = hasOther || document != nil
    return document
  }

  var problems: [ReadProblem] {
    standard.problems.filter { !hasOther || $0.kind != .nothingToRead }
  }

  var empty: ReadDocument? { standard.empty }
}
