import Foundation
import RuleTestSupport
import Testing

/// Word and OpenDocument texts on the command line, made by programs that are not ours.
@Suite(.serialized) struct OfficeCommandTests {
  private static let python = TestDesk.root + "/.build/office/bin/python3"

  /// Makes a Word document of a text: a paragraph for each block, each word in runs of its own here and there.
  private static let maker = """
    import sys, docx
    from docx.shared import Pt
    def make(source, target):
        document = docx.Document()
        blocks = [block.replace("\\n", " ").strip() for block in open(source, encoding="utf8").read().split("\\n\\n")]
        for number, block in enumerate(block for block in blocks if block):
            paragraph = document.add_paragraph()
            for at in range(0, len(block), 7):
                run = paragraph.add_run(block[at:at + 7])
                run.bold = at % 3 == 0
                run.font.size = Pt(10 + at % 2)
        document.save(target)
    if __name__ == "__main__":
        make(sys.argv[1], sys.argv[2])
    """

  private static let plain = """
    import sys
    blocks = [block.replace("\\n", " ").strip() for block in open(sys.argv[1], encoding="utf8").read().split("\\n\\n")]
    open(sys.argv[2], "w", encoding="utf8").write("\\n\\n".join(block for block in blocks if block) + "\\n")
    """

  private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  /// Rule and message of each finding, in order.
  private func findings(_ path: String, in folder: String) throws -> [String] {
    let result = try Program.run(["--no-config", "--format", "jsonl", path], in: folder)
    return lines(result.output).compactMap { line in
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let rule = object?["rule"] as? String, let message = object?["message"] as? String else {
        return nil
      }
      return rule + " " + message
    }
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: python),
      "python-docx is not in .build/office; 'scripts/bootstrap --tests' puts it there"))
  func findingsAreThoseOfThePlainText() throws {
    try Program.withFolder { folder in
      try Program.put(Array(Self.maker.utf8), at: folder + "/make.py")
      try Program.put(Array(Self.plain.utf8), at: folder + "/plain.py")
      let examples = TestDesk.root + "/Examples/"
      let names = try ["faulty/", "good/"].flatMap { part in
        try FileManager.default.contentsOfDirectory(atPath: examples + part).sorted().prefix(15).map {
          part + $0
        }
      }
      #expect(names.count > 20)
      var total = 0
      for name in names {
        _ = try Program.shell(
          "'\(Self.python)' make.py '\(examples + name)' a.docx && '\(Self.python)' plain.py '\(examples + name)' a.txt",
          in: folder)
        // Blanks at the ends of paragraphs and at the end of the file are no text in a document.
        let silent = ["trailing-space", "final-newline", "double-space"]
        func kept(_ found: [String]) -> [String] {
          found.filter { line in !silent.contains { line.hasPrefix($0) } }
        }
        let (document, text) = (try findings("a.docx", in: folder), try findings("a.txt", in: folder))
        #expect(kept(document) == kept(text), "\(name)")
        total += text.count
      }
      #expect(total > 50)
    }
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: python),
      "python-docx is not in .build/office; 'scripts/bootstrap --tests' puts it there"))
  func fixesGoIntoTheirRuns() throws {
    try Program.withFolder { folder in
      try Program.put(Array(Self.maker.utf8), at: folder + "/make.py")
      try Program.put(
        Array(
          "Ferries stay in port\n\nThe  ferries were were late, the clerk said. They left at at noon.\n".utf8),
        at: folder + "/story.txt")
      try Program.put(
        Array(
          """
          import zipfile, docx, sys
          old, new = zipfile.ZipFile("before.docx"), zipfile.ZipFile("story.docx")
          assert new.testzip() is None
          assert [i.filename for i in old.infolist()] == [i.filename for i in new.infolist()]
          print([n for n in old.namelist() if old.read(n) != new.read(n)])
          a, b = docx.Document("before.docx"), docx.Document("story.docx")
          print([p.text for p in b.paragraphs])
          print([len(p.runs) for p in a.paragraphs] == [len(p.runs) for p in b.paragraphs])
          same = [x.text == y.text for p, q in zip(a.paragraphs, b.paragraphs) for x, y in zip(p.runs, q.runs)]
          print(same.count(False))
          print(all((x.bold, x.font.size) == (y.bold, y.font.size) for p, q in zip(a.paragraphs, b.paragraphs) for x, y in zip(p.runs, q.runs)))
          """.utf8), at: folder + "/compare.py")
      let result = try Program.shell(
        """
        '\(Self.python)' make.py story.txt story.docx; cp story.docx before.docx
        "$WIRELINT" --no-config story.docx 2>/dev/null | grep '^story' | cut -d: -f1-3
        "$WIRELINT" fix --no-config --unsafe --dry-run story.docx 2>/dev/null | grep '^[-+][^-+]'
        cmp before.docx story.docx && "$WIRELINT" fix --no-config --unsafe story.docx 2>/dev/null; echo "fixed $?"
        '\(Self.python)' compare.py; "$WIRELINT" --no-config story.docx 2>/dev/null; echo "clean $?"
        "$WIRELINT" fix --no-config --interactive story.docx </dev/null 2>&1 | tail -n 1
        """, in: folder)
      #expect(
        lines(result.output).dropLast() == [
          "story.docx:2:4", "story.docx:2:14", "story.docx:2:56",
          "-The  ferries were were late, the clerk said. They left at at noon.",
          "+The ferries were late, the clerk said. They left at noon.", "fixed 0", "['word/document.xml']",
          "['Ferries stay in port', 'The ferries were late, the clerk said. They left at noon.']", "True",
          "4",
          "True", "clean 0",
        ], "\(result.output)\(result.errors)")
    }
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: python),
      "python-docx is not in .build/office; 'scripts/bootstrap --tests' puts it there"))
  func findingsBecomeComments() throws {
    try Program.withFolder { folder in
      try Program.put(Array(Self.maker.utf8), at: folder + "/make.py")
      try Program.put(
        Array(
          "Ferries stay in port\n\nThe ferries were were late, the clerk said. They left at at noon.\n".utf8),
        at: folder + "/story.txt")
      try Program.put(
        Array(
          """
          import zipfile, docx, sys
          assert zipfile.ZipFile(sys.argv[1]).testzip() is None
          document = docx.Document(sys.argv[1])
          print([p.text for p in document.paragraphs][1])
          for comment in document.comments: print(comment.comment_id, comment.author, comment.text.split("\\n")[0])
          """.utf8), at: folder + "/show.py")
      let result = try Program.shell(
        """
        '\(Self.python)' make.py story.txt story.docx; cp story.docx before.docx
        "$WIRELINT" annotate --no-config story.docx once.docx; cmp story.docx before.docx && '\(Self.python)' show.py once.docx
        "$WIRELINT" annotate --no-config --only duplicate-word once.docx twice.docx; '\(Self.python)' show.py twice.docx | wc -l
        "$WIRELINT" annotate --no-config story.txt out.docx; echo "ended with $?"
        "$WIRELINT" annotate --no-config story.docx story.docx; echo "ended with $?"
        """, in: folder)
      #expect(
        lines(result.output) == [
          "The ferries were were late, the clerk said. They left at at noon.",
          "0 wirelint warning: 'were' stands twice [duplicate-word]",
          "1 wirelint warning: 'at' stands twice [duplicate-word]", "5", "ended with 3", "ended with 2",
        ], "\(result.output)\(result.errors)")
      #expect(result.errors.contains("2 comments in once.docx"))
    }
  }

  private static let office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].first {
    FileManager.default.fileExists(atPath: $0)
  }

  @Test(.enabled(if: office != nil, "LibreOffice is not installed"))
  func libreOfficeOpensWhatIsWritten() throws {
    let office = try #require(Self.office)
    try Program.withFolder { folder in
      try Program.put(
        Array("<h1>Ferries stay in port</h1><p>The ferries were were late, the <b>cl</b>erk said.</p>".utf8),
        at: folder + "/story.html")
      let convert =
        "timeout 120 '\(office)' -env:UserInstallation=file://$PWD/profile --headless --convert-to"
      let result = try Program.shell(
        """
        \(convert) odt:writer8 --infilter='HTML (StarWriter)' story.html >/dev/null 2>&1
        \(convert) docx story.odt >/dev/null 2>&1
        for file in story.odt story.docx; do
          "$WIRELINT" --no-config $file 2>/dev/null
          "$WIRELINT" fix --no-config --unsafe $file 2>/dev/null; echo "fixed $?"
          \(convert) txt:Text --outdir out $file >/dev/null 2>&1; cat out/story.txt; echo
        done
        """, in: folder)
      for name in ["story.odt", "story.docx"] {
        #expect(result.output.contains("\(name):2:13: "), "\(result.output)")
      }
      #expect(result.output.components(separatedBy: "fixed 0").count == 3)
      #expect(result.output.components(separatedBy: "The ferries were late, the clerk said.").count == 3)
    }
  }

  @Test func whatIsNoDocumentIsRefusedInWords() throws {
    try Program.withFolder { folder in
      try Program.put(Array("{\\rtf1 The ferries rest.}".utf8), at: folder + "/a.rtf")
      try Program.put(Array("PK\u{03}\u{04}abc".utf8), at: folder + "/cut.docx")
      try Program.put(
        Array(
          """
          import zipfile
          with zipfile.ZipFile("bomb.docx", "w", zipfile.ZIP_DEFLATED) as z:
              z.writestr("word/document.xml", b" " * (65 << 20))
          with zipfile.ZipFile("path.docx", "w") as z:
              z.writestr("../../word/document.xml", "x")
          """.utf8), at: folder + "/make.py")
      let result = try Program.shell(
        """
        python3 make.py
        for file in a.rtf cut.docx bomb.docx path.docx; do
          "$WIRELINT" --no-config $file 2>&1; echo "ended with $?"
          "$WIRELINT" fix --no-config $file >/dev/null 2>&1; echo "fix ended with $?"
        done
        """, in: folder)
      let said = lines(result.output)
      for (file, reason) in [
        ("a.rtf", "Rich Text"), ("cut.docx", "cut off"), ("bomb.docx", "unpacks to more than 64 MiB"),
        ("path.docx", "leads out of it"),
      ] { #expect(said.contains { $0.contains(file) && $0.contains(reason) }, "\(file): \(result.output)") }
      #expect(said.count { $0 == "ended with 3" } == 4 && said.count { $0 == "fix ended with 3" } == 4)
    }
  }
}
