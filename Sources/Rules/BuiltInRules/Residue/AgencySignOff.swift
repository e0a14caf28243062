import ArticleModel
import SourceText

/// Lines under a story that an agency and its staff sign: `dpa wsz jln npr`, `(SDA/sj)`, `==Kyodo`,
/// `--SPA 20:14 LOCAL TIME 17:14 GMT 0024 …`, `974750`.
struct AgencySignOff {
  /// What a line is.
  enum Kind {
    /// The agency's name alone.
    case agency
    /// The agency's name with initials or a time stamp.
    case staff
    /// Routing codes of a wire.
    case routing
    /// The number of the story.
    case number
  }

  let kind: Kind

  /// Groups of initials have this many letters at most.
  private static let longestGroup = 4
  private static let mostGroups = 5

  /// nil when a paragraph is none.
  init?(_ paragraph: Paragraph, in article: Article) {
    let run = paragraph.tokens
    guard run.count <= 24 else { return nil }
    if AgencySignOff.areInitials(run, article) {
      kind = .staff
      return
    }
    guard !article.endsSentence(run) else { return nil }
    if let kind = AgencySignOff.signature(run, article) ?? AgencySignOff.codes(run, article) {
      self.kind = kind
    } else {
      return nil
    }
  }

  /// `D.H./ L.A.`: initials with stops, divided by slashes.
  private static func areInitials(_ run: Range<Int>, _ article: Article) -> Bool {
    let words = run.filter { article.tokens[$0].isWord }
    guard words.count > 1, words.count < run.count else { return false }
    return run.allSatisfy {
      let token = article.tokens[$0]
      return token.isWord
        ? token.shape.contains(.dotted) && token.isCapitalised : article.byte(at: token.range.lower) == 0x2F
    }
  }

  private static func signature(_ run: Range<Int>, _ article: Article) -> Kind? {
    let agencies = article.vocabulary.agencies
    guard
      let first = run.prefix(8).first(where: {
        article.tokens[$0].isWord && agencies.contains(exactHash: exactHash(article.tokens[$0], article))
      })
    else { return nil }
    let words = run.filter { article.tokens[$0].isWord }
    let before = words.filter { $0 < first }
    // `- Emirates News Agency, WAM –`
    if before.contains(where: { article.hash(article.tokens[$0]) == ByteHash.of("agency") }) {
      return before.allSatisfy { article.tokens[$0].isCapitalised } && words.last == first ? .agency : nil
    }
    guard before.isEmpty else { return nil }
    if isStamp(run, article) { return .staff }
    let groups = words.filter { $0 > first }
    guard run.allSatisfy({ ![.number, .link, .comma, .colon].contains(article.tokens[$0].kind) }),
      groups.count <= mostGroups, groups.allSatisfy({ article.tokens[$0].core.count <= longestGroup })
    else { return nil }
    return groups.isEmpty ? .agency : .staff
  }

  private static func exactHash(_ token: Token, _ article: Article) -> UInt64 {
    ByteHash.of(article.text.slice(token.core))
  }

  /// `20:14 LOCAL TIME 17:14 GMT`: a clock time and its zone behind the name.
  private static func isStamp(_ run: Range<Int>, _ article: Article) -> Bool {
    let hasZone = run.contains { article.hash(article.tokens[$0]) == ByteHash.of("gmt") }
    return hasZone
      && run.contains {
        article.tokens[$0].kind == .number && article.text.slice(article.tokens[$0].range).contains(0x3A)
      }
  }

  /// Numbers and capitals with figures only: `51 77 03 CRO01 1113 APE4800 GEST`; or one long number.
  private static func codes(_ run: Range<Int>, _ article: Article) -> Kind? {
    let tokens = article.tokens[run]
    if run.count == 1, let only = tokens.first, only.kind == .number {
      let digits = article.text.slice(only.range)
      return (6...8).contains(digits.count) && digits.allSatisfy { $0 &- 0x30 < 10 } ? .number : nil
    }
    guard run.count >= 4,
      tokens.allSatisfy({
        $0.kind == .number || $0.isWord && ($0.shape.contains(.allCapitals) || $0.shape.contains(.hasDigit))
      })
    else { return nil }
    let mixed = tokens.filter { $0.isWord && $0.shape.contains(.hasDigit) && $0.isCapitalised }
    return !mixed.isEmpty && tokens.filter({ $0.kind == .number }).count >= 2 ? .routing : nil
  }
}
