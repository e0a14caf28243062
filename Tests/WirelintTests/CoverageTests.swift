import Foundation
import Testing

/// A run without findings says what it did not look at.
@Suite struct Covering {
  private static let story = Data("The envoy left the hall at noon.\n".utf8)

  @Test(arguments: ["lint", "fix"]) func aFolderWithoutArticlesIsWrongUsage(_ command: String) throws {
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/docs", withIntermediateDirectories: true)
      try Program.put("int main;".utf8, at: folder + "/docs/main.c")
      let result = try Program.run([command, "--no-config", "docs"], in: folder)
      #expect(result.status == 2)
      #expect(result.errors.contains("'docs': no file of a known format"), "\(result.errors)")
      let accepted = try Program.run([command, "--no-config", "--allow-empty", "docs"], in: folder)
      #expect(accepted.status == 0, "\(accepted.errors)")
      // One article is enough.
      try Self.story.write(to: URL(fileURLWithPath: folder + "/docs/story.txt"))
      #expect(try Program.run([command, "--no-config", "docs"], in: folder).status == 0)
    }
  }

  @Test func aPatternThatMatchesNothingIsWrongUsage() throws {
    try Program.withFolder { folder in
      let result = try Program.run(["lint", "--no-config", "stories/*.txt"], in: folder)
      #expect(result.status == 2)
      #expect(result.errors.contains("no file matches 'stories/*.txt'"))
      #expect(try Program.run(["lint", "--no-config", "--allow-empty", "*.txt"], in: folder).status == 0)
      // A name is no pattern: it could not be read.
      #expect(try Program.run(["lint", "--no-config", "--allow-empty", "story.txt"], in: folder).status == 3)
    }
  }

  @Test func ignoredFilesThatAreNamedAreSaid() throws {
    try Program.withFolder { folder in
      try Program.put("ignore:\n  - docs\n".utf8, at: folder + "/.wirelint.yml")
      try FileManager.default.createDirectory(atPath: folder + "/docs", withIntermediateDirectories: true)
      for name in ["docs/story.txt", "other.txt"] {
        try Self.story.write(to: URL(fileURLWithPath: folder + "/" + name))
      }
      let named = try Program.run(["lint", "docs/story.txt", "other.txt"], in: folder)
      #expect(named.status == 0)
      #expect(named.errors.contains("1 named file is ignored by the configuration"), "\(named.errors)")
      #expect(named.errors.contains("docs/story.txt"))
      // Below a folder they are left out as the configuration says.
      let below = try Program.run(["lint", "."], in: folder)
      #expect(below.status == 0)
      #expect(!below.errors.contains("ignored"))
      #expect(try Program.run(["lint", "docs"], in: folder).errors.contains("ignores every file"))
    }
  }

  @Test func storiesInAnotherLanguageAreSaid() throws {
    let german =
      "Der Rat der Stadt hat am Montag neun Stunden lang darüber beraten, was aus der alten Brücke werden soll. Sie ist seit dem Frühjahr für Lastwagen gesperrt, nachdem in zwei ihrer Pfeiler Risse gefunden worden waren. Der Bürgermeister war nicht dabei und ließ einen Brief vorlesen.\n"
    let result = try Program.run(["lint", "--no-config", "-"], input: Data(german.utf8))
    #expect(result.errors.contains("1 file is not in English"), "\(result.errors)")
    let english = try Program.run(["lint", "--no-config", "-"], input: Self.story)
    #expect(!english.errors.contains("not in English"))
  }

  @Test func aFileThatIsNamedTwiceIsLintedOnce() throws {
    try Program.withFolder { folder in
      try Program.put("The envoy left the the hall.\n".utf8, at: folder + "/story.txt")
      let result = try Program.run(
        ["lint", "--no-config", "story.txt", "./story.txt", folder + "/story.txt", "."], in: folder)
      #expect(result.errors == "1 warning in 1 file (1 fixable)\n", "\(result.errors)")
    }
  }

  /// Many short names that no story explains cost what they are, not their square: the time is that of the machine, so
  /// the findings are counted.
  @Test func thousandsOfAcronymsAreEachSaid() throws {
    let letters = Array("BCDFGHJKLMNPQRSTVWXZ")
    var copy = "The board of Langvik listed its ships on Monday after two years of work.\n\n"
    for i in 0..<3000 {
      copy += "Ship \(letters[i % 20])\(letters[i / 20 % 20])\(letters[i / 400 % 20])Q left. "
    }
    let result = try Program.run(
      [
        "lint", "--no-config", "--only", "acronym-undefined", "--min-severity", "note", "--max-findings", "0",
        "-",
      ],
      input: Data((copy + "\n").utf8))
    #expect(result.output.split(separator: "\n").count { $0.contains("acronym-undefined") } > 2000)
  }
}
