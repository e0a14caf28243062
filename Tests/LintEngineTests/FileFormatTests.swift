import ArticleModel
import BuiltInRules
import Diagnostics
import Foundation
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import LintEngine
@testable import PatternRules
@testable import Readers

/// A format that is not the program's: all that a new one takes is a value such as this.
extension FileFormat {
  fileprivate static let subRip = FileFormat(
    "sbv", "SubViewer", extensions: ["sbv"], begins: { $0.starts(with: Array("1\n00:".utf8)) },
    reading: .article { decoded in
      var bytes: [UInt8] = []
      var origin = OriginBuilder()
      for line in decoded.text.bytes.split(separator: UInt8(ascii: "\n")) {
        let isNumber = line.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if isNumber || line.contains(UInt8(ascii: ">")) { continue }
        if !bytes.isEmpty {
          bytes += Array("\n\n".utf8)
          origin.appendMadeUp(count: 2)
        }
        bytes += line
        origin.append(count: line.count, textUnit: 1, fileStart: line.startIndex, fileUnit: 1)
      }
      return ReadResult(
        document: ReadDocument(
          text: SourceText(name: decoded.text.name, bytes: bytes),
          origin: decoded.origin.composed(with: OriginMap(segments: origin.segments))),
        problems: decoded.problems)
    })
}

@Suite struct FileFormatTests {
  private static let subtitles = """
    1
    00:00:01,000 --> 00:00:03,000
    The envoy left the the hall.

    2
    00:00:04,000 --> 00:00:05,000
    Ferries stay in port.

    """

  @Test func aNewFormatIsOneValue() throws {
    let formats = FileFormat.all + [.subRip]
    let bytes = Array(Self.subtitles.utf8)
    #expect(FileFormat.of(extension: "sbv", among: formats) == .subRip)
    #expect(FileFormat.ofArticle("<stdin>", bytes, among: formats) == .subRip)
    var settings = LintSettings()
    settings.inputFormat = .subRip
    let rule = try #require(builtInRules.first { $0.info.id == "duplicate-word" })
    let linter = ArticleLinter(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: [(rule, nil)], settings: settings)
    let file = SourceText(name: "a.srt", bytes: bytes)
    let found = linter.lint(file).diagnostics
    #expect(found.map { file[$0.range] } == ["the the"])
    let fixed = FixPlan(found, allowing: [.safe, .unsafe]).applied(to: bytes)
    #expect(String(decoding: fixed, as: UTF8.self) == Self.subtitles.replacing("the the", with: "the"))
  }

  /// But for formats that are told by what files begin with.
  @Test func noTwoFormatsShareAnExtensionOrName() {
    let extensions = FileFormat.all.filter { !$0.traits.contains(.sharesExtensions) }
      .flatMap { $0.extensions + $0.namedExtensions }
    #expect(Set(extensions).count == extensions.count)
    #expect(Set(FileFormat.all.map(\.name)).count == FileFormat.all.count)
    let editors = FileFormat.all.flatMap(\.editorNames)
    #expect(Set(editors).count == editors.count)
  }

  /// Every extension that a reader knows is read in folders, but for those of which that is said here.
  @Test func foldersAreReadAsFilesAre() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/formats-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var contents: [String: String] = [:]
    for name in FileFormat.all.flatMap({ $0.extensions + $0.namedExtensions }) { contents["a." + name] = "x" }
    contents["languages.csv"] = "id,de,en\n1,Er kam.,He came.\n"
    contents["sides.tsv"] = "source\ttarget\nEr kam.\tHe came.\n"
    contents["marked.tab"] = "\u{FEFF}fa\ten\nx\ty\n"
    contents["figures.csv"] = "year,votes\n2024,12\n"
    contents["codes.csv"] = "id,no\n1,2\n"
    contents["message.tst"] = "\u{01}abc062 4 i 111  abc 061\n\n\u{02}Harbour opens =\n\nIt opened.\n\u{03}"
    contents["noextension"] = "x"
    contents["archive.zip"] = "x"
    for (name, text) in contents {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    let walk = InputWalk(paths: [folder], standardInputName: "-")
    let read = Set(walk.inputs.map { String($0.path.dropFirst(folder.count + 1)) })
    let passedOver: Set = [
      // Templates of catalogues have no translations yet, and most tables are no translations.
      "a.pot", "a.rdf", "a.wxr", "a.anpa", "a.tst", "a.iptc", "a.csv", "a.tsv", "a.tab", "figures.csv",
      "codes.csv", "noextension", "a.docm", "a.dotx", "a.ott",
      "archive.zip",
    ]
    #expect(read == Set(contents.keys).subtracting(passedOver))
    // Named by itself each of them is read.
    for name in passedOver {
      #expect(InputWalk(paths: [folder + "/" + name], standardInputName: "-").inputs.count == 1)
    }
  }

  /// The hooks take articles; translations come from other tools than editors, documents are no text to git, and most
  /// tables are no articles.
  @Test func theHooksTakeEveryArticle() throws {
    let hooks = try String(contentsOfFile: TestDesk.root + "/.pre-commit-hooks.yaml", encoding: .utf8)
    let stated = try #require(hooks.firstMatch(of: /files: &copy (.+)/)).output.1
    let pattern = try Regex(String(stated))
    let leftOut: [FileFormat] = [.word, .openDocument, .articleTable]
    for format in FileFormat.all {
      for name in format.extensions {
        #expect(
          "copy/a.\(name)".contains(pattern) == (!format.isBilingual && !leftOut.contains(format)),
          "\(name)")
      }
    }
    #expect(!"copy/a.txt.zip".contains(pattern))
  }
}
