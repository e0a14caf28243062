import ArticleModel
import Lexicon
import SourceText

/// What stands beside the occurrences of names: given names before surnames, surnames behind given names.
struct NameContext {
  private let article: Article
  private let speller: Speller
  private let kinship: WordList
  /// For each form its neighbours inside mentions: forms before and behind it.
  private var before: [UInt32: Set<UInt32>] = [:]
  private var behind: [UInt32: Set<UInt32>] = [:]
  /// Surnames of people who are called somebody's wife, son and so on.
  private var kin: Set<UInt32> = []
  /// Given names of such people where they stand alone: `his father, Wayne, …`.
  private var relatives: Set<UInt32> = []

  /// `forms`: those of which anything will be asked.
  init(_ article: Article, _ speller: Speller, of forms: some Sequence<UInt32>) {
    self.article = article
    self.speller = speller
    kinship = article.vocabulary["kinship-words"]
    var isAsked = [Bool](repeating: false, count: article.forms.count + 1)
    for form in forms { isAsked[Int(form)] = true }
    for mention in article.mentions {
      addTails(of: mention, isAsked)
      let surname = article.tokens[mention.surname].form
      guard mention.tokens.count > 1 else {
        if isAsked[Int(surname)], isKin(mention) { relatives.insert(surname) }
        continue
      }
      var last: UInt32?
      var given: UInt32?
      for i in mention.tokens where article.tokens[i].isCapitalised {
        let form = article.tokens[i].form
        if let last {
          if isAsked[Int(form)] { before[form, default: []].insert(last) }
          if isAsked[Int(last)] { behind[last, default: []].insert(form) }
        }
        last = form
        given = given ?? form
      }
      // `Mubarak bin Rashid al-Kaabi`: patronymics stand between.
      if let given, let last, given != last {
        if isAsked[Int(last)] { before[last, default: []].insert(given) }
        if isAsked[Int(given)] { behind[given, default: []].insert(last) }
      }
      if isAsked[Int(surname)], isKin(mention) { kin.insert(surname) }
    }
  }

  /// The small second halves of given names stand behind the first: `Seong-min` and `Seung-ho` are two people.
  private mutating func addTails(of mention: Mention, _ isAsked: [Bool]) {
    for i in mention.tokens where article.tokens[i].isCapitalised && i + 2 < article.tokens.count {
      let (hyphen, tail) = (article.tokens[i + 1], article.tokens[i + 2])
      guard isAsked[Int(article.tokens[i].form)], hyphen.kind == .hyphen, tail.isLowercase,
        hyphen.shape.isDisjoint(with: .spaceBefore), tail.shape.isDisjoint(with: .spaceBefore)
      else { continue }
      behind[article.tokens[i].form, default: []].insert(tail.form)
    }
  }

  /// Whether a word of kinship stands before or behind a name: `her husband Jonathan Alvim`, `wife of
  /// Valery Alvim`, `the Alvim family`.
  private func isKin(_ mention: Mention) -> Bool {
    let words = kinship
    let behind = mention.tokens.upperBound
    if behind < article.tokens.count, article.tokens[behind].isLowercase, article.token(behind, isIn: words) {
      return true
    }
    return (max(0, mention.tokens.lowerBound - 2)..<mention.tokens.lowerBound).contains {
      article.tokens[$0].isLowercase && article.token($0, isIn: words)
    }
  }

  /// Whether two close spellings belong to different people: each stands behind its own given name, or
  /// before its own surname.
  func areDifferent(_ a: UInt32, _ b: UInt32) -> Bool {
    differ(behind[a], behind[b]) || isOtherThing(a, b) || isRelative(a, of: b) || isRelative(b, of: a)
      || !kin.contains(a) && !kin.contains(b) && differ(before[a], before[b])
  }

  /// Whether one is the given name of a relative of whom the other is: `Wayde Sims … his father, Wayne`.
  private func isRelative(_ a: UInt32, of b: UInt32) -> Bool {
    relatives.contains(a) && !relatives.contains(b) && behind[a] == nil && behind[b] != nil
  }

  /// Whether a capitalised word stands behind a form somewhere: a surname, if it is a given name.
  func isBeforeName(_ form: UInt32) -> Bool { behind[form] != nil }

  /// Whether both stand behind given names, and behind other ones: two people, or one whose given name is
  /// misspelt too, which nobody can tell.
  func haveOwnGivenNames(_ a: UInt32, _ b: UInt32) -> Bool { differ(before[a], before[b]) }

