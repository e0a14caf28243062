import Bitext
import SourceText

/// What the files of `dictionaries/translation` say of the languages, read once for a run.
package final class TranslationLexicon: Sendable {
  /// A unit of measure.
  struct Unit: Sendable {
    var dimension: String
    /// Base units of the dimension in one of it.
    var factor: Double
    var name: String
  }

  private let tables: [LanguageTable]
  private let details: DetailNumbers
  private let units: [Int: Unit]
  /// By hash, the languages in Latin script that have a word among their commonest.
  let smallWords: [UInt64: Language]
  /// Institutions and false friends.
  package let glossary: [GlossaryEntry]
  /// Letters that make a word a negation.
  let negationAffixes: NegationAffixes
  /// Which letters of names are which consonant.
  let consonants: ConsonantTable
  /// Letters that a language needs, English being 1; by the language's number, 0 where it is not known.
  private let lengths: [Double]
  /// Marks of one script by scalar.
  let foreignMarks: [UInt32: (script: Script, latin: String)]
  /// Letters of other scripts that look like Latin ones, and Latin letters that look like Cyrillic ones.
  let latinByLookalike: [Unicode.Scalar: Unicode.Scalar]
  let cyrillicByLatin: [Unicode.Scalar: Unicode.Scalar]
  /// All forms of an acronym, the one to write first, by detail and language.
  private let acronymForms: [Int: [Language: [String]]]
  /// Names of tags.
  private let tags: Set<String>
  /// The detail of hundredths of a currency.
  let cent: Int
  /// Currencies that share a name, as riyal and rial do, by detail: their family.
  private let families: [Int: String]
  /// Words that stand twice on purpose.
  private let doubled: [Language: Set<UInt64>]
  /// Words by which direct and indirect speech are told apart.
  let speech: SpeechWords
  /// Hashes of English names of places and peoples that other languages have names of their own for.
  let places: Set<UInt64>
  /// Hashes of the English words of seven letters and more that the names of bodies in the acronyms' list are made of.
  let bodyWords: Set<UInt64>
  /// The bytes of `anchors.tsv`, which are read where texts are aligned.
  let anchorList: [UInt8]
  /// Words for parts and multiples.
  let multiples: MultipleWords

  /// Reads the lists by file name without `.tsv`.
  package init(files: [String: [UInt8]]) {
    func rows(_ name: String, _ fields: Int) -> [[String]] {
      TranslationLexicon.rows(files[name] ?? []).filter { $0.count == fields }
    }
    let details = DetailNumbers()
    let acronymRows = rows("acronyms", 3)
    tables = Language.allCases.map { language in
      LanguageTable(
        language, files[language.code] ?? [], acronyms: acronymRows.filter { $0[1] == language.code }, details
      )
    }
    acronymForms = acronymRows.reduce(into: [:]) { forms, row in
      guard let language = Language(tag: row[1]) else { return }
      forms[details.of("acronym " + row[0]), default: [:]][language] = row[2].split(separator: "|").map(
        String.init)
    }
    units = rows("units", 4).reduce(into: [:]) { units, row in
      units[details.of(row[0])] = Unit(dimension: row[1], factor: Double(row[2]) ?? 1, name: row[3])
    }
    smallWords = TranslationLexicon.smallWords(rows("small-words", 2))
    glossary = rows("glossary", 6).map(TranslationLexicon.glossaryEntry)
    negationAffixes = NegationAffixes(rows: TranslationLexicon.rows(files["negation-affixes"] ?? []))
    consonants = ConsonantTable(rows: TranslationLexicon.rows(files["consonants"] ?? []))
    var lengths = [Double](repeating: 0, count: Language.allCases.count)
    for row in rows("lengths", 2) {
      guard let language = Language(tag: row[0]), let length = Double(row[1]) else { continue }
      lengths[Int(language.rawValue)] = length / 100
    }
    self.lengths = lengths
    foreignMarks = rows("punctuation", 3).reduce(into: [:]) { marks, row in
      guard let scalar = row[0].unicodeScalars.first else { return }
      marks[scalar.value] = (row[1] == "arabic" ? .arabic : .han, row[2])
    }
    (latinByLookalike, cyrillicByLatin) = TranslationLexicon.lookalikes(rows("lookalikes", 2))
    doubled = rows("doubled", 2).reduce(into: [:]) { doubled, row in
      guard let language = Language(tag: row[0]) else { return }
      doubled[language] = Set(row[1].split(separator: "|").map { WordFolding.hash($0) })
    }
    places = Set(
      TranslationLexicon.rows(files["places"] ?? []).compactMap(\.first).flatMap { $0.split(separator: "|") }
        .map { WordFolding.hash($0) })
    bodyWords = TranslationLexicon.bodyWords(acronymRows)
    anchorList = files["anchors"] ?? []
    multiples = MultipleWords(rows: TranslationLexicon.rows(files["multiples"] ?? []))
    speech = SpeechWords(rows: TranslationLexicon.rows(files["speech"] ?? []))
    families = rows("currencies", 2).reduce(into: [:]) { families, row in
      for code in row[1].split(separator: "|") { families[details.of(String(code))] = row[0] }
    }
    cent = details.of("cent")
    tags = Set(TranslationLexicon.rows(files["tags"] ?? []).compactMap(\.first))
    self.details = details
  }

  private static func smallWords(_ rows: [[String]]) -> [UInt64: Language] {
    var found: [UInt64: Language] = [:]
    for row in rows {
      guard let language = Language(tag: row[0]) else { continue }
      for word in row[1].split(separator: "|") {
        let hash = WordFolding.hash(word)
        // The first language that has a word keeps it.
        if found[hash] == nil { found[hash] = language }
      }
    }
    return found
  }

  private static func glossaryEntry(_ row: [String]) -> GlossaryEntry {
    func forms(_ field: String) -> [String] { field.split(separator: "|").map(String.init) }
    return GlossaryEntry(
      sourceLanguage: Language(tag: row[0]), source: forms(row[1]), targetLanguage: Language(tag: row[2]),
      preferred: forms(row[3]), admitted: forms(row[4]), forbidden: forms(row[5]),
      isRequired: row[5].isEmpty)
  }

  /// Letters of other scripts that look like Latin ones, and the Cyrillic letter that looks like a Latin one.
  private static func lookalikes(_ rows: [[String]]) -> (
    latin: [Unicode.Scalar: Unicode.Scalar], cyrillic: [Unicode.Scalar: Unicode.Scalar]
  ) {
    var latin: [Unicode.Scalar: Unicode.Scalar] = [:]
    var cyrillic: [Unicode.Scalar: Unicode.Scalar] = [:]
    for row in rows {
      guard let from = row[0].unicodeScalars.first, let to = row[1].unicodeScalars.first else { continue }
      latin[from] = to
      if Script.of(from.value) == .cyrillic, cyrillic[to] == nil { cyrillic[to] = from }
    }
    return (latin, cyrillic)
  }

  private static func bodyWords(_ rows: [[String]]) -> Set<UInt64> {
    let forms = rows.lazy.filter { $0[1] == "en" }.flatMap { $0[2].split(separator: "|") }
    return Set(
      forms.flatMap { $0.split(separator: " ") }.filter { $0.count >= 7 && !$0.allSatisfy(\.isUppercase) }
        .map { WordFolding.hash($0) })
  }

  /// The rows of a file, split at tabs.
  static func rows(_ bytes: [UInt8]) -> [[String]] {
    bytes.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }.map { line in
      line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  /// The words of a language, read when they are first asked for: a file names two of twenty.
  func table(_ language: Language) -> TermTable { tables[Int(language.rawValue)].table }

  /// What the number of a detail stands for: `USD`, `km`, `s`.
  func name(ofDetail number: Int) -> String { details.name(number) }

  /// The number of a detail.
  func number(ofDetail name: String) -> Int { details.of(name) }

  /// How many letters a language needs where English needs one; nil where it is not known.
  func length(_ language: Language) -> Double? {
    let length = lengths[Int(language.rawValue)]
    return length > 0 ? length : nil
  }

  /// The unit of a detail; nil where it is none.
  func unit(_ detail: Int) -> Unit? { units[detail] }

  /// How many of each other unit of its dimension a unit of measure is; empty for durations and temperatures.
  func conversions(_ detail: Int) -> [Double] {
    guard let unit = units[detail], unit.dimension != "duration", unit.dimension != "temperature" else {
      return []
    }
    return units.values.filter { $0.dimension == unit.dimension && $0.factor != unit.factor }
      .map { unit.factor / $0.factor }.sorted()
  }

  /// How many of one unit is one of another where one is a speed and the other the length in it; nil for others.
  func perHour(_ one: Int, _ other: Int) -> Double? {
    guard let a = units[one], let b = units[other], a.dimension != b.dimension,
      Set([a.dimension, b.dimension]) == ["speed", "length"]
    else { return nil }
    // Speeds are in kilometres an hour, lengths in metres.
    func perHour(_ unit: Unit) -> Double { unit.dimension == "speed" ? unit.factor * 1000 : unit.factor }
    return perHour(a) / perHour(b)
  }

  /// Whether two currencies may be meant by one word.
  func shareName(_ one: Int, _ other: Int) -> Bool {
    families[one].map { $0 == families[other] } ?? false
  }

  /// The form of an acronym that a language writes; nil where the lists do not say.
  func acronym(_ detail: Int, _ language: Language) -> String? { acronymForms[detail]?[language]?.first }

  /// All forms of an acronym that a language has, the one to write first.
  func forms(_ detail: Int, _ language: Language) -> [String] { acronymForms[detail]?[language] ?? [] }

  /// Whether a forbidden term is a false friend of the project's own lists, which know the language and not the story:
  /// it is right in another sense.
  func isFalseFriend(_ forbidden: String, for preferred: String) -> Bool {
    glossary.contains { $0.preferred.first == preferred && $0.forbidden.contains(forbidden) }
  }

  /// Whether a name in small letters is that of a tag.
  func isTag(_ name: String) -> Bool { tags.contains(name) }

  /// Whether a word may stand twice in a row.
  func isDoubled(_ hash: UInt64, _ language: Language) -> Bool { doubled[language]?.contains(hash) ?? false }
}
