import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a run of lines of the page among the paragraphs of a story.
package struct ResidueBlock: Rule {
  package let info = RuleInfo(
    id: "residue-block",
    category: .residue,
    severity: .warning,
    summary: "No rows of networks, buttons and picture files stand in the copy.",
    rationale: """
      `Facebook` `Twitter` `Email` on lines of their own, `Like us on Facebook | Follow us on Twitter`, a \
      picture's file name: what the page held around the story. Such lines are read as blocks, with the short ones \
      between them, and said once. A block is made by lines that invite the reader to a network, by two networks on one line, by \
      two lines of buttons, credits and links, by three of roles in capitals with a name (`SOUND MIXER Per Ilves`), or by \
      the line under an embedded post (`— Per Ilves (@pilves) May 3, 2021`), a row of underscores, or a post with the address of its picture; a single button is said by the rule of its kind. Sentences that \
      invite readers to follow the paper, to write in or to read on are a house's own: a warning where the story is linted by \
      itself, a note in a run over many. Prose about networks is left alone.
      """,
    fixSafety: "Nothing is removed unasked: a line of the block may be the story's.",
    examples: [
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦Share this story

        Facebook

        Twitter

        Email⟧

        The mayor did not attend the meeting, a clerk said.
        """,
        fixed: """
          The council closed the old bridge on Monday.

          The mayor did not attend the meeting, a clerk said.
          """),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦Like Us On Facebook | Follow Us On Twitter | Contact The Author⟧
        """,
        fixed: "The council closed the old bridge on Monday."),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦Follow the Harbour Post on Facebook and Twitter.⟧
        """,
        fixed: "The council closed the old bridge on Monday."),
      .flags(
        """
        The council closed the old bridge on Monday.

        A shame for the whole town.

        ⟦— Per Ilves (@pilves) May 3, 2021⟧

        The mayor did not attend the meeting, a clerk said.
        """),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦A photo posted by Per Ilves (@pilves) on May 3, 2021⟧

        The mayor did not attend the meeting, a clerk said.
        """,
        fixed: """
          The council closed the old bridge on Monday.

          The mayor did not attend the meeting, a clerk said.
          """),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦SOUND MIXER Per Ilves

        EXECUTIVE PRODUCER Ines Okafor

        NARRATOR Jan Holmberg⟧
        """,
        fixed: "The council closed the old bridge on Monday."),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦9:29 PM - 18 Oct 2016

        239 Retweets 239 likes⟧

        The mayor did not attend the meeting, a clerk said.
        """,
        fixed: """
          The council closed the old bridge on Monday.

          The mayor did not attend the meeting, a clerk said.
          """),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦-- By Ines Okafor Follow @iokafor⟧
        """,
        fixed: "The council closed the old bridge on Monday."),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦___________⟧

        The mayor did not attend the meeting, a clerk said.
        """,
        fixed: """
          The council closed the old bridge on Monday.

          The mayor did not attend the meeting, a clerk said.
          """),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦Lorries wait for the ferry in the snow pic.twitter.com/a8Rk2Lq0bX⟧

        The mayor did not attend the meeting, a clerk said.
        """,
        fixed: """
          The council closed the old bridge on Monday.

          The mayor did not attend the meeting, a clerk said.
          """),
      .flags(
        """
        The council closed the old bridge on Monday.

        The mayor did not attend the meeting, a clerk said.

        A ferry takes lorries across the harbour.

        ⟦You can read more about the bridge here.

        Do you use the ferry? Share your experiences by writing to bridge@example.org.

        Please include your name and the town you live in.⟧
        """,
        fixed: """
          The council closed the old bridge on Monday.

          The mayor did not attend the meeting, a clerk said.

          A ferry takes lorries across the harbour.
          """),
      .flags(
        """
        The council closed the old bridge on Monday.

        The mayor did not attend the meeting, a clerk said.

        A ferry takes lorries across the harbour.

        ⟦Have something to add to this story? Share it in the comments.⟧
        """,
        fixed: """
          The council closed the old bridge on Monday.

          The mayor did not attend the meeting, a clerk said.

          A ferry takes lorries across the harbour.
          """),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦Still nothing at the harbour, no ferry in sight — Per Ilves (@pilves) May 3, 2021⟧

        The mayor did not attend the meeting, a clerk said.
        """,
        fixed: """
          The council closed the old bridge on Monday.

          The mayor did not attend the meeting, a clerk said.
          """),
      .allows(
        """
        The council closed the old bridge on Monday.

        The mayor did not attend the meeting, a clerk said.

        A ferry takes lorries across the harbour.

        "Send your letters to bridge@example.org, and you will have an answer here," the clerk said.

        Those who wrote to bridge@example.org have had none.
        """),
      .allows(
        """
        The council closed the old bridge on Monday.

        * * *

        The mayor did not attend the meeting, a clerk said.
        """),
      .allows(
        """
        The council closed the old bridge on Monday.

        9:29 PM, and 18 boats of 2016 were still in the harbour.

        Those who followed the mayor wrote to @iokafor.
        """),
      .allows(
        """
        The council closed the old bridge on Monday.

        – Per Ilves, a pilot (he has steered the ferry since 1990)

        MAYOR Ines Okafor

        The mayor did not attend the meeting, a clerk said.
        """),
      .allows(
        """
        The council closed the old bridge on Monday.

        Facebook and Twitter

        The town's pages on Facebook and Twitter said so at noon, and a clerk shared it.
        """),
      .allows(
        "The council closed the old bridge.\n\nAdvertisement\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .allows(
        "<nitf><body><body.content><p>The council closed the old bridge on Monday.</p><p>_____</p><p>Ann Doe reported from Langvik.</p></body.content></body></nitf>",
        in: "item.xml"),
      .allows("Like others on YouTube, the channel makes money from its films, a clerk said on Monday."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let found = context.shared { ResidueBlocks(article) }.blocks.map { block -> Finding in
      let (first, last) = (block.paragraphs.lowerBound, block.paragraphs.upperBound)
      let range = article.paragraphs[first].range.union(article.paragraphs[last].range)
      let start = first > 0 ? article.paragraphs[first - 1].range.upper : range.lower
      let end =
        first > 0 || last + 1 >= article.paragraphs.count
        ? range.upper : article.paragraphs[last + 1].range.lower
      let what = first == last ? "a line" : "\(last - first + 1) lines"
      var finding = Finding(
        at: range,
        "\(what) of the page, not of the story: '\(article.excerpt(article.paragraphs[first].range, limit: 40))'",
        fixes: [
          Fix(
            first == last ? "Remove the line" : "Remove the \(last - first + 1) lines", .unsafe,
            [.delete(TextRange(start, end))])
        ])
      finding.isHabit = block.isInvitation
      return finding
    }
    return found.saidOnce(in: article)
  }
}
