/// A language whose figures, dates and marks are known; everything else is `other`, where only what needs
/// no knowledge of the language is compared.
package enum Language: UInt8, Sendable, CaseIterable {
  /// Languages whose number words are known.
  case english, persian, arabic, russian, chinese, spanish, french, german, turkish
  /// Languages of which only the commonest number words are known (`isPartlyKnown`).
  case ukrainian, japanese, korean, portuguese, italian, dutch, polish, czech, swedish, hindi, hebrew,
    indonesian
  /// A language that is named, and is none of these.
  case other

  /// The primary subtag of BCP 47, as `dictionaries/translation` names languages.
  package var code: String {
    switch self {
    case .english: "en"
    case .persian: "fa"
    case .arabic: "ar"
    case .russian: "ru"
    case .chinese: "zh"
    case .spanish: "es"
    case .french: "fr"
    case .german: "de"
    case .turkish: "tr"
    case .ukrainian: "uk"
    case .japanese: "ja"
    case .korean: "ko"
    case .portuguese: "pt"
    case .italian: "it"
    case .dutch: "nl"
    case .polish: "pl"
    case .czech: "cs"
    case .swedish: "sv"
    case .hindi: "hi"
    case .hebrew: "he"
    case .indonesian: "id"
    case .other: "und"
    }
  }

  /// The sign between whole and fraction in its copy; nil where copy has both. Source: CLDR, numbers of each language.
  package var decimalSign: Unicode.Scalar? {
    switch self {
    case .english, .chinese, .japanese, .korean, .hindi, .hebrew: "."
    case .german, .french, .spanish, .russian, .turkish, .ukrainian, .portuguese, .italian, .dutch, .polish,
      .czech, .swedish, .indonesian:
      ","
    case .persian, .arabic, .other: nil
    }
  }

  /// Whether its numbers are written without spaces among signs of their own, and grouped by ten thousands.
  package var countsInMyriads: Bool { self == .chinese || self == .japanese || self == .korean }

  /// Whether names take the endings of cases in Latin letters: `s Kavanaughem`.
  package var declinesNames: Bool { self == .polish || self == .czech }

  /// Whether its list holds scale words, dates, units and currencies, and only the commonest number words: a number
  /// that the other side does not have may be in words that the list lacks.
  package var isPartlyKnown: Bool { rawValue > Language.turkish.rawValue && self != .other }

  /// What people call it in a message.
  package var name: String {
    self == .other ? "the language" : Language.names[Int(rawValue)][0].capitalisedFirst
  }

  /// English name, own name and codes of ISO 639-2 and 639-3 by which headers and attributes name each.
  private static let names: [[String]] = [
    ["english", "eng", "english"], ["persian", "farsi", "fas", "per", "prs", "فارسی"],
    ["arabic", "ara", "arb", "العربية"], ["russian", "rus", "русский"],
    ["chinese", "zho", "chi", "cmn", "中文", "汉语"], ["spanish", "spa", "español", "castellano"],
    ["french", "fra", "fre", "français"], ["german", "deu", "ger", "deutsch"], ["turkish", "tur", "türkçe"],
    ["ukrainian", "ukr", "українська"], ["japanese", "jpn", "日本語"], ["korean", "kor", "한국어"],
    ["portuguese", "por", "português"], ["italian", "ita", "italiano"],
    ["dutch", "nld", "dut", "nederlands"],
    ["polish", "pol", "polski"], ["czech", "ces", "cze", "čeština"], ["swedish", "swe", "svenska"],
    ["hindi", "hin", "हिन्दी"], ["hebrew", "heb", "iw", "עברית"],
    ["indonesian", "ind", "bahasa indonesia"],
  ]

  /// Reads a language tag (`fa-IR`, `zh_CN`, `fas`) or a language's name; nil for anything that is neither.
  package init?(tag: some StringProtocol) {
    let lower = tag.lowercased()
    let primary = lower.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map(String.init) ?? ""
    if let known = Language.allCases.first(where: {
      $0 != .other
        && ($0.code == primary || Language.names[Int($0.rawValue)].contains(primary)
          || Language.names[Int($0.rawValue)].contains(lower))
    }) {
      self = known
      return
    }
    guard (2...3).contains(primary.utf8.count), primary.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return nil
    }
    self = .other
  }

  /// The script that its words are written in; nil where that is not known.
  package var script: Script? {
    switch self {
    case .english, .spanish, .french, .german, .turkish, .portuguese, .italian, .dutch, .polish, .czech,
      .swedish, .indonesian:
      .latin
    case .persian, .arabic: .arabic
    case .russian, .ukrainian: .cyrillic
    case .chinese: .han
    case .hebrew: .hebrew
    case .korean: .hangul
    // Japanese has two scripts, Hindi one that is not told from its neighbours.
    case .japanese, .hindi, .other: nil
    }
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
