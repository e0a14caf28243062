import BuiltInRules
import Diagnostics
import Foundation
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@Suite struct BaselineTests {
  /// A generator with a seed, so that a failure can be made again.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      // Sebastiano Vigna's splitmix64.
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let words = "minister talks border river council budget harvest port station envoy".split(
    separator: " ")

  /// A story of distinct sentences, some with a doubled word; each sentence is on a line of its own.
  private func story(_ random: inout Seeded, _ number: Int) -> [String] {
    (0..<Int.random(in: 4...12, using: &random)).map { i in
      let words = (0..<8).map { _ in String(BaselineTests.words.randomElement(using: &random) ?? "") }
      let slip = i % 3 == 0 ? "the the" : "the"
      return
        "Line \(number) \(i) of \(words[0]) \(words[1]) \(words[2]) \(slip) \(words[3]) \(words[4]) \(words[5])."
    }
  }

  private let linter = ArticleLinter(
    vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
    rules: builtInRules.filter { $0.info.id == "duplicate-word" }.map { ($0, nil) }, settings: LintSettings())

  private func report(_ lines: [String]) -> FileReport {
    linter.lint(SourceText(name: "/desk/s.txt", bytes: Array(lines.joined(separator: "\n\n").utf8)))
  }

  /// What of a report stands in lines that were put in.
  private func inNewLines(_ report: FileReport) -> [Diagnostic] {
    report.diagnostics.filter { diagnostic in
      let start = report.file.bytes[..<diagnostic.range.lower].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      return report.file.bytes[start...].starts(with: "New ".utf8)
    }
  }

  /// 500 stories, each edited at random: lines moved, taken out, put in, broken elsewhere; no old finding
  /// comes back and no new one is hidden.
  @Test func editsBringNothingBackAndHideNothing() throws {
    var random = Seeded(state: 11)
    var known = 0
    var new = 0
    try TemporaryFolder.with { folder in
      for number in 0..<500 {
        var lines = story(&random, number)
        let before = report(lines)
        let file = folder + "/baseline.json"
        try Data(Baseline.content(Baseline.entries(of: before, in: "/desk"))).write(
          to: URL(fileURLWithPath: file))
        known += before.diagnostics.count
        var added = 0
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          switch Int.random(in: 0..<4, using: &random) {
          case 0: lines.shuffle(using: &random)
          case 1 where lines.count > 1: lines.remove(at: Int.random(in: 0..<lines.count, using: &random))
          case 2:
            let place = Int.random(in: 0..<lines.count, using: &random)
            lines[place] = lines[place].replacingOccurrences(of: " of ", with: "\nof ")
          default:
            added += 1
            lines.insert(
              "New \(number) \(added) stood at the the \(added) gates of it.",
              at: Int.random(in: 0...lines.count, using: &random))
          }
        }
        let text = try String(contentsOfFile: file, encoding: .utf8).replacingOccurrences(
          of: "\"path\":\"s.txt\"", with: "\"path\":\"/desk/s.txt\"")
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let all = report(lines)
        var left = all
        try Baseline(file: file).filter(&left)
        #expect(left.diagnostics == inNewLines(all), "story \(number)")
        new += left.diagnostics.count
      }
    }
    #expect(known > 1000 && new > 300, "\(known) known, \(new) new")
  }

  @Test func theFileIsSortedWithALineForEachEntry() throws {
    let first = report(["One sat at the the gate.", "Two sat by the the door."])
    let entries = Baseline.entries(of: first, in: "/desk")
    #expect(entries.map(\.path) == ["s.txt", "s.txt"])
    let content = Baseline.content(entries)
    #expect(content == Baseline.content(entries.reversed()))
    #expect(content.count { $0 == 0x0A } == 4 + entries.count + 1)
  }

  @Test(arguments: ["", "{", "[]", "{\"version\": 9, \"entries\": []}"])
  func whatIsNoBaselineIsSaid(_ text: String) throws {
    try TemporaryFolder.with { folder in
      try text.write(toFile: folder + "/b.json", atomically: true, encoding: .utf8)
      #expect(throws: UsageError.self) { try Baseline(file: folder + "/b.json") }
      #expect(throws: UsageError.self) { try Baseline(file: folder + "/none.json") }
    }
  }
}

/// A folder for one test.
enum TemporaryFolder {
  static func with(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wirelint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
}
