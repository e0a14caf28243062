import ArticleModel

/// Finds out for many rules at once which of them have anything to look at, so that an article costs what
/// is in it and not what is asked of it.
package protocol RuleGate: AnyObject, Sendable {
  /// The places (`Rule.place`) of the rules that may find something in an article, ascending.
  func awake(in article: Article, _ context: RuleContext) -> [Int]
}
