import ArticleModel
import Grammar
import SourceText
import WrittenFigures

/// How often a set of articles writes one thing in which of several ways: `wirelint consistency`.
///
/// Nothing is looked up in a list of known pairs but American and British spellings: the ways are those that the
/// articles have.
package struct ConsistencyCensus: Sendable {
  /// What differs.
  package enum Kind: String, Sendable, CaseIterable, Codable {
    /// `airstrike`, `air strike`, `air-strike`
    case compound
    /// `Dr`, `Dr.`; `UN`, `U.N.`
    case abbreviation
    /// `colour`, `color`
    case spelling
    /// Percentages, times, dates, commas in lists.
    case style
  }

  /// One way of writing.
  package struct Form: Sendable, Equatable {
    /// As the copy has it.
    package var text: String
    /// Occurrences outside quotations in all files.
    package var count: Int
    /// Number of files with it.
    package var files: Int
    /// The first few of them.
    package var paths: [String]
  }

  /// One thing that is written in several ways, the commonest first.
  package struct Variation: Sendable, Equatable {
    /// What differs between the ways.
    package var kind: Kind
    /// The commonest first; at least two.
    package var forms: [Form]

    /// Occurrences of all ways but the commonest.
    var strays: Int { forms.dropFirst().reduce(0) { $0 + $1.count } }
  }

  /// How many paths of a form are kept: the first in byte order, so that counts may be merged in any order.
  private static let mostPaths = 5

  struct Key: Hashable {
    var kind: Kind
    /// What all ways have in common.
    var thing: String
  }

  /// How often one form stands where.
  struct Tally {
    var count = 0
    var files = 0
    var paths: [String] = []

    mutating func add(_ other: Tally) {
      count += other.count
      files += other.files
      for path in other.paths { keep(path) }
    }

    /// Keeps a path if it is among the first.
    mutating func keep(_ path: String) {
      if paths.count >= ConsistencyCensus.mostPaths, let last = paths.last, path >= last { return }
      let place = paths.firstIndex { $0 >= path } ?? paths.count
      if place < paths.count, paths[place] == path { return }
      paths.insert(path, at: place)
      if paths.count > ConsistencyCensus.mostPaths { paths.removeLast() }
    }
  }

  // Visible to the extension that merges them.
  var tallies: [Key: [String: Tally]] = [:]
  /// Words in small letters, pairs of nouns, and compounds with a hyphen, by their letters; compounds with a hyphen
  /// that stand before no noun once more.
  var solid: [String: Tally] = [:]
  var spaced: [String: [String: Tally]] = [:]
  var hyphened: [String: [String: Tally]] = [:]
  var hyphenedNouns: Set<String> = []

  package init() {}

  /// Counts what an article writes outside of quotations.
  package mutating func add(_ article: Article, path: String) {
    guard article.isEnglish else { return }
    var seen = Seen(path: path)
    let grammar = GrammarTable(article)
    addCompounds(article, grammar, &seen)
    addAbbreviations(article, &seen)
    addSpellings(article, &seen)
    addStyles(article, grammar, &seen)
  }

  /// Everything that is written in more than one way, by kind, what varies most first.
  package var variations: [Variation] {
    var result = tallies.compactMap { key, forms in variation(key.kind, forms) }
    for letters in Set(spaced.keys).union(hyphened.keys) {
      var forms = spaced[letters, default: [:]]
      if let word = solid[letters] {
        forms[letters] = word
        forms.merge(hyphened[letters, default: [:]]) { a, _ in a }
      } else if hyphenedNouns.contains(letters) {
        // Before a noun the hyphen is grammar.
        forms.merge(hyphened[letters, default: [:]]) { a, _ in a }
      }
      if let found = variation(.compound, forms) { result.append(found) }
    }
    let order = Kind.allCases
    return result.sorted { a, b in
      if a.kind != b.kind { return order.firstIndex(of: a.kind) ?? 0 < order.firstIndex(of: b.kind) ?? 0 }
      return a.strays != b.strays ? a.strays > b.strays : a.forms[0].text < b.forms[0].text
    }
  }

  private func variation(_ kind: Kind, _ forms: [String: Tally]) -> Variation? {
    guard forms.count > 1 else { return nil }
    let list = forms.map {
      Form(text: $0.key, count: $0.value.count, files: $0.value.files, paths: $0.value.paths)
    }
    return Variation(
      kind: kind, forms: list.sorted { $0.count != $1.count ? $0.count > $1.count : $0.text < $1.text })
  }

  // MARK: Counting

  /// What was counted of one file already.
  private struct Seen {
    var path: String
    var forms: Set<String> = []
  }

  private static func count(_ text: String, _ kind: Kind, in tally: inout Tally, _ seen: inout Seen) {
    tally.count += 1
    guard seen.forms.insert("\(kind.rawValue) \(text)").inserted else { return }
    tally.files += 1
    tally.keep(seen.path)
  }

  private mutating func note(_ text: String, of thing: String, _ kind: Kind, _ seen: inout Seen) {
    ConsistencyCensus.count(
      text, kind, in: &tallies[Key(kind: kind, thing: thing), default: [:]][text, default: Tally()], &seen)
  }

  // MARK: Compounds

  private mutating func addCompounds(_ article: Article, _ grammar: GrammarTable, _ seen: inout Seen) {
    let tokens = article.tokens
    for i in tokens.indices where isCounted(i, article) && tokens[i].possessive == 0 {
      let word = article.core(tokens[i])
      guard word.utf8.count > 2, word.utf8.allSatisfy({ $0 &- 0x61 < 26 }) else { continue }
      let isPart =
        i > 0 && tokens[i - 1].kind == .hyphen || i + 1 < tokens.count && tokens[i + 1].kind == .hyphen
      if !isPart, word.utf8.count > 5 {
        let text = ConsistencyCensus.singular(word)
        ConsistencyCensus.count(text, .compound, in: &solid[text, default: Tally()], &seen)
      }
      guard let other = partner(of: i, article) else { continue }
      let second = ConsistencyCensus.singular(article.core(tokens[other]))
      guard second.utf8.count > 2, second.utf8.allSatisfy({ $0 &- 0x61 < 26 }) else { continue }
      let letters = word + second
      if other == i + 2 {
        let text = word + "-" + second
        ConsistencyCensus.count(
          text, .compound, in: &hyphened[letters, default: [:]][text, default: Tally()], &seen)
        if !isBeforeNoun(other, article, grammar) { hyphenedNouns.insert(letters) }
      } else if grammar.tag(ofToken: i) == .nn, isNoun(other, grammar) {
        let text = word + " " + second
        ConsistencyCensus.count(
          text, .compound, in: &spaced[letters, default: [:]][text, default: Tally()], &seen)
      }
    }
  }

  private func isCounted(_ i: Int, _ article: Article) -> Bool {
    article.tokens[i].isLowercase && !article.tokens[i].shape.contains(.quoted)
  }

  /// The second word of a compound of two, behind a hyphen or a space.
  private func partner(of i: Int, _ article: Article) -> Int? {
    let tokens = article.tokens
    func isHyphen(_ k: Int) -> Bool { tokens.indices.contains(k) && tokens[k].kind == .hyphen }
    guard !isHyphen(i - 1) else { return nil }
    let other = isHyphen(i + 1) ? i + 2 : i + 1
    guard other < tokens.count, isCounted(other, article), !isHyphen(other + 1),
      tokens[other].shape.contains(.spaceBefore) == (other == i + 1),
      tokens[other].shape.isDisjoint(with: .lineBefore)
    else { return nil }
    return other
  }

  private func isNoun(_ i: Int, _ grammar: GrammarTable) -> Bool {
    let tag = grammar.tag(ofToken: i)
    return tag == .nn || tag == .nns
  }

  private func isBeforeNoun(_ i: Int, _ article: Article, _ grammar: GrammarTable) -> Bool {
    guard i + 1 < article.tokens.count, article.tokens[i + 1].isWord else { return false }
    guard let tag = grammar.tag(ofToken: i + 1) else { return false }
    return TagSet.nouns.contains(tag) || TagSet.adjectives.contains(tag)
  }

  /// A noun without its plural ending: `strikes`, not `business`.
  private static func singular(_ word: String) -> String {
    word.utf8.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }

  // MARK: Abbreviations, spellings, styles

  private mutating func addAbbreviations(_ article: Article, _ seen: inout Seen) {
    for use in ShortForm.all(in: article) {
      let text = article.core(article.tokens[use.token])
      note(
        text + (use.hasStop ? "." : ""), of: text + (use.isBeforeFigure ? " 1" : " N"), .abbreviation, &seen)
    }
    for i in article.marks.capitals where !article.tokens[i].shape.contains(.quoted) {
      let token = article.tokens[i]
      let isDotted = token.shape.contains(.dotted)
      guard isDotted || token.shape.contains(.allCapitals), article.region(at: token.range.start) == .body
      else { continue }
      let letters = String(decoding: article.text.slice(token.core).filter { $0 != 0x2E }, as: UTF8.self)
      guard (2...4).contains(letters.utf8.count), letters.utf8.allSatisfy({ $0 &- 0x41 < 26 }) else {
        continue
      }
      note(isDotted ? letters.map { "\($0)." }.joined() : letters, of: letters, .abbreviation, &seen)
    }
  }

  private mutating func addSpellings(_ article: Article, _ seen: inout Seen) {
    let list = article.vocabulary["us-gb-spelling"]
    for i in article.places(of: list) where isCounted(i, article) {
      guard let fields = list.fields(article.hash(article.tokens[i])), fields.count > 1, !fields[1].isEmpty
      else { continue }
      let word = article.core(article.tokens[i])
      note(word, of: min(word, String(fields[1])), .spelling, &seen)
    }
  }

  private mutating func addStyles(_ article: Article, _ grammar: GrammarTable, _ seen: inout Seen) {
    for list in PlainList.all(in: article, { grammar }) {
      note(list.comma == nil ? "a, b and c" : "a, b, and c", of: "list", .style, &seen)
    }
    let figures = FigureTable(article, after: nil)
    for date in figures.dates where !article.isQuoted(article.tokens[date.dayToken].range.start) {
      switch date.form {
      case .dayFirst: note("1 May", of: "date", .style, &seen)
      case .monthFirst: note("May 1", of: "date", .style, &seen)
      default: continue
      }
    }
    for clock in figures.clocks where clock.form == .twelve {
      let range = article.range(of: clock.figures)
      guard !article.isQuoted(range.start) else { continue }
      let half = article.text[range].drop { !$0.isLetter && !$0.isWhitespace }
      note("9" + half.lowercased().replacing("p", with: "a"), of: "time", .style, &seen)
    }
    for quantity in figures.quantities where quantity.unit == .percent && !quantity.isWritten {
      let range = article.range(of: quantity.tokens)
      guard !article.isQuoted(range.start) else { continue }
      let unit = article.text[range].drop { !$0.isLetter && $0 != "%" }
      if ["%", "percent", "per cent", "pct"].contains(unit) {
        note(unit == "%" ? "5%" : "5 " + unit, of: "percentage", .style, &seen)
      }
    }
  }
}
