import Foundation
import LintEngine
import Testing

@Suite struct AtomicWriteTests {
  private func withFile(_ content: String, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/wirelint-write-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(content.utf8).write(to: URL(fileURLWithPath: folder + "/file"))
    try body(folder + "/file")
  }

  private func content(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aFileThatSomebodyChangedStays() throws {
    try withFile("theirs") { path in
      #expect { try AtomicWrite.write([], to: path, expecting: Array("mine".utf8)) } throws: {
        ($0 as? InputFailure)?.reason == "changed while it was linted; nothing was written"
      }
      #expect(content(path) == "theirs")
      try AtomicWrite.write(Array("new".utf8), to: path, expecting: Array("theirs".utf8))
      #expect(content(path) == "new")
    }
  }

  @Test func modeAndOwnerStay() throws {
    try withFile("old") { path in
      #expect(chmod(path, 0o4751) == 0)
      if getuid() == 0 {
        #expect(chown(path, 12, 34) == 0)
        #expect(chmod(path, 0o4751) == 0)
      }
      var before = stat()
      var after = stat()
      #expect(stat(path, &before) == 0)
      try AtomicWrite.write(Array("new".utf8), to: path)
      #expect(stat(path, &after) == 0)
      #expect(after.st_mode == before.st_mode)
      #expect(after.st_uid == before.st_uid && after.st_gid == before.st_gid)
      #expect(content(path) == "new")
    }
  }

  @Test func whatIsNoFileIsWrittenThroughOrSaid() throws {
    try withFile("old") { path in
      let folder = String(path.dropLast(5))
      #expect { try AtomicWrite.write([], to: folder) } throws: {
        ($0 as? InputFailure)?.reason == "cannot be written (it is a folder)"
      }
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "nothing")
      #expect { try AtomicWrite.write([], to: folder + "/link") } throws: {
        ($0 as? InputFailure)?.reason == "cannot be written (a symbolic link to nothing)"
      }
      try AtomicWrite.write(Array("x".utf8), to: "/dev/null")
      #expect(FileManager.default.contents(atPath: "/dev/null")?.isEmpty ?? true)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["file", "link"])
    }
  }

  @Test func aNewFileHasTheModeThatTheUmaskLeaves() throws {
    try withFile("") { path in
      try AtomicWrite.write(Array("x".utf8), to: path + ".new")
      var made = stat()
      #expect(stat(path + ".new", &made) == 0)
      // Foundation makes files by the umask as well.
      #expect(FileManager.default.createFile(atPath: path + ".other", contents: nil))
      var other = stat()
      #expect(stat(path + ".other", &other) == 0)
      #expect(made.st_mode == other.st_mode)
    }
  }
}
