import ArticleModel
import Bitext
import Diagnostics
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing
import TranslationRules

/// Whatever a segment looks like, a rule ends, and speaks of places that the segment has.
@Suite struct EveryPairShape {
  private static let languages: [Language] = [
    .english, .german, .french, .spanish, .russian, .turkish, .persian, .arabic, .chinese, .other,
  ]

  private static let contents: [String] = [
    "", "x", ".", "“", "«", "7", "7.5", "1,234", "1.234.567,8", "12:30", "2024-04-03", "3/4/2024",
    "۱۴۰۳/۰۱/۱۵", "99:99:99",
    "二〇二四年", "4月", "民國113年", "13点10分", "下午", "亿", "半", "三分之", "Prof.", "%s", "%1$s %", "{", "{0}", "<b>",
    "</", "&amp;", "http://",
    "www.", "a@", "@", "#", "$", "€ 5", "5 €", "US$", "million", "Millionen", "миллиона", "می‌خواهم", "سلام",
    "١٢٣", "not", "kein", "не", "değil",
    "verilip verilmeyeceğini", "NATO", "UN-", "Ines Okafor", "O’", "d'", "–", "- x", "( ", ")", "[…]",
    "a\u{301}", "\u{200B}", "\u{202E}", "👩🏽‍💻",
    "Monday", "montags", "twenty-third of", "third", "half a", "dozen", "5 km", "°C", "-40 °F", "17 Uhr",
    "19h30", "3 p.m.", "1/2", "٫", "1e999",
    "99999999999999999999999999999999 trillion", "zwei Drittel", "The bridge opened.",
    "Die Brücke wurde am Montag geöffnet. Sie ist lang.",
  ]

  private static func document(_ source: String, _ target: String, _ k: Int, isAligned: Bool)
    -> BilingualDocument
  {
    let (from, to) = (languages[k % languages.count], languages[(k / 3 + 1) % languages.count])
    let (s, t) = (SourceText("\n" + source), SourceText("\n" + target))
    return BilingualDocument(
      source: BilingualSide(text: s, origin: .identity, language: from),
      target: BilingualSide(text: t, origin: .identity, language: to),
      segments: [Segment(source: TextRange(1, s.bytes.count), target: TextRange(1, t.bytes.count))],
      isAligned: isAligned)
  }

  @Test func endsNoRule() {
    let check = BilingualCheck(rules: translationRules.map { $0 as any Rule })
    let context = TranslationContext(
      lexicon: BilingualData(DataFolder(path: TestDesk.root)).lexicon)
    var (pairs, found) = (0, 0)
    for (i, source) in EveryPairShape.contents.enumerated() {
      for k in 0..<25 {
        pairs += 1
        let target = EveryPairShape.contents[(i + k * k) % EveryPairShape.contents.count]
        let document = EveryPairShape.document(source, target, i + k, isAligned: k % 5 == 0)
        let bytes = document.target.text.bytes.count
        for entry in check.outcome(of: document, in: context).findings {
          found += 1
          let finding = entry.finding
          let ranges = [finding.range] + finding.fixes.flatMap { $0.edits.map(\.range) }
          #expect(
            ranges.allSatisfy { $0.start <= $0.end && $0.upper <= bytes },
            "\(translationRules[entry.rule].info.id): '\(source)' '\(target)'")
        }
      }
    }
    #expect(pairs >= 2_000 && found > 500)
  }
}
