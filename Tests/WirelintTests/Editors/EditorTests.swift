import Foundation
import RuleTestSupport
import Testing

/// Real editors without a screen: each opens a faulty story through what integrations/editors/ sets up, says what it
/// shows and where, applies a fix and saves.
@Suite(.serialized) struct EditorTests {
  /// Curly quotes and an emoji stand before the faults: bytes, UTF-16 units and characters all differ.
  private static let before = "BERGEN (NCP) - “😀 Crews rest,” the harbour master Halvard Brekkestad said. The"
  private static let story = "Ferries stay in port\n\n\(before)  ferries were were late.\n"
  private static let firstFixed = "Ferries stay in port\n\n\(before) ferries were were late.\n"
  private static let allFixed = "Ferries stay in port\n\n\(before) ferries were late.\n"

  private static let scripts = TestDesk.root + "/Tests/WirelintTests/Editors/Scripts"

  /// Whether a command is on the path.
  private static func has(_ command: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(command)")
    }
  }

  private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private static let client = TestDesk.root + "/.build/lsp-client/bin/python"
  private static let ale = "/usr/share/vim-ale"

  /// What an editor's script reported, and the story as it was saved.
  private struct Outcome {
    var report: [String]
    var saved: String
    var first: String?
  }

  /// Runs an editor's command line on the story, in a folder and home of its own.
  private func run(_ command: String) throws -> Outcome {
    var outcome: Outcome?
    try Program.withFolder { folder in
      try Program.put(Array(Self.story.utf8), at: folder + "/story 1.txt")
      let result = try Program.shell(
        """
        export XDG_CACHE_HOME="${XDG_CACHE_HOME:-$HOME/.cache}" HOME="$PWD" WIRELINT_REPORT="$PWD/report" \
          WIRELINT_STORY="$PWD/story 1.txt" WIRELINT_EDITORS='\(TestDesk.root)/integrations/editors' VIM_ALE='\(Self.ale)' \
          LANG=C.UTF-8 TERM=dumb
        timeout 120 \(command) </dev/null
        """, in: folder)
      let report = Program.content(folder + "/report") ?? []
      let lines = String(decoding: report, as: UTF8.self).split(separator: "\n").map(String.init)
      #expect(result.status == 0 && lines.last == "done", "\(lines)\n\(result.output)\n\(result.errors)")
      let saved = String(decoding: Program.content(folder + "/story 1.txt") ?? [], as: UTF8.self)
      let first = Program.content(folder + "/story 1.txt.first").map { String(decoding: $0, as: UTF8.self) }
      outcome = Outcome(report: lines, saved: saved, first: first)
    }
    return try #require(outcome)
  }

  /// Where the two faults stand, by the length of what stands before them.
  private func places(_ length: Int) -> (space: String, word: String) {
    let word = length + 1 + "  ferries ".count
    return ("3:\(length + 1)-\(length + 3):", "3:\(word)-\(word + "were were".count):")
  }

  @Test(.enabled(if: has("nvim"), "Neovim is not installed; 'scripts/bootstrap --tests' does that"))
  func neovim() throws {
    let outcome = try run("nvim --headless -u NONE -i NONE -n -c 'luafile \(Self.scripts)/neovim.lua'")
    let places = places(Self.before.utf8.count)
    #expect(
      outcome.report.dropLast() == [
        places.space + "double-space", places.word + "duplicate-word", "Leave one space",
        "Halvard Brekkestad: “😀 Crews rest,”",
      ])
    #expect(outcome.first == Self.firstFixed && outcome.saved == Self.allFixed)
  }

  @Test(
    .enabled(
      if: has("vim") && exists(ale), "Vim or ALE is not installed; 'scripts/bootstrap --tests' does that"))
  func vimWithALE() throws {
    let outcome = try run("vim -i NONE -n -N -u '\(Self.scripts)/vim-ale.vim' -es")
    let places = places(Self.before.utf8.count)
    let starts = [places.space, places.word].map { $0.prefix { $0 != "-" } }
    #expect(
      outcome.report.dropLast() == [
        places.space + "double-space", places.word + "duplicate-word", "make \(starts[0]):w",
        "make \(starts[1]):w",
      ])
    #expect(outcome.saved == Self.allFixed)
  }

  @Test(.enabled(if: has("emacs"), "Emacs is not installed; 'scripts/bootstrap --tests' does that"))
  func emacs() throws {
    let outcome = try run("emacs -Q --batch -l '\(Self.scripts)/emacs.el'")
    let places = places(Self.before.unicodeScalars.count)
    let found = [places.space + "  ", places.word + "were were"]
    let starts = [places.space, places.word].map { $0.prefix { $0 != "-" } }
    let local = found.map { "flymake " + $0 } + starts.map { "compilation \($0):warning" }
    #expect(Array(outcome.report.prefix(4)) == local)
    if outcome.report.contains("no eglot") {
      #expect(outcome.saved == Self.story, "Eglot is not installed, so nothing was to be fixed")
    } else {
      #expect(
        outcome.report.dropFirst(4).dropLast() == found.map { "eglot " + $0 } + ["eglot Leave one space"])
      #expect(outcome.saved == Self.firstFixed)
    }
  }

  /// Kate comes with 165 packages, so no script of ours installs it.
  @Test(
    .enabled(
      if: has("kate") && has("dbus-run-session"),
      "Kate is not installed; 'apt-get install kate dbus' does that, with 165 packages"))
  func kate() throws {
    let outcome = try run("python3 '\(Self.scripts)/kate.py'")
    let places = places(Self.before.utf16.count)
    #expect(
      outcome.report.dropLast() == ["True", places.space + "double-space", places.word + "duplicate-word"])
    #expect(outcome.saved == Self.story)
  }

  /// The VS Code extension's client of the server; VS Code itself cannot be had from a registry.
  @Test(.enabled(if: has("node"), "Node.js is not installed; 'apt-get install nodejs' does that"))
  func clientOfVSCode() throws {
    let outcome = try run("node '\(Self.scripts)/vscode-client.js'")
    let places = places(Self.before.utf16.count)
    #expect(
      outcome.report.dropLast() == [
        places.space + "double-space", places.word + "duplicate-word", "Leave one space", "-32601",
      ])
    #expect(outcome.first == Self.firstFixed && outcome.saved == Self.allFixed)
  }

  /// The VS Code extension as it is packed, with a double of VS Code: findings, status bar, commands, schema. Packed
  /// twice it is the same bytes.
  @Test(.enabled(if: has("node"), "Node.js is not installed; 'apt-get install nodejs' does that"))
  func extensionOfVSCode() throws {
    let package = TestDesk.root + "/.build/package/wirelint-*.vsix"
    let outcome = try run(
      """
      bash -c "set -e; '\(TestDesk.root)/scripts/package' vsix >packed; cp \(package) once.vsix; \
        '\(TestDesk.root)/scripts/package' vsix >packed; cmp \(package) once.vsix; \
        WIRELINT_VSIX=\\$PWD/once.vsix node '\(Self.scripts)/vscode-extension.js'"
      """)
    let places = places(Self.before.utf16.count)
    #expect(
      outcome.report.dropLast() == [
        ".wirelint.yml: true", "commands missing: 0", "$(checklist) 2, wirelint: 2 findings, 0 errors",
        places.space + "double-space", places.word + "duplicate-word",
        "$(checklist) 0, wirelint: 0 findings, 0 errors", "shown: false",
      ])
    #expect(outcome.saved == Self.allFixed)
  }

  /// Clients that send too much or nonsense, and clients that are killed.
  @Test(.enabled(if: has("python3"), "Python is not installed; 'scripts/bootstrap --tests' does that"))
  func hostileClients() throws {
    try Program.withFolder { folder in
      let script = Self.scripts + "/test_hostile.py"
      let result = try Program.shell(
        "PYTHONDONTWRITEBYTECODE=1 timeout 500 python3 '\(script)'", in: folder)
      #expect(result.status == 0, "\(result.output)\n\(result.errors)")
      #expect(result.errors.contains("Ran 16 tests") && result.errors.hasSuffix("\nOK\n"))
    }
  }

  @Test(
    .enabled(
      if: exists(client), "pytest-lsp is not in .build/lsp-client; 'scripts/bootstrap --tests' puts it there")
  )
  func pytestLSP() throws {
    try Program.withFolder { folder in
      let result = try Program.shell(
        "PYTHONDONTWRITEBYTECODE=1 timeout 300 '\(Self.client)' -m pytest -q -p no:cacheprovider --rootdir . '\(Self.scripts)/test_protocol.py'",
        in: folder)
      #expect(result.status == 0, "\(result.output)\n\(result.errors)")
      #expect(result.output.contains("15 passed"))
    }
  }
}
