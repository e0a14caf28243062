import Foundation
import Testing

/// What is kept of style folders between runs: used as long as nothing has changed, and never trusted.
@Suite struct StyleCacheTests {
  private static func rule(_ message: String) -> [UInt8] {
    Array("extends: substitution\nmessage: \"\(message)\"\nswap:\n  utilize: use\n".utf8)
  }

  /// A folder with a style, a story and a cache of its own. Files are a moment old: what has only just been
  /// written is not remembered, since the clock of the file system may not tell it from the next change.
  private func withStyle(_ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/House", withIntermediateDirectories: true)
      try Program.put(StyleCacheTests.rule("write 'use'"), at: folder + "/House/Plain.yml")
      try Program.put(Array("The envoys utilize the port, they said.\n".utf8), at: folder + "/a.txt")
      Thread.sleep(forTimeInterval: 0.25)
      try body(folder)
    }
  }

  private func lint(_ folder: String, _ arguments: String = "") throws -> String {
    let result = try Program.shell(
      "XDG_CACHE_HOME='\(folder)/cache' \"$WIRELINT\" lint --no-config --style ./House \(arguments) a.txt",
      in: folder)
    return result.output + result.errors
  }

  private func stored(_ folder: String, _ kind: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/cache/wirelint")
      .filter { $0.hasPrefix(kind + "-") }.map { folder + "/cache/wirelint/" + $0 }
  }

  @Test func aStoredStyleSaysWhatItsFilesSay() throws {
    try withStyle { folder in
      let without = try lint(folder, "--no-cache")
      #expect(without.contains("write 'use' [House.Plain]"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/cache"))
      #expect(try lint(folder) == without)
      #expect(try stored(folder, "styles").count == 1 && stored(folder, "patterns").count == 1)
      #expect(try lint(folder) == without)
    }
  }

  @Test func whateverChangesIsSeen() throws {
    try withStyle { folder in
      _ = try lint(folder)
      let file = folder + "/House/Plain.yml"
      // The same size and the same time: only the time of the entry itself tells.
      let result = try Program.shell(
        "touch -r House/Plain.yml old; sed -i s/write/print/ House/Plain.yml; touch -r old House/Plain.yml",
        in: folder)
      #expect(result.status == 0)
      #expect(try lint(folder).contains("print 'use' [House.Plain]"))
      try Program.put(StyleCacheTests.rule("choose 'use'"), at: folder + "/House/Second.yml")
      let both = try lint(folder)
      #expect(both.contains("[House.Plain]") && both.contains("choose 'use' [House.Second]"))
      try FileManager.default.removeItem(atPath: file)
      let one = try lint(folder)
      #expect(!one.contains("[House.Plain]") && one.contains("[House.Second]"))
      try Program.put(Array("extends: [../Base]\n".utf8), at: folder + "/House/pack.yml")
      #expect(try lint(folder).contains("there is no style folder './Base'"))
      try FileManager.default.createDirectory(atPath: folder + "/Base", withIntermediateDirectories: true)
      try Program.put(StyleCacheTests.rule("better 'use'"), at: folder + "/Base/Third.yml")
      #expect(try lint(folder).contains("better 'use' [Base.Third]"))
      try Program.put(Array("extends: nothing\n".utf8), at: folder + "/Base/Third.yml")
      #expect(try lint(folder).contains("Base/Third.yml:1:1: error:"))
    }
  }

  @Test(arguments: ["styles", "patterns"]) func whatIsDamagedIsMadeAnew(_ kind: String) throws {
    try withStyle { folder in
      let wanted = try lint(folder)
      let path = try #require(try stored(folder, kind).first)
      let sound = try #require(Program.content(path))
      let middle = sound.count / 2
      let damaged: [[UInt8]] = [
        [], [0], Array("nothing of the kind".utf8), Array(sound.prefix(middle)), Array(sound.dropLast()),
        sound + [0], sound.enumerated().map { $0.offset == middle ? $0.element ^ 1 : $0.element },
        sound.enumerated().map { $0.offset == 4 ? $0.element ^ 0x80 : $0.element },
        Array(repeating: 0xFF, count: sound.count),
      ]
      for bytes in damaged {
        try Program.put(bytes, at: path)
        #expect(try lint(folder) == wanted)
        #expect(Program.content(path) == sound, "\(bytes.count) bytes are written anew")
      }
    }
  }

  @Test func runsAtTheSameTimeDoNotDisturbEachOther() throws {
    try withStyle { folder in
      let wanted = try lint(folder, "--no-cache")
      let result = try Program.shell(
        """
        XDG_CACHE_HOME='\(folder)/cache'
        export XDG_CACHE_HOME
        seq 8 | xargs -P 8 -I {} sh -c '"$WIRELINT" lint --no-config --style ./House a.txt >out{} 2>&1 || true'
        cat out?
        """, in: folder)
      #expect(result.output == String(repeating: wanted, count: 8))
      #expect(try lint(folder) == wanted)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/cache/wirelint")
      #expect(!names.contains { $0.hasPrefix(".") }, "\(names)")
    }
  }
}
