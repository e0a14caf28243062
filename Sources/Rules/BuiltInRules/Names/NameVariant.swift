import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a name that the same article spells otherwise.
package struct NameVariant: Rule {
  package let info = RuleInfo(
    id: "name-variant",
    category: .names,
    severity: .warning,
    summary: "A name is spelled one way throughout an article.",
    rationale: """
      Two spellings of one name make readers wonder whether there are two people. Names one slip or one \
      transliteration apart are compared when at least one of them is in no dictionary; plurals, \
      demonyms and feminine forms are not spellings of each other, and neither are people with \
      different given names. The rarer spelling is flagged, or the one that no dictionary knows.
      """,
    examples: [
      .flags(
        "The envoy met Okaforr's aide, Ludmila Brandvold. In a call with ⟦Brandvolt⟧ he asked for time. Envoys said Brandvold had agreed, and that Brandvold would write.",
        fixed:
          "The envoy met Okaforr's aide, Ludmila Brandvold. In a call with Brandvold he asked for time. Envoys said Brandvold had agreed, and that Brandvold would write."
      ),
      .flags(
        "The port of Tarkhovsk is closed. Ships wait off Tarkhovsk, and roads to ⟦Tarhovsk⟧ are blocked.",
        fixed:
          "The port of Tarkhovsk is closed. Ships wait off Tarkhovsk, and roads to Tarkhovsk are blocked."),
      .flags(
        "He met the Foreign ⟦Ministar⟧ on Monday; the Foreign Minister left on Tuesday.",
        fixed: "He met the Foreign Minister on Monday; the Foreign Minister left on Tuesday."),
      .allows("The talks in Norway and Sweden went on. The Norwegians and the Swedes left."),
      .allows("Voters chose Anna Dahlberg over Karl Dahlbergs and Ivan Petrenkov over Olga Petrenkova."),
      .allows("The teams of Iran and Iraq met those of Niger and Nigeria, Austria and Australia."),
      .allows(
        "The goalkeepers Bae Seong-woong and Kang Seung-lok met in Incheon on Monday. Seong-woong and Seung-lok trained."
      ),
      .allows("The group runs the Nish Palas in Istanbul and the Royal Palms Resort in Phoenix."),
      .allows("The team: B Ahern, J Horgan, M Horan, P Kiely. Horgan scored twice, and Horgan left."),
      .allows(
        "The film Being Ilse won. Annette Bening thanked the crew of Being Ilse. Joan Korda left for Korea."),
      .allows("The crew left Velgard on Monday. 'Velgard'd again' is what the pilots of Velgard call it."),
      .allows("Ahmar Salkovi met the envoy, Danil Ahmaru. Ahmaru left early, and Ahmaru did not call."),
      .allows(
        "The ferry to Langvik, Calif., was late. Michael Calia wrote this in Langvik, Calif., on Monday."),
      .allows("Maria Tolvanen beat Henrik Tolvannen by one vote, and Tolvannen asked for a recount."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption, .byline])
  .taking([
    .number(
      "each", default: 1,
      "How many places of one spelling are reported; the last stands for all that follow.")
  ]).deciding(by: NameThresholds.ofCloseness + NameThresholds.ofVariants)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard context.speller.hasDictionary else { return [] }
    let pairs = context.shared { NameSpellings(article, context.speller) }.closePairs().pairs
    if pairs.isEmpty { return [] }
    let neighbours = NameContext(article, context.speller, of: pairs.lazy.flatMap { [$0.0.form, $0.1.form] })
    var right: [UInt32: NameSpelling] = [:]
    for (a, b) in pairs where isVariant(a, b, neighbours, article) {
      let (kept, deviating) = order(a, b, article)
      if let known = right[deviating.form], known.count >= kept.count { continue }
      right[deviating.form] = kept
    }
    if right.isEmpty { return [] }
    // In mark-up one place that cannot be changed would hold up the others.
    let each = context.number("each", of: info)
    return findings(
      right, article, most: article.origin.isIdentity ? each : max(each, NameVariant.eachInMarkup))
  }

  private func isVariant(_ a: NameSpelling, _ b: NameSpelling, _ context: NameContext, _ article: Article)
    -> Bool
  {
    // Alike but for diacritics: name-diacritics-mixed has them.
    if a.letters == b.letters
      || NameSpelling.isInflection(a.letters, b.letters, endings: article.vocabulary["name-endings"])
    {
      return false
    }
    // Two transliterations of one name: transliteration-mixed has them.
    let groups = article.vocabulary["transliterations"]
    if let group = groups.fields(article.forms[a.form].hash)?.first,
      group == groups.fields(article.forms[b.form].hash)?.first
    {
      return false
    }
    if isInflected(a, b, article) || isInflected(b, a, article) { return false }
    if isNickname(a, b) || isShortened(a, article) || isShortened(b, article) { return false }
    if context.isGivenNameOnly(a.form, notOf: b.form) || context.isGivenNameOnly(b.form, notOf: a.form) {
      return false
    }
    let shared = context.shareNeighbour(a.form, b.form)
    if !shared, isOtherThing(a, b, context, article) { return false }
    // An unknown word one slip from an ordinary one is a slip, whoever stands beside it.
    if !a.standing.isName || !b.standing.isName {
      // Short words have too many neighbours: two names of things are two things.
      let areTwo =
        min(a.letters.count, b.letters.count) <= NameThresholds.mostOfNeighbours
        && context.standBehindOthers(a.form, b.form)
      return !areTwo && isSlipOfWord(a, b, shared, article)
    }
    let givenNames = article.vocabulary["given-names"]
    let areGiven = [a, b].map { givenNames.contains(article.forms[$0.form].hash) }
    // Two given names are two people's, but for transliterations of one of whom no surname is given.
    if !shared, areGiven == [true, true] {
      return a.folded == b.folded && !(context.isBeforeName(a.form) && context.isBeforeName(b.form))
    }
    if shared || !context.areDifferent(a.form, b.form) { return true }
    if context.haveOwnGivenNames(a.form, b.form) { return false }
    // A single unknown form beside a name that a dictionary knows and the story repeats.
    let (known, unknown) = a.standing == .knownName ? (a, b) : (b, a)
    return known.standing == .knownName && known.count >= NameThresholds.fewestOfKnown && unknown.count == 1
      && !givenNames.contains(article.forms[unknown.form].hash)
  }

  /// `Stcks`: a word without vowels is a short form, as tables have them; `Calif`: so is what has a stop behind it
  /// wherever it stands.
  private func isShortened(_ a: NameSpelling, _ article: Article) -> Bool {
    !a.letters.contains { [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains($0) }
      || article.vocabulary.abbreviations.contains(article.forms[a.form].hash)
        && article.forms.tokens(of: a.form).allSatisfy {
          article.byte(at: article.tokens[Int($0)].core.upper) == 0x2E
        }
  }

  /// `Gstaad'd`: the name with an apostrophe and a letter or two behind it.
  private func isInflected(_ a: NameSpelling, _ b: NameSpelling, _ article: Article) -> Bool {
    let place = article.forms[a.form].first
    let text = article.text.slice(place)
    guard let mark = text.lastIndex(where: { $0 == 0x27 || $0 >= 0x80 }) else { return false }
    let stem = text[..<mark].filter { $0 < 0x80 }.map { $0 | 0x20 }
    return stem.elementsEqual(b.letters.map { $0 | 0x20 })
  }

  /// `Spidey` beside `Spider`, `Maddie` beside `Madden`: a pet name by its ending.
  private func isNickname(_ a: NameSpelling, _ b: NameSpelling) -> Bool {
    let ends = [a, b].map { $0.letters.last == 0x79 || $0.letters.suffix(2).elementsEqual([0x69, 0x65]) }
    guard ends[0] != ends[1] else { return false }
    return a.letters.dropLast(2).elementsEqual(b.letters.dropLast(2))
      || a.letters.dropLast().elementsEqual(b.letters.dropLast())
  }

  /// Whether a surname with its own given name stands beside a place, a word of the dictionary or somebody's
  /// given name (`Annette Bening` and `Being`, `Jozef Marko` and `Mario`), or a word that the story has far oftener
  /// than the place that it is like.
  private func isOtherThing(_ a: NameSpelling, _ b: NameSpelling, _ context: NameContext, _ article: Article)
    -> Bool
  {
    for (unknown, known) in [(a, b), (b, a)] where unknown.standing == .unknown && known.standing != .unknown
    {
      let hash = article.forms[known.form].hash
      let isPlace = article.vocabulary["gazetteer-places"].contains(hash)
      if !known.standing.isName || isPlace, unknown.count > known.count * NameThresholds.weightOfPlace {
        return true
      }
      if isPlace, context.hasParticle(unknown.form), !context.hasParticle(known.form) { return true }
      if isPlace, context.isBehindPersonal(unknown.form), !context.isBehindPersonal(known.form) {
        return true
      }
      guard context.isSurnameOnly(unknown.form, notOf: known.form) else { continue }
      if !known.standing.isName || isPlace || article.vocabulary["given-names"].contains(hash) { return true }
    }
    return false
  }

  /// Whether an unknown form is a misspelling of an ordinary word with a capital, not a surname like one
  /// and not a word of another language.
  private func isSlipOfWord(_ a: NameSpelling, _ b: NameSpelling, _ shared: Bool, _ article: Article) -> Bool
  {
    let (word, unknown) = a.standing.isName ? (b, a) : (a, b)
    let form = article.forms[unknown.form]
    if article.vocabulary["foreign-name-words"].contains(form.hash) || isInForeignPhrase(form, article) {
      return false
    }
    if shared { return true }
    if word.standing == .incidental {
      // Nothing but the likeness speaks for it: a surname like a word is as likely in a short one.
      return unknown.letters.count >= NameThresholds.fewestLikeWord && unknown.count == 1
        && !article.vocabulary["given-names"].contains(form.hash)
    }
    let mayRepeat = unknown.letters.count >= NameThresholds.fewestForRepeatedSlip
    return unknown.count <= (mayRepeat ? max(NameThresholds.mostOfSlip, word.count) : 1)
  }

  /// Whether small words of other languages stand about a form: `Institut National de Recherche`.
  private func isInForeignPhrase(_ form: FormTable.Form, _ article: Article) -> Bool {
    let at = Int(form.firstToken)
    let reach = NameThresholds.reachOfPhrase
    return (max(0, at - reach)..<min(article.tokens.count, at + reach + 1)).contains { i in
      // `do` and `ten` are particles between names only.
      article.tokens[i].isLowercase && article.token(i, isIn: article.vocabulary.nameParticles)
        && i + 1 < article.tokens.count && article.tokens[i + 1].isCapitalised
    }
  }

  /// Which spelling stays: the one a dictionary knows, else the more frequent one, else the first.
  private func order(_ a: NameSpelling, _ b: NameSpelling, _ article: Article) -> (
    kept: NameSpelling, deviating: NameSpelling
  ) {
    if a.standing != .unknown, b.standing == .unknown, b.count <= a.count * weight(a, article) {
      return (a, b)
    }
    if b.standing != .unknown, a.standing == .unknown, a.count <= b.count * weight(b, article) {
      return (b, a)
    }
    if a.count != b.count { return a.count > b.count ? (a, b) : (b, a) }
    return article.forms[a.form].first < article.forms[b.form].first ? (a, b) : (b, a)
  }

  /// How many unknown forms it takes to outweigh a known one: a surname may be a rare form of a known one
  /// (`Vasconcellos`), a place or an ordinary word is hardly.
  private func weight(_ known: NameSpelling, _ article: Article) -> Int {
    if known.standing != .knownName { return NameThresholds.weightOfPlace }
    let place = article.vocabulary["gazetteer-places"].fields(article.forms[known.form].hash)?.first
    return place == nil || place == "-" ? 1 : NameThresholds.weightOfPlace
  }

  private func findings(_ right: [UInt32: NameSpelling], _ article: Article, most: Int) -> [Finding] {
    var places: [UInt32: [TextRange]] = [:]
    for place in right.keys.flatMap({ article.forms.tokens(of: $0) }).sorted() {
      let token = article.tokens[Int(place)]
      guard token.isCapitalised, !token.shape.contains(.allCapitals) else { continue }
      places[token.form, default: []].append(token.core)
    }
    var result: [Finding] = []
    for (form, all) in places {
      guard let kept = right[form] else { continue }
      let alone = all.prefix(max(0, most - 1)).map { [$0] }
      let rest = Array(all.dropFirst(alone.count))
      for group in alone + [rest] where !group.isEmpty { result.append(finding(group, kept, article)) }
    }
    return result.sorted(by: Finding.inOrder)
  }

  /// What is said of places that have one spelling, with one fix for all of them.
  private func finding(_ places: [TextRange], _ kept: NameSpelling, _ article: Article) -> Finding {
    let first = article.forms[kept.form].first
    let spelling = capitalised(article.text[first])
    let times = kept.count == 1 ? "elsewhere" : "\(kept.count) times"
    let here = places.count == 1 ? "" : ", and so in \(places.count) places"
    return Finding(
      at: places[0],
      "'\(article.text[places[0]])' is spelled '\(spelling)' \(times) in this article\(here)",
      related: [RelatedPlace(first, "'\(spelling)' first here")]
        + places.dropFirst().prefix(NameVariant.mostRelated).map { RelatedPlace($0, "also here") },
      fixes: fixes(places, spelling, kept, article))
  }

  /// Places of a spelling that are reported one by one in copy that was read out of mark-up.
  static let eachInMarkup = 5

  /// So many further places are shown beside the first.
  private static let mostRelated = 20

  /// One of each, both in no dictionary: which is right is anybody's guess.
  private func fixes(_ places: [TextRange], _ spelling: String, _ kept: NameSpelling, _ article: Article)
    -> [Fix]
  {
    let isGuess = kept.count == 1 && kept.standing == .unknown
    let edits = places.map { Edit($0, spelling) }
    let fix = Fix("Write '\(spelling)'", isGuess ? .choice : .unsafe, edits)
    guard isGuess else { return [fix] }
    let other = capitalised(article.text[places[0]])
    let first = article.forms[kept.form].first
    return [
      fix,
      Fix("Write '\(other)' in the other place", .choice, [Edit(first, other)]),
    ]
  }

  /// The spelling with the one capital that a name has; a name of capitals inside (`McDonald`) keeps them.
  private func capitalised(_ spelling: String) -> String {
    let isShouted = spelling == spelling.uppercased()
    let rest = spelling.dropFirst()
    return spelling.prefix(1).uppercased() + (isShouted ? rest.lowercased() : String(rest))
  }
}
