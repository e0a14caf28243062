import BuiltInRules
import Diagnostics
import Foundation
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Synchronization
import Testing

@Suite struct RuleSelectionTests {
  private func ids(_ change: (inout RuleSelection) -> Void) throws -> Set<String> {
    var selection = RuleSelection()
    change(&selection)
    return Set(try selection.select(from: builtInRules).map(\.rule.info.id))
  }

  @Test func takesIdsGlobsAndCategories() throws {
    #expect(try ids { $0.only = ["quote-*"] } == ["quote-extra-close", "quote-unclosed"])
    let names = try ids { $0.only = ["Names"] }
    #expect(names.contains("name-variant"))
    let rest = try ids { $0.disabled = ["name-variant"] }
    #expect(!rest.contains("name-variant"))
  }

  @Test func anUnknownRuleNamesTheNearest() {
    #expect { try ids { $0.only = ["name-varaint"] } } throws: {
      "\($0)".contains("did you mean 'name-variant'?")
    }
  }

  @Test func globsAreNotRecursive() {
    let hostile = Array(String(repeating: "a*", count: 60).utf8) + Array("b".utf8)
    #expect(!Glob.matches(hostile, Array(String(repeating: "a", count: 2000).utf8)))
    #expect(Glob.matches(Array("q*-un*".utf8), Array("quote-unclosed".utf8)))
  }
}

@Suite struct LintRunTests {
  private func run(_ jobs: Int) throws -> [String] {
    var settings = LintSettings()
    settings.jobs = jobs
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
}

@Suite struct InputWalkTests {
  @Test func walksOnceAndInOrder() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wirelint-walk-\(UUID().uuidString)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/b/c", withIntermediateDirectories: true)
    for name in ["z.txt", "a.txt", ".hidden.txt", "picture.png", "b/é.txt", "b/c/d.json"] {
      #expect(FileManager.default.createFile(atPath: folder + "/" + name, contents: Data("x".utf8)))
    }
    try FileManager.default.createSymbolicLink(atPath: folder + "/b/c/up", withDestinationPath: folder)
    let walk = InputWalk(paths: [folder, folder + "/nothing"], standardInputName: "-")
    #expect(walk.inputs == ["a.txt", "b/c/d.json", "b/é.txt", "z.txt"].map { .file(folder + "/" + $0) })
    #expect(walk.failures.map(\.reason) == ["no such file or folder"])
  }
}

@Suite struct FixRunTests {
  private func fix(_ bytes: [UInt8], unsafe: Bool = false) throws -> FixOutcome {
    var settings = LintSettings()
    settings.minimum = .note
    settings.wantsSuggestions = false
    let linter = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: try settings.selection.select(from: builtInRules), settings: settings
    ).linter()
    return FixRun(linter: linter, unsafe: unsafe).fix(SourceText(name: "a.txt", bytes: bytes))
  }

  @Test func leavesOtherBytesAlone() throws {
    let before = "\u{FEFF}The envoy  left the the hall .\r\nHe said so\rand waited.\n\tThe end of it"
    let after = "\u{FEFF}The envoy left the hall.\r\nHe said so\rand waited.\n\tThe end of it"
    let outcome = try fix(Array(before.utf8))
    #expect(String(decoding: outcome.after.bytes, as: UTF8.self) == after)
    let again = try fix(outcome.after.bytes)
    #expect(!again.isChanged)
  }

  @Test func aSecondRunChangesNothing() throws {
    for story in TestDesk.stories(in: "Examples/faulty") + TestDesk.stories(in: "Examples/good") {
      let once = try fix(story.bytes, unsafe: true)
      #expect(once.fighting.isEmpty, "\(story.name): \(once.fighting)")
      let twice = try fix(once.after.bytes, unsafe: true)
      #expect(!twice.isChanged, "\(story.name)")
    }
  }
}

@Suite struct UnifiedDiffTests {
  /// The real `patch` turns the old file into the new one.
  @Test(arguments: [
    ("a\nb\nc\n", "a\nB\nc\n"), ("a\nb", "a\nc"), ("a\r\nb\r\n", "a\r\nc\r\n"), ("x\n", ""), ("", "x\n"),
    ("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "1\nb\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n"),
    ("a\n\nb\n\nc\n", "a\n\nc\n"),
  ])
  func isWhatPatchTakes(_ before: String, _ after: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wirelint-diff-\(UUID().uuidString)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(before.utf8).write(to: URL(fileURLWithPath: folder + "/story.txt"))
    let diff = UnifiedDiff.text(path: "story.txt", before: Array(before.utf8), after: Array(after.utf8))
    try Data(diff).write(to: URL(fileURLWithPath: folder + "/change.diff"))
    let patch = Process()
    patch.executableURL = URL(fileURLWithPath: "/usr/bin/patch")
    patch.arguments = ["-p1", "--binary", "-s", "-i", "change.diff"]
    patch.currentDirectoryURL = URL(fileURLWithPath: folder)
    try patch.run()
    patch.waitUntilExit()
    #expect(patch.terminationStatus == 0)
    let result = FileManager.default.contents(atPath: folder + "/story.txt") ?? Data()
    #expect(result == Data(after.utf8))
  }
}
