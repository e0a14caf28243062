/// Cases of pages, catalogues and tables of two languages.
extension ReportedBug {
  static let pages: [ReportedBug] = [
    ReportedBug(
      number: "31", rules: ["space-before-punct", "duplicate-word"],
      copy: """
        # Langvik opens a pier

        The plan is shown in ![map of the pier](pier.png). Go to [](#data) to read it.

        The crew cheered <img class="emoji" src="a.png" alt="party">, then left for ⟦the the⟧ hall.
        """, fileExtension: "md"),
    ReportedBug(
      number: "31h", rules: ["space-before-punct", "duplicate-word"],
      copy: """
        <p>The crew cheered <img class="emoji" src="a.png" alt="party">, then left with the <i class="icon"></i> the
        <svg><path d="M0"/></svg>, the <a href="#x"></a> the <input type="text"> and ⟦the the⟧ hall.</p>
        """, fileExtension: "html"),
  ]

  private static func catalogue(
    _ number: String, _ language: String, _ forms: String, _ body: String, rules: [String]
  )
    -> ReportedBug
  {
    ReportedBug(
      number: number, rules: rules,
      copy: """
        msgid ""
        msgstr ""
        "Language: \(language)\\n"
        "MIME-Version: 1.0\\n"
        "Content-Type: text/plain; charset=UTF-8\\n"
        "Plural-Forms: nplurals=2; plural=(\(forms));\\n"

        \(body)

        """, fileExtension: "po")
  }

  static let catalogues: [ReportedBug] = [
    catalogue(
      "78", "de", "n != 1",
      """
      msgid "%d ferry was lost."
      msgid_plural "%d ferries were lost."
      msgstr[0] "Eine Fähre ging verloren."
      msgstr[1] "%d Fähren gingen verloren."
      """, rules: []),
    catalogue(
      "79", "de", "n != 1",
      """
      msgid "%d ferry was lost."
      msgid_plural "%d ferries were lost."
      msgstr[0] "%d Fähre ging verloren."
      msgstr[1] "⟦Viele⟧ Fähren gingen verloren."
      """, rules: ["translation-placeholder"]),
    catalogue(
      "80", "de", "n != 1",
      """
      msgid "%s of %s piers"
      msgstr "%2$s Piers, davon %1$s"

      msgid "%s of %d piers"
      msgstr "⟦%1$d⟧ Piers, davon ⟦%2$s⟧"
      """, rules: ["translation-placeholder", "translation-number"]),
    catalogue(
      "82", "fr", "n > 1",
      """
      msgid "{COUNT, plural, =1 {project} other {{COUNT} projects}}"
      msgstr "{COUNT, plural, =1 {projet} other {{COUNT} projets}}"

      msgid "{name} left."
      msgstr "⟦{nom}⟧ est parti."
      """, rules: ["translation-placeholder"]),
    catalogue(
      "83", "de", "n != 1",
      """
      msgid "-p <process ID>"
      msgstr "-p <Prozess-ID>"

      msgid "Read <b>this</b>."
      msgstr "⟦Lies⟧ ⟦<i>⟧dies."
      """, rules: ["translation-tag"]),
    catalogue(
      "84", "hu", "n != 1",
      """
      msgid "translator-credits"
      msgstr "Ines Holm <ines at pier dot example>, Jan Berg <jan@pier.example>"
      """, rules: ["translation-tag"]),
    catalogue(
      "89", "de", "n != 1",
      """
      msgid "The list follows..."
      msgstr "Die Liste folgt…"

      msgid "Please hold…"
      msgstr "Bitte warten..."

      msgid "The list ends."
      msgstr "Die Liste ⟦endet⟧"
      """, rules: ["translation-end-punctuation"]),
  ]

  private static func table(_ number: String, _ rules: [String], _ copy: String) -> ReportedBug {
    ReportedBug(number: number, rules: rules, copy: copy, fileExtension: "tsv")
  }

  private static let numbers = [
    "translation-number", "translation-scale", "translation-time", "translation-money",
  ]

  static let tables: [ReportedBug] = [
    table("92", numbers, "bn\ten\n২৫ জন মারা গেছে।\t25 people died.\nমোট ৪৭ জন।\t⟦74⟧ people.\n"),
    table(
      "93", numbers,
      "ja\ten\n人口は15万人です。\tThe population is 150,000.\n売上は2億4000万円でした。\tSales were 240 million yen.\n午前9時15分に始まった。\tIt began at 9:15 a.m.\n"
    ),
    table(
      "94", numbers,
      "pl\ten\nKosztowało to 4,5 mln złotych.\tIt cost 4.5 million zloty.\nPożyczyli 3 miliardy euro.\tThey borrowed 3 billion euros.\nZginęło 14 osób.\t⟦41⟧ people died.\n"
    ),
    table(
      "94l", numbers,
      "hi\ten\nसरकार ने 7 लाख रुपये दिए।\tThe government gave 700,000 rupees.\nकुल 3.5 करोड़ लोग आए।\tA total of 35 million people came.\n"
    ),
    table(
      "95", ["translation-placeholder"],
      "en\tde\nPage %1 of %2 is here.\t⟦Seite⟧ 1% von %2 ist hier.\nPage %1 of %2.\tSeite %1 von %2.\n"),
    table(
      "96", ["translation-untranslated"],
      "en\tja\nInternet Explorer\tInternet Explorer\nPhoto: Jan Berg / Northern News\tPhoto: Jan Berg / Northern News\nThe talks went on until late in the night.\t⟦The talks went on until late in the night.⟧\n"
    ),
  ]
}
