import ArticleModel
import BuiltInRules
import Diagnostics
import LanguageServerProtocol
import LintEngine
import RuleKit
import SourceText

/// `textDocument/hover`: what is found at a place and why, and the spellings of the name there.
extension Server {
  func hover(_ id: LSP.RequestID, _ parameters: LSP.PositionParams) throws(LSP.ResponseError) {
    try whenLinted(id, parameters.textDocument.uri) { [self] (document, linted) in
      let offset = document.buffer.offset(of: parameters.position)
      let found = linted.report.diagnostics.filter {
        $0.range.lower <= offset && offset < max($0.range.upper, $0.range.lower + 1)
      }
      var parts = found.map(part)
      var range = found.first.map { linted.lines.range($0.range) }
      if let article = linted.report.article, let (text, place) = name(at: offset, article, linted) {
        parts.append(text)
        range = range ?? linted.lines.range(place)
      }
      guard !parts.isEmpty else { return respond(id, LSP.JSONValue.null) }
      let isMarkdown = client.textDocument?.hover?.contentFormat?.contains("markdown") ?? true
      respond(
        id,
        LSP.Hover(
          contents: LSP.MarkupContent(
            kind: isMarkdown ? "markdown" : "plaintext", value: parts.joined(separator: "\n\n---\n\n")),
          range: range))
    }
  }

  /// The rule of a plan by its id.
  func ruleInfo(_ rule: String) -> RuleInfo? {
    if let known = allInfos.first(where: { $0.id == rule }) { return known }
    for document in documents.values {
      if let own = document.linted?.plan.plan.rules.first(where: { $0.rule.info.id == rule }) {
        return own.rule.info
      }
    }
    return nil
  }

  private func part(_ diagnostic: Diagnostics.Diagnostic) -> String {
    var text = "**\(diagnostic.severity.rawValue)** \(diagnostic.message) (`\(diagnostic.rule)`)"
    if let info = ruleInfo(diagnostic.rule) {
      text += "\n\n\(info.summary) \(info.rationale)"
      if let example = info.examples.first(where: { $0.isFlagged && $0.fixed != nil }),
        let fixed = example.fixed
      {
        text += "\n\n```text\n\(example.copy)\n```\nbecomes\n```text\n\(fixed)\n```"
      }
    }
    if let page = translation?.page(of: diagnostic.rule) { text += "\n\n[\(diagnostic.rule)](\(page))" }
    return text
  }

  /// The spellings of the name at a place of the file, with how often the article has each.
  private func name(
    at offset: Int, _ article: Article, _ linted: LintedText
  ) -> (String, TextRange)? {
    guard let i = article.tokenIndex(atFileOffset: offset), article.tokens[i].isWord else { return nil }
    let speller = speller(of: linted.plan)
    var census = NameCensus()
    census.add(article, path: "", speller)
    let word = article.core(article.tokens[i]).replacing("’", with: "'")
    guard census.counts[word] != nil,
      let cluster = census.clusters(article.vocabulary, speller).first(where: { cluster in
        cluster.spellings.contains { $0.text == word }
      })
    else { return nil }
    let lines = cluster.spellings.map { "- \($0.text): \($0.count == 1 ? "once" : "\($0.count) times")" }
    let title =
      cluster.spellings.count == 1 ? "**Name**" : "**Name** with \(cluster.spellings.count) spellings"
    return (
      "\(title)\n\n" + lines.joined(separator: "\n"), article.origin.fileRange(article.tokens[i].core)
    )
  }
}

extension Article {
  /// Index of the token that holds an offset of the file, or ends there; nil where none does.
  func tokenIndex(atFileOffset offset: Int) -> Int? {
    let file = TextRange(at: offset)
    if origin.isIdentity {
      let next = tokenIndex(atOrAfter: file.start)
      if next < tokens.count, tokens[next].range.start == file.start { return next }
      return next > 0 && tokens[next - 1].range.end >= file.start ? next - 1 : nil
    }
    return tokens.indices.first { i in
      let range = origin.fileRange(tokens[i].range)
      return range.start <= file.start && file.start <= range.end
    }
  }
}
