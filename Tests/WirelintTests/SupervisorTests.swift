import Foundation
import Testing

/// One bad file ends no run: debug builds have a rule trap where `WIRELINT_TRAP=RULE=TEXT` says so.
@Suite struct OneBadFile {
  private static let good = "The envoy left the the hall. Nobody asked.\n"
  private static let bad = "The envoy met Qorvath at the the gate.\n"

  private func withDesk(files: Int, bad: Set<Int>, _ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      for number in 0..<files {
        let text = bad.contains(number) ? OneBadFile.bad : OneBadFile.good
        try Program.put(text.utf8, at: folder + "/\(100 + number).txt")
      }
      try body(folder)
    }
  }

  private func run(_ arguments: String, in folder: String, trap: String = "duplicate-word=Qorvath") throws
    -> Program.Result
  {
    try Program.shell("ulimit -c 0; WIRELINT_TRAP='\(trap)' \"$WIRELINT\" \(arguments)", in: folder)
  }

  /// What an index behind the end of an array raises.
  #if arch(arm64)
    private static let trap = "trace/breakpoint trap"
  #else
    private static let trap = "illegal instruction"
  #endif

  private static let reason =
    "internal-error: rule 'duplicate-word' ended the process that checked it (\(trap); wirelint "

  @Test(arguments: ["1", "4"]) func isReportedAndTheRestIsLinted(_ jobs: String) throws {
    try withDesk(files: 30, bad: [0, 7, 8, 29]) { folder in
      let result = try run("lint --no-config --jobs \(jobs) --format jsonl .", in: folder)
      #expect(result.status == 3)
      let lines = result.output.split(separator: "\n")
      #expect(lines.count { $0.contains("\"duplicate-word\"") } == 26)
      #expect(lines.count { $0.contains("\"rule\": \"internal-error\"") } == 4)
      // In order, none twice.
      let paths = lines.compactMap { $0.split(separator: "\"").dropFirst(3).first }
      #expect(paths == paths.sorted() && Set(paths).count == 30, "\(paths)")
      for name in ["100", "107", "108", "129"] {
        #expect(result.errors.contains("wirelint: ./\(name).txt: \(OneBadFile.reason)"), "\(result.errors)")
      }
      #expect(result.errors.contains("in 30 files"), "\(result.errors)")
    }
  }

  /// Reports that are one document are whole.
  @Test func leavesReportsWhole() throws {
    try withDesk(files: 12, bad: [5]) { folder in
      for format in ["json", "sarif"] {
        let output = try run("lint --no-config --format \(format) .", in: folder).output
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(output.utf8)) }
        #expect(output.contains("internal-error"))
      }
      let file = try run("lint --no-config --output report.txt .", in: folder)
      #expect(file.status == 3)
      let report = String(decoding: Program.content(folder + "/report.txt") ?? [], as: UTF8.self)
      #expect(report.split(separator: "\n").count { $0.contains("[duplicate-word]") } == 11)
    }
  }

  @Test func theOthersAreFixedAndCounted() throws {
    try withDesk(files: 20, bad: [3, 4, 19]) { folder in
      let result = try run("fix --no-config .", in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("17 fixes, changed 17 of 20 files"), "\(result.errors)")
      #expect(result.errors.components(separatedBy: OneBadFile.reason).count == 4, "\(result.errors)")
      for number in 0..<20 {
        let now = Program.content(folder + "/\(100 + number).txt")
        let isBad = [3, 4, 19].contains(number)
        let text = isBad ? OneBadFile.bad : OneBadFile.good.replacingOccurrences(of: "the the", with: "the")
        #expect(now == Array(text.utf8))
      }
      let dry = try run("fix --no-config --dry-run .", in: folder)
      #expect(dry.output.isEmpty && dry.errors.contains("would change 0 of 20 files"), "\(dry.errors)")
    }
  }

  /// A second process would cost time, and nothing is left to do without the file.
  @Test func aFileAloneEndsItsOwnProcess() throws {
    try withDesk(files: 1, bad: [0]) { folder in
      let line = "SWIFT_BACKTRACE=enable=no; export SWIFT_BACKTRACE; "
      let result = try Program.shell(
        "ulimit -c 0; \(line) WIRELINT_TRAP='duplicate-word=Qorvath' \"$WIRELINT\" lint --no-config .; echo \"status $?\"",
        in: folder)
      #expect(
        result.output.contains("status 132") || result.output.contains("status 133"), "\(result.output)")
    }
  }

  /// Translations are checked by several threads; the rule is that of the one that met the trap.
  @Test func namesTheRuleOfTranslationsToo() throws {
    try withDesk(files: 2, bad: []) { folder in
      try Program.put(
        Array("de\ten\nDer Gesandte ging.\tThe envoy Qorvath left the the hall.\n".utf8),
        at: folder + "/a.tsv")
      let result = try run("lint --no-config --jobs 2 .", in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("./a.tsv: \(OneBadFile.reason)"), "\(result.errors)")
      #expect(result.output.split(separator: "\n").count { $0.contains("[duplicate-word]") } == 2)
    }
  }

  /// Who is killed from outside, in the midst of a file, is no fault of a rule.
  @Test func aKilledWorkerIsFollowedByAnother() throws {
    try withDesk(files: 40, bad: []) { folder in
      let long = String(repeating: OneBadFile.good, count: 4_000)
      try Program.put(long.utf8, at: folder + "/150.txt")
      let result = try Program.shell(
        """
        "$WIRELINT" lint --no-config --jobs 1 . >report 2>errors & run=$!
        for try in $(seq 400); do
          worker=$(cat /proc/$run/task/$run/children 2>/dev/null)
          [ -n "$worker" ] && grep -q 139.txt report && { kill -KILL $worker; break; }
          sleep 0.02
        done
        wait $run; echo "status $?"; grep -c duplicate-word report; cat errors
        """, in: folder)
      let lines = result.output.split(separator: "\n")
      #expect(lines.first == "status 3", "\(result.output)")
      #expect(
        result.output.contains(
          "150.txt: internal-error: the process that checked it was killed (killed; wirelint "),
        "\(result.output)")
      #expect(lines.dropFirst().first == "40", "\(result.output)")
    }
  }

  /// A rule that is switched off is not said, and the run ends with 3 all the same.
  @Test func theFindingObeysTheConfiguration() throws {
    try withDesk(files: 3, bad: [1]) { folder in
      let result = try run("lint --no-config --disable internal-error .", in: folder)
      #expect(result.status == 3 && !result.output.contains("internal-error"))
      #expect(result.errors.contains(OneBadFile.reason))
      let without = try run("lint --no-config --disable duplicate-word .", in: folder)
      #expect(without.status == 0 && without.output.isEmpty, "\(without.output)\(without.errors)")
    }
  }

  /// What is said at the start is said once, and so is wrong usage.
  @Test func usageIsSaidOnce() throws {
    try withDesk(files: 3, bad: []) { folder in
      let wrong = try run("lint --only nonsense-rule .", in: folder)
      #expect(wrong.status == 2 && wrong.output.isEmpty)
      #expect(wrong.errors.split(separator: "\n").count == 1, "\(wrong.errors)")
      // A reader that goes away ends it quietly.
      let cut = try run("lint --no-config . | head -n 1", in: folder)
      #expect(cut.output.split(separator: "\n").count == 1)
      #expect(!cut.errors.contains("cannot be written"))
    }
  }
}
