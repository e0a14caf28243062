import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags the name of a body of which one word has another form elsewhere in the article.
package struct BodyNameMixed: Rule {
  package let info = RuleInfo(
    id: "body-name-mixed",
    category: .terms,
    severity: .warning,
    summary: "The name of a body or office has the same words throughout a story.",
    rationale: """
      `the Main Operations Directorate` and `the Main Operational Directorate` are one body, translated twice. Compared \
      are words of names of three words and more that begin alike (`Industry`, `Industries`; `Election`, `Electoral`), \
      with the same words around them. What may be meant is left alone: several of a kind (`two Central Banks`), an \
      office and its holder (`Ministry of Defence`, `Minister of Defence`), names of people, and slips of letters, which are \
      `name-variant`'s and `spelling`'s. The form that the story has most is kept, the first one where both \
      stand equally often.
      """,
    fixSafety: "Nothing is written unasked: either form may be the body's own.",
    examples: [
      .flags(
        "The Central Election Commission met on Monday. A clerk of the Central Election Commission spoke.\n\nThe Central ⟦Electoral⟧ Commission meets again in May.",
        fixed:
          "The Central Election Commission met on Monday. A clerk of the Central Election Commission spoke.\n\nThe Central Election Commission meets again in May."
      ),
      .flags(
        "Boats of the Harbour Disasters Board went out. The Harbour ⟦Disaster⟧ Board has nine.",
        fixed: "Boats of the Harbour Disasters Board went out. The Harbour Disasters Board has nine."),
      .flags(
        "He works for the Agency for Harbour Initiatives, and she left the Agency for Harbour ⟦Initiative⟧ in May.",
        fixed:
          "He works for the Agency for Harbour Initiatives, and she left the Agency for Harbour Initiatives in May."
      ),
      .allows("The Ministry of Harbour Works is new. The Minister of Harbour Works is not."),
      .allows("The Northern Harbour Award went to Berg. Two more Northern Harbour Awards are to come."),
      .allows("The Harbour and River Parties met. The Harbour and River Party met later."),
      .allows("The Harbour Ministry Board met. The Harbour Ministry Boarding School opened."),
      .allows("The Harbour Police Department and the Harbour Fire Department met."),
      .allows("The Internal Harbour Office is old. The International Harbour Office is new."),
      .allows(
        "The Central Election Commission met. \"The Central Electoral Commission is late,\" a sign said."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  /// Two words that begin with fewer letters alike are two words.
  private static let fewestAlike = 4
  /// Longer runs of capitals are headlines and tables.
  private static let mostWords = 14

  /// A word of a name where it stands.
  private struct Use {
    /// The hash of the words beside it.
    var key: UInt64
    var token: Int
    /// Whether a further word of the name follows it at once, or `of` stands right before it: a plural there is no
    /// sign of several.
    var isModifier: Bool
  }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var uses: [Use] = []
    for run in names(article) { add(run, to: &uses, article) }
    uses.sort { ($0.key, $0.token) < ($1.key, $1.token) }
    var found: [UInt64: (wrong: [Int], right: Int)] = [:]
    var end = 0
    while end < uses.count {
      let start = end
      while end < uses.count, uses[end].key == uses[start].key { end += 1 }
      // Nearly all stand alone.
      if end - start == 1 { continue }
      for pair in pairs(uses[start..<end], article, context) {
        let key = UInt64(article.tokens[pair.wrong[0]].form) << 32 | UInt64(article.tokens[pair.right].form)
        let known = found[key]
        // The first place, whichever neighbours are looked at last: a story has one result.
        found[key] = (
          Array(Set((known?.wrong ?? []) + pair.wrong)).sorted(), min(known?.right ?? pair.right, pair.right)
        )
      }
    }
    return found.valuesInOrder.map { finding($0.wrong, $0.right, article) }
  }

  // MARK: Names

  /// Runs of capitalised words, joined by small words of names (`of the`, `for`), outside quotations.
  private func names(_ article: Article) -> [[Int]] {
    var result: [[Int]] = []
    var run: [Int] = []
    var last = -1
    func close() {
      if run.count >= 3, run.count <= BodyNameMixed.mostWords { result.append(run) }
      run.removeAll(keepingCapacity: true)
    }
    let small = article.vocabulary["body-small-words"]
    let read = info.regions
    var regions = RegionWalk(article)
    for i in article.marks.capitals {
      let token = article.tokens[i]
      let isName =
        token.isCapitalised && token.shape.isDisjoint(with: [.allCapitals, .quoted, .hasDigit, .dotted])
        && read.contains(regions.kind(at: token.range.start))
      if run.isEmpty || !joins(last, i, small, article) { close() }
      if isName {
        run.append(i)
        // `the Board's`
        if token.possessive > 0 { close() }
      } else {
        close()
      }
      last = i
    }
    close()
    return result
  }

  /// Whether nothing but a space or up to two small words of names stands between two words.
  private func joins(_ left: Int, _ right: Int, _ small: WordList, _ article: Article) -> Bool {
    guard right - left <= 3, article.tokens[right].shape.contains(.spaceBefore),
      article.tokens[right].shape.isDisjoint(with: [.lineBefore, .sentenceStart])
    else { return false }
    return (left + 1..<right).allSatisfy { article.token($0, isIn: small) && article.tokens[$0].isLowercase }
  }

  /// Notes each word of a name under the two words beside it: one on each side, or two on one.
  private func add(_ run: [Int], to uses: inout [Use], _ article: Article) {
    for place in run.indices {
      let isModifier = isModifier(place, run, article)
      for first in [place - 2, place - 1, place] where first >= 0 && first + 2 < run.count {
        var key = ByteHash()
        for k in first...first + 2 {
          key.add(unit: k == place ? 0 : article.tokens[run[k]].form)
          // The small words between count too.
          if k > first {
            for between in run[k - 1] + 1..<run[k] { key.add(unit: article.tokens[between].form) }
          }
        }
        uses.append(Use(key: key.value, token: run[place], isModifier: isModifier))
      }
    }
  }

  private func isModifier(_ place: Int, _ run: [Int], _ article: Article) -> Bool {
    if place + 1 < run.count, run[place + 1] == run[place] + 1 { return true }
    return place > 0 && (place + 1 == run.count || run[place + 1] > run[place] + 1)
      && isBehindSmall(place, run, article)
  }

  /// `Academy of Sciences`, `Agency for Harbour Initiatives`: `of` or `for` stands before it in the name.
  private func isBehindSmall(_ place: Int, _ run: [Int], _ article: Article) -> Bool {
    let small = article.vocabulary["body-small-words"]
    return (1...place).contains { k in
      (run[k - 1] + 1..<run[k]).contains { small.fields(article.hash(article.tokens[$0]))?.first == "owner" }
    }
  }

  // MARK: Pairs

  /// The forms that stand between the same words and are one word in two forms.
  private func pairs(_ list: ArraySlice<Use>, _ article: Article, _ context: RuleContext) -> [(
    wrong: [Int], right: Int
  )] {
    var forms: [(form: UInt32, uses: [Use])] = []
    for use in list {
      let form = article.tokens[use.token].form
      if let known = forms.firstIndex(where: { $0.form == form }) {
        forms[known].uses.append(use)
      } else if forms.count < 8 {
        forms.append((form, [use]))
      }
    }
    guard forms.count > 1 else { return [] }
    var result: [(wrong: [Int], right: Int)] = []
    for (i, a) in forms.enumerated() {
      for b in forms[(i + 1)...] where isOneWord(a.uses[0], b.uses[0], article, context) {
        // `a` stands first.
        let (kept, other) = a.uses.count >= b.uses.count ? (a, b) : (b, a)
        result.append((other.uses.map(\.token), kept.uses[0].token))
      }
    }
    return result
  }

  private func isOneWord(_ a: Use, _ b: Use, _ article: Article, _ context: RuleContext) -> Bool {
    let one = Array(article.folded(article.tokens[a.token].core).utf8)
    let two = Array(article.folded(article.tokens[b.token].core).utf8)
    let alike = zip(one, two).prefix { $0 == $1 }.count
    let (first, second) = (one.dropFirst(alike), two.dropFirst(alike))
    guard a.isModifier == b.isModifier, one.count != two.count, alike >= BodyNameMixed.fewestAlike,
      max(first.count, second.count) <= 5,
      // `Defence`, `Defense`; `Internal`, `International`: the same ending.
      first.isEmpty || second.isEmpty || first.last != second.last,
      isPlainWord(a.token, article, context), isPlainWord(b.token, article, context)
    else { return false }
    let isPlural =
      (one + [0x73] == two) || (two + [0x73] == one) || (one + [0x65, 0x73] == two)
      || (two + [0x65, 0x73] == one) || first.elementsEqual("y".utf8) && second.elementsEqual("ies".utf8)
      || second.elementsEqual("y".utf8) && first.elementsEqual("ies".utf8)
    return !isPlural || a.isModifier && b.isModifier
  }

  /// A word that stands in small letters too, and is no office.
  private func isPlainWord(_ i: Int, _ article: Article, _ context: RuleContext) -> Bool {
    let token = article.tokens[i]
    return !article.token(i, isIn: article.vocabulary.titles)
      && context.speller.isLowercaseWord(formHash: article.hash(token)) { article.folded(token.core) }
  }

  private func finding(_ wrong: [Int], _ right: Int, _ article: Article) -> Finding {
    let word = article.core(article.tokens[right])
    let places = wrong.map { article.tokens[$0].core }
    return Finding(
      at: places[0], "'\(article.text[places[0]])' is '\(word)' in this name elsewhere in the story",
      related: [RelatedPlace(article.tokens[right].core, "'\(word)' here")]
        + places.dropFirst().prefix(20).map { RelatedPlace($0, "also so") },
      fixes: [Fix("Write '\(word)'", .unsafe, places.map { Edit($0, word) })])
  }
}
