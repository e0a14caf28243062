import Foundation
import RuleTestSupport
import Testing

/// Thirty documents as desks make them, by python-docx and by LibreOffice: headings by style, words cut into runs,
/// tables, tracked changes, links and comments, paragraphs from right to left.
@Suite(.serialized) struct OfficeDocumentsTests {
  private static let python = TestDesk.root + "/.build/office/bin/python3"
  private static let office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].first {
    FileManager.default.fileExists(atPath: $0)
  }

  /// Lays out thirty stories as text and as Word documents; name and shape of each.
  private func makeDocuments(in folder: String) throws -> [(name: String, shape: String)] {
    let examples = TestDesk.root + "/Examples/"
    let stories = try ["faulty/", "good/"].flatMap { part in
      try FileManager.default.contentsOfDirectory(atPath: examples + part)
        .filter { $0.hasSuffix(".txt") }.sorted().map { "'\(examples + part + $0)'" }
    }.prefix(30)
    let script = TestDesk.root + "/Tests/WirelintTests/documents.py"
    let result = try Program.shell(
      "'\(Self.python)' '\(script)' . \(stories.joined(separator: " "))", in: folder)
    return result.output.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      return (words[0], words[words.count - 1])
    }
  }

  /// Rule and message of each finding of each file, by the file's name. Blanks at the ends of paragraphs and of the
  /// file are no text in a document.
  private func findings(_ pattern: String, in folder: String) throws -> [String: [String]] {
    let result = try Program.shell(
      "\"$WIRELINT\" --no-config --jobs 1 --format jsonl \(pattern)", in: folder)
    var found: [String: [String]] = [:]
    for line in result.output.split(separator: "\n") {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
      // What had no name would be missing on both sides, and equal.
      let (file, rule) = (
        try #require(object["path"] as? String), try #require(object["rule"] as? String)
      )
      if ["trailing-space", "final-newline", "double-space"].contains(rule) { continue }
      let name = try #require(file.split(separator: "/").last?.split(separator: ".").first.map(String.init))
      found[name, default: []].append(rule + " " + (object["message"] as? String ?? ""))
    }
    return found
  }

  private func convert(_ kind: String, _ files: String) throws -> String {
    let office = try #require(Self.office)
    // One started while another of the same profile still ends hands its files over to that one, which is gone.
    let profile = "profile-" + kind.filter(\.isLetter).prefix(3)
    return "timeout 400 '\(office)' -env:UserInstallation=file://$PWD/\(profile) --headless "
      + "--convert-to \(kind) \(files) >/dev/null 2>&1"
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: python),
      "python-docx is not in .build/office; 'scripts/bootstrap --tests' puts it there"))
  func documentsOfAllShapesAreReadAsTheirText() throws {
    try Program.withFolder { folder in
      let documents = try makeDocuments(in: folder)
      #expect(documents.count == 30 && Set(documents.map(\.shape)).count == 6)
      let expected = try findings("*.txt", in: folder)
      #expect(expected.values.map(\.count).reduce(0, +) > 25)
      let read = try findings("*.docx", in: folder)
      for (name, shape) in documents { #expect(read[name] == expected[name], "\(name).docx: \(shape)") }
    }
  }

  @Test(
    .enabled(
      if: office != nil && FileManager.default.fileExists(atPath: python),
      "LibreOffice and python-docx are not both installed"))
  func libreOfficeWritesAndOpensThem() throws {
    try Program.withFolder { folder in
      let documents = try makeDocuments(in: folder)
      let expected = try findings("*.txt", in: folder)
      _ = try Program.shell(try convert("odt", "*.docx"), in: folder)
      let read = try findings("*.odt", in: folder)
      for (name, shape) in documents {
        #expect(FileManager.default.fileExists(atPath: "\(folder)/\(name).odt"), "\(name)")
        #expect(read[name] == expected[name], "\(name).odt: \(shape)")
      }
      _ = try Program.shell(
        """
        mkdir before out; cp *.txt before
        "$WIRELINT" fix --no-config --unsafe *.docx *.txt
        \(try convert("'txt:Text (encoded):UTF8' --outdir out", "*.docx"))
        """, in: folder)
      // A document with tracked changes shows the deleted words too when it becomes text.
      for (name, shape) in documents where shape != "tracked" {
        func lines(_ part: String) throws -> [String] {
          try String(contentsOfFile: "\(folder)/\(part)\(name).txt", encoding: .utf8)
            .split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces.union(["\u{FEFF}", "\u{C}"])) }
            .filter { !$0.isEmpty }
        }
        // Fixes that take away a whole paragraph are for text alone; the cells of the table are in no text.
        let cells = ["Port", "Boats", "Halden", "12", "Skarvik", "7"]
        let taken = Set(try lines("before/") + cells).subtracting(try lines(""))
        let (opened, text) = (try lines("out/"), try lines("").filter { !taken.contains($0) })
        #expect(opened.filter { !taken.contains($0) } == text, "\(name).docx: \(shape)")
      }
    }
  }
}
