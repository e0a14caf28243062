import Foundation
import RuleTestSupport
import Testing

/// Cases of the command line and the server, which copy alone does not show: each with its right value and its twin.
extension ReportedBugs {
  /// Content systems write the language with an underscore.
  @Test func case103EveryFormOfALanguageIsRead() throws {
    try Program.withFolder { folder in
      let result = try ServeCommandTests().serving(
        "",
        """
        for code in en-GB en_GB en-gb en_AU en_ZA auto; do
          curl -s -d 'text=The the end.' -d language=$code "$at/v2/check" | grep -c duplicate-word
        done
        curl -s -d 'text=The end.' -d language=en_GB "$at/v2/check" | grep -c duplicate-word
        curl -s -o /dev/null -w '%{http_code}\\n' -d 'text=The end.' -d language=en_ "$at/v2/check"
        """, in: folder)
      let lines = result.output.split(whereSeparator: \.isNewline).map(String.init)
      #expect(
        lines.prefix(8) == ["1", "1", "1", "1", "1", "1", "0", "400"], "\(result.output)\(result.errors)")
    }
  }

  /// An editor writes what comes out over its buffer: of an ignored file that is what went in.
  @Test func case111IgnoredTextComesBack() throws {
    try Program.withFolder { folder in
      try Program.put("ignore:\n  - docs\n".utf8, at: folder + "/.wirelint.yml")
      let copy = Data("The the port opened on Monday.\n".utf8)
      func fix(_ name: String) throws -> String {
        try Program.run(["fix", "--stdin-filename", name, "-"], input: copy, in: folder).output
      }
      #expect(try fix("docs/x.txt") == "The the port opened on Monday.\n")
      #expect(try fix("copy/x.txt") == "The port opened on Monday.\n")
    }
  }

  /// A file that is named in several ways is read once; another of the same content is another one.
  @Test func case113AFileNamedTwiceIsReadOnce() throws {
    try Program.withFolder { folder in
      try Program.put("The the port opened on Monday.\n".utf8, at: folder + "/a.txt")
      func count(_ names: [String]) throws -> Int {
        let result = try Program.run(["lint", "--no-config", "--format", "jsonl"] + names, in: folder)
        return result.output.split(separator: "\n").count
      }
      #expect(try count(["a.txt", "./a.txt", folder + "/a.txt", "."]) == 1)
      try Program.put("The the port opened on Monday.\n".utf8, at: folder + "/b.txt")
      #expect(try count(["a.txt", "b.txt", "."]) == 2)
    }
  }

  /// Thousands of short names that nothing explains are each said, and those that are explained are not.
  @Test func case120ThousandsOfShortNames() throws {
    let letters = Array("BCDFGHJKLMNPQRSTVWXZ")
    let names = (0..<2000).map { i in
      "\(letters[i % 20])\(letters[i / 20 % 20])\(letters[i / 400 % 20])Q"
    }
    let lead = "The Harbour Board of Langvik (HBL) listed its ships on Monday. The HBL met in May.\n\n"
    let copy = lead + names.map { "Ship \($0) left. " }.joined() + "\n"
    let result = try Program.run(
      [
        "lint", "--no-config", "--only", "acronym-undefined", "--min-severity", "note", "--max-findings", "0",
        "--format", "jsonl", "-",
      ], input: Data(copy.utf8))
    let lines = result.output.split(separator: "\n")
    #expect(lines.count > names.count * 9 / 10)
    #expect(!lines.contains { $0.contains("'HBL'") })
  }
}
