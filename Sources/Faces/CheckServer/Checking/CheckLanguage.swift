import Bitext

/// The language that a client says a text is in.
package struct CheckLanguage: Hashable, Sendable {
  /// As answers name it: `en`, `en-GB`, `de`.
  package let code: String
  /// Its English name: `English (US)`; the code where the language is not known.
  package let name: String
  /// The spelling dictionaries; nil where US and British spelling both hold.
  let dictionaries: [String]?
  /// Whether rules for English are asked about the text.
  let isEnglish: Bool
  /// Whether the client leaves the language open.
  let isAuto: Bool

  private init(
    _ code: String, _ name: String, dictionaries: [String]? = nil, isEnglish: Bool = true,
    isAuto: Bool = false
  ) {
    self.code = code
    self.name = name
    self.dictionaries = dictionaries
    self.isEnglish = isEnglish
    self.isAuto = isAuto
  }

  static let english = CheckLanguage("en", "English")

  /// What `/v2/languages` lists. Word processors ask about no other: those whose spelling no dictionary here settles
  /// are read with both.
  static let listed: [CheckLanguage] = [
    english,
    CheckLanguage("en-US", "English (US)", dictionaries: ["en_US"]),
    CheckLanguage("en-GB", "English (GB)", dictionaries: ["en_GB"]),
    CheckLanguage("en-AU", "English (Australian)"), CheckLanguage("en-CA", "English (Canadian)"),
    CheckLanguage("en-IE", "English (Irish)"), CheckLanguage("en-IN", "English (Indian)"),
    CheckLanguage("en-NZ", "English (New Zealand)"), CheckLanguage("en-ZA", "English (South African)"),
  ]

  /// A code as clients write it, in any case and with a hyphen or, as content systems have it, an underscore
  /// (`en_GB`). `auto` is for what the text is in; other languages are read by the rules that hold for any. Nil for
  /// what is no language tag (BCP 47).
  package init?(code: String) {
    let tag = String(code.map { $0 == "_" ? "-" : $0 })
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let lower = tag.lowercased()
    if lower == "auto" {
      self.init("en", "English", isAuto: true)
      return
    }
    guard let primary = parts.first, (2...3).contains(primary.utf8.count), tag.utf8.count <= 35,
      parts.allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(CheckLanguage.isTagByte) })
    else { return nil }
    if let known = CheckLanguage.listed.first(where: { $0.code.lowercased() == lower }) {
      self = known
    } else if primary.lowercased() == "en" {
      self.init("en", "English")
    } else {
      let known = Language(tag: tag).flatMap { $0 == .other ? nil : $0 }
      self.init(tag, known?.name ?? tag, isEnglish: false)
    }
  }

  /// A language that a text was found to be in.
  init(found language: Language) {
    self.init(
      language.code, language == .other ? "Unknown" : language.name, isEnglish: language == .english,
      isAuto: true)
  }

  private static func isTagByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }
}
