import LintEngine
import Readers
import RuleKit
import SourceText

/// What a client of `/v2/check` asks for.
package struct CheckParameters: Sendable {
  /// What to check, with the stretches that are mark-up.
  package var text: AnnotatedText
  /// The language that the client says the text is in.
  package var language: CheckLanguage
  /// What an English text is said to be where the language was left open (`preferredVariants`).
  var preferred: CheckLanguage?
  var enabledRules: [String] = []
  var disabledRules: Set<String> = []
  var enabledCategories: Set<String> = []
  var disabledCategories: Set<String> = []
  /// Whether nothing but what is enabled is run.
  var enabledOnly = false
  /// Whether notes are wanted as well (`level=picky`).
  var isPicky = false
  /// Rules with these needs alone are wanted (`mode`); nil: all.
  var needs: RuleNeeds?
  /// What the text is written in.
  var format = FileFormat.plain
  var profile: Profile?
  /// Whether the answer says how severe findings are and which replacements are safe.
  var wantsDetails = false
  /// What the text is a translation of (`sourceText`); nil where it is none.
  var source: SourceText?
  /// Words that are right in this text (`ignoreWords`).
  var accepted = AcceptList()

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
      throw CheckError(400, "'\(CheckError.shown(code))' is no language code; write en, en-US, en-GB or auto")
    }
    self.language = language
    // A client that leaves the language open may say which variant it would rather have.
    preferred = list("preferredVariants").lazy.compactMap { CheckLanguage(code: $0) }.first { $0.isEnglish }
    if language.isAuto, let preferred { self.language = preferred }
    enabledRules = list("enabledRules")
    disabledRules = Set(list("disabledRules"))
    enabledCategories = Set(list("enabledCategories").map { $0.lowercased() })
    disabledCategories = Set(list("disabledCategories").map { $0.lowercased() })
    enabledOnly = ["true", "yes"].contains(value("enabledOnly") ?? "")
    isPicky = value("level") == "picky"
    needs = try CheckParameters.needs(value("mode"))
    format = try CheckParameters.format(fields)
    if let name = value("profile"), !name.isEmpty {
      guard let profile = Profile(rawValue: name) else {
        throw CheckError(400, "'profile' is \(Profile.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      self.profile = profile
    }
    wantsDetails = value("details") == "yes"
    source = try CheckParameters.source(fields, format)
    for word in list("ignoreWords") { accepted.add(word) }
    if enabledOnly, enabledRules.isEmpty, enabledCategories.isEmpty {
      throw CheckError(400, "'enabledOnly' needs 'enabledRules' or 'enabledCategories'")
    }
    isAuto = language.isAuto
  }

  /// Whether the language was left open.
  private(set) var isAuto = false

  /// The format of a text that a client sends.
  static func format(_ fields: [String: [UInt8]]) throws(CheckError) -> FileFormat {
    let stated = fields["format"].map { String(decoding: $0, as: UTF8.self) } ?? "plain"
    guard let format = TryPage.formats.first(where: { $0.name == stated }) else {
      throw CheckError(400, "'format' is \(TryPage.formats.map(\.name).sorted().joined(separator: ", "))")
    }
    return format
  }

  /// What a text is a translation of; nil where the field is not there or empty. Both sides are plain text.
  static func source(_ fields: [String: [UInt8]], _ format: FileFormat) throws(CheckError) -> SourceText? {
    guard let source = fields["sourceText"], !source.isEmpty else { return nil }
    guard String(validating: source, as: UTF8.self) != nil else {
      throw CheckError(400, "'sourceText' is no UTF-8")
    }
    guard format == .plain else {
      throw CheckError(400, "'format' is plain where there is a 'sourceText': both sides are plain text")
    }
    return SourceText(name: "source.txt", bytes: source)
  }

  private static func needs(_ mode: String?) throws(CheckError) -> RuleNeeds? {
    switch mode {
    case nil, "", "all", "batch": nil
    case "textLevelOnly": .story
    case "allButTextLevelOnly": .paragraph
    case let mode?:
      throw CheckError(
        400, "'\(CheckError.shown(mode))' is no mode; write all, textLevelOnly or allButTextLevelOnly")
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
