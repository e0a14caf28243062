import Foundation
import Testing

/// What Vale's scopes select of Markdown and HTML, and where its configuration is found
/// (shared/vale/SEMANTICS.md, sections 1 and 5), through the built program.
@Suite struct ValeMarkupTests {
  private static let page = """
    ---
    title: Front pier
    ---

    # One pier

    ## Two pier

    Three pier. Four pier
    and more.

    - five pier
    - six pier

    > seven pier

    | eight pier | x |
    |---|---|
    | nine pier | y |

    ![ten pier](pier.png "pier")

    `pier` and [eleven pier](http://pier.example/pier)

    ```
    pier
    ```

    <!-- pier -->

    """

  /// Runs a rule for `pier` with a scope over a page; the words before each place that it flags.
  private func flagged(_ scope: String, _ name: String = "page.md", page: String = page) throws -> [String] {
    var found: [String] = []
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/s/S", withIntermediateDirectories: true)
      let rule = "extends: existence\nmessage: x\nscope: \(scope)\ntokens: ['\\w+ pier']\n"
      try Program.put(Array(rule.utf8), at: folder + "/s/S/R.yml")
      try Program.put(Array("StylesPath = s\n[*]\nBasedOnStyles = S\n".utf8), at: folder + "/.vale.ini")
      try Program.put(Array(page.utf8), at: folder + "/" + name)
      let result = try Program.run(
        ["lint", "--config", ".vale.ini", "--format", "jsonl", name], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      for line in result.output.split(separator: "\n") {
        let alert = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        found.append((alert?["text"] as? String)?.split(separator: " ").first.map(String.init) ?? "")
      }
    }
    return found
  }

