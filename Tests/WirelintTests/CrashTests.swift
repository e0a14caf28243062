import Foundation
import Testing

/// Whether a line of the shell works here: what containers allow differs.
private func works(_ line: String) -> Bool { (try? Program.shell(line, in: "/tmp").status) == 0 }

/// `fix` when the machine lets it down: the old file or the new one is there, whole.
@Suite struct Crashes {
  private static let old = String(repeating: "The envoy left the the hall.\n\n", count: 2000)
  private static let new = old.replacingOccurrences(of: "the the", with: "the")
  private static let fix = "\"$WIRELINT\" fix --no-cache --only duplicate-word story.txt"

  private func withStory(_ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      try Program.put(Crashes.old.utf8, at: folder + "/story.txt")
      try body(folder)
    }
  }

  /// Without a trap the limit on the size of files kills the program in the middle of writing.
  @Test func killedWhileWriting() throws {
    try withStory { folder in
      let result = try Program.shell(
        "(ulimit -c 0; ulimit -f 8; env --default-signal=XFSZ \(Crashes.fix)); echo \"status $?\"", in: folder
      )
      #expect(result.output.contains("status 153"), "\(result.output)\(result.errors)")
      #expect(Program.content(folder + "/story.txt") == Array(Crashes.old.utf8))
      // What was left beside it is hidden, and no later run trips over it.
      #expect(
        try Program.run(["fix", "--only", "duplicate-word", folder]).errors
          == "2000 fixes, changed 1 of 1 file\n")
      #expect(Program.content(folder + "/story.txt") == Array(Crashes.new.utf8))
    }
  }

  /// Killed at each of the calls that put the new file in the place of the old one; the second `fsync` is that
  /// of the folder, behind the rename.
  @Test(
    .enabled(if: works("strace -o /dev/null true"), "no strace"),
    arguments: [("fchown", 1), ("fchmod", 1), ("fsync", 1), ("renameat2", 1), ("fsync", 2)])
  func killedAtTheCall(_ call: String, _ number: Int) throws {
    try withStory { folder in
      let result = try Program.shell(
        "strace -f -o trace -e trace=\(call) -e inject=\(call):signal=KILL:when=\(number) \(Crashes.fix); echo \"status $?\"",
        in: folder)
      #expect(result.output.contains("status 137"), "\(result.output)\(result.errors)")
      let isNew = number == 2
      #expect(Program.content(folder + "/story.txt") == Array((isNew ? Crashes.new : Crashes.old).utf8))
      #expect(try Program.run(["fix", "--only", "duplicate-word", folder + "/story.txt"]).status == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["story.txt", "trace"])
    }
  }

  /// Killed at any moment, over and over: no file is torn, and the next run leaves nothing beside them.
  @Test func killedAtAnyMoment() throws {
    try Program.withFolder { folder in
      let (names, old) = ((0..<12).map { "\($0).txt" }, Array("The envoy left the the hall.\n".utf8))
      let new = Array("The envoy left the hall.\n".utf8)
      for round in 0..<20 {
        for name in names { try Program.put(old, at: folder + "/" + name) }
        _ = try Program.shell(
          "\"$WIRELINT\" fix --only duplicate-word . & sleep 0.\(round % 2)\(round); kill -9 $!; wait",
          in: folder)
        for name in names {
          let now = Program.content(folder + "/" + name)
          #expect(now == old || now == new, "\(name) is torn")
        }
        #expect(try Program.run(["fix", "--only", "duplicate-word", folder]).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == names.sorted())
        #expect(names.allSatisfy { Program.content(folder + "/" + $0) == new })
      }
    }
  }

  /// A disk without room: the old file stays, the rest of the run goes on.
  @Test(.enabled(if: works("unshare -m mount -t tmpfs -o size=64k none /mnt"), "no right to mount"))
  func aFullDisk() throws {
    try withStory { folder in
      let line = """
        mkdir small; unshare -m sh -c 'mount -t tmpfs -o size=80k none small && cp story.txt small/ \
        && printf "The envoy left the the hall.\\n" >small/tiny.txt && head -c 12000 /dev/zero >small/filler; cd small; \
        "$WIRELINT" fix --no-cache --no-config . ; echo "status $?"; cat tiny.txt; cmp story.txt ../story.txt && echo same; ls -A; \
        "$WIRELINT" lint --no-cache --format html --output report.html . ; echo "status $?"; ls -A'
        """
      let result = try Program.shell(line, in: folder)
      #expect(
        result.errors.contains("./story.txt: cannot be written (no space left on device)"), "\(result.errors)"
      )
      #expect(
        result.output.contains("status 3\nThe envoy left the hall.\nsame\nfiller\nstory.txt\ntiny.txt\n"),
        "\(result.output)")
      #expect(result.errors.contains("report.html: cannot be written (no space left on device)"))
      #expect(result.output.hasSuffix("status 3\nfiller\nstory.txt\ntiny.txt\n"), "\(result.output)")
    }
  }

  /// As root every file may be written, so somebody else is asked to.
  @Test(
    .enabled(
      if: getuid() == 0 && works("setpriv --reuid 65534 --clear-groups true"), "needs root and setpriv"))
  func aFileThatMayNotBeWritten() throws {
    try withStory { folder in
      let result = try Program.shell(
        "chmod 644 story.txt; chmod 755 .; setpriv --reuid 65534 --clear-groups \"$WIRELINT\" fix --no-cache story.txt; echo \"status $?\"",
        in: folder)
      // Where the program itself may not be read by others, there is nothing to try.
      if result.errors.contains("ermission denied"), !result.errors.contains("story.txt") { return }
      #expect(result.errors.contains("story.txt: cannot be written (permission denied)"), "\(result.errors)")
      #expect(result.output == "status 3\n")
      #expect(Program.content(folder + "/story.txt") == Array(Crashes.old.utf8))
    }
  }
}
