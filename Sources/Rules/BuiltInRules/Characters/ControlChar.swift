import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags control characters and what programs use inside: nothing that can be printed.
package struct ControlChar: Rule {
  package let info = RuleInfo(
    id: "control-char",
    category: .characters,
    severity: .error,
    summary: "No control character stands in the copy.",
    rationale: """
      Frames of the wire (SOH, STX, ETX), stops of typesetting machines and half-converted marks \
      cannot be seen, and many programs stop reading at them. `U+0092` and its like are marks of \
      Windows-1252 that were never converted, `U+0019` between letters is an apostrophe that lost \
      its upper byte: these are repaired. Others are taken away. Tabs and line ends are in order.
      """,
    fixSafety:
      "Safe where a control stands for nothing, or for one mark of Windows-1252; else no fix is safe.",
    examples: [
      .flags("The minister⟦\u{92}⟧s boat is late.", fixed: "The minister’s boat is late."),
      .flags("The minister⟦\u{19}⟧s boat is late.", fixed: "The minister’s boat is late."),
      .flags("The council⟦\u{16}⟧ will meet ⟦\u{2}\u{3}⟧again.", fixed: "The council will meet again."),
      .flags("The council⟦\u{2028}⟧will meet again.", fixed: "The council will meet again."),
      .allows("The council\twill meet again.\r\nNobody objected."),
      .allows("The flag of Wales 🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F} was raised."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    CharacterScan.of(article, in: context).runs(of: .control).compactMap { run in
      isFlag(run, article) ? nil : finding(run, article)
    }
  }

  /// The tags behind a black flag are an emoji.
  private func isFlag(_ run: CharacterScan.Run, _ article: Article) -> Bool {
    (run.values.first ?? 0) >= 0xE0000 && (run.values.last ?? 0) < 0xE0080
      && Neighbours(of: run.range, in: article).before == 0x1F3F4
  }

  private func finding(_ run: CharacterScan.Run, _ article: Article) -> Finding {
    let names = run.values.prefix(3).map(CharacterScan.name).joined(separator: ", ")
    let more = run.values.count > 3 ? " and \(run.values.count - 3) more" : ""
    let (text, safety) = repair(run, article)
    return Finding(
      at: run.range,
      run.values.count == 1
        ? "control character \(names) in the copy" : "control characters \(names)\(more) in the copy",
      fixes: text.map { text in
        let title = text.isEmpty ? "Remove it" : text == " " ? "Write a space" : "Replace with '\(text)'"
        return [Fix(title, safety, [Edit(run.range, text)])]
      } ?? [])
  }

  /// What is written instead; nil where that cannot be told.
  private func repair(_ run: CharacterScan.Run, _ article: Article) -> (String?, FixSafety) {
    // A character of private use may stand for anything.
    if run.values.contains(where: { $0 >= 0xE000 && $0 < 0xFFF0 || $0 >= 0xF0000 }) { return (nil, .choice) }
    if run.values.allSatisfy({ (0x80..<0xA0).contains($0) }) {
      let marks = run.values.compactMap { CodePage.western.scalar(of: UInt8($0)) }
      if marks.count == run.values.count { return (String(String.UnicodeScalarView(marks)), .safe) }
    }
    let beside = Neighbours(of: run.range, in: article)
    guard run.values.count == 1, let value = run.values.first, beside.areLetters else {
      // Line and paragraph separators may be somebody's line ends.
      return (run.values.contains { $0 == 0x2028 || $0 == 0x2029 } ? nil : "", .safe)
    }
    switch value {
    // Word dividers of other systems, and the lower bytes of U+2013, U+2014 and U+2019.
    case 0x0B, 0x0C, 0x2028, 0x2029: return (" ", .unsafe)
    case 0x13: return ("–", .unsafe)
    case 0x14: return ("—", .unsafe)
    case 0x19: return ("’", .unsafe)
    default: return ("", .safe)
    }
  }
}
