import ArticleModel
import Grammar

/// The grammar of the article.
extension RuleContext {
  /// The sentences with their words tagged, each when it is first asked for.
  package func grammar(of article: Article) -> GrammarTable { shared { GrammarTable(article) } }

  /// What the sentence patterns of the data folder find.
  package func sentencePatterns(of article: Article) -> PatternFindings {
    shared {
      PatternFindings(grammar(of: article), readsContexts: readsNotes, learned: learned, unless: isStale)
    }
  }
}