  @Test(arguments: [
    ("text", "Front One Two Three Four five six seven eight nine ten eleven"),
    ("text.md", "Front One Two Three Four five six seven eight nine eleven"), ("text.txt", ""),
    ("text.html", ""),
    ("heading", "One Two"), ("heading.h1", "One"), ("heading.h2.md", "Two"), ("heading.h3", ""),
    ("heading.h9", ""), ("list", "five six"), ("blockquote", "seven"), ("table", "eight nine"),
    ("table.header", "eight"), ("table.cell", "nine"), ("table.caption", ""), ("alt", "ten"),
    ("figure.caption", ""), ("paragraph", "Three Four eleven"), ("sentence", "Three Four eleven"),
    ("'~heading'", "Front Three Four five six seven eight nine ten eleven"),
    ("'~text.frontmatter.title'", "One Two Three Four five six seven eight nine ten eleven"),
    ("text.frontmatter.title", "Front"),
    ("'text & ~list & ~table'", "Front One Two Three Four seven ten eleven"),
    ("[heading, list]", "One Two five six"),
    ("'heading & ~heading.h1'", "Two"), ("nowhere", ""), ("[nowhere, alt]", "ten"),
    ("summary", "Three Four five six seven eleven"), ("text.frontmatter.title", "Front"),
    ("'~text.frontmatter.title'", "One Two Three Four five six seven eight nine ten eleven"),
    ("raw", "Front One Two Three Four five six seven eight nine ten eleven"),
  ])
  func scopesSelectPartsOfMarkdown(_ scope: String, _ words: String) throws {
    #expect(try flagged(scope) == words.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    ("text", "One Two Three four five Six"), ("heading.h2", "Two"), ("list", "four"), ("blockquote", "five"),
    ("paragraph", "Three"), ("table.caption", "Six"), ("text.md", ""), ("paragraph.html", "Three"),
  ])
  func scopesSelectPartsOfHTML(_ scope: String, _ words: String) throws {
    let page = """
      <h1>One pier</h1><h2>Two pier</h2><p>Three pier.</p><ul><li>four pier</li></ul>
      <blockquote><p>five pier</p></blockquote><table><caption>Six pier</caption><tr><td>y</td></tr></table>
      <script>"the pier"</script>
      """
    #expect(
      try flagged(scope, "page.html", page: page) == words.split(separator: " ").map(String.init))
  }

  @Test func plainTextHasNoMarkup() throws {
    let page = "One pier\n\n- two pier\n\n> three pier\n"
    #expect(try flagged("text", "page.txt", page: page) == ["One", "two", "three"])
    #expect(try flagged("[heading, list, blockquote]", "page.txt", page: page) == [])
    #expect(try flagged("text.md", "page.txt", page: page) == [])
  }

  /// No pattern goes beyond a block; sentences are those of one block.
  @Test func blocksAreLookedAtOneByOne() throws {
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/s/S", withIntermediateDirectories: true)
      let rules = [
        "Across": "extends: existence\nmessage: x\nnonword: true\ntokens: ['crews\\s+rest']\n",
        "Heads":
          "extends: capitalization\nmessage: \"'%s'\"\nscope: heading\nmatch: $title\nexceptions: [Port]\n",
        "Long": "extends: occurrence\nmessage: '%d'\nscope: paragraph\nmax: 3\ntoken: '\\bferry\\b'\n",
        "Grade": "extends: readability\nmessage: '%s'\nmetrics: [Flesch-Kincaid]\ngrade: 30\n",
        "Heading": "extends: metric\nmessage: '%s'\nformula: heading.h2 + list\ncondition: '> 2.0'\n",
      ]
      for (name, rule) in rules { try Program.put(Array(rule.utf8), at: "\(folder)/s/S/\(name).yml") }
      try Program.put(Array("StylesPath = s\n[*]\nBasedOnStyles = S\n".utf8), at: folder + "/v.ini")
      let page = """
        # crews

        rest is what crews rest for

        ## The Talks of the Port

        - ferry ferry ferry ferry
        - a boat

        ferry, ferry, ferry and ferry

        """
      try Program.put(Array(page.utf8), at: folder + "/a.md")
      let result = try Program.run(["lint", "--config", "v.ini", "a.md"], in: folder)
      let found = result.output.split(separator: "\n").filter { $0.hasPrefix("a.md:") }.map { line in
        line.split(separator: " ").first.map(String.init)! + String(line.split(separator: "[").last ?? "")
      }
      #expect(
        found == [
          "a.md:1:1:S.Heading]", "a.md:1:3:S.Heads]", "a.md:3:14:S.Across]", "a.md:10:1:S.Long]",
        ], "\(result.output)\(result.errors)")
    }
  }

  @Test func ourConfigurationIsTheNearestAboveAFileAndValesIsNamed() throws {
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/desk/north/old", withIntermediateDirectories: true)
      let copy = Array("Crews rest.  The ferries were were late.\n".utf8)
      for place in ["desk/a.txt", "desk/north/a.txt", "desk/north/old/a.txt"] {
        try Program.put(copy, at: folder + "/" + place)
      }
      try Program.put(Array("rules:\n  double-space: off\n".utf8), at: folder + "/desk/.wirelint.yml")
      try Program.put(
        Array("rules:\n  duplicate-word: off\n".utf8), at: folder + "/desk/north/.wirelint.yml")
      // Vale's own file is not taken for ours, wherever it stands; `--config` names it.
      try Program.put(Array("[*]\nBasedOnStyles = Vale\n".utf8), at: folder + "/desk/north/.vale.ini")
      func rules(_ arguments: [String], in place: String) throws -> [String] {
        let output = try Program.run(["lint"] + arguments, in: folder + "/" + place).output
        return output.split(separator: "\n").filter { $0.hasPrefix("a.txt:") }.compactMap {
          $0.split(separator: "[").last.map { String($0.dropLast()) }
        }
      }
      #expect(try rules(["a.txt"], in: "desk") == ["duplicate-word"])
      #expect(try rules(["a.txt"], in: "desk/north") == ["double-space"])
      #expect(try rules(["a.txt"], in: "desk/north/old") == ["double-space"])
      #expect(try rules(["--no-config", "a.txt"], in: "desk/north") == ["double-space", "duplicate-word"])
      #expect(try rules(["--config", "../.vale.ini", "a.txt"], in: "desk/north/old") == ["Vale.Repetition"])
    }
  }

  /// A script is a program, of which nothing is run: only Vale's styles have them, and they run without it.
  @Test(arguments: [
    "script: |\n  text := import(\"text\")\n  matches := []\n  matches = append(matches, {begin: 0, end: 4})\n",
    "script: checks.tengo\n", "scope: raw\nscript: |\n  for { }\n",
  ])
  func scriptsAreLeftOut(_ body: String) throws {
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/s/S", withIntermediateDirectories: true)
      try Program.put(
        Array("extends: script\nmessage: x\nlevel: error\n\(body)".utf8), at: folder + "/s/S/R.yml")
      try Program.put(
        Array("extends: existence\nmessage: x\ntokens: [crews]\n".utf8), at: folder + "/s/S/Good.yml")
      try Program.put(Array("StylesPath = s\n[*]\nBasedOnStyles = S\n".utf8), at: folder + "/v.ini")
      try Program.put(Array("The crews rest.\n".utf8), at: folder + "/a.txt")
      let reason = "rules that extend 'script' run programs of Vale's and are not supported"
      let vale = try Program.run(["lint", "--config", "v.ini", "a.txt"], in: folder)
      #expect(vale.status == 0 && vale.output.contains("[S.Good]"))
      #expect(vale.errors.contains("R.yml:1:10: note: \(reason)"), "\(vale.errors)")
      let own = try Program.run(["lint", "--style", "./s/S", "a.txt"], in: folder)
      #expect(own.status == 1 && own.output.contains("[S.Good]"))
      #expect(own.errors.contains("R.yml:1:10: note: \(reason); it is left out"), "\(own.errors)")
    }
  }
}
