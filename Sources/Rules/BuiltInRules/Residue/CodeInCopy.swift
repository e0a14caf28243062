import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags program code among the prose.
package struct CodeInCopy: Rule {
  package let info = RuleInfo(
    id: "code-in-copy",
    category: .residue,
    severity: .warning,
    summary: "No script, style sheet or mark-up stands in the copy.",
    rationale: """
      Embedded posts and players leave their scripts behind when a page is copied: \
      `function(d) { var js = … }`. It is said once a story, with the other places, and no other rule speaks of \
      what stands in code, whose brackets, marks and names are its own. In a story about programs, where \
      code stands in most of its paragraphs, it is a note.
      """,
    examples: [
      .flags(
        "The council closed the old bridge on Monday.\n\n⟦(function(d) { var js = d.byId(\"post\"); js.src = \"/w.js\"; })();⟧\n\nLorries take the ferry, a clerk said.\n\nThe mayor did not attend the meeting."
      ),
      .flags(
        "The council closed the old bridge on Monday.\n\n⟦@media screen and (min-width: 500px) { .map { display: none; }}⟧\n\nLorries take the ferry, a clerk said.\n\nThe mayor did not attend the meeting."
      ),
      .allows("The council (and its clerks) paid {name} 5% => 6% of $x million; a & b left."),
      .allows("The host inserts a <script> tag, and a <div> element, into the page."),
      .allows("The mayor said: {{quote}} and {{name}} left."),
    ]
  )
  .reading(.all)

  package init() {}

  package var readsDamage: Bool { true }

  private static let mostPlaces = 20

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let code = context.shared { Damage(article) }.code
    guard let first = code.first else { return [] }
    let prose = article.paragraphs.reduce(0) { $0 + ($1.kind == .body ? 1 : 0) }
    let count = code.count > 1 ? ", in \(code.count) places" : ""
    return [
      Finding(
        code.count * 2 > prose ? .note : info.severity, at: first,
        "program code in the copy\(count): '\(article.excerpt(first, limit: 40))'",
        related: code.dropFirst().prefix(CodeInCopy.mostPlaces).map { RelatedPlace($0, "and here") })
    ]
  }
}
