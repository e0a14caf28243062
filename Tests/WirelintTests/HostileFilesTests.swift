import Foundation
import RuleTestSupport
import Testing

/// What has broken something before, or was found by `scripts/fuzz`: every rule meets it, alone and in a run.
@Suite struct HostileFiles {
  private static let folder = TestDesk.root + "/Tests/Fixtures/hostile"
  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder))?.filter { $0.first != "." }.sorted() ?? []

  @Test func thereAreSome() { #expect(HostileFiles.names.count >= 9) }

  /// No signal, and after one `fix` nothing more to fix.
  @Test(arguments: names) func areLintedAndFixedByEveryRule(_ name: String) throws {
    try Program.withFolder { folder in
      let path = folder + "/" + name
      try Program.put(try #require(Program.content(HostileFiles.folder + "/" + name)), at: path)
      let all = ["--no-config", "--min-severity", "note", "--enable", "*"]
      let linted = try Program.run(["lint"] + all + [path])
      #expect((0...3).contains(linted.status), "\(linted.errors)")
      let fixed = try Program.run(["fix"] + all + [path])
      #expect([0, 3].contains(fixed.status), "\(fixed.errors)")
      let once = Program.content(path)
      _ = try Program.run(["fix"] + all + [path])
      #expect(Program.content(path) == once)
    }
  }
}
