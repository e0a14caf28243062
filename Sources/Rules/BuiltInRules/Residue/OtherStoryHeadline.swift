import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags headlines of other stories and labelled teasers among the paragraphs of a story.
package struct OtherStoryHeadline: Rule {
  package let info = RuleInfo(
    id: "other-story-headline",
    category: .residue,
    severity: .warning,
    summary: "No headlines of other stories stand between or below the paragraphs.",
    rationale: """
      A page sets links to other stories between and below the paragraphs: a label in capitals with a title behind it \
      (`SHUT OUT: Lorries wait on the quay in May`), or a few headlines as the last lines. In the copy they read as \
      paragraphs without a stop. They are known by their shape: a label and a title of one line in a story whose \
      paragraphs are sentences; two last lines or more that read like headlines where every other paragraph has \
      ended; two lines or more in title case side by side between two paragraphs, where the story has no others. Captions are known by the word that points into the picture (`Ilves, left, at the quay`), by a label (`Shut out: Lorries wait on \
      the quay`) where two stand in the story, or as two and more sentences without a stop, each alone between paragraphs. \
      Lists, tables, speakers of a transcript and stories that leave more lines without a stop are left alone.
      """,
    fixSafety: "Nothing is removed unasked: a line may be a caption or a crosshead of the story.",
    examples: [
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦SHUT OUT: Lorries wait on the quay after a winter without ice⟧

        The mayor did not attend the meeting, a clerk said.

        Lorries take the ferry until the spring.
        """,
        fixed: """
          The council closed the old bridge on Monday.

          The mayor did not attend the meeting, a clerk said.

          Lorries take the ferry until the spring.
          """),
      .flags(
        """
        The council closed the old bridge on Monday.

        The mayor did not attend the meeting, a clerk said.

        Lorries take the ferry until the spring.

        ⟦Harbour Workers Demand Answers on Winter Pay

        Ferry Fares to Rise Again After a Winter Without Ice⟧
        """,
        fixed: """
          The council closed the old bridge on Monday.

          The mayor did not attend the meeting, a clerk said.

          Lorries take the ferry until the spring.
          """),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦Per Ilves, left, waits for the ferry with the mayor and two clerks⟧

        The mayor did not attend the meeting, a clerk said.

        Lorries take the ferry until the spring.
        """,
        fixed: """
          The council closed the old bridge on Monday.

          The mayor did not attend the meeting, a clerk said.

          Lorries take the ferry until the spring.
          """),
      .allows(
        """
        The council closed the old bridge on Monday.

        The mayor did not attend the meeting, a clerk said.

        Lorries take the ferry until the spring. These bridges stay open:

        The new bridge at the end of the harbour

        The bridge of the northern road over the river
        """),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦Mayor Warns of Another Winter Without Ice

        Ferry Pledges to 'Run and Finally Arrive': What You Need to Know⟧

        The mayor did not attend the meeting, a clerk said.

        Lorries take the ferry until the spring.
        """,
        fixed: """
          The council closed the old bridge on Monday.

          The mayor did not attend the meeting, a clerk said.

          Lorries take the ferry until the spring.
          """),
      .flags(
        """
        The council asked Per Ilves, who steers the ferry, on Monday.

        ⟦Ilves left the harbour on a night without ice⟧

        The mayor did not attend the meeting, a clerk said.

        Lorries take the ferry until the spring.
        """,
        fixed: """
          The council asked Per Ilves, who steers the ferry, on Monday.

          The mayor did not attend the meeting, a clerk said.

          Lorries take the ferry until the spring.
          """),
      .allows(
        """
        The council closed the old bridge on Monday.

        Per Ilves: Yes, the ferry was full at noon and lorries waited

        The mayor did not attend the meeting, a clerk said.

        Ines Okafor: No, nobody on the quay has seen a lorry today

        Lorries take the ferry until the spring.
        """),
      .allows(
        """
        The council closed the old bridge on Monday.

        A Winter Without Ice

        The mayor did not attend the meeting, a clerk said.

        The Ferry Runs Again

        Lorries take the ferry until the spring.
        """),
      .allows(
        """
        The council closed the old bridge on Monday.

        The mayor did not attend the meeting, a clerk said.

        UPDATE: The ferry was full at noon, and lorries waited on the quay.

        Lorries take the ferry until the spring.
        """),
      .allows(
        """
        The council closed the old bridge on Monday.

        The mayor did not attend the meeting, a clerk said.

        Lorries take the ferry until the spring.

        Ines Okafor (mayor of the town of Halden), for services to the harbour

        Per Ilves (pilot of the old ferry), for services to the town
        """),
    ]
  )
  .reading(.all).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let blocks = context.shared { ResidueBlocks(article) }
    let runs = context.shared { HeadlineLines(article) }.runs.filter { !$0.contains(where: blocks.holds) }
    let found = runs.map { run -> Finding in
      let (first, last) = (run.lowerBound, run.upperBound)
      let range = article.paragraphs[first].range.union(article.paragraphs[last].range)
      let excerpt = article.excerpt(article.paragraphs[first].range, limit: 40)
      let what = first == last ? "reads like a line" : "and the \(last - first) below it read like lines"
      return Finding(
        at: range, "'\(excerpt)' \(what) of the page, not of the story: headlines of others, captions",
        fixes: [
          Fix(
            first == last ? "Remove the line" : "Remove the \(last - first + 1) lines", .unsafe,
            [.delete(TextRange(article.paragraphs[first - 1].range.upper, range.upper))])
        ])
    }
    return found.saidOnce(in: article)
  }
}
