import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a small number of things in figures where the same things are counted in words.
package struct NumberStyleMixed: Rule {
  package let info = RuleInfo(
    id: "number-style-mixed",
    category: .figures,
    severity: .warning,
    summary: "The same things are counted in words, or in figures, throughout a story.",
    rationale: """
      `four workers` and `4 workers` in one story came from two hands. Only numbers from two to nine right before \
      the same word are compared: houses differ on ages, measures, scores and larger numbers, which are left \
      alone, and so are sentences with a larger figure, where styles keep figures together.
      """,
    fixSafety: "Nothing is written unasked: a house's style may part the two.",
    examples: [
      .flags(
        "The ferry saved four workers on Monday. Two workers swam.\n\nA crane had thrown ⟦6⟧ workers into the sea.",
        fixed:
          "The ferry saved four workers on Monday. Two workers swam.\n\nA crane had thrown six workers into the sea."
      ),
      .flags(
        "The ferry took 6 workers on Monday and 4 workers on Tuesday, and ⟦three⟧ workers on Friday.",
        fixed: "The ferry took 6 workers on Monday and 4 workers on Tuesday, and 3 workers on Friday."),
      .allows("The ferry saved four workers. It carried 6 lorries and 14 workers."),
      .allows("The ferry saved four workers. \"I saw 6 workers,\" a clerk said."),
      .allows("The ferry took two years to build. Children up to 6 years old travel free."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    // Speakers say it as they like.
    if context.shared({ StoryVoice(article) }).isTranscript { return [] }
    let figures = context.figures(of: article)
    var counted: [UInt32: [Quantity]] = [:]
    for entry in figures.sentences {
      let list = figures.quantities[entry.quantities]
      // `2 of 14 workers`: figures keep each other company.
      let hasLarge = list.contains { !$0.isWritten && $0.value >= 10 && !$0.isYearLike }
      for quantity in list where isCounted(quantity, article) && !(hasLarge && !quantity.isWritten) {
        counted[article.tokens[quantity.tokens.upperBound].form, default: []].append(quantity)
      }
    }
    return counted.valuesInOrder.compactMap { finding($0, article) }
  }

  /// A plain number from two to nine right before a plural in small letters.
  private func isCounted(_ quantity: Quantity, _ article: Article) -> Bool {
    guard quantity.unit == .count, quantity.scale == 0, quantity.value >= 2, quantity.value <= 9,
      quantity.value == quantity.value.rounded(), !quantity.isRange, !quantity.isLabel,
      quantity.number.count == 1, quantity.tokens == quantity.number
    else { return false }
    let (start, next) = (quantity.number.lowerBound, quantity.tokens.upperBound)
    guard next < article.tokens.count, quantity.isWritten || article.tokens[start].range.count == 1,
      article.tokens[next].isLowercase, article.tokens[next].core.count > 3,
      article.tokens[next].shape.contains(.spaceBefore),
      article.bytes[article.tokens[next].core.upper - 1] == 0x73,
      !article.isQuoted(article.tokens[start].range.start),
      info.regions.contains(article.region(at: article.tokens[start].range.start))
    else { return false }
    return !article.token(next, isIn: article.vocabulary["figure-nouns"])
      && !(next + 1 < article.tokens.count && article.token(next + 1, isIn: article.vocabulary["age-words"]))
  }

  private func finding(_ all: [Quantity], _ article: Article) -> Finding? {
    let written = all.filter(\.isWritten)
    let printed = all.filter { !$0.isWritten }
    guard let word = written.first, let figure = printed.first else { return nil }
    let keepsWords =
      written.count != printed.count
      ? written.count > printed.count : word.number.lowerBound < figure.number.lowerBound
    let (others, kept) = keepsWords ? (printed, word) : (written, figure)
    let range = article.range(of: others[0].number)
    let noun = article.core(article.tokens[others[0].tokens.upperBound])
    let edits = others.compactMap { other(of: $0, article) }
    return Finding(
      at: range,
      "'\(article.text[range]) \(noun)' here, '\(article.excerpt(kept.number)) \(noun)' elsewhere in this story",
      related: [RelatedPlace(article.range(of: kept.number), "the story's other way")]
        + others.dropFirst().prefix(20).map { RelatedPlace(article.range(of: $0.number), "also so") },
      fixes: edits.count == others.count ? [Fix("Write '\(edits[0].text)'", .unsafe, edits)] : [])
  }

  private func other(of quantity: Quantity, _ article: Article) -> Edit? {
    let range = article.range(of: quantity.number)
    if quantity.isWritten {
      let isFirst = article.tokens[quantity.number.lowerBound].shape.contains(.sentenceStart)
      return isFirst ? nil : Edit(range, "\(Int(quantity.value))")
    }
    let list = article.vocabulary["figure-words"]
    let value = "\(Int(quantity.value))"
    return list.entries.indices.first { list.fields(at: $0) == ["unit", value[...]] }.map {
      Edit(range, list.entries[$0])
    }
  }
}
