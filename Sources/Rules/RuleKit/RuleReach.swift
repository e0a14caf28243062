/// How much of an article one finding of a rule can depend on.
package enum RuleReach: Sendable {
  /// Anything in it.
  case article
  /// The paragraph in which the finding begins and what stands near: two paragraphs or `ArticleChange.reach`
  /// tokens before it and behind it, whichever is more, and the quotations that touch these; beside that only
  /// what holds for all of the story (`RuleContext`, `Article.vocabulary`, `metadata`, `isMostlyLatin` and `isEnglish`).
  /// All its ranges lie there too, and it begins inside a paragraph.
  ///
  /// Not a place in the article, then (first, last, before the lead), no counts of forms, no table over the
  /// whole of it but of figures. Between two versions of a text such findings are kept.
  case paragraph
}
