import Foundation
import LintEngine
import Testing

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

  /// Editors get edits that touch no more than what changed, and no half of a character.
  @Test(arguments: [
    ("One  two.\n\nThree.\n", "One two.\n\nThree.\n", 1), ("a “š” b\n", "a “ž” b\n", 1),
    ("a\r\nb\r\n", "a\nb\n", 2),
    ("One  two.\n\nA a b.\n\nEnd  here.\n", "One two.\n\nA b.\n\nEnd here.\n", 3),
    ("x\n\ny\n", "x\n\n", 1), ("", "x\n", 1), ("x", "", 1), ("😀😀\n", "😀\n", 1), ("same\n", "same\n", 0),
  ])
  func editsMakeOneOutOfTheOther(_ before: String, _ after: String, _ count: Int) {
    var bytes = Array(before.utf8)
    let edits = UnifiedDiff.edits(before: bytes, after: Array(after.utf8))
    #expect(edits.count == count, "\(edits)")
    for edit in edits.reversed() {
      #expect(String(validating: bytes[edit.range.lower..<edit.range.upper], as: UTF8.self) != nil)
      bytes.replaceSubrange(edit.range.lower..<edit.range.upper, with: Array(edit.text.utf8))
    }
    #expect(bytes == Array(after.utf8))
  }

  /// Blank lines between changed paragraphs are no changes.
  @Test func onlyChangedLinesAreInIt() {
    let before = "one\n\ntwo\n\nthree\n\nfour\n"
    let diff = UnifiedDiff.text(
      path: "a", before: Array(before.utf8), after: Array("one\n\nTwo\n\nThree\n\nfour\n".utf8))
    let changed = String(decoding: diff, as: UTF8.self).split(separator: "\n").dropFirst(3).filter {
      !$0.hasPrefix(" ")
    }
    #expect(changed == ["-two", "+Two", "-three", "+Three"])
  }

  /// Any two texts: what `patch` makes of the first is the second.
  @Test func isWhatPatchTakesOfRandomTexts() throws {
    var number: UInt64 = 42
    func roll(_ sides: UInt64) -> Int {
      number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((number >> 33) % sides)
    }
    for _ in 0..<25 {
      let lines = (0..<roll(60)).map { _ in ["", "", "a", "b", "c\(roll(30))"][roll(5)] + "\n" }
      var other = lines
      for _ in 0..<roll(9) where !other.isEmpty {
        let at = roll(UInt64(other.count))
        if roll(3) == 0 { other.remove(at: at) } else { other.insert("n\(roll(4))\n", at: at) }
      }
      try isWhatPatchTakes(lines.joined(), other.joined())
    }
  }

  /// Both programs find the file under the name that the diff gives it.
  @Test(arguments: ["my story.txt", "a \"b\"\n\\c.txt", "Größe.txt", "./x/y.txt"], ["patch", "git"])
  func namesAreWrittenAsThePatchProgramsRead(_ name: String, _ program: String) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/wirelint-diff-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/x", withIntermediateDirectories: true)
    try Data("a\r\nb".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    let diff = UnifiedDiff.text(path: name, before: Array("a\r\nb".utf8), after: Array("a\r\nc".utf8))
    try Data(diff).write(to: URL(fileURLWithPath: folder + "/change.diff"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/\(program)")
    process.arguments =
      program == "git" ? ["apply", "change.diff"] : ["-p1", "--binary", "-s", "-i", "change.diff"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(FileManager.default.contents(atPath: folder + "/" + name) == Data("a\r\nc".utf8))
  }
}
