import Foundation
import Testing

/// What `init --from-vale` makes of a `.vale.ini`.
@Suite struct ValeTakeoverTests {
  private static let taken: [String: String] = [
    ".vale.ini":
      "StylesPath = s\nVocab = V\nMinAlertLevel = warning\n[*]\nBasedOnStyles = Vale, A\nA.One = error\nVale.Spelling = NO\nGone.Rule = NO\n[*.md]\nBasedOnStyles = B\nTokenIgnores = x\n",
    "s/A/One.yml": "extends: existence\nmessage: \"no '%s'\"\ntokens: [wharf]\n",
    "s/B/Three.yml": "extends: existence\nmessage: \"no '%s'\"\ntokens: [quay]\n",
    "s/config/vocabularies/V/accept.txt": "Bjornsund\n[Ww]ebsite\nx.*y\n",
    "s/config/vocabularies/V/reject.txt": "envoys\n",
    "a.txt": "The envoys left the wharf and quay, an offcial said on Monday.\n",
    "b.md": "The envoys left the wharf and quay on Monday.\n",
  ]

  @Test func aConfigurationIsTakenOver() throws {
    try Program.withFiles(Self.taken) { folder in
      let made = try Program.run(["init", "--from-vale"], in: folder)
      #expect(made.status == 0, "\(made.errors)")
      let text = String(decoding: Program.content(folder + "/.wirelint.yml") ?? [], as: UTF8.self)
      for line in [
        "min-severity: warning", "  - './s/A'", "  A.One: error", "  spelling: off", "  - 'website'",
        "#   - x.*y", "# Gone.Rule = NO",
      ] {
        #expect(text.contains(line), "\(line) is not in \(text)")
      }
      let story = try Program.run(["lint", "a.txt"], in: folder)
      #expect(story.status == 1)
      #expect(story.output.contains("[A.One]") && story.output.contains("[Vocabulary.Avoid]"))
      #expect(!story.output.contains("[spelling]") && !story.output.contains("[B.Three]"))
      let page = try Program.run(["lint", "b.md"], in: folder).output
      #expect(page.contains("[B.Three]") && !page.contains("[A.One]"), "\(page)")
      let again = try Program.run(["init", "--from-vale"], in: folder)
      #expect(again.status == 2 && again.errors.contains("--force"))
      #expect(try Program.run(["init", "--from-vale", "--force", ".vale.ini"], in: folder).status == 0)
    }
  }

  @Test func whatCannotBeTakenOverIsSaid() throws {
    try Program.withFiles([:]) { folder in
      let result = try Program.run(["init", "--from-vale"], in: folder)
      #expect(result.status == 2 && result.errors.contains("there is no '.vale.ini' here"))
    }
    var files = Self.taken
    files["s/A/Bad.yml"] = "extends: script\nmessage: x\nscript: x\n"
    try Program.withFiles(files) { folder in
      let result = try Program.run(["init", "--from-vale"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let text = String(decoding: Program.content(folder + "/.wirelint.yml") ?? [], as: UTF8.self)
      #expect(text.contains("s/A/Bad.yml:1:10: note: rules that extend 'script'"), "\(text)")
      // The rest of the style runs, and each run says what is left out.
      for _ in 0..<2 {
        let story = try Program.run(["lint", "a.txt"], in: folder)
        #expect(story.status == 1 && story.output.contains("[A.One]"), "\(story.errors)")
        #expect(story.errors.contains("s/A/Bad.yml:1:10: note: rules that extend 'script'"))
      }
    }
    // A style with any other fault is left out, and the rest is taken over.
    files["s/A/Bad.yml"] = "extends: existens\nmessage: x\n"
    try Program.withFiles(files) { folder in
      let result = try Program.run(["init", "--from-vale"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let reason =
        "- the style 'A' is left out, as one of its rules cannot be used: ./s/A/Bad.yml:1:10: error: 'extends'"
      #expect(result.output.contains(reason), "\(result.output)")
      let text = String(decoding: Program.content(folder + "/.wirelint.yml") ?? [], as: UTF8.self)
      #expect(text.contains("# The style 'A' is left out") && text.contains("# A.One = error"), "\(text)")
      let page = try Program.run(["lint", "b.md"], in: folder)
      #expect(page.output.contains("[B.Three]"), "\(page.errors)")
    }
  }

  @Test func whatWillDifferIsTold() throws {
    var files = Self.taken
    files[".vale.ini"] =
      "Packages = Other\nIgnoredClasses = my\n" + (files[".vale.ini"] ?? "")
      + "View = Api\n[formats]\nmdx = md\n"
    try Program.withFiles(files) { folder in
      let output = try Program.run(["init", "--from-vale"], in: folder).output
      for line in [
        "- rules run as rules for copy", "- TokenIgnores: ", "- IgnoredClasses: ", "- View: ",
        "- [formats] mdx = md: ", "- Packages (Other, …): ", "- Vale.Spelling is 'spelling' here",
        "- patterns among the accepted words",
      ] { #expect(output.contains(line), "\(line) is not in \(output)") }
      #expect(!output.contains("Transform") && !output.contains("left out"))
    }
    try Program.withFiles([
      ".vale.ini": "StylesPath = s\n[*]\nBasedOnStyles = A\n",
      "s/A/One.yml": "extends: existence\nmessage: \"no '%s'\"\ntokens: [one]\n",
    ]) {
      folder in
      let output = try Program.run(["init", "--from-vale"], in: folder).output
      #expect(output.split(separator: "\n").count == 3, "\(output)")
    }
  }
}
