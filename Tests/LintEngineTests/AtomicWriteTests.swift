import CLinux
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

  @Test func extendedAttributesStay() throws {
    try withFile("old") { path in
      // Not every file system of a test machine has them.
      guard setxattr(path, "user.note", "seen", 4, 0) == 0 else { return }
      try AtomicWrite.write(Array("new".utf8), to: path, expecting: Array("old".utf8))
      var value = [CChar](repeating: 0, count: 16)
      #expect(getxattr(path, "user.note", &value, value.count) == 4)
      #expect(value.prefix(4).map { UInt8(bitPattern: $0) } == Array("seen".utf8))
      #expect(content(path) == "new")
    }
  }

  /// The access list of a file is one of its attributes; its mask is what `ls` shows as the group's rights.
  @Test func accessListsStay() throws {
    try withFile("old") { path in
      func entry(_ tag: UInt8, _ rights: UInt8, _ id: UInt32) -> [UInt8] {
        [tag, 0, rights, 0] + withUnsafeBytes(of: id.littleEndian) { Array($0) }
      }
      let list: [UInt8] =
        [2, 0, 0, 0] + entry(1, 6, .max) + entry(2, 4, 12) + entry(4, 0, .max) + entry(16, 4, .max)
        + entry(32, 0, .max)
      guard setxattr(path, "system.posix_acl_access", list, list.count, 0) == 0 else { return }
      try AtomicWrite.write(Array("new".utf8), to: path, expecting: Array("old".utf8))
      var value = [UInt8](repeating: 0, count: 100)
      let size = getxattr(path, "system.posix_acl_access", &value, value.count)
      #expect(size == list.count && Array(value.prefix(max(0, size))) == list)
      #expect(content(path) == "new")
    }
  }

  @Test func whatIsLeftOfDeadProcessesGoes() throws {
    try withFile("story") { path in
      let folder = String(path.dropLast(5))
      func put(_ name: String) throws {
        try Data("half".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
      }
      // No process has this number: it is above what the system gives.
      for name in [
        ".wirelint-999999999-abc1", ".wirelint-\(getpid())-abc2", ".wirelint-1-abc3", ".wirelint-ignore.yml",
        ".wirelint-notes-draft", ".wirelint-999999999-Not.Ours",
      ] { try put(name) }
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/.wirelint-999999999-link", withDestinationPath: "file")
      let held = open(folder + "/.wirelint-999999998-held", O_RDWR | O_CREAT, 0o600)
      #expect(held >= 0 && flock(held, LOCK_EX) == 0)
      TemporaryFile.removeLeftovers(besides: [path])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
          == [
            ".wirelint-1-abc3", ".wirelint-\(getpid())-abc2", ".wirelint-999999998-held",
            ".wirelint-999999999-Not.Ours", ".wirelint-999999999-link", ".wirelint-ignore.yml",
            ".wirelint-notes-draft", "file",
          ].sorted())
      close(held)
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
