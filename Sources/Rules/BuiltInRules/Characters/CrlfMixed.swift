import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags line ends of two kinds in one file.
package struct CrlfMixed: Rule {
  package let info = RuleInfo(
    id: "crlf-mixed",
    category: .characters,
    severity: .note,
    isOnByDefault: false,
    summary: "All lines of a file end alike.",
    rationale: """
      Files joined on machines of two kinds hold both `LF` and `CR LF`: some programs then show \
      empty lines, others none. The line ends of the majority are kept.
      """,
    fixSafety: "Safe: line ends change, the text of the lines does not.",
    examples: [
      .flags(
        "The council met.\nNobody objected.⟦\r\n⟧The mayor left.\nNight fell.",
        fixed: "The council met.\nNobody objected.\nThe mayor left.\nNight fell.",
        isWhole: true),
      .flags(
        "The council met.\r\nNobody objected.⟦\n⟧The mayor left.\r\nNight fell.",
        fixed: "The council met.\r\nNobody objected.\r\nThe mayor left.\r\nNight fell.",
        isWhole: true),
      .allows("The council met.\nNobody objected."),
      .allows("The council met.\r\nNobody objected.", isWhole: true),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard article.metadata.format == "plain", CharacterScan.of(article, in: context).carriageReturn != nil
    else {
      return []
    }
    var ends: [String: [TextRange]] = [:]
    let bytes = article.bytes
    var i = 0
    while i < bytes.count {
      let isReturn = bytes[i] == 0x0D
      guard isReturn || bytes[i] == 0x0A else {
        i += 1
        continue
      }
      let length = isReturn && i + 1 < bytes.count && bytes[i + 1] == 0x0A ? 2 : 1
      ends[length == 2 ? "\r\n" : isReturn ? "\r" : "\n", default: []].append(TextRange(i, i + length))
      i += length
    }
    guard ends.count > 1,
      let major = ends.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })?.key
    else { return [] }
    let others = ends.filter { $0.key != major }.flatMap(\.value).sorted()
    guard let first = others.first else { return [] }
    return [
      Finding(
        at: first,
        "\(others.count) of \(others.count + (ends[major]?.count ?? 0)) line ends are of another kind than the rest",
        fixes: [Fix("End all lines alike", .safe, others.map { Edit($0, major) })])
    ]
  }
}
