import Foundation
import Testing

@Suite struct CacheTests {
  private let story = "The envoy left the the hall. Nobody asked.\n\nThey met at the the gate in Parsi.\n"

  /// Runs with a cache folder of its own.
  private func lint(_ folder: String, _ arguments: String) throws -> Program.Result {
    try Program.shell(
      "XDG_CACHE_HOME='\(folder)/cache' \"$WIRELINT\" lint --format jsonl \(arguments) desk", in: folder)
  }

  private func withDesk(_ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/desk", withIntermediateDirectories: true)
      for number in 0..<20 {
        try Program.put((story + "Story \(number) ends.\n").utf8, at: folder + "/desk/\(number).txt")
      }
      try body(folder)
    }
  }

  private func cacheFile(_ folder: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/cache/wirelint")
    return folder + "/cache/wirelint/" + (try #require(names.first { $0.hasPrefix("results-") }))
  }

  @Test func theSecondRunSaysTheSame() throws {
    try withDesk { folder in
      let without = try lint(folder, "--no-cache")
      let first = try lint(folder, "--cache --timing")
      #expect(first.output == without.output && first.errors.contains("parse"))
      let second = try lint(folder, "--cache --timing")
      #expect(second.output == without.output && second.status == without.status)
      #expect(!second.errors.contains("parse"), "no article is parsed again: \(second.errors)")
    }
  }

  @Test func changedFilesSettingsAndExtensionsAreLintedAnew() throws {
    try withDesk { folder in
      _ = try lint(folder, "--cache")
      try Program.put("They met at the gate.\n".utf8, at: folder + "/desk/1.txt")
      let changed = try lint(folder, "--cache")
      #expect(!changed.output.contains("\"desk/1.txt\"") && changed.output.contains("\"desk/2.txt\""))
      #expect(try lint(folder, "--cache --disable duplicate-word").output.isEmpty)
      let loud = try lint(folder, "--cache --severity duplicate-word=error")
      #expect(loud.output.contains("\"error\""))
    }
  }

  @Test func theFolderSaysWhatIsInItAndIsCleared() throws {
    try withDesk { folder in
      func cache(_ options: String = "") throws -> Program.Result {
        try Program.shell("XDG_CACHE_HOME='\(folder)/cache' \"$WIRELINT\" cache \(options)", in: folder)
      }
      #expect(try cache().output.hasPrefix("\(folder)/cache/wirelint: 0 files, 0.0 MB\n"))
      _ = try lint(folder, "--cache")
      let said = try cache().output
      #expect(said.hasPrefix("\(folder)/cache/wirelint: 4 files, "), "\(said)")
      for kind in ["words", "lists", "grammar", "results"] {
        #expect(said.contains("\n  \(kind)  "), "\(said)")
      }
      // What is none of ours stays.
      try Program.put("x".utf8, at: folder + "/cache/wirelint/notes.txt")
      #expect(try cache("--clear").output.contains("removed 4 files"))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/cache/wirelint") == ["notes.txt"])
      #expect(try cache("here").status == 2)
    }
  }

  @Test func theFolderIsBounded() throws {
    try withDesk { folder in
      let cache = folder + "/cache/wirelint/"
      try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
      // Sparse files: 300 MB that take no room.
      func put(_ name: String, megabytes: Int, daysAgo: Double) throws {
        try Program.put([0], at: cache + name)
        #expect(truncate(cache + name, megabytes << 20) == 0)
        let then = timeval(tv_sec: time(nil) - Int(daysAgo * 86400), tv_usec: 0)
        #expect(utimes(cache + name, [then, then]) == 0)
      }
      for (i, name) in ["results-a", "results-b", "results-c"].enumerated() {
        try put(name, megabytes: 100, daysAgo: Double(i + 1))
      }
      try put("results-old", megabytes: 1, daysAgo: 91)
      try put(".words-half", megabytes: 1, daysAgo: 1)
      _ = try lint(folder, "--cache")
      let names = try FileManager.default.contentsOfDirectory(atPath: cache)
      #expect(names.contains("results-a") && names.contains("results-b"))
      #expect(
        !names.contains("results-c") && !names.contains("results-old") && !names.contains(".words-half"))
    }
  }

  /// Somebody cuts the file short while the program has it mapped: it ends in words.
  @Test func aFileThatIsCutShortWhileItIsUsedEndsTheRunInWords() throws {
    try withDesk { folder in
      _ = try lint(folder, "")
      let result = try Program.shell(
        """
        mkfifo pipe; XDG_CACHE_HOME='\(folder)/cache' "$WIRELINT" lint - <pipe & exec 3>pipe; sleep 1; \
        for file in cache/wirelint/*; do : >"$file"; done; cat desk/1.txt >&3; exec 3>&-; wait $!; echo "status $?"
        """, in: folder)
      #expect(result.output.hasSuffix("status 3\n"), "\(result.output)\(result.errors)")
      #expect(result.errors.contains("was cut short while it was in use; run again"), "\(result.errors)")
      #expect(try lint(folder, "").output.contains("duplicate-word"))
    }
  }

  @Test(arguments: [0, 1, 2]) func damageIsNotNoticed(_ kind: Int) throws {
    try withDesk { folder in
      let first = try lint(folder, "--cache")
      let path = try cacheFile(folder)
      var bytes = try #require(Program.content(path))
      switch kind {
      case 0: bytes = Array(bytes.prefix(bytes.count / 2))
      case 1: for i in stride(from: 40, to: bytes.count, by: 7) { bytes[i] ^= 0x55 }
      default: bytes = Array("nothing of the kind".utf8)
      }
      try Program.put(bytes, at: path)
      #expect(try lint(folder, "--cache").output == first.output)
      #expect(try lint(folder, "--cache").output == first.output)
    }
  }

  @Test func parallelRunsShareIt() throws {
    try withDesk { folder in
      let one = try lint(folder, "--no-cache").output
      // Not with '&' and 'wait': signals that a test run blocks stay blocked in the shell.
      let command =
        "XDG_CACHE_HOME=cache \"$WIRELINT\" lint --format jsonl --cache desk > out{} 2>/dev/null; true"
      _ = try Program.shell("seq 0 5 | xargs -P 6 -I{} sh -c '\(command)'", in: folder)
      for number in 0..<6 {
        let output = try #require(Program.content(folder + "/out\(number)"))
        #expect(String(decoding: output, as: UTF8.self) == one)
      }
      #expect(try lint(folder, "--cache").output == one)
    }
  }

  @Test func aFolderThatCannotBeWrittenIsNoFailure() throws {
    try withDesk { folder in
      try Program.put("a file".utf8, at: folder + "/cache")
      let result = try lint(folder, "--cache")
      #expect(result.status == 1 && !result.output.isEmpty)
    }
  }
}
