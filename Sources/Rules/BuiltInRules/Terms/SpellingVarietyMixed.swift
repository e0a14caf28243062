import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags American spelling in a story in British spelling, or the other way round.
package struct SpellingVarietyMixed: Rule {
  package let info = RuleInfo(
    id: "spelling-variety-mixed",
    category: .terms,
    severity: .warning,
    summary: "A story keeps to American or to British spelling.",
    rationale: """
      `colour` beside `favor` shows that copy of two houses was joined. Words in small letters outside \
      quotations count, so that names (`Department of Defense`) do not; -ize and -ise tell nothing. It is a \
      warning where at least three words stand against at least two, a note otherwise.
      """,
    examples: [
      .flags(
        "The neighbourhood centre lost its colour, and the ⟦neighboring⟧ clubs changed their ⟦flavor⟧.",
        fixed:
          "The neighbourhood centre lost its colour, and the neighbouring clubs changed their flavour."),
      .flags(
        "The labor program favors older workers, whose ⟦behaviour⟧ is seldom studied.",
        fixed: "The labor program favors older workers, whose behavior is seldom studied."),
      .flags(
        "The ⟦rumor⟧ spread on Monday. A clerk said the rumour was old.",
        fixed: "The rumour spread on Monday. A clerk said the rumour was old."),
      .allows("The rumor spread on Monday. A clerk said: \"The rumour is old.\""),
      .allows("The Department of Defense cut defence spending on the labour programme."),
      .allows("The labor program favors older workers, she said. \"Their behaviour is seldom studied.\""),
      .allows("They organise and realize the neighbourhood programme."),
    ]
  )
  .reading([.body, .caption], quotations: false)
  .taking([.number("each", default: 2, "How many words of the rarer variety are reported.")])

  package init() {}

  private struct Word {
    var token: Int
    var isBritish: Bool
    var other: Substring
  }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = article.vocabulary["us-gb-spelling"]
    var forms: [(id: UInt32, isBritish: Bool, other: Substring)] = []
    for id in 1..<UInt32(max(1, article.forms.count + 1)) where article.forms[id].lowercaseCount > 0 {
      guard let fields = list.fields(article.forms[id].hash), let variety = fields.first else { continue }
      forms.append((id, variety == "gb", fields.count > 1 ? fields[1] : ""))
    }
    guard forms.contains(where: \.isBritish), !forms.allSatisfy(\.isBritish) else { return [] }
    var words: [Word] = []
    for form in forms {
      for place in article.forms.tokens(of: form.id) {
        let token = article.tokens[Int(place)]
        guard token.isLowercase, !token.shape.contains(.quoted),
          info.regions.contains(article.region(at: token.range.start))
        else { continue }
        words.append(Word(token: Int(place), isBritish: form.isBritish, other: form.other))
      }
    }
    words.sort { $0.token < $1.token }
    return findings(words, article, most: context.number("each", of: info))
  }

  private func findings(_ words: [Word], _ article: Article, most: Int) -> [Finding] {
    let british = words.filter(\.isBritish)
    let american = words.filter { !$0.isBritish }
    guard !british.isEmpty, !american.isEmpty else { return [] }
    let (b, a) = (distinct(british, article), distinct(american, article))
    let isBritish = b != a ? b > a : british.count >= american.count
    let (rare, major) = isBritish ? (american, british) : (british, american)
    let isClear = min(a, b) >= 2 && max(a, b) >= 3
    guard let first = major.first else { return [] }
    // A word that the story has in its other spelling too goes first, and beside it.
    let byHash = Dictionary(
      major.map { (article.hash(article.tokens[$0.token]), $0) }, uniquingKeysWith: { first, _ in first })
    func twin(_ word: Word) -> Word? { byHash[ByteHash.of(word.other)] }
    var said: Set<UInt32> = []
    let twins = rare.filter { twin($0) != nil && said.insert(article.tokens[$0.token].form).inserted }
    let ordered = twins + rare.filter { twin($0) == nil }
    return ordered.prefix(most).sorted { $0.token < $1.token }.map { word in
      let token = article.tokens[word.token]
      let found = article.core(token)
      let twin = twin(word)
      let first = twin ?? first
      return Finding(
        isClear || twin != nil ? info.severity : .note, at: token.core,
        "'\(found)' is \(isBritish ? "American" : "British") spelling in a story in \(isBritish ? "British" : "American") spelling",
        related: [
          RelatedPlace(
            article.tokens[first.token].core, "'\(article.core(article.tokens[first.token]))' here")
        ],
        fixes: word.other.isEmpty ? [] : [.replace(token.core, with: String(word.other), .unsafe)])
    }
  }

  private func distinct(_ words: [Word], _ article: Article) -> Int {
    Set(words.map { article.tokens[$0.token].form }).count
  }
}
