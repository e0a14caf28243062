import Readers
import Testing

/// Which files of a package are read.
@Suite struct TranslationPackageTests {
  private static let project = """
    <PackageProject xmlns="http://sdl.com/projectapi"><LanguageDirections>
    <LanguageDirection TargetLanguageCode="de-DE" SourceLanguageCode="en-US"/>
    </LanguageDirections></PackageProject>
    """

  @Test(arguments: [
    ("job.sdlppx", true), ("folder/JOB.SDLRPX", true), ("a.mqxlz", true), ("a.zip", false), ("a.docx", false),
    ("sdlppx", false), ("a.sdlppx/de/b.sdlxliff", false),
  ]) func packagesAreToldByTheirNames(_ name: String, _ isPackage: Bool) {
    #expect(TranslationPackage.has(name: name) == isPackage)
  }

  @Test func theFolderOfTheSourceIsLeftOut() throws {
    let members = [
      ("job.sdlproj", Self.project), ("en-US/a.sdlxliff", "source"), ("de-DE/b.sdlxliff", "second"),
      ("de-DE/a.sdlxliff", "first"), ("de-DE/a.docx", "no text"), ("Reports/analysis.xml", "<a/>"),
    ]
    let package = try TranslationPackage(TestZip.archive(members))
    #expect(package.files == ["de-DE/a.sdlxliff", "de-DE/b.sdlxliff"])
    #expect(try package.content(of: "de-DE/a.sdlxliff") == Array("first".utf8))
    #expect(try package.content(of: "en-US/a.sdlxliff") == nil)
    // Without a project's file no folder is known to be the source's.
    let loose = try TranslationPackage(TestZip.archive(Array(members.dropFirst())))
    #expect(loose.files == ["de-DE/a.sdlxliff", "de-DE/b.sdlxliff", "en-US/a.sdlxliff"])
  }

  @Test func aFileOfTheSourcesNameAtTheTopIsRead() throws {
    let package = try TranslationPackage(
      TestZip.archive([("job.sdlproj", Self.project), ("document.mqxliff", "x"), ("en-US", "x")]))
    #expect(package.files == ["document.mqxliff"])
  }

  @Test func anotherFileStaysAsItIs() throws {
    let before = try TranslationPackage(
      TestZip.archive([("a.xlf", "one"), ("b.xlf", "two"), ("c.md", "three")]))
    let bytes = try #require(before.replacing("b.xlf", with: Array("changed".utf8)))
    let after = try TranslationPackage(bytes)
    #expect(after.files == before.files)
    #expect(try after.content(of: "a.xlf") == Array("one".utf8))
    #expect(try after.content(of: "b.xlf") == Array("changed".utf8))
    #expect(before.replacing("c.md", with: []) == nil)
  }

  @Test func whatIsNoArchiveIsRefused() {
    #expect(throws: ZipFault.self) { try TranslationPackage(Array("no archive".utf8)) }
    let whole = TestZip.archive([("a.xlf", "one")])
    #expect(throws: ZipFault.self) { try TranslationPackage(Array(whole.dropLast(9))) }
  }

  /// A project's file that is no XML tells of no source; the translations are read all the same.
  @Test func aBrokenProjectLeavesTheFiles() throws {
    let package = try TranslationPackage(
      TestZip.archive([("job.sdlproj", "<PackageProject><"), ("en-US/a.sdlxliff", "x")]))
    #expect(package.files == ["en-US/a.sdlxliff"])
  }
}
