import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a figure of the headline that the body gives differently.
package struct HeadlineNumberMismatch: Rule {
  package let info = RuleInfo(
    id: "headline-number-mismatch",
    category: .figures,
    severity: .error,
    summary: "A toll or sum of the headline stands in the body as well.",
    rationale: """
      Headlines are written first, and tolls rise. Compared are counts of people by what happened to them \
      (killed, dead and deaths are one toll) or by their noun, and amounts of money whose digits agree but \
      whose magnitude does not. A rounding, a sum of the body's figures and any body value that equals the \
      headline's are all in order.
      """,
    examples: [
      .flags(
        "⟦15 killed⟧ in Langvik blast\n\nA blast in a market of Langvik killed at least 17 people on Monday, police said.",
        isWhole: true),
      .flags(
        "Council to spend ⟦$5 billion⟧ on bridge\n\nThe council of Langvik will spend $5 million on a new bridge, it said on Monday.",
        isWhole: true),
      .flags(
        "Bank to cut ⟦3,000 jobs⟧\n\nThe bank of Langvik said on Monday that it would cut 300 jobs.",
        isWhole: true),
      .flags(
        "Unemployment rises to ⟦7.4 percent⟧\n\nUnemployment rose to 4.7 percent in May, the office said on Monday.",
        isWhole: true),
      .flags(
        "Bank lifts rate to ⟦4.57%⟧\n\nThe bank of Langvik raised its rate by 25 basis points to 4.75% on Monday, it said.",
        isWhole: true),
      .flags(
        "Ferry with ⟦241⟧ aboard runs aground\n\nA ferry carrying 214 people ran aground off Langvik on Monday, the coastguard said.",
        isWhole: true),
      .flags(
        "⟦Four dead⟧ in Langvik flood\n\nTwo people were killed in a flood in Langvik on Monday, police said.\n\nFour members of the council told the paper that they were in favour of a dam.",
        isWhole: true),
      .flags(
        "Harvest reaches ⟦41 million⟧ tons\n\nFarms of Langvik have brought in 4.1 million tons of wheat, 300,000 tons more than last year.",
        isWhole: true),
      .allows(
        "5 things to know of the vote\n\nThere are three things among them that Langvik may miss, the mayor said.",
        isWhole: true),
      .allows(
        "Six dead in Langvik fire\n\nThe fire killed a family of five and a neighbour on Monday, police said.",
        isWhole: true),
      .allows(
        "Unemployment at 5%\n\nUnemployment fell to 4.96 percent in May, the office said on Monday.",
        isWhole: true),
      .allows(
        "Dozens killed in Langvik blast\n\nA blast in a market of Langvik killed at least 17 people on Monday, police said.",
        isWhole: true),
      .allows(
        "Council to spend $5bn on bridge\n\nThe council of Langvik will spend $4.97 billion on a new bridge, it said on Monday.",
        isWhole: true),
      .allows(
        "15 killed in Langvik blasts\n\nBlasts in Langvik killed nine people at a market and six people at a station on Monday, police said.",
        isWhole: true),
      .allows(
        "More than 100 killed in Langvik quake\n\nThe quake in Langvik killed 117 people on Monday, police said.",
        isWhole: true),
      .allows(
        "17 killed in Langvik blast\n\nA blast in a market of Langvik killed 17 people on Monday, police said. The toll of 15 killed given earlier was too low.",
        isWhole: true),
    ]
  )
  .reading(.headline).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let quantities = context.figures(of: article).quantities
    guard let headline = article.paragraph(.headline), article.paragraph(.body) != nil else { return [] }
    let own = quantities.filter { headline.tokens.contains($0.number.lowerBound) }
    guard !own.isEmpty else { return [] }
    let kinds: [RegionKind] = [.body, .caption]
    let body = quantities.filter {
      kinds.contains(article.region(at: article.tokens[$0.number.lowerBound].range.start))
    }
    return own.compactMap {
      money($0, body, article) ?? toll($0, body, article) ?? counted($0, body, article)
        ?? share($0, body, article) ?? slip($0, body, article)
    }
  }

  // MARK: Money

  /// The same digits with another magnitude, and no amount that agrees.
  private func money(_ figure: Quantity, _ body: [Quantity], _ article: Article) -> Finding? {
    guard let currency = figure.unit.currency, !figure.isRange else { return nil }
    let amounts = body.filter {
      $0.unit.currency.map { HeadlineNumberMismatch.isSame($0, currency) } ?? false
    }
    guard !amounts.contains(where: { agrees(figure, $0) }),
      let other = amounts.first(where: { hasOtherMagnitude(figure, $0) })
    else { return nil }
    return finding(figure, figure.tokens, other, other.tokens, article)
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    a == b || a == "DOL" && b == "USD" || a == "USD" && b == "DOL"
  }

  private func hasOtherMagnitude(_ a: Quantity, _ b: Quantity) -> Bool {
    guard a.scale != b.scale, a.value > 0, b.value > 0, a.scale + b.scale > 0 else { return false }
    return a.printed.significant.digits == b.printed.significant.digits
      && max(a.value / b.value, b.value / a.value) >= 900
  }

  // MARK: Tolls

  private func toll(_ figure: Quantity, _ body: [Quantity], _ article: Article) -> Finding? {
    guard figure.unit == .count, !figure.isRange, !figure.isLabel, figure.value >= 2,
      let kind = figure.toll(in: article)
    else { return nil }
    let same = body.filter { $0.unit == .count && !$0.isLabel && $0.toll(in: article) == kind }
    // One death may be told first, and others behind it without a figure.
    guard let other = same.first, other.value >= 2,
      !body.contains(where: { agrees(figure, $0) && mayBeToll($0, figure, article) }),
      !isSum(figure, of: same + mates(of: other, body, article)), !countsOneMore(figure, other, article)
    else { return nil }
    // A toll of the lead; further down other cases are told.
    guard let paragraph = article.paragraphIndex(at: article.tokens[other.number.lowerBound].range.start),
      let lead = article.paragraphs.firstIndex(where: { $0.kind == .body }), paragraph - lead <= 1
    else { return nil }
    let end = max(figure.tokens.upperBound, (figure.noun ?? 0) + 1)
    let otherEnd = max(other.tokens.upperBound, (other.noun ?? 0) + 1)
    return finding(
      figure, figure.tokens.lowerBound..<end, other, other.tokens.lowerBound..<otherEnd, article)
  }

  /// Whether a figure of the body may be the toll itself: small numbers of other things are everywhere.
  private func mayBeToll(_ quantity: Quantity, _ figure: Quantity, _ article: Article) -> Bool {
    if figure.value >= 20 || quantity.toll(in: article) != nil { return true }
    let tolls = article.vocabulary["toll-words"]
    guard let s = article.sentenceIndex(ofToken: quantity.number.lowerBound) else { return true }
    return article.sentences[s].tokens.contains { article.token($0, isIn: tolls) }
  }

  /// Things of one name that headline and lead count differently: `3,000 jobs`, `300 jobs`.
  private func counted(_ figure: Quantity, _ body: [Quantity], _ article: Article) -> Finding? {
    guard let noun = figure.noun, figure.unit == .count, figure.isExact, figure.value >= 2,
      noun == figure.tokens.upperBound,
      isPlural(noun, article), let lead = article.paragraph(.body)
    else { return nil }
    let same = body.filter { other in
      guard let own = other.noun, other.isExact, other.unit == .count else { return false }
      return article.tokens[own].form == article.tokens[noun].form
    }
    // Small counts of one name are many things: `5 things to know`. Large ones, and slips of the keys, are one.
    guard same.count == 1, let other = same.first, let own = other.noun,
      figure.value >= 20 || isSlip(figure.printed.significant.digits, other.printed.significant.digits),
      lead.tokens.contains(own), !body.contains(where: { agrees(figure, $0) }),
      !isSum(figure, of: mates(of: other, body, article) + same), !countsOneMore(figure, other, article),
      !isPartOf(other, article)
    else { return nil }
    var found = finding(
      figure, figure.tokens.lowerBound..<noun + 1, other, other.tokens.lowerBound..<own + 1, article)
    found.severity = .warning
    return found
  }

  private func isPlural(_ i: Int, _ article: Article) -> Bool {
    article.byte(before: article.tokens[i].core.upper) == UInt8(ascii: "s")
      && article.tokens[i].core.count > 3
      || article.vocabulary["counted-nouns"].contains(article.hash(article.tokens[i]))
  }

  /// `among 12 women`, `two of three hostages`, `other`: not the headline's count.
  private func isPartOf(_ quantity: Quantity, _ article: Article) -> Bool {
    let before = quantity.tokens.lowerBound - 1
    return before >= 0
      && ["among", "of", "other", "another", "than", "all", "last", "past"].contains(
        article.string(article.tokens[before]))
  }

  /// A percentage that no percentage of the body is, nor two of them make.
  private func share(_ figure: Quantity, _ body: [Quantity], _ article: Article) -> Finding? {
    guard figure.unit == .percent, figure.isExact, !figure.isWritten, let lead = article.paragraph(.body)
    else {
      return nil
    }
    let shares = body.filter { $0.unit == .percent || $0.unit == .points }
    // The same digits in another order, or another place of the point, are a slip of the keys.
    let other = shares.first {
      lead.tokens.contains($0.number.lowerBound)
        && isSlip(figure.printed.significant.digits, $0.printed.significant.digits)
    }
    guard let other else { return nil }
    let slack = figure.figure.step / 2 + 0.001
    let values = shares.prefix(24).map(\.value)
    for (a, printed) in zip(values, shares.map(\.printed)) {
      // A headline rounds what is finer than itself; what is as fine must be the same.
      let rounding = printed.exponent == figure.printed.exponent ? 0 : 0.05 * figure.value
      if abs(a - figure.value) <= slack + rounding { return nil }
      for b in values
      where abs(abs(a - b) - figure.value) <= slack || abs(a + b - figure.value) <= slack
        || abs(100 - a - figure.value) <= slack
      {
        return nil
      }
    }
    var found = finding(figure, figure.tokens, other, other.tokens, article)
    found.severity = .warning
    return found
  }

  /// A count or measure of three digits or two that the lead gives in the same unit with its digits in another
  /// order, or its point in another place, and that nothing in the body agrees with.
  private func slip(_ figure: Quantity, _ body: [Quantity], _ article: Article) -> Finding? {
    let digits = figure.printed.significant
    guard figure.isExact, !figure.isWritten, !figure.isYearLike, figure.unit != .percent,
      digits.count >= (figure.scale > 0 ? 2 : 3), let lead = article.paragraph(.body)
    else { return nil }
    let other = body.first {
      $0.unit == figure.unit && $0.isExact && !$0.isYearLike && lead.tokens.contains($0.number.lowerBound)
        && isSlip(digits.digits, $0.printed.significant.digits)
        && (figure.unit != .count || $0.scale == figure.scale && figure.value != $0.value)
    }
    guard let other, !body.contains(where: { agrees(figure, $0) }),
      figure.unit != .count || figure.noun != figure.tokens.upperBound
        || isSameThing(figure.noun, other.noun, article)
    else { return nil }
    var found = finding(figure, figure.tokens, other, other.tokens, article)
    found.severity = .warning
    return found
  }

  /// Whether two counts may be of one thing; `241 aboard` says nothing of what is counted.
  private func isSameThing(_ a: Int?, _ b: Int?, _ article: Article) -> Bool {
    guard let a, let b, isPlural(a, article) else { return true }
    return article.tokens[a].form == article.tokens[b].form
  }

  private func finding(
    _ figure: Quantity, _ run: Range<Int>, _ other: Quantity, _ otherRun: Range<Int>, _ article: Article
  ) -> Finding {
    Finding(
      at: article.range(of: run),
      "the headline says '\(article.excerpt(run))', the body '\(article.excerpt(otherRun))'",
      related: [RelatedPlace(article.range(of: otherRun), "the body's figure")])
  }
}
