import LintEngine
import RuleKit

/// What `/v2/configinfo` answers, with the names of LanguageTool: the largest text, and every rule.
struct ConfigurationAnswer: Encodable {
  struct Parameter: Encodable {
    /// In characters, as clients count them; a text of ASCII is as long.
    var maxTextLength: Int
  }
  struct Rule: Encodable {
    var ruleId: String
    var description: String
    var isDictionaryBasedSpellingRule: String?
    var isDefaultOff: String?
    var categoryId: String
    var categoryName: String
    var locQualityIssueType: String
    var isTextLevelRule: String?
    /// Paragraphs that it wants to see; -1: the whole text.
    var minToCheckParagraph: String?

    init(_ info: RuleInfo) {
      ruleId = info.id
      description = info.summary
      isDictionaryBasedSpellingRule = info.category == .spelling ? "yes" : nil
      isDefaultOff = info.isOnByDefault ? nil : "yes"
      categoryId = info.category.rawValue.uppercased()
      categoryName = info.category.rawValue
      locQualityIssueType = MatchTranslation.issueType(info.category)
      isTextLevelRule = info.needs == .story ? "yes" : nil
      minToCheckParagraph = info.needs == .story ? "-1" : nil
    }
  }

  var software: CheckAnswer.Software
  var parameter: Parameter
  var rules: [Rule]
}

/// What `/v2/words`, `/v2/words/add` and `/v2/words/delete` answer.
struct WordsAnswer: Encodable {
  var words: [String]?
  var added: Bool?
  var deleted: Bool?
}
