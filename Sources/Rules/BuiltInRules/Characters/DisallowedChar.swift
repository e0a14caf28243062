import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags characters that the house does not allow.
package struct DisallowedChar: Rule {
  package let info = RuleInfo(
    id: "disallowed-char",
    category: .characters,
    severity: .error,
    isOnByDefault: false,
    summary: "No character of the option `characters` stands in the copy.",
    rationale: """
      Some systems downstream reject a story for one character. The option lists them; without it \
      these are the ones that break feeds in XML and fields divided by bars: the bar, the broken bar \
      and the currency sign.
      """,
    examples: [
      .flags("The council met ⟦|⟧ Nobody objected."),
      .flags("The price is 5 ⟦¤⟧ a head."),
      .allows("The council met. Nobody objected."),
    ]
  )
  .reading(.all)
  .taking([
    .text("characters", default: "|¦¤", "The characters that are not allowed, one after the other.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let characters = Set(
      context.option("characters", of: info).unicodeScalars)
    return article.bytes.withUnsafeBufferPointer { p in
      var result: [Finding] = []
      var i = 0
      while i < p.count {
        let (value, length) = Scalars.decode(p, at: i)
        if let scalar = Unicode.Scalar(value), characters.contains(scalar) {
          result.append(
            Finding(
              at: TextRange(i, i + length),
              "'\(scalar)' (\(CharacterScan.name(value))) is not allowed in copy"))
        }
        i += length
      }
      return result
    }
  }
}
