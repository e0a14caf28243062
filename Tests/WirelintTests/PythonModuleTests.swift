import Foundation
import RuleTestSupport
import Testing

/// The Python module over the built program, as docs/python.md promises it.
@Suite struct PythonModuleTests {
  private static let module = TestDesk.root + "/packaging/python"
  private static let checker = TestDesk.root + "/.build/checks/bin/mypy"

  /// Results are those of the command line, and errors are exceptions with its exit codes.
  @Test func itKeepsItsPromises() throws {
    try Program.withFolder { folder in
      let result = try Program.shell(
        "PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='\(Self.module)' python3 '\(Self.module)/try.py' '\(TestDesk.root)/Examples'",
        in: folder)
      #expect(
        result.status == 0 && result.output.contains("stories as on the command line"), "\(result.errors)")
    }
  }

  /// An exception says with which code the program ended, also one that no documentation foresees.
  @Test func everyEndHasItsCode() throws {
    try Program.withFolder { folder in
      try Program.put("#!/bin/sh\nexit 9\n".utf8, at: folder + "/program")
      try Program.put(
        """
        import wirelint
        try:
            wirelint.lint_paths("a.txt")
        except wirelint.WirelintError as error:
            print(type(error).__name__, error.code)
        """.utf8, at: folder + "/try.py")
      let result = try Program.shell(
        "chmod +x program; WIRELINT=$PWD/program PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='\(Self.module)' python3 try.py",
        in: folder)
      #expect(result.output == "WirelintError 9\n", "\(result.output)\(result.errors)")
    }
  }

  private static let archive = TestDesk.root + "/.build/archive/bin/python3"
  private static let spark = TestDesk.root + "/.build/spark/bin/python3"

  private static func has(_ python: String, _ module: String) -> Bool {
    let path = python.replacing("/bin/python3", with: "/lib")
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return versions.contains {
      FileManager.default.fileExists(atPath: "\(path)/\($0)/site-packages/\(module)")
    }
  }

  /// Findings of whole archives are those of the command line, and what is bad is a row and ends nothing.
  @Test(
    .enabled(
      if: has(archive, "pyarrow"),
      "pyarrow is not in .build/archive; 'scripts/bootstrap --tests' puts it there"))
  func archivesAreLintedAsFilesAre() throws {
    try tryArchives(with: Self.archive, "", says: "files, names and bad rows as promised")
  }

  /// The same on Apache Spark, one of whose workers is killed.
  @Test(
    .enabled(
      if: has(spark, "pyspark") && (try? Program.shell("java -version", in: "/"))?.status == 0,
      "no Spark in .build/spark or no Java; 'scripts/bootstrap --spark' puts both there"))
  func sparkLintsAsTheCommandLineDoes() throws {
    try tryArchives(with: Self.spark, "spark", says: "spark: as on the command line")
  }

  private func tryArchives(with python: String, _ what: String, says words: String) throws {
    try Program.withFolder { folder in
      let result = try Program.shell(
        "WIRELINT='\(Program.path)' PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='\(Self.module)' "
          + "'\(python)' '\(Self.module)/try_archive.py' '\(TestDesk.root)/Examples' \(what)", in: folder)
      #expect(result.status == 0 && result.output.contains(words), "\(result.errors)")
    }
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: checker),
      "mypy is not in .build/checks; 'scripts/bootstrap --tests' puts it there"))
  func itsTypesAreSound() throws {
    try Program.withFolder { folder in
      let result = try Program.shell(
        "'\(Self.checker)' --strict --cache-dir=cache '\(Self.module)/wirelint'", in: folder)
      #expect(result.status == 0, "\(result.output)")
    }
  }
}
