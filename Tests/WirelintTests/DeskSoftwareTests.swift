import Foundation
import RuleTestSupport
import Testing

/// `wirelint serve` in the software of newsrooms: Superdesk, of which a double stands for what it promises to
/// plug-ins, and LibreOffice itself.
@Suite(.serialized) struct DeskSoftwareTests {
  private static let superdesk = TestDesk.root + "/integrations/superdesk"

  @Test func superdeskShowsEveryFindingAndStopsFaultyItems() throws {
    try Program.withFolder { folder in
      let result = try ServeCommandTests().serving(
        "",
        "PYTHONDONTWRITEBYTECODE=1 timeout 300 python3 '\(Self.superdesk)/tests/try.py' \"$at\" '\(TestDesk.root)/Examples'",
        in: folder)
      #expect(
        result.output.contains("none dropped; publish check as promised\nended with 0"),
        "\(result.output)\(result.errors)")
    }
  }

  /// Of Superdesk the plug-in imports its base class, its signal and the error that it wants to see.
  @Test func thePlugInForSuperdeskImportsWhatIsDocumented() throws {
    let folder = Self.superdesk + "/wirelint_superdesk"
    let lines = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".py") }
      .flatMap { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8).split(separator: "\n") }
    let imported = lines.filter { $0.hasPrefix("from superdesk") || $0.hasPrefix("import superdesk") }
    #expect(
      imported.sorted() == [
        "from superdesk.errors import SuperdeskApiError", "from superdesk.signals import item_validate",
        "from superdesk.text_checkers.spellcheckers.base import SpellcheckerBase",
      ])
  }

  private static let office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  /// UNO is Debian's, for Debian's Python.
  private static let hasUNO = FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/uno.py")

  @Test(
    .enabled(
      if: office != nil && hasUNO,
      "LibreOffice is not installed; 'apt-get install libreoffice-writer-nogui python3-uno' does that"))
  func libreOfficeAsksTheServer() throws {
    let office = try #require(Self.office)
    try Program.withFolder { folder in
      let script = TestDesk.root + "/Tests/WirelintTests/writer.py"
      let result = try ServeCommandTests().serving(
        "", "timeout 300 /usr/bin/python3 '\(script)' '\(office)' \"$at\" \"$PWD\"", in: folder)
      #expect(
        result.output == """
          10 'left left' -> ['left']: 'left' stands twice (Duplicate word)
          en-GB: 1
          18 'the the' -> ['the']: 'the' stands twice (Duplicate word)
          en-US: 1
          36 'the the' -> ['the']: 'the' stands twice (Duplicate word)
          en-AU: 1
          en-US: 0
          de-DE is not checked
          ended with 0

          """, "\(result.errors)")
    }
  }
}
