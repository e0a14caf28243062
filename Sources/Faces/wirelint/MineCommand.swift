import BuiltInRules
import JSONCoding
import LintEngine

/// `wirelint mine`: phrases that mark one set of stories, translated ones first of all, as a rule file.
enum MineCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    var limits = PhraseCensus.Limits()
    limits.stories = try number(arguments, "--at-least") ?? limits.stories
    limits.times = Double(try number(arguments, "--times") ?? Int(limits.times))
    var failures: [InputFailure] = []
    let census: PhraseCensus
    if let path = arguments.value("--counts") {
      guard arguments.operands.isEmpty else { throw UsageError("--counts takes the place of both folders") }
      census = try counted(path)
    } else {
      guard arguments.operands.count == 2 else {
        throw UsageError("name two folders, foreign-made copy and English copy ('wirelint mine --help')")
      }
      census = try count(arguments, limits, &failures)
    }
    let candidates = census.candidates(limits)
    write(Array(ruleFile(candidates, census).utf8), to: 1)
    if candidates.isEmpty { say("wirelint: no phrase stands out: the file holds no rule") }
    for failure in failures { say("wirelint: \(failure.path): \(failure.reason)") }
    return failures.isEmpty ? 0 : 3
  }

  private static func number(_ arguments: ParsedArguments, _ option: String) throws(UsageError) -> Int? {
    guard let text = arguments.value(option) else { return nil }
    guard let number = Int(text), (1...1_000_000).contains(number) else {
      throw UsageError("'\(text)' is no number for \(option)")
    }
    return number
  }

  private static func count(
    _ arguments: ParsedArguments, _ limits: PhraseCensus.Limits, _ failures: inout [InputFailure]
  ) throws(UsageError) -> PhraseCensus {
    let (run, _) = try NamesCommand.counting(arguments)
    let state = StoryTally((census: PhraseCensus(), failures: [InputFailure]()))
    for (place, path) in arguments.operands.enumerated() {
      let walk = InputWalk(
        paths: [path], standardInputName: "<stdin>", honoursGitIgnore: !arguments.has("--no-gitignore"))
      let progress = ProgressLine(over: walk.inputs, of: run, arguments)
      state.withLock { $0.failures += walk.failures }
      run.run(
        walk.inputs, inParts: true,
        visitor: { article, _ in
          guard article.isEnglish else { return }
          let phrases = PhraseCensus.phrases(of: article)
          state.withLock { state in
            if place == 0 { state.census.add(phrases) } else { state.census.addOther(phrases) }
          }
        },
        sink: { report in
          progress.step()
          if let failure = report.failure { state.withLock { $0.failures.append(failure) } }
        })
      progress.clear()
      if place == 0 { state.withLock { $0.census.keep(atLeast: limits.stories) } }
    }
    let (census, failed) = state.withLock { ($0.census, $0.failures) }
    failures += failed
    if census.size.stories == 0 || census.size.others == 0 {
      let path = arguments.operands[census.size.stories == 0 ? 0 : 1]
      throw UsageError("no English story in '\(path)'")
    }
    return census
  }

  /// Sums that were made elsewhere.
  private struct Counts: Decodable {
    var version: Int
    /// English stories of the two sets.
    var foreign: Int
    var english: Int
    /// Stories of each set by phrase.
    var phrases: [String: [Int]]
  }

  private static func counted(_ path: String) throws(UsageError) -> PhraseCensus {
    let bytes: [UInt8]
    do throws(InputFailure) {
      bytes = try InputReading.read(path == "-" ? .standardInput(name: "-") : .file(path)).bytes
    } catch { throw UsageError("'\(path)': \(error.reason)") }
    guard let counts = try? JSONDecoder().decode(Counts.self, from: bytes), counts.version == 1,
      (1...1 << 40).contains(counts.foreign), (1...1 << 40).contains(counts.english),
      counts.phrases.allSatisfy({ phrase, count in
        phrase.utf8.allSatisfy { $0 == 0x20 || $0 &- 0x61 < 26 } && count.count == 2
          && (0...counts.foreign).contains(count[0]) && (0...counts.english).contains(count[1])
      })
    else { throw UsageError("'\(path)' holds no counts of phrases") }
    var census = PhraseCensus()
    census.add(stories: counts.foreign, others: counts.english)
    for (phrase, count) in counts.phrases { census.add(phrase, stories: count[0], others: count[1]) }
    return census
  }

  /// The candidates as a rule of the kind that desks write; each with its counts as a comment.
  private static func ruleFile(_ candidates: [PhraseCensus.Candidate], _ census: PhraseCensus) -> String {
    let (stories, others) = census.size
    var text = """
      # Phrases of \(stories) stories that are rare in \(others) others, the surest first. They are candidates: what is
      # only this copy's subject goes out, and what is good English too. Behind each: in how many stories of the
      # first set it stands, of the second, and the log-likelihood ratio of the two shares.

      """
    if census.dropped > 0 {
      text += "# Memory was bounded: counts of the first set may be too low by up to \(census.dropped).\n"
    }
    guard !candidates.isEmpty else { return text }
    text += """
      extends: existence
      message: "'%s' is frequent in foreign-made copy and rare in English copy"
      level: suggestion
      ignorecase: true
      tokens:

      """
    for candidate in candidates {
      let score = Int(candidate.likelihood.rounded())
      text += "  - '\(candidate.phrase)'  # \(candidate.stories), \(candidate.others), \(score)\n"
    }
    return text
  }
}
