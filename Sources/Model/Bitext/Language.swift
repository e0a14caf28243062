/// A language whose figures, dates and marks are known; everything else is `other`, where only what needs
/// no knowledge of the language is compared.
package enum Language: UInt8, Sendable, CaseIterable {
  case english, persian, arabic, russian, chinese, spanish, french, german, turkish, other

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
    case .other: "und"
    }
  }

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
    case .english, .spanish, .french, .german, .turkish: .latin
    case .persian, .arabic: .arabic
    case .russian: .cyrillic
    case .chinese: .han
    case .other: nil
    }
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
