/// Cases of the marks, words and figures of English copy.
extension ReportedBug {
  static let all: [ReportedBug] = marks + words + sentences + figures + pages + catalogues + tables

  private static let marks: [ReportedBug] = [
    story(
      "06", ["quote-unclosed", "quote-extra-close"],
      "The clerk takes the marks (\" or ' at both ends) out of every form. He types a \" in front of a name."),
    story(
      "11", ["quote-missing-comma-before-attribution"],
      "\"We will open the second pier in ⟦May.\"⟧ the mayor told the board.\n\n\"It was a hard winter for the ⟦crews\"⟧ a young pilot said. \"It is over.\" The pilot said no more.",
      fixed:
        "\"We will open the second pier in May,\" the mayor told the board.\n\n\"It was a hard winter for the crews,\" a young pilot said. \"It is over.\" The pilot said no more."
    ),
    story(
      "42", ["missing-space-after-comma"],
      "In 2021⟦,they⟧ came back, the pilot said. Berg, 44⟦,said⟧ he would stay, and 1,200 others did.",
      fixed: "In 2021, they came back, the pilot said. Berg, 44, said he would stay, and 1,200 others did."),
    story(
      "43", ["space-before-punct"],
      "The clerk⟦ ,⟧who came late⟦ ,⟧left. The ferry was full⟦ .⟧They stayed. He wrote it for .NET in May.",
      fixed: "The clerk, who came late, left. The ferry was full. They stayed. He wrote it for .NET in May."),
    story(
      "45", ["missing-space-beside-mark"],
      "The clerk said (in ⟦2021)that⟧ it was so.\n\n\"It is late⟦,\"said⟧ the pilot. He ⟦said\"no⟧\" to it and (re)opened the MP(s)' file.",
      fixed:
        "The clerk said (in 2021) that it was so.\n\n\"It is late,\" said the pilot. He said \"no\" to it and (re)opened the MP(s)' file."
    ),
    story(
      "46", ["space-before-punct"], "\"We hoped . . . and then it came,\" she said.",
      fixed: "\"We hoped . . . and then it came,\" she said."),
    story(
      "47", ["multiple-terminals"],
      "The pilot⟦,,⟧ who was ill, left. The clerk left⟦,.⟧ Then he came back, etc., and stayed."),
    story(
      "51", ["nbsp-in-prose"],
      "The clerk opened the pier⟦\t⟧and left.\n\nHe went with⟦\u{2009}⟧the crews.\n\nnorth\tsouth\teast",
      fixed: "The clerk opened the pier and left.\n\nHe went with the crews.\n\nnorth\tsouth\teast"),
    story(
      "56", ["space-before-punct"], "Langvik beat Karvik 4 : 2 on a map of 1 : 20,000⟦ ⟧.",
      fixed: "Langvik beat Karvik 4 : 2 on a map of 1 : 20,000."),
    story("31t", ["space-before-punct", "duplicate-word"], "The map shows the⟦ ⟧, and the, pier."),
  ]

