import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags escapes of programs that stand in the copy as letters.
package struct EscapedSlash: Rule {
  package let info = RuleInfo(
    id: "escaped-slash",
    category: .characters,
    severity: .warning,
    summary: "No backslash escape stands in the copy.",
    rationale: """
      `\\/`, `\\n`, `\\"` and `\\u2019` are how JSON and programs write a slash, a line end, a mark: \
      text that shows them was unpacked once too seldom. Paths such as `C:\\news` are left alone.
      """,
    fixSafety:
      "Safe: each escape stands for one character (JSON, RFC 8259), which takes its place.",
    examples: [
      .flags("The story ends here (SDA⟦\\/⟧sj).", fixed: "The story ends here (SDA/sj)."),
      .flags("He called it ⟦\\\"⟧over⟦\\\"⟧ and left.", fixed: "He called it \"over\" and left."),
      .flags("The minister⟦\\u2019⟧s boat is late.", fixed: "The minister’s boat is late."),
      .flags("The council met.⟦\\n⟧Nobody objected.", fixed: "The council met.\nNobody objected."),
      .allows("The file C:\\news\\update.txt and the share \\\\desk\\next are lost."),
      .allows("The council met/Nobody objected."),
    ]
  )
  .reading(.all).onTargets([.anyLanguage, .rightWhereTheSourceHasIt])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let places = CharacterScan.of(article, in: context).backslashes
    if places.isEmpty { return [] }
    var result: [Finding] = []
    var end = 0
    for place in places where Int(place) >= end && !isInPath(Int(place), article) {
      guard let (length, text) = escape(at: Int(place), article.bytes) else { continue }
      let range = TextRange(Int(place), Int(place) + length)
      end = range.upper
      result.append(
        Finding(
          at: range, "'\(article.text[range])' is a program's escape",
          fixes: [Fix(title(text), .safe, [Edit(range, text)])]))
    }
    return result
  }

  private func title(_ text: String) -> String {
    switch text {
    case "\n": "Write a line end"
    case " ": "Write a space"
    default: "Replace with '\(text)'"
    }
  }

  /// The length of the escape and what it stands for.
  private func escape(at i: Int, _ bytes: [UInt8]) -> (Int, String)? {
    guard i + 1 < bytes.count else { return nil }
    switch bytes[i + 1] {
    case 0x22, 0x27, 0x2F: return (2, String(UnicodeScalar(bytes[i + 1])))
    case UInt8(ascii: "r") where bytes[(i + 2)...].starts(with: #"\n"#.utf8): return (4, "\n")
    case UInt8(ascii: "n"): return (2, "\n")
    case UInt8(ascii: "t"): return (2, " ")
    case UInt8(ascii: "u"): return unicode(at: i, bytes)
    default: return nil
    }
  }

  /// `\uXXXX`, or two of them that are a surrogate pair.
  private func unicode(at i: Int, _ bytes: [UInt8]) -> (Int, String)? {
    func unit(_ k: Int) -> UInt16? {
      guard k + 6 <= bytes.count, bytes[k] == 0x5C, bytes[k + 1] == UInt8(ascii: "u") else { return nil }
      return UInt16(String(decoding: bytes[(k + 2)..<(k + 6)], as: UTF8.self), radix: 16)
    }
    guard let first = unit(i), first >= 0x20 else { return nil }
    if let scalar = Unicode.Scalar(first) { return (6, String(scalar)) }
    guard (0xD800..<0xDC00).contains(first), let second = unit(i + 6), (0xDC00..<0xE000).contains(second)
    else { return nil }
    let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    return Unicode.Scalar(value).map { (12, String($0)) }
  }

  /// `C:\news` and `\\desk\next`: a letter, a colon or another backslash stands before, and a name behind.
  private func isInPath(_ i: Int, _ article: Article) -> Bool {
    let bytes = article.bytes
    var start = i
    while start > 0, i - start < 200, bytes[start - 1] > 0x20 { start -= 1 }
    let word = bytes[start..<i]
    if word.isEmpty { return i + 1 < bytes.count && bytes[i + 1] == 0x5C }
    let hasDrive = word.dropFirst().first == 0x3A
    return hasDrive || word.starts(with: [0x5C, 0x5C]) && !word.contains(0x22)
  }
}
