import Foundation
import Testing

/// `fix --interactive` at a terminal of its own, with keys that go in once the first question stands there.
@Suite struct InteractiveFix {
  private static let story = """
    Envoy leaves the hall

    The envoy left the the hall on Friday . He said that  talks would go on and and on.

    Nobody spoke to the the reporters.

    """

  private static let typist = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/typist.py"

  /// What was on the screen, what stands in the story afterwards, and what else the shell said.
  private func type(
    _ keys: String, story: String = InteractiveFix.story, options: String = "", columns: Int = 80,
    meanwhile: String = ":"
  ) throws -> (screen: String, story: String, rest: String) {
    var result = ("", "", "")
    try Program.withFolder { folder in
      try Program.put(story.utf8, at: folder + "/story.txt")
      try Program.put(keys.utf8, at: folder + "/keys")
      let command =
        "stty cols \(columns) rows 24; \"$WIRELINT\" fix --no-config --color never --interactive \(options) story.txt 2>errors; echo \"status $?\" >>errors; stty -a >modes"
      let run = try Program.shell(
        "python3 '\(InteractiveFix.typist)' keys '\(command)' '\(meanwhile)'", in: folder)
      func read(_ name: String) -> String {
        String(decoding: Program.content(folder + "/" + name) ?? [], as: UTF8.self)
      }
      #expect(read("modes").contains(" icanon"), "the terminal is as it was before")
      result = (run.output.replacingOccurrences(of: "\r", with: ""), read("story.txt"), read("errors"))
    }
    return result
  }

  @Test func acceptsSkipsAndQuits() throws {
    let run = try type("yny" + "q")
    #expect(run.screen.contains("story.txt:3:16  5 left"))
    #expect(run.screen.contains("The envoy left the the hall on Friday ."))
    #expect(run.screen.contains("  1  Remove the second 'the'"))
    #expect(
      run.story
        == InteractiveFix.story.replacingOccurrences(of: "left the the", with: "left the")
        .replacingOccurrences(of: "that  talks", with: "that talks"))
    #expect(run.rest == "2 fixes, 1 skipped, changed 1 of 1 file\nstatus 0\n")
  }

  @Test func takesBackAndTakesAllOfARule() throws {
    // The first is accepted and taken back; then all of the rule go, and the rest of the file is left.
    let run = try type("yua" + "d")
    #expect(run.screen.contains("taken back"))
    #expect(run.screen.contains("accepted 3 of 'duplicate-word'"))
    #expect(run.story.contains("left the hall on Friday . He said that  talks would go on and on."))
    #expect(run.story.contains("to the reporters"))
  }

  @Test func anotherPassageIsTyped() throws {
    // Ctrl-U empties the line; the accent is two bytes.
    let run = try type("e\u{15}chaque\u{7F}\u{7F}e caf\u{E9}\rq")
    #expect(run.story.contains("The envoy left chaqe caf\u{E9} hall"))
    let escaped = try type("e\u{15}nothing\u{3}q")
    #expect(escaped.story == InteractiveFix.story)
  }

  @Test func alternativesHaveNumbers() throws {
    let run = try type("2q", story: "The ministr of the harbour spoke.\n", options: "--only spelling")
    let words = run.screen.matches(of: /\ \ ([12])  Replace with '(\w+)'/).map { String($0.output.2) }
    #expect(words.count == 2, "\(run.screen)")
    #expect(run.story == "The \(words.last ?? "") of the harbour spoke.\n")
  }

  @Test func nothingIsWrittenAfterAnInterruption() throws {
    #expect(try type("yy\u{3}").story == InteractiveFix.story)
    // Keys that mean nothing, arrows and a number that stands for no fix are passed over.
    let run = try type("z\u{1B}[A9nnnnnq")
    #expect(run.screen.contains("there is no fix 9"))
    #expect(run.story == InteractiveFix.story)
    #expect(run.rest == "0 fixes, 5 skipped, changed 0 of 1 file\nstatus 0\n")
  }

  @Test func aFileThatChangedMeanwhileStays() throws {
    let run = try type("yq", meanwhile: "printf theirs >story.txt")
    #expect(run.story == "theirs")
    #expect(
      run.rest
        == "wirelint: story.txt: changed while it was linted; nothing was written\n0 fixes, changed 0 of 1 file\nstatus 3\n"
    )
  }

  @Test func aDryRunPrintsTheDiff() throws {
    let run = try type("yq", options: "--dry-run")
    #expect(run.story == InteractiveFix.story)
    #expect(run.screen.contains("+The envoy left the hall on Friday ."))
  }

  @Test(arguments: [20, 40, 80]) func linesFitTheTerminal(_ columns: Int) throws {
    let long =
      "The \u{4E2D}\u{6587}\u{5831} " + String(repeating: "long words here ", count: 30)
      + "left the the hall.\n"
    let run = try type("?nq", story: long, columns: columns)
    // The question stays in its line, so that is not one of the screen's.
    for line in run.screen.split(separator: "\n") where !line.contains("\u{1B}") {
      #expect(line.unicodeScalars.count <= columns, "\(line)")
    }
  }

  @Test func withoutATerminalItSaysSo() throws {
    try Program.withFolder { folder in
      try Program.put(InteractiveFix.story.utf8, at: folder + "/story.txt")
      let run = try Program.shell("setsid -w \"$WIRELINT\" fix --interactive story.txt", in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("--interactive needs a terminal"))
      #expect(try Program.run(["fix", "--interactive", "-"]).errors.contains("not standard input"))
    }
  }
}
