import Foundation
import RuleTestSupport
import Testing

/// README and docs/ say what the program does, and all of it.
@Suite struct DocumentationTests {
  private static func text(_ path: String) -> String {
    Program.content(TestDesk.root + "/" + path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// README and the pages of docs/, by path.
  private static let pages: [String: String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: TestDesk.root + "/docs")) ?? []
    let paths = ["README.md"] + names.filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }
    return Dictionary(uniqueKeysWithValues: paths.map { ($0, text($0)) })
  }()

  /// The commands, as `wirelint help` lists them.
  private func commands() throws -> [String] {
    let help = try Program.run(["help"]).output
    return help.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
  }

  private func options(of command: String) throws -> [String] {
    let help = try Program.run(["help", command]).output
    return help.split(separator: "\n").filter { $0.hasPrefix("  --") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
  }

  @Test func everyCommandAndOptionStandsInAPage() throws {
    let commands = try commands()
    #expect(commands.count > 12 && commands.contains("lint"))
    let page = try #require(Self.pages["docs/commands.md"])
    let sections = page.components(separatedBy: "\n## wirelint ")
    // Written by people, beside the page that is made of the table of options.
    let others = Self.pages.filter { $0.key != "docs/commands.md" }.values.joined()
    for command in commands {
      let section = sections.first { $0.hasPrefix(command + "\n") } ?? ""
      #expect(!section.isEmpty, "docs/commands.md lacks \(command): run 'wirelint rules --write-pages'")
      #expect(
        others.contains("wirelint \(command)"), "no page but docs/commands.md says 'wirelint \(command)'")
      for option in try options(of: command) where !["--help", "--version"].contains(option) {
        #expect(
          section.contains("| `\(option) ") || section.contains("| `\(option)`"),
          "docs/commands.md lacks \(command) \(option): run 'wirelint rules --write-pages'")
      }
    }
  }

  /// Whatever looks like an option of ours is one.
  @Test func everyOptionOfAPageIsThere() throws {
    var known: Set<String> = []
    for command in try commands() { known.formUnion(try options(of: command)) }
    // Of other programs, and of scripts of the repository.
    let others: Set = [
      "--read-only", "--data-urlencode", "--diff-filter", "--cached", "--name-only", "--check", "--now",
      "--cut",
      "--unshallow", "--install-extension", "--output=JSON", "--tests", "--seed", "--binary",
      "--filter",
    ]
    for (path, text) in Self.pages {
      for line in text.split(separator: "\n") where line.contains("wirelint ") || line.hasPrefix("| `--") {
        for match in line.matches(of: /(?:^|[\s`])(--[a-z][a-z-]+)/) {
          let option = String(match.output.1)
          #expect(known.contains(option) || others.contains(option), "\(path) names \(option)")
        }
      }
    }
  }

  @Test func everyKeyOfTheConfigurationStandsInAPage() throws {
    let schema = try JSONSerialization.jsonObject(
      with: Data(Self.text("rules/schema/configuration.schema.json").utf8))
    let keys = ((schema as? [String: Any])?["properties"] as? [String: Any])?.keys.sorted() ?? []
    #expect(keys.count > 10 && keys.contains("extends"))
    let page = try #require(Self.pages["docs/configure.md"])
    for key in keys { #expect(page.contains("\n| `\(key)` |"), "docs/configure.md lacks '\(key)'") }
    for key in ["rule", "file", "text", "fingerprint", "reason", "expires"] {
      #expect(
        Self.pages["docs/silence.md"]?.contains("`\(key)`") == true
          || Self.pages["docs/silence.md"]?.contains("  \(key): ") == true
          || Self.pages["docs/silence.md"]?.contains("- \(key): ") == true, "docs/silence.md lacks '\(key)'")
    }
  }

  /// Every exit code, format and profile that the program knows stands in the page on configurations.
  @Test func everyFormatStandsInAPage() throws {
    let page = try #require(Self.pages["docs/configure.md"])
    let refusal = try Program.run(["lint", "--format", "nosuch", "x"]).errors
    let names =
      refusal.components(separatedBy: "it takes ").last?.filter { !")\n".contains($0) }.components(
        separatedBy: ", ") ?? []
    #expect(names.count > 10)
    for name in names { #expect(page.contains("`\(name)`"), "docs/configure.md lacks '\(name)'") }
  }

  // MARK: Commands that are shown

  private struct Shown {
    var page: String
    var line: String
  }

  /// Lines of the shell in README and docs: blocks that say so, and indented lines that call the program or a script.
  private static let shown: [Shown] = pages.sorted { $0.key < $1.key }.flatMap { path, text in
    var isShell = false
    var isBlock = false
    return text.components(separatedBy: "\n").compactMap { line -> Shown? in
      if line.hasPrefix("```") {
        isShell = !isBlock && line == "```sh"
        isBlock.toggle()
        return nil
      }
      let isIndented =
        !isBlock
        && ["    wirelint ", "    scripts/", "    pip ", "    curl ", "    python3 "].contains {
          line.hasPrefix($0)
        }
      guard isShell || isIndented else { return nil }
      // A remark behind two blanks is none of the command.
      let command = line.replacing(/\s+#\s.*$/, with: "").trimmingCharacters(in: .whitespaces)
      return command.isEmpty || command.hasPrefix("#") ? nil : Shown(page: path, line: command)
    }
  }

  /// What cannot run here, by the beginning of its line, and what tries it instead.
  private static let elsewhere = [
    "pip install wirelint": "scripts/try-packages installs the wheel",
    "pip install 'wirelint[": "PythonModuleTests try what it brings",
    "scripts/": "scripts are run by CI, which runs this test",
    "code --install-extension": "needs Visual Studio Code",
    "wirelint fix --interactive": "needs a terminal; InteractiveFixTests give it one",
    "wirelint serve": "runs below, with the lines that ask it",
    "wirelint learn": "needs an archive; LearnCommandTests have one",
    "curl ": "runs below",
    "python3 Benchmarks/": "measures for minutes",
  ]

  @Test func everyCommandThatIsShownRuns() throws {
    #expect(Self.shown.count > 15, "\(Self.shown.count)")
    try Program.withFolder { folder in
      let desk = [
        "story.txt": Self.text("Examples/ministers-call.txt"),
        "stories/one.txt": Self.text("Examples/ministers-call.txt"),
        "Examples/ministers-call.txt": Self.text("Examples/ministers-call.txt"),
        "stories.jsonl":
          "{\"id\": 1, \"title\": \"Bridge\", \"body\": \"The the bridge opened.\"}\n{\"id\": 2, \"body\": \"Boats left.\"}\n",
        "FOREIGN/one.txt": "The mayor met envoys in the framework of talks.\n",
        "ENGLISH/one.txt": "The mayor met envoys during talks.\n",
        "findings.jsonl": "{\"id\": \"1\", \"error\": \"the text is null\"}\n",
        "source.txt": "Министр сказал, что 25 судов вышли в море.\n",
        "target.txt": "The minister said 25 ships had left.\n",
        "story.xlf":
          "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"a\" source-language=\"ru\" target-language=\"en\" datatype=\"plaintext\"><body><trans-unit id=\"1\"><source>В море вышли 25 судов.</source><target>25 ships left.</target></trans-unit></body></file></xliff>\n",
        "House/Freebie.yml":
          "extends: substitution\nmessage: \"write '%s' instead of '%s'\"\nlevel: error\nswap:\n  freebie: gift\n",
        // A project of its own: its configuration would hold for the other stories as well.
        "vale/.vale.ini": "StylesPath = styles\n\n[*.md]\nBasedOnStyles = House\n",
        "vale/styles/House/Freebie.yml":
          "extends: substitution\nmessage: \"write '%s'\"\nlevel: error\naction:\n  name: replace\nswap:\n  freebie: gift\n",
        "vale/docs/ships.md": "# Ships\n\nThe crew got a freebie in the port.\n",
      ]
      for (path, text) in desk {
        try FileManager.default.createDirectory(
          atPath: (folder + "/" + path as NSString).deletingLastPathComponent,
          withIntermediateDirectories: true)
        try Program.put(text.utf8, at: folder + "/" + path)
      }
      try FileManager.default.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/bin/wirelint", withDestinationPath: Program.path)
      var unused = Set(Self.elsewhere.keys)
      for shown in Self.shown {
        if let reason = Self.elsewhere.keys.first(where: { shown.line.hasPrefix($0) }) {
          unused.remove(reason)
          continue
        }
        let project = shown.page == "docs/from-vale.md" ? folder + "/vale" : folder
        let result = try Program.shell(
          "export PATH=\"\(folder)/bin:$PATH\"; timeout 60 \(place(shown.line))", in: project)
        #expect(result.status == 0 || result.status == 1, "\(shown.page): \(shown.line): \(result.errors)")
      }
      #expect(unused.isSubset(of: ["python3 Benchmarks/", "scripts/"]), "not shown any more: \(unused)")
    }
  }

  /// A place of the example as it stands in the page may have nothing at it: one that has is taken.
  private func place(_ line: String) -> String { line.replacing("story.txt:12:7", with: "story.txt:9:35") }

  @Test func theServerThatIsShownIsAsked() throws {
    let requests = Self.shown.filter { $0.line.hasPrefix("curl ") }
    #expect(!requests.isEmpty && Self.shown.contains { $0.line == "wirelint serve" })
    try Program.withFolder { folder in
      try Program.put(Self.text("Examples/ministers-call.txt").utf8, at: folder + "/story.txt")
      for shown in requests {
        // Its own port may be taken.
        let line = shown.line.replacing("http://127.0.0.1:8081", with: "$at")
        let result = try Program.shell(
          """
          "$WIRELINT" serve --port 0 2>served.log & server=$!
          for try in $(seq 600); do grep -q serving served.log && break; sleep 0.1; done
          at=$(sed -nE 's/.*serving (http.*)\\/ .*/\\1/p' served.log)
          \(line.replacing("$at", with: "\"$at\"").replacing("\"$at\"/v2/check", with: "\"$at/v2/check\""))
          kill -TERM $server; wait $server
          """, in: folder)
        #expect(
          result.output.contains("\"matches\":[{"), "\(shown.page): \(line): \(result.output)\(result.errors)"
        )
      }
    }
  }
}
