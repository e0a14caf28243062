import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a target that is much shorter or longer than its source.
package struct TranslationLength: TranslationRule {
  package let info = RuleInfo(
    id: "translation-length",
    category: .translation,
    severity: .warning,
    summary: "A translation is about as long as its language needs.",
    rationale:
      "Lengths are compared as letters, by what professional translations between the two languages need. Little more than half, or nearly double of that is text lost or added, or another segment altogether. Short segments vary too much.",
    examples: [
      .flags(
        "ru\ten\nПрезидент подписал закон о бюджете, который вступит в силу с первого января следующего года.\t⟦The president signed it.⟧"
      ),
      .flags(
        "de\ten\nDie Regierung hat am Mittwoch ein neues Gesetz beschlossen.\t⟦The government adopted a new law on Wednesday, which had been debated for months in both chambers of parliament and was criticised by the opposition as well as by many experts on constitutional law and by the press.⟧"
      ),
      .allows(
        "zh\ten\n总统星期五在首都会见了来访的外国代表团成员。\tThe president met members of the visiting foreign delegation in the capital on Friday."
      ),
      .allows(
        "fr\ten\nLes États-Unis devraient doubler les crédits de l'intelligence artificielle\tU.S. should double A.I. budget"
      ),
      .allows("de\ten\nJa.\tYes, indeed, that is so."),
    ])

  package init() {}

  /// What the length may be of what is usual, in general and in short segments. Over the first half of NTREX-128, one
  /// segment in a thousand of professional translations is outside.
  private static let limits = 0.6...1.8
  private static let fewLimits = 0.44...2.3
  /// Of long segments and of those of a hundred letters, where lengths keep close to one another.
  private static let closeLimits = 0.68...1.8
  private static let mediumLimits = 0.63...1.8
  private static let wideLimits = 0.44...2.3
  /// From English into Arabic and Persian, and into Chinese, which says the same in fewer signs.
  private static let wideLimitsFromEnglish = 0.55...2.1
  private static let chineseLimitsFromEnglish = 0.5...2.1
  /// Languages of which a letter says more or less from text to text: scripts without vowels, and ideographs.
  private static let wide: Set<Language> = [.chinese, .japanese, .korean, .arabic, .hebrew, .persian, .hindi]
  /// Languages of western Europe, between which and from English into which lengths keep close to what is usual.
  private static let close: Set<Language> = [
    .english, .german, .french, .spanish, .italian, .dutch, .swedish,
  ]
  private static let closeFromEnglish: Set<Language> = [.russian, .turkish, .ukrainian]

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, let ratio = pair.lengthRatio else { return [] }
    let letters = max(pair.sourceShape.letters, pair.targetShape.letters)
    guard letters >= (isWide(pair) ? 70 : 50) else { return [] }
    let limits = limits(pair, letters)
    let isShort = ratio * (1 + room(pair.target, pair.source, pair.targetShape)) < limits.lowerBound
    guard isShort || ratio > limits.upperBound + room(pair.source, pair.target, pair.sourceShape) else {
      return []
    }
    let percent = Int(bounded: (min(ratio, 99) * 100).rounded())
    return [
      report(
        .warning, at: pair.segment.target,
        "the translation is \(isShort ? "short" : "long"): \(percent) % of what is usual between these languages",
        source: pair.segment.source)
    ]
  }

  /// A headline or an exclamation of a few words varies more than a long sentence.
  private func limits(_ pair: SegmentPair, _ letters: Double) -> ClosedRange<Double> {
    if isWide(pair) {
      guard letters >= 100, isKnownFromEnglish(pair) else { return Self.wideLimits }
      return pair.target.language == .chinese ? Self.chineseLimitsFromEnglish : Self.wideLimitsFromEnglish
    }
    if letters < 100 { return Self.fewLimits }
    return !isClose(pair) ? Self.limits : letters < 150 ? Self.mediumLimits : Self.closeLimits
  }

  /// How much longer or shorter a side may be for the acronyms of one that the other writes out, of what the first is
  /// long.
  private func room(_ side: SideReading, _ other: SideReading, _ shape: SideShape) -> Double {
    Self.letters * Double(max(0, acronyms(side, besides: other) - acronyms(other, besides: side)))
      / max(1, shape.letters)
  }

  /// The acronyms of a side that the other does not have as they are; `U.S.` has letters between stops.
  private func acronyms(_ side: SideReading, besides other: SideReading) -> Int {
    side.tokens.indices.count { i in
      let token = side.tokens[i]
      if token.range.count == 1, token.flags.contains(.capital) {
        return side.isMark(i + 1, 0x2E) && !side.isMark(i - 1, 0x2E) && side.tokens.indices.contains(i + 2)
          && side.isMark(i + 3, 0x2E)
      }
      return token.flags.contains(.allCapitals) && !other.has(token.hash)
    }
  }

  /// The letters of a name that an acronym stands for.
  private static let letters = 25.0

  private func isWide(_ pair: SegmentPair) -> Bool {
    [pair.source.language, pair.target.language].contains(where: Self.wide.contains)
  }

  private func isKnownFromEnglish(_ pair: SegmentPair) -> Bool {
    pair.source.language == .english && [.chinese, .arabic, .persian].contains(pair.target.language)
  }

  private func isClose(_ pair: SegmentPair) -> Bool {
    let (source, target) = (pair.source.language, pair.target.language)
    return Self.close.contains(source) && Self.close.contains(target)
      || source == .english && Self.closeFromEnglish.contains(target)
  }
}
