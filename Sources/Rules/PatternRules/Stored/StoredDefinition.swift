import ArticleModel
import Diagnostics
import MarkedYAML
import RuleKit

extension PatternDefinition {
  /// Writes what the rule needs while it runs; what only people read, and the patterns that a set has, stay
  /// in the file.
  func store(in fields: inout StoredFields.Writer) {
    fields.add(id)
    fields.add(message)
    fields.add(severity.rawValue)
    fields.add(limit)
    fields.add(scopes)
    fields.add(regions.map { Int($0.rawValue) })
    fields.add(readsQuotations)
    fields.add(fixSafety?.rawValue ?? "")
    fields.add(action.name)
    fields.add(action.parameters)
    fields.add(unless) { $1.store(in: &$0) }
    fields.add(isVale)
    fields.add(type(of: kind).name)
    kind.store(in: &fields)
  }

  /// Reads what `store` wrote, of one of these kinds.
  init(from fields: inout StoredFields.Reader, _ kinds: [any PatternKind.Type]) {
    let id = fields.text()
    let message = fields.text()
    let severity = Severity(rawValue: fields.text()) ?? .warning
    let limit = fields.optionalNumber()
    let scopes = fields.texts()
    let regions = fields.optionalNumber().map { RegionSet(rawValue: UInt16(truncatingIfNeeded: $0)) }
    let readsQuotations = fields.flag()
    let fixSafety = FixSafety(rawValue: fields.text())
    let action = Action(name: fields.text(), parameters: fields.texts())
    let unless = fields.list { PatternText(from: &$0) }
    let isVale = fields.flag()
    let name = fields.text()
    let kind = kinds.first { $0.name == name } ?? ExistenceKind.self
    self.init(id: id, message: message, scopes: scopes, kind: kind.init(from: &fields), isVale: isVale)
    self.severity = severity
    self.limit = limit
    self.regions = regions
    self.readsQuotations = readsQuotations
    self.fixSafety = fixSafety
    self.action = action
    self.unless = unless
  }
}

extension RuleInfo {
  /// Writes all but the examples.
  func store(in fields: inout StoredFields.Writer) {
    fields.add(id)
    fields.add(category.rawValue)
    fields.add(severity.rawValue)
    fields.add(Int(regions.rawValue))
    fields.add(readsQuotations)
    fields.add(summary)
    fields.add(rationale)
    fields.add(statement != nil)
    statement?.store(in: &fields)
  }

  /// Reads what `store` wrote.
  init(from fields: inout StoredFields.Reader) {
    let id = fields.text()
    let category = Category(rawValue: fields.text()) ?? .usage
    let severity = Severity(rawValue: fields.text()) ?? .warning
    let regions = RegionSet(rawValue: UInt16(truncatingIfNeeded: fields.number()))
    let quotations = fields.flag()
    self = RuleInfo(
      id: id, category: category, severity: severity, summary: fields.text(), rationale: fields.text(),
      examples: []
    )
    .reading(regions, quotations: quotations, onlyEnglish: false)
    if fields.flag() { statement = StyleStatement(from: &fields) }
  }
}

extension StyleStatement {
  fileprivate func store(in fields: inout StoredFields.Writer) {
    fields.add(kind)
    fields.add(scopes)
    fields.add(message)
    fields.add(description)
    fields.add(link)
    fields.add(action)
    fields.add(parameters)
  }

  fileprivate init(from fields: inout StoredFields.Reader) {
    self.init(
      kind: fields.text(), scopes: fields.texts(), message: fields.text(), description: fields.text(),
      link: fields.text(), action: fields.text(), parameters: fields.texts())
  }
}

extension PatternText {
  func store(in fields: inout StoredFields.Writer) {
    fields.add(text)
    fields.add(isWord)
    fields.add(flows)
  }

  /// Reads what `store` wrote; the place in the file is not kept.
  init(from fields: inout StoredFields.Reader) {
    let text = fields.text()
    let isWord = fields.flag()
    self.init(text, at: YAMLPlace(line: 1, column: 1), isWord: isWord, flows: fields.flag())
  }
}

extension ExceptionTerms {
  func store(in fields: inout StoredFields.Writer) {
    fields.add(patterns) { $1.store(in: &$0) }
    fields.add(usesVocabulary)
    fields.add(ignoresCase)
  }

  init(from fields: inout StoredFields.Reader) {
    self.init(
      patterns: fields.list { PatternText(from: &$0) }, usesVocabulary: fields.flag(),
      ignoresCase: fields.flag())
  }
}
