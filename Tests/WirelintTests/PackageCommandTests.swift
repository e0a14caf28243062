import Foundation
import Testing

/// Translation tools' packages through the built program, made by Python's own library.
@Suite struct PackageCommandTests {
  private static let maker = """
    import zipfile
    def xliff(source, target):
        return ('<?xml version="1.0" encoding="utf-8"?>\\n<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">'
                '<file original="a" datatype="x" source-language="en-US" target-language="de-DE"><body>\\n'
                f'<trans-unit id="7"><source>{source}</source><target>{target}</target></trans-unit>\\n'
                '</body></file></xliff>\\n')
    with zipfile.ZipFile("job.sdlppx", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("job.sdlproj", '<PackageProject><LanguageDirections><LanguageDirection '
                   'TargetLanguageCode="de-DE" SourceLanguageCode="en-US"/></LanguageDirections></PackageProject>')
        z.writestr("en-US/a.sdlxliff", xliff("The council has 45 members.", ""))
        z.writestr("de-DE/a.sdlxliff", xliff("The council has 45 members.", "Der Rat  hat 54 Mitglieder."))
        z.writestr("de-DE/b.sdlxliff", xliff("The vote is on Monday.", "Die Wahl ist am Montag."))
    with zipfile.ZipFile("one.mqxlz", "w") as z:
        z.writestr("document.mqxliff", xliff("He paid 7 euros.", "Er zahlte 8 Euro."))
    with zipfile.ZipFile("empty.mqout", "w") as z:
        z.writestr("letter.txt", "x")
    open("broken.sdlrpx", "w").write("no archive")

    """

  private func withPackages(_ body: (String) throws -> Void) throws {
    try Program.withFiles(["make.py": Self.maker]) { folder in
      _ = try Program.shell("python3 make.py", in: folder)
      try body(folder)
    }
  }

  private func places(_ result: Program.Result) -> [String] {
    result.output.split(separator: "\n").filter { $0.hasSuffix("]") && !$0.contains(": note: ") }
      .map { line in
        let parts = line.split(separator: ":")
        return parts[..<3].joined(separator: ":") + " " + (line.split(separator: "[").last?.dropLast() ?? "")
      }
  }

  @Test func theirFilesAreLintedByTheirNames() throws {
    try withPackages { folder in
      let found = [
        "job.sdlppx/de-DE/a.sdlxliff:3:79 double-space",
        "job.sdlppx/de-DE/a.sdlxliff:3:85 translation-number",
      ]
      #expect(try places(Program.run(["lint", "job.sdlppx"], in: folder)) == found)
      #expect(try places(Program.run(["lint", "job.sdlppx/de-DE/a.sdlxliff"], in: folder)) == found)
      let all = try Program.run(["lint", "."], in: folder)
      #expect(
        places(all)
          == found.map { "./" + $0 } + ["./one.mqxlz/document.mqxliff:3:71 translation-number"],
        "\(all.output)")
      let both = try Program.run(["lint", "one.mqxlz", "job.sdlppx"], in: folder)
      #expect(both.errors.contains("in 3 files"), "\(both.errors)")
    }
  }

  @Test func fixesGoIntoThePackage() throws {
    try withPackages { folder in
      let result = try Program.run(["fix", "job.sdlppx"], in: folder)
      #expect(result.errors.contains("1 fix, changed 1 of 2 files"), "\(result.errors)")
      let look = """
        import zipfile
        z = zipfile.ZipFile("job.sdlppx")
        assert z.testzip() is None
        print(z.namelist())
        print("<target>Der Rat hat 54" in z.read("de-DE/a.sdlxliff").decode())
        print(len(z.read("en-US/a.sdlxliff")), len(z.read("de-DE/b.sdlxliff")))
        """
      try Program.put(Array(look.utf8), at: folder + "/look.py")
      let shown = try Program.shell("python3 look.py; ls -A", in: folder).output
      #expect(
        shown == """
          ['job.sdlproj', 'en-US/a.sdlxliff', 'de-DE/a.sdlxliff', 'de-DE/b.sdlxliff']
          True
          310 328
          broken.sdlrpx
          empty.mqout
          job.sdlppx
          look.py
          make.py
          one.mqxlz

          """, "\(shown)")
      #expect(try Program.run(["fix", "job.sdlppx"], in: folder).errors.contains("0 fixes"))
    }
  }

  /// What is written beside a file stands beside its package; configurations know its files by their paths.
  @Test func settingsStandBesideThePackage() throws {
    try withPackages { folder in
      let place = "one.mqxlz/document.mqxliff"
      #expect(try Program.run(["ignore", place + ":3:71", "--reason", "agreed"], in: folder).status == 0)
      let ignore = String(decoding: Program.content(folder + "/.wirelint-ignore.yml") ?? [], as: UTF8.self)
      #expect(ignore.contains("file: \"document.mqxliff\""), "\(ignore)")
      #expect(try Program.run(["lint", "one.mqxlz"], in: folder).status == 0)
      try Program.put(Array("ignore: [\"job.sdlppx/de-DE/a.*\"]\n".utf8), at: folder + "/.wirelint.yml")
      #expect(try Program.run(["lint", "job.sdlppx"], in: folder).errors.contains("no findings in 1 file"))
    }
  }

  @Test func annotatedCopiesAreFilesOfTheirOwn() throws {
    try withPackages { folder in
      let result = try Program.run(["annotate", "one.mqxlz/document.mqxliff", "out.mqxliff"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let text = String(decoding: Program.content(folder + "/out.mqxliff") ?? [], as: UTF8.self)
      #expect(text.contains("<note from=\"wirelint\""), "\(text)")
    }
  }

  @Test(arguments: [
    ("broken.sdlrpx", "broken.sdlrpx: the package cannot be read: the archive has no end: it was cut off"),
    ("empty.mqout", "empty.mqout: the package holds no bilingual file"),
    ("job.sdlppx/de-DE/c.sdlxliff", "job.sdlppx/de-DE/c.sdlxliff: no such file in the package"),
    ("make.py/a.xlf", "make.py/a.xlf: not a directory"),
  ]) func whatCannotBeReadIsSaid(_ path: String, _ reason: String) throws {
    try withPackages { folder in
      let result = try Program.run(["lint", path, "one.mqxlz"], in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("wirelint: " + reason), "\(result.errors)")
      #expect(result.output.contains("one.mqxlz/document.mqxliff:3:71: error"), "the rest goes on")
    }
  }
}