  /// Whether one is a surname behind a given name of its own, and the other no such name: never behind a given
  /// name, but before a surname or alone.
  func isSurnameOnly(_ a: UInt32, notOf b: UInt32) -> Bool {
    let names = article.vocabulary["given-names"]
    func hasGiven(_ form: UInt32) -> Bool {
      before[form]?.contains { article.forms[$0].first.count == 1 || names.contains(article.forms[$0].hash) }
        ?? false
    }
    return hasGiven(a) && !hasGiven(b)
  }

  /// Whether one is the given name of somebody wherever it has a neighbour, and the other a surname behind another
  /// one: `Ahmar Salkovi` and `Danil Ahmaru`.
  func isGivenNameOnly(_ a: UInt32, notOf b: UInt32) -> Bool {
    guard before[a] == nil, behind[b] == nil, let surnames = behind[a], let given = before[b] else {
      return false
    }
    return surnames.contains(where: isPersonal) && given.contains(where: isPersonal) && !given.contains(a)
      && !surnames.contains(b)
  }

  /// Whether a form stands behind a word that is no ordinary one: `Brice Dulin`, not `South Dublin`.
  func isBehindPersonal(_ form: UInt32) -> Bool { before[form]?.contains(where: isPersonal) ?? false }

  /// Whether a form has a particle and a hyphen before it wherever it stands: `al-Arabiya`.
  func hasParticle(_ form: UInt32) -> Bool {
    article.forms.tokens(of: form).allSatisfy {
      let i = Int($0)
      return i > 1 && article.tokens[i - 1].kind == .hyphen && !article.tokens[i].shape.contains(.spaceBefore)
        && article.tokens[i - 2].isWord && article.token(i - 2, isIn: article.vocabulary.nameParticles)
    }
  }

  /// Whether one is somebody's given name and the other stands before other words only: `Viktor Alvim`
  /// and the `Vektor State Centre`.
  private func isOtherThing(_ a: UInt32, _ b: UInt32) -> Bool {
    guard let p = behind[a], let q = behind[b], p.isDisjoint(with: q) else { return false }
    let names = article.vocabulary["given-names"]
    return names.contains(article.forms[a].hash) && !q.contains(where: isPersonal)
      || names.contains(article.forms[b].hash) && !p.contains(where: isPersonal)
  }

  /// Whether both stand beside the same name at least once.
  func shareNeighbour(_ a: UInt32, _ b: UInt32) -> Bool {
    !(before[a] ?? []).isDisjoint(with: before[b] ?? [])
      || !(behind[a] ?? []).isDisjoint(with: behind[b] ?? [])
  }

  /// Whether each stands behind capitalised words, of which none stands before the other: `Nish Palas` and
  /// `Royal Palms`.
  func standBehindOthers(_ a: UInt32, _ b: UInt32) -> Bool {
    guard let p = before[a], let q = before[b] else { return false }
    return p.isDisjoint(with: q)
  }

  private func differ(_ a: Set<UInt32>?, _ b: Set<UInt32>?) -> Bool {
    guard let a, let b, a.isDisjoint(with: b) else { return false }
    let (mine, others) = (a.filter(isPersonal), b.filter(isPersonal))
    if mine.isEmpty || others.isEmpty { return false }
    // Two given names that are themselves spellings of each other, or one the other's short form, do not
    // part people.
    return !mine.contains { x in others.contains { areForms(letters(x), letters($0)) } }
  }

  /// Whether two given names may be one person's: `Josep` and `Joseph`, `J` and `Josep`, `Yelena` and `Lena`.
  private func areForms(_ p: [UInt8], _ q: [UInt8]) -> Bool {
    let (short, long) = p.count <= q.count ? (p, q) : (q, p)
    if short.count >= 3, long.suffix(short.count).elementsEqual(short) { return true }
    guard p.first == q.first else { return false }
    return short.count <= 1 || NameSpelling.isOneEdit(p, q) || NameSpelling.fold(p) == NameSpelling.fold(q)
  }

  /// Whether a word beside a name is a name too: ordinary words (`The`, `South`, `Herald`) part no people.
  private func isPersonal(_ form: UInt32) -> Bool {
    let entry = article.forms[form]
    // An initial.
    if entry.first.count == 1 { return true }
    if article.vocabulary["given-names"].contains(entry.hash) { return true }
    return !speller.isLowercaseWord(formHash: entry.hash) {
      String(decoding: Folding.fold(article.text.slice(entry.first)), as: UTF8.self)
    }
  }

  private func letters(_ form: UInt32) -> [UInt8] {
    NameSpelling.plainLetters(article.text.slice(article.forms[form].first))
  }
}