  private static let words: [ReportedBug] = [
    story(
      "16", ["apostrophe-misplaced"],
      "The pier ⟦isnt'⟧ open, the crews ⟦cant'⟧ land and they ⟦wont'⟧ wait in the tenants' hall."),
    story("17", ["indefinite-article"], "The form has a username, an (optional) photo and a unibody van."),
    story("18", ["indefinite-article"], "She is the holder of a usufruct under a universal plan."),
    story(
      "18b", ["indefinite-article"],
      "It was an onerous job for an Uzbek pilot with an honorarium, and ⟦an one⟧-off for ⟦a heir⟧."),
    story("19", ["indefinite-article"], "She sent an xlsx file, an html page and ⟦a open⟧ list."),
    story(
      "20", ["indefinite-article"], "It is ⟦a \"open⟧\" club with ⟦an \"big⟧\" hall and a \"small\" one."),
    story(
      "22", ["indefinite-article"],
      "They pay ⟦a $8⟧ fee, ⟦a €11⟧ one on Sundays and ⟦an £5⟧ one at night, not a $9 one."),
    story("23", ["duplicate-word"], "What it is is a start. All it was was a joke. It ⟦is is⟧ late."),
    story(
      "24", ["duplicate-word"],
      "Berg was sworn ⟦in in⟧ May and handed ⟦her her⟧ pass by the firm she worked ⟦for for⟧ years at ⟦the the⟧ pier.",
      fixed:
        "Berg was sworn in in May and handed her her pass by the firm she worked for for years at the pier."),
    story(
      "24b", ["duplicate-word"],
      "The talks said IS is strong. The boy was in in-school care, and firms for for-profit aims closed."),
    story(
      "29", ["duplicate-word"],
      "The clerk opened ⟦the the the⟧ pier, it ⟦was was was⟧ late, and it was very very very cold."),
    story(
      "67", ["run-together-words"],
      "The ferry left that ⟦dayHe⟧ stayed. It left for the USThe crew slept. It sank in 2014The wreck lies at 9pmThe bay. An iPhone rang."
    ),
    story(
      "68", ["spelling"],
      "The mayor ⟦ofthe⟧ town ⟦toldreporters⟧ that it was late.\n\nThe crew met ⟦inthe⟧ hall, and a clerk ⟦saidthat⟧ they would stay, ⟦eventhough⟧ onboarding went on."
    ),
    story(
      "74", ["placeholder-left"],
      "The Social Party (SP) won five seats. The SP thanked its voters.\n\nLawmaker Jan Berg (SP) met Ines Holm ⟦(sp?)⟧."
    ),
  ]

  private static let sentences: [ReportedBug] = [
    story(
      "33", ["lowercase-sentence-start"],
      "The plan is OK. ⟦the⟧ clerk said so on Monday. He told me. ⟦then⟧ he left at 5 p.m. the same day."),
    story(
      "34", ["lowercase-sentence-start"], "The board had been set up. ⟦if⟧ it had met, it would have won."),
    story(
      "35", ["lowercase-sentence-start"],
      "The meat held a Listeria spp. carrier. She ran it in 19 min. and 4 sec. flat. ⟦nobody⟧ saw it."),
    story("36", ["lowercase-sentence-start"], "The hall was full. bell hooks spoke. k.d. lang sang."),
    story(
      "40", ["truncated-story"],
      "The mayor said that the pier would be shut to ferries on Saturday and open again at 9 a.m."),
    ReportedBug(
      number: "40t", rules: ["truncated-story"],
      copy:
        "The council of Langvik closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, and nobody else wanted to say when the old bridge will ⟦be⟧"
    ),
  ]

  private static let figures: [ReportedBug] = [
    story(
      "58", ["weekday-date-mismatch"],
      "The hearings were on ⟦Tuesday 04/24/2014⟧, on ⟦Tuesday 24.04.2014⟧, on ⟦Tuesday 2014/04/24⟧, on ⟦Tuesday 24-04-2014⟧ and on Thursday 24/04/2014."
    ),
    story(
      "64", ["plural-after-one"],
      "The crash killed ⟦1 people⟧. There were ⟦1 deaths⟧ in Langvik, and Berg lost by ⟦1 votes⟧ in 1 series of polls."
    ),
    ReportedBug(
      number: "72",
      rules: [
        "ad-text-leftover", "call-to-action-leftover", "comment-widget-leftover", "photo-credit-in-body",
        "related-links-leftover", "residue-block",
      ],
      // Lines of the page that follow one another are one block, and said once.
      copy: """
        The harbour board of Langvik opened its new pier on Monday after two years of work.

        The mayor left the hall at noon.

        ⟦Share this article on Facebook

        Image caption The pier in spring

        Comments (12)

        Media playback is unsupported on your device⟧

        The comments of the mayor came late.

        ⟦Also read | Langvik opens a pier⟧

        The crew stayed at the pier until the evening.
        """),
  ]
}
