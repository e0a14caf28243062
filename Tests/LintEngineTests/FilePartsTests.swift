import BuiltInRules
import Diagnostics
import Glibc
import Readers
import RuleTestSupport
import SourceText
import Synchronization
import Testing

@testable import LintEngine

/// Long files of lines, which are read in parts: whatever their size, what is reported is that of the whole file.
@Suite struct FilePartsTests {
  /// Rows of all lengths, some without a name, one no JSON, one blank, one without a story.
  private static func rows(_ count: Int, end: String) -> String {
    var rows: [String] = []
    for i in 0..<count {
      switch i % 7 {
      case 3:
        rows.append(#"{"headline": "Ferry \#(i)", "body_text": "On Monday the the ferry left Gdańsk."}"#)
      case 4: rows.append(i % 2 == 0 ? "" : #"{"uri": "#)
      case 5: rows.append(#"{"views": \#(i)}"#)
      default:
        let longer = String(repeating: "It sailed by the light of the moon. ", count: i % 5)
        rows.append(
          #"{"uri": "n\#(i)", "headline": "Ferry \#(i)", "body_text": "\#(longer)He said that that ferry ,  too, left."}"#
        )
      }
    }
    return rows.joined(separator: end)
  }

  private struct Found: Equatable {
    var reports = 0
    /// Rule, message and place in the file of each finding.
    var lines: [String] = []
    var leftOut: [String: Int] = [:]
    var failures: Set<String> = []
  }

  private static func found(
    _ path: String, partSize: Int?, jobs: Int = 2, _ change: (inout LintSettings) -> Void = { _ in }
  ) throws -> Found {
    var settings = LintSettings()
    settings.runtime.jobs = jobs
    settings.minimum = .note
    change(&settings)
    var run = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: try settings.selection.select(from: builtInRules), settings: settings)
    run.partSize = partSize ?? 1 << 20
    let found = Mutex(Found())
    run.run([.file(path)], inParts: partSize != nil) { report in
      let lines = LineIndex(report.file)
      found.withLock { found in
        #expect(report.isContinuation == (found.reports > 0))
        found.reports += 1
        found.leftOut.merge(report.leftOut, uniquingKeysWith: +)
        if let failure = report.failure { found.failures.insert(failure.path) }
        for one in report.diagnostics {
          let place = lines.position(at: one.range.lower)
          found.lines.append(
            "\(lines.fileOffset(one.range.lower)) \(place.line):\(place.column) \(one.article ?? "-") \(one.rule) "
              + "\(report.file[one.range]): \(one.message)")
        }
      }
    }
    return found.withLock { $0 }
  }

  private static func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/ferries.jsonl"
      try AtomicWrite.write(Array(text.utf8), to: path)
      try body(path)
    }
  }

  @Test(arguments: ["\n", "\r\n"]) func partsSayWhatTheWholeSays(_ end: String) throws {
    for text in [Self.rows(60, end: end), Self.rows(60, end: end) + end] {
      try Self.withFile(text) { path in
        let whole = try Self.found(path, partSize: nil)
        #expect(whole.reports == 1)
        #expect(whole.lines.count > 60)
        for size in [1, 2, 7, 90, 97, 250, 1_000, text.utf8.count / 3, text.utf8.count] {
          let parted = try Self.found(path, partSize: size)
          #expect(parted.lines == whole.lines, "parts of \(size) bytes")
          #expect(parted.failures == whole.failures)
          #expect((parted.reports > 1) == (text.utf8.count > 2 * size))
        }
      }
    }
  }

  /// Of a line that is longer than parts are, parts have nothing but the one that it begins in.
  @Test func aLineMayBeLongerThanParts() throws {
    let long = String(repeating: "The ferry sailed. ", count: 400)
    let rows = [
      #"{"uri": "a", "body_text": "\#(long)He said the the sea."}"#,
      #"{"uri": "b", "body_text": "At at dawn."}"#,
    ]
    try Self.withFile(rows.joined(separator: "\n") + "\n\n\n") { path in
      let whole = try Self.found(path, partSize: nil)
      let parted = try Self.found(path, partSize: 100)
      #expect(parted.lines == whole.lines)
      #expect(parted.reports == 2)
    }
  }

  @Test func findingsAreLimitedOverTheWholeFile() throws {
    try Self.withFile(Self.rows(140, end: "\n")) { path in
      let whole = try Self.found(path, partSize: nil) { $0.maxFindings = 5 }
      let parted = try Self.found(path, partSize: 300) { $0.maxFindings = 5 }
      func listed(_ found: Found, _ rule: String) -> [String] {
        found.lines.filter { $0.contains(" \(rule) ") && !$0.contains("not listed") }
      }
      #expect(listed(whole, "space-before-punct").count == 5)
      #expect(listed(parted, "space-before-punct") == listed(whole, "space-before-punct"))
      #expect(parted.leftOut["space-before-punct"] == whole.leftOut["space-before-punct"])
      #expect(parted.lines.filter { $0.contains("further findings of 'space-before-punct'") }.count == 1)
    }
  }

  /// What is no file of lines, in a coding of bytes, or short, is read whole.
  @Test func othersAreReadWhole() throws {
    let text = Self.rows(20, end: "\n")
    try Self.withFile(text) { path in
      let folder = String(path.dropLast("/ferries.jsonl".count))
      #expect(FileParts(path, partSize: 100) != nil)
      #expect(FileParts(path, partSize: text.utf8.count / 2 + 1) == nil)
      let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      for (name, bytes) in [("marked", [0xFF, 0xFE] + wide), ("bare", wide)] {
        try AtomicWrite.write(bytes, to: "\(folder)/\(name).jsonl")
        #expect(FileParts("\(folder)/\(name).jsonl", partSize: 100) == nil)
      }
      #expect(FileParts(folder, partSize: 100) == nil)
      #expect(FileParts(folder + "/gone.jsonl", partSize: 100) == nil)
      try AtomicWrite.write(Array(text.utf8), to: folder + "/ferries.txt")
      let inputs: [InputWalk.Input] = [.file(path), .file(folder + "/ferries.txt")]
      let pieces = FileParts.pieces(of: inputs, partSize: 1_000) { _ in LintSettings() }
      #expect(pieces.filter { $0.part == nil }.map(\.input) == [inputs[1]])
      #expect(pieces.count > 2)
    }
  }

  /// A file that shrinks while it is read ends no run.
  @Test func aFileThatShrinksHasEmptyParts() throws {
    try Self.withFile(Self.rows(60, end: "\n")) { path in
      let parts = try #require(FileParts(path, partSize: 500))
      #expect(try !parts.text(of: 0).bytes.isEmpty)
      #expect(truncate(path, 600) == 0)
      for part in 1..<parts.count { _ = try parts.text(of: part) }
      #expect(try parts.text(of: parts.count - 1).bytes.isEmpty)
    }
  }
}
