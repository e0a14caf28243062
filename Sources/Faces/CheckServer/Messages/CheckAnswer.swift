/// What `/v2/check` answers, in the names and with the fields of LanguageTool's HTTP API.
///
/// Source: the API's published description (https://languagetool.org/http-api/), and what clients read:
/// language_tool_python 3.4.0, LTeX, the LibreOffice and browser extensions.
struct CheckAnswer: Encodable {
  struct Software: Encodable {
    var name = "wirelint"
    var version: String
    var buildDate = ""
    var apiVersion = 1
    var premium = false
    var premiumHint = ""
    var status = ""
  }
  struct Warnings: Encodable {
    var incompleteResults = false
  }
  struct DetectedLanguage: Encodable {
    var name: String
    var code: String
    var confidence = 1.0
  }
  struct Language: Encodable {
    var name: String
    var code: String
    var detectedLanguage: DetectedLanguage
  }
  struct Replacement: Encodable {
    var value: String
    /// Whether it may go in unasked; for the page alone.
    var safe: Bool?
  }
  struct Context: Encodable {
    var text: String
    var offset: Int
    var length: Int
  }
  struct Category: Encodable {
    var id: String
    var name: String
  }
  struct Address: Encodable {
    var value: String
  }
  struct Rule: Encodable {
    var id: String
    var description: String
    var issueType: String
    /// Where the rule is explained; left out where that is not known.
    var urls: [Address]?
    var category: Category
  }
  struct MatchType: Encodable {
    var typeName = "Other"
  }
  /// One finding. Offsets and lengths count UTF-16 units.
  struct Match: Encodable {
    var message: String
    var shortMessage: String
    var replacements: [Replacement]
    /// For the page alone.
    var severity: String?
    var offset: Int
    var length: Int
    var context: Context
    var sentence: String
    var type = MatchType()
    var rule: Rule
    var ignoreForIncompleteSentence = false
    var contextForSureMatch = 0

    /// Bytes of its texts.
    var size: Int {
      message.utf8.count + sentence.utf8.count + context.text.utf8.count + rule.description.utf8.count
        + replacements.reduce(0) { $0 + $1.value.utf8.count }
    }
  }

  var software: Software
  var warnings = Warnings()
  var language: Language
  var matches: [Match]
}

/// What `/v2/languages` answers.
struct LanguageEntry: Encodable {
  var name: String
  var code: String
  var longCode: String

  init(_ language: CheckLanguage) {
    name = language.name
    code = "en"
    longCode = language.code
  }
}

/// What is answered where something is wrong.
struct ErrorAnswer: Encodable {
  struct Problem: Encodable {
    var status: Int
    var message: String
  }
  var error: Problem

  init(_ error: CheckError) { self.error = Problem(status: error.status, message: error.message) }
}
