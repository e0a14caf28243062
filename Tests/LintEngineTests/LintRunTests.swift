import BuiltInRules
import Diagnostics
import Foundation
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Synchronization
import Testing

@Suite struct LintRunTests {
  private func run(_ jobs: Int) throws -> [String] {
    var settings = LintSettings()
    settings.runtime.jobs = jobs
    settings.minimum = .note
    let run = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: try settings.selection.select(from: builtInRules), settings: settings)
    let lines = Mutex<[String]>([])
    let walk = InputWalk(paths: [TestDesk.root + "/Examples"], standardInputName: "-")
    run.run(walk.inputs) { report in
      lines.withLock {
        $0.append(
          contentsOf: ["\(report.file.name)"]
            + report.diagnostics.map { "\($0.range) \($0.rule) \($0.message)" })
      }
    }
    return lines.withLock { $0 }
  }

  @Test func orderDoesNotDependOnThreads() throws {
    let one = try run(1)
    #expect(one.count > 60)
    #expect(try run(7) == one)
  }

  /// Many more inputs than may wait at a time, the slowest first, some of them unreadable.
  @Test(arguments: [1, 2, 16]) func everyInputIsHandedOnOnce(_ jobs: Int) throws {
    var settings = LintSettings()
    settings.runtime.jobs = jobs
    let run = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: try settings.selection.select(from: builtInRules), settings: settings)
    let stories = ["Examples/ministers-call.txt"] + (0..<300).map { "no/such/file-\($0).txt" }
    let inputs = stories.map { InputWalk.Input.file(TestDesk.root + "/" + $0) }
    let names = Mutex<[String]>([])
    let failures = Mutex(0)
    run.run(inputs) { report in
      names.withLock { $0.append(report.file.name) }
      if report.failure != nil { failures.withLock { $0 += 1 } }
    }
    #expect(names.withLock { $0 } == stories.map { TestDesk.root + "/" + $0 })
    #expect(failures.withLock { $0 } == 300)
  }

  /// What every story of a desk has is a warning in a run of one file, and a note in a run of many.
  @Test(arguments: [1, 3]) func habitsAreNotesAmongMany(_ jobs: Int) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/wirelint-run-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let story = "The council closed the old bridge.\n\nFollow the Harbour Post on Facebook and Twitter.\n"
    for name in ["a", "b", "c"] {
      #expect(FileManager.default.createFile(atPath: folder + "/\(name).txt", contents: Data(story.utf8)))
    }
    func severities(_ paths: [String], least: Severity) throws -> [[Severity]] {
      var settings = LintSettings()
      settings.runtime.jobs = jobs
      settings.minimum = least
      let run = LintRun(
        vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
        rules: builtInRules.filter { $0.info.id == "residue-block" }.map { ($0, nil) }, settings: settings)
      let found = Mutex<[[Severity]]>([])
      run.run(InputWalk(paths: paths, standardInputName: "-").inputs) { report in
        found.withLock { $0.append(report.diagnostics.map(\.severity)) }
      }
      return found.withLock { $0 }
    }
    #expect(try severities([folder], least: .note) == [[.note], [.note], [.note]])
    #expect(try severities([folder], least: .warning) == [[], [], []])
    #expect(try severities([folder + "/b.txt"], least: .note) == [[.warning]])
  }

  @Test func nothingToDoEnds() throws {
    let run = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: [], settings: LintSettings())
    let count = Mutex(0)
    run.run([]) { _ in count.withLock { $0 += 1 } }
    #expect(count.withLock { $0 } == 0)
  }
}
