import Foundation
import LintEngine
import Testing

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

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/wirelint-walk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func comesInTheOrderOfPaths() throws {
    try withFolder { folder in
      let names = ["a-b.txt", "a.txt", "a/b.TXT", "a0.text"]
      try FileManager.default.createDirectory(atPath: folder + "/a", withIntermediateDirectories: true)
      for name in names {
        #expect(FileManager.default.createFile(atPath: folder + "/" + name, contents: nil))
      }
      #expect(names == names.sorted())
      let walk = InputWalk(paths: [folder + "/", folder], standardInputName: "-")
      #expect(walk.inputs == names.map { .file(folder + "/" + $0) })
    }
  }

  @Test func linksAreFollowedWhereTheyAreNamedAndPassedOverInFolders() throws {
    try withFolder { folder in
      #expect(FileManager.default.createFile(atPath: folder + "/real.txt", contents: nil))
      for (link, target) in [("also.txt", "real.txt"), ("gone.txt", "nothing")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/" + link, withDestinationPath: target)
      }
      let walk = InputWalk(paths: [folder, folder + "/gone.txt"], standardInputName: "-")
      #expect(walk.inputs == [.file(folder + "/real.txt")])
      #expect(walk.failures.map(\.reason) == ["a symbolic link to nothing"])
      let named = InputWalk(paths: [folder + "/also.txt", folder], standardInputName: "-")
      #expect(named.inputs == ["also.txt", "real.txt"].map { .file(folder + "/" + $0) })
      #expect(named.distinctInputs == [.file(folder + "/also.txt")])
    }
  }

  @Test func standardInputAndNamedFilesOfAnyKindAreRead() {
    let walk = InputWalk(paths: ["-", "/dev/null", "-"], standardInputName: "desk.txt")
    #expect(walk.inputs == [.standardInput(name: "desk.txt"), .file("/dev/null")])
  }
}
