import Foundation
import Testing

/// `wirelint learn` through the built program.
@Suite struct LearnCommandTests {
  private static let places = ["Halden", "Norvik", "Tarkov", "Ilmen", "Sorvik", "Brenna", "Kalvik", "Ostra"]
  private static let things = [
    "the ferry", "the tug", "the barge", "the old trawler", "the pilot boat", "the cutter", "the dredger",
  ]
  private static let verbs = ["lay", "waited", "stood", "stopped", "was seen", "remained", "was repaired"]

  /// Stories of a port's desk, whose boats lie in berths.
  private static func story(_ number: Int) -> String {
    var text = ""
    for i in 0..<24 {
      let k = number * 31 + i * 7
      let place = places[(k / 3) % places.count]
      let thing = things[k % things.count]
      let verb = verbs[(k / 5) % verbs.count]
      let name = thing.prefix(1).uppercased() + thing.dropFirst()
      text += "\(name) \(verb) in the berth until the evening and left for the roads of \(place). "
      text += "The harbour master of \(place) told reporters that it was full of crates and ropes"
      text += i % 2 == 0 ? ".\n\n" : ", as it is in most weeks of the year.\n\n"
    }
    return text
  }

  /// A folder with an archive that was learned from.
  private func withLearned(_ body: (_ folder: String, _ report: String) throws -> Void) throws {
    try Program.withFolder { folder in
      let archive = folder + "/archive"
      try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: true)
      for i in 0..<40 {
        try Program.put(Array(LearnCommandTests.story(i).utf8), at: "\(archive)/\(100 + i).txt")
      }
      let result = try Program.run(["learn", "--output", "learned", "archive"], in: folder)
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      try body(folder, result.output)
    }
  }

  private func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

  @Test func anArchiveSaysWhatFitsAndTheSameBytesTwice() throws {
    try withLearned { folder, report in
      #expect(report.contains("learned from 40 stories"), "\(report)")
      #expect(report.contains("learned/contexts.bin"))
      let again = try Program.run(["learn", "--output", "again", "archive"], in: folder)
      #expect(again.status == 0)
      for file in ["contexts.bin", "contexts.txt"] {
        let one = bytes("\(folder)/learned/\(file)")
        #expect(one != nil && one == bytes("\(folder)/again/\(file)"), "\(file)")
      }
    }
  }

  /// Elsewhere `birth` stands where this desk writes `berth`.
  @Test func whatTheDeskWritesIsNoFaultThere() throws {
    try withLearned { folder, _ in
      let copy = "The pilots met in the office and waited in the berth until the evening.\n"
      try Program.put(Array(copy.utf8), at: folder + "/story.txt")
      let lint = ["lint", "--no-cache", "--only", "confused-words", "--min-severity", "note", "story.txt"]
      let before = try Program.run(lint, in: folder)
      #expect(before.output.contains("'birth' fits here, not 'berth'"), "\(before)")
      try Program.put(Array("learned: learned\n".utf8), at: folder + "/.wirelint.yml")
      let after = try Program.run(lint, in: folder)
      #expect(after.status == 0 && after.output.isEmpty, "\(after)")
    }
  }

  @Test func whatIsNoneIsSaidWithItsPlace() throws {
    try withLearned { folder, _ in
      try Program.put(Array("It opened.\n".utf8), at: folder + "/story.txt")
      func said(_ configuration: String) throws -> String {
        try Program.put(Array(configuration.utf8), at: folder + "/.wirelint.yml")
        let result = try Program.run(["lint", "story.txt"], in: folder)
        #expect(result.status == 2, "\(result)")
        return result.errors
      }
      #expect(try said("learned: nowhere\n").contains(".wirelint.yml:1:10: error: '"))
      #expect(try said("learned: [a, b]\n").contains("one value is due here"))
      let limits = folder + "/learned/contexts.txt"
      let text = String(decoding: bytes(limits) ?? Data(), as: UTF8.self)
      try Program.put(Array((text + "sort of\n").utf8), at: limits)
      #expect(try said("learned: learned\n").contains("or it is damaged"))
      try Program.put(
        Array(text.replacing("pair affect effect", with: "pair affect effects").utf8), at: limits)
      #expect(try said("learned: learned\n").contains("another version of wirelint"))
      try Program.put(Array(text.utf8), at: limits)
      try Program.put(Array("WLCONTX2".utf8), at: folder + "/learned/contexts.bin")
      #expect(try said("learned: learned\n").contains("or it is damaged"))
    }
  }

  @Test func tooLittleCopyTeachesNothing() throws {
    try Program.withFolder { folder in
      try Program.put(Array(LearnCommandTests.story(1).utf8), at: folder + "/one.txt")
      let result = try Program.run(["learn", "--output", "learned", "one.txt"], in: folder)
      #expect(result.status == 2)
      #expect(result.errors.contains("are the least to learn from"), "\(result.errors)")
      #expect(try Program.run(["learn", "one.txt"], in: folder).errors.contains("--output DIR"))
      let odd = try Program.run(["learn", "--alarms", "many", "--output", "learned", "one.txt"], in: folder)
      #expect(odd.status == 2 && odd.errors.contains("'many' is no number for --alarms"))
    }
  }
}
