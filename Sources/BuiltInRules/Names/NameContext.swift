import ArticleModel
import SourceText

/// What stands beside the occurrences of names: given names before surnames, surnames behind given names.
struct NameContext {
  private let article: Article
  /// For each form its neighbours inside mentions: forms before and behind it.
  private var before: [UInt32: Set<UInt32>] = [:]
  private var behind: [UInt32: Set<UInt32>] = [:]

  init(_ article: Article) {
    self.article = article
    for mention in article.mentions where mention.tokens.count > 1 {
      var last: UInt32?
      for i in mention.tokens where article.tokens[i].isCapitalised {
        let form = article.tokens[i].form
        if let last {
          before[form, default: []].insert(last)
          behind[last, default: []].insert(form)
        }
        last = form
      }
    }
  }

  /// Whether two close spellings belong to different people: each stands behind its own given name, or
  /// before its own surname.
  func areDifferent(_ a: UInt32, _ b: UInt32) -> Bool {
    differ(before[a], before[b]) || differ(behind[a], behind[b])
  }

  /// Whether both stand beside the same name at least once.
  func shareNeighbour(_ a: UInt32, _ b: UInt32) -> Bool {
    !(before[a] ?? []).isDisjoint(with: before[b] ?? [])
      || !(behind[a] ?? []).isDisjoint(with: behind[b] ?? [])
  }

  private func differ(_ a: Set<UInt32>?, _ b: Set<UInt32>?) -> Bool {
    guard let a, let b else { return false }
    guard a.isDisjoint(with: b) else { return false }
    // Two given names that are themselves spellings of each other do not part people.
    for x in a {
      for y in b {
        let (p, q) = (letters(x), letters(y))
        if p.first == q.first,
          p.count <= 1 || q.count <= 1 || NameSpelling.isOneEdit(p, q)
            || NameSpelling.fold(p) == NameSpelling.fold(q)
        {
          return false
        }
      }
    }
    return true
  }

  private func letters(_ form: UInt32) -> [UInt8] {
    NameSpelling.plainLetters(article.text.slice(article.forms[form].first))
  }
}
