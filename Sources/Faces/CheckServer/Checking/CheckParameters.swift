import RuleKit

/// What a client of `/v2/check` asks for.
package struct CheckParameters: Sendable {
  package var text: AnnotatedText
  package var language: CheckLanguage
  var enabledRules: [String] = []
  var disabledRules: Set<String> = []
  var enabledCategories: Set<String> = []
  var disabledCategories: Set<String> = []
  /// Whether nothing but what is enabled is run.
  var enabledOnly = false
  /// Whether notes are wanted as well (`level=picky`).
  var isPicky = false

  /// Reads the fields; throws what is missing or wrong. Fields that LanguageTool knows and wirelint has no
  /// use for are passed over.
  package init(_ fields: [String: [UInt8]]) throws(CheckError) {
    text = try CheckParameters.text(fields)
    func value(_ name: String) -> String? { fields[name].map { String(decoding: $0, as: UTF8.self) } }
    func list(_ name: String) -> [String] {
      (value(name) ?? "").split(separator: ",").map(\.trimmingSpaces).filter { !$0.isEmpty }
    }
    guard let code = value("language"), !code.isEmpty else {
      throw CheckError(400, "'language' is missing; write en, en-US, en-GB or auto")
    }
    guard let language = CheckLanguage(code: code) else {
      throw CheckError(400, "'\(CheckError.shown(code))' is not read here; write en, en-US, en-GB or auto")
    }
    // A client that leaves the language open may say which variant it would rather have.
    let preferred = list("preferredVariants").lazy.compactMap { CheckLanguage(code: $0) }.first
    self.language = code.lowercased() == "auto" ? preferred ?? language : language
    enabledRules = list("enabledRules")
    disabledRules = Set(list("disabledRules"))
    enabledCategories = Set(list("enabledCategories").map { $0.lowercased() })
    disabledCategories = Set(list("disabledCategories").map { $0.lowercased() })
    enabledOnly = ["true", "yes"].contains(value("enabledOnly") ?? "")
    isPicky = value("level") == "picky"
    if enabledOnly, enabledRules.isEmpty, enabledCategories.isEmpty {
      throw CheckError(400, "'enabledOnly' needs 'enabledRules' or 'enabledCategories'")
    }
  }

  private static func text(_ fields: [String: [UInt8]]) throws(CheckError) -> AnnotatedText {
    switch (fields["text"], fields["data"]) {
    case (let text?, nil):
      guard String(validating: text, as: UTF8.self) != nil else {
        throw CheckError(400, "'text' is no UTF-8")
      }
      return AnnotatedText(text: text)
    case (nil, let data?): return try AnnotatedText(json: data)
    case (nil, nil): throw CheckError(400, "'text' or 'data' is missing")
    case (_?, _?): throw CheckError(400, "'text' and 'data' are both there; send one of them")
    }
  }

  /// Whether a finding of a rule is wanted, as far as the plan has not seen to that.
  func wants(_ rule: String, _ category: Category) -> Bool {
    if disabledRules.contains(rule) { return false }
    let name = category.rawValue.lowercased()
    if disabledCategories.contains(name) { return false }
    guard enabledOnly else { return true }
    return enabledRules.contains(rule) || enabledCategories.contains(name)
  }
}

/// A language that texts can be in.
package enum CheckLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case american = "en-US"
  case british = "en-GB"

  /// A code as clients write it, in any case and with a hyphen or, as content systems have it, an underscore
  /// (`en_GB`); `auto` is English of either kind, as are the other kinds
  /// (en-AU, en-CA, …), whose spelling no dictionary here settles.
  package init?(code: String) {
    let code = String(code.lowercased().map { $0 == "_" ? "-" : $0 })
    if code == "auto" {
      self = .english
    } else if let known = CheckLanguage.allCases.first(where: { $0.rawValue.lowercased() == code }) {
      self = known
    } else if code.hasPrefix("en-") {
      self = .english
    } else {
      return nil
    }
  }

  var name: String {
    switch self {
    case .english: "English"
    case .american: "English (US)"
    case .british: "English (GB)"
    }
  }

  /// The spelling dictionaries; nil where both hold.
  var dictionaries: [String]? {
    switch self {
    case .english: nil
    case .american: ["en_US"]
    case .british: ["en_GB"]
    }
  }
}
