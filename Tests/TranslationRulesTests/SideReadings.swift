import Bitext
import LintEngine
import RuleTestSupport
import SourceText
import Testing

@testable import TranslationRules

/// Sides of a segment, read with the project's own lists, for tests of the parts below the rules.
enum SideReadings {
  static let lexicon = BilingualData(DataFolder(path: TestDesk.root)).lexicon

  /// What is said of the reading of a text.
  static func read<Result>(_ text: String, _ language: Language, _ body: (SideReading) -> Result) -> Result {
    let bytes = Array(text.utf8)
    let side = SideReading(language: language, lexicon: lexicon)
    return bytes.withUnsafeBufferPointer { p in
      side.read(p, TextRange(0, p.count))
      return body(side)
    }
  }

  /// What is said of a segment.
  static func pair<Result>(
    _ source: String, _ from: Language, _ target: String, _ to: Language, _ body: (SegmentPair) -> Result
  ) -> Result {
    let (s, t) = (Array(source.utf8), Array(target.utf8))
    let pair = SegmentPair(
      source: SideReading(language: from, lexicon: lexicon),
      target: SideReading(language: to, lexicon: lexicon))
    return s.withUnsafeBufferPointer { s in
      t.withUnsafeBufferPointer { t in
        pair.read(Segment(source: TextRange(0, s.count), target: TextRange(0, t.count)), source: s, target: t)
        return body(pair)
      }
    }
  }

  /// The figures of a text: `2500000 EUR`, `12 %`, `12 km`, `14:30`; in brackets those that only answer for others.
  static func figures(_ text: String, _ language: Language) -> String {
    read(text, language) { side in side.figures.map { describe($0) }.joined(separator: ", ") }
  }

  private static func describe(_ figure: Figure) -> String {
    var text = figure.value.rounded() == figure.value ? "\(Int(bounded: figure.value))" : "\(figure.value)"
    if let minutes = figure.minutes {
      text = "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }
    if figure.isPercent { text += figure.isPoints ? " points" : " %" }
    for detail in [figure.currency, figure.unit] where detail != 0 {
      text += " " + lexicon.name(ofDetail: detail)
    }
    return figure.strength == .support ? "(\(text))" : text
  }

  /// The dates of a text: `2023-5-12`, with the calendar's name where it is not ours.
  static func dates(_ text: String, _ language: Language) -> [String] {
    read(text, language) { side in
      side.dates.map { date in
        let calendar = date.calendar == .gregorian ? "" : " \(date.calendar)"
        return "\(date.year)-\(date.month)-\(date.day)\(calendar)"
      }
    }
  }
}

/// A text in a language, for tables of tests.
struct InLanguage: Sendable, CustomTestStringConvertible {
  let language: Language
  let text: String
  let other: String
  var testDescription: String { "\(language.code): \(text)" }

  /// `other`: what the text is told from.
  init(_ language: Language, _ text: String, _ other: String = "") {
    (self.language, self.text, self.other) = (language, text, other)
  }
}
