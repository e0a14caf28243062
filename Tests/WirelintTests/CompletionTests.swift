import Foundation
import Testing

/// The completions in the shells that they are for.
@Suite struct Completions {
  private static let cases: [(line: String, offers: String)] = [
    ("wirelint ign", "ignore"), ("wirelint lint --chang", "--changed-since"),
    ("wirelint lint --format sar", "sarif"), ("wirelint explain quote-uncl", "quote-unclosed"),
    ("wirelint fix --only Quotat", "Quotation"), ("wirelint lint --style FromRus", "FromRussian"),
    ("wirelint completions zs", "zsh"), ("wirelint fix --intera", "--interactive"),
    ("wirelint lint a-sto", "a-story.txt"), ("wirelint a-sto", "a-story.txt"),
    ("wirelint --min-severity err", "error"), ("wirelint --severity quote-uncl", "quote-unclosed="),
  ]

  /// Behind `RULE=` come levels, not files: the words as bash has them, and the line as others have it.
  @Test(arguments: [
    "--severity spelling =", "--severity spelling = w", "--severity = spelling =",
    "--severity = spelling = w",
  ]) func bashOffersLevelsBehindARule(_ words: String) throws {
    try inFolder("bash") { folder in
      let run = try Program.shell(
        "bash -c 'source ./_wirelint; COMP_WORDS=(wirelint lint \(words)); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _wirelint; printf \"%s\\n\" \"${COMPREPLY[@]}\"'",
        in: folder)
      #expect(run.output == (words.hasSuffix("w") ? "warning\n" : "note\nwarning\nerror\n"), "\(run.output)")
    }
  }

  @Test func fishOffersLevelsBehindARule() throws {
    try inFolder("fish") { folder in
      let run = try Program.shell(
        "HOME=$PWD fish -c 'source ./_wirelint; complete -C\"wirelint lint --severity spelling=\"'",
        in: folder)
      // Behind a tab stands what the option does.
      let words = run.output.split(separator: "\n").map { $0.split(separator: "\t")[0] }
      #expect(words == ["spelling=error", "spelling=note", "spelling=warning"], "\(run.output)\(run.errors)")
    }
  }

  private func inFolder(_ shell: String, _ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      try Program.put("A story.\n".utf8, at: folder + "/a-story.txt")
      let made = try Program.shell("\"$WIRELINT\" completions \(shell) >_wirelint", in: folder)
      #expect(made.status == 0, "\(made.errors)")
      try body(folder)
    }
  }

  @Test func bashOffersThem() throws {
    try inFolder("bash") { folder in
      for (line, offer) in Completions.cases {
        let run = try Program.shell(
          "bash -c 'source ./_wirelint; COMP_WORDS=(\(line)); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _wirelint; printf \"%s\\n\" \"${COMPREPLY[@]}\"'",
          in: folder)
        #expect(run.output == offer + "\n", "\(line): \(run.output)\(run.errors)")
      }
    }
  }

  @Test func fishOffersThem() throws {
    try inFolder("fish") { folder in
      for (line, offer) in Completions.cases {
        let run = try Program.shell(
          "HOME=$PWD fish -c 'source ./_wirelint; complete -C\"\(line)\"'", in: folder)
        let words = run.output.split(separator: "\n").map { $0.split(separator: "\t")[0] }
        #expect(words.contains(Substring(offer)), "\(line): \(run.output)\(run.errors)")
      }
    }
  }

  /// zsh completes only at its own prompt, so one is run on a terminal that it makes itself; a key of its
  /// own completes the line and notes what came of it.
  @Test func zshCompletesThem() throws {
    try inFolder("zsh") { folder in
      let setUp = """
        PS1=; fpath=($PWD $fpath); autoload -U compinit; compinit -u -D
        note() { zle complete-word; print -r -- "GOT:${BUFFER% }:" >>got; BUFFER= }
        zle -N note; bindkey '^G' note

        """
      let lines = Completions.cases.map { "zpty -w -n z '\($0.line)\u{7}'\n" }.joined()
      let drive = """
        zmodload zsh/zpty
        zpty z zsh -f -i
        zpty -w z 'source ./setup; : >ready'
        repeat 200 { [[ -e ready ]] && break; sleep 0.1 }
        \(lines)zpty -w z ': >done'
        repeat 200 { [[ -e done ]] && break; sleep 0.1 }

        """
      try Program.put(setUp.utf8, at: folder + "/setup")
      try Program.put(drive.utf8, at: folder + "/drive")
      let run = try Program.shell("HOME=$PWD timeout 60 zsh -f ./drive; cat got", in: folder)
      for (line, offer) in Completions.cases {
        var words = line.split(separator: " ").map(String.init)
        words[words.count - 1] = offer
        let got = run.output.split(separator: "\n").map { $0.dropFirst("GOT:".count).dropLast() }
        // An option that takes a value is completed up to its `=`, which goes when a blank is typed.
        let whole = words.joined(separator: " ")
        #expect(got.contains { $0 == whole || $0 == whole + "=" }, "\(line): \(run.output)\(run.errors)")
      }
    }
  }

  @Test func theManualPageIsSound() throws {
    try Program.withFolder { folder in
      let run = try Program.shell(
        "\"$WIRELINT\" man >wirelint.1 && mandoc -T lint -W warning wirelint.1 && mandoc wirelint.1 | col -b",
        in: folder)
      #expect(run.status == 0, "\(run.output)\(run.errors)")
      for part in ["wirelint fix [OPTION...] PATH...", "--changed-since REV", "--interactive", "EXIT STATUS"]
      {
        #expect(run.output.contains(part), "\(part)")
      }
    }
  }

  @Test func anUnknownShellIsSaid() throws {
    let run = try Program.run(["completions", "zhs"])
    #expect(run.status == 2)
    #expect(run.errors.contains("did you mean 'zsh'?"))
    #expect(try Program.run(["completions"]).status == 2)
  }
}
