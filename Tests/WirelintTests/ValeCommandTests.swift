import Foundation
import Testing

/// What Vale's own commands and outputs come to here: `ls-config`, `ls-metrics`, `sync`, `--output`, views and
/// stylesheets, through the built program. Expected texts are those of Vale 3.15 on the same files.
@Suite struct ValeCommandTests {
  private static let rule = "extends: existence\nmessage: \"no '%s'\"\ntokens: [foo]\n"

  @Test func configurationsAreListedAsValeListsThem() throws {
    let ini =
      "StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = T\n[*.md]\nBasedOnStyles = T, Vale\nT.R = warning\nTokenIgnores = (<a>), b\n"
    try Program.withFiles([".vale.ini": ini, "styles/T/R.yml": ValeCommandTests.rule]) { folder in
      let result = try Program.run(["ls-config", "--config", ".vale.ini"], in: folder)
      let real = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
      #expect(
        result.output == """
          {
            "BlockIgnores": {},
            "Checks": [
              "T.R"
            ],
            "Formats": {},
            "Asciidoctor": {},
            "FormatToLang": {},
            "GBaseStyles": [
              "T"
            ],
            "GChecks": {},
            "IgnoredClasses": null,
            "IgnoredScopes": null,
            "MinAlertLevel": 0,
            "Vocab": null,
            "RuleToLevel": {
              "T.R": "warning"
            },
            "SBaseStyles": {
              "*.md": [
                "T",
                "Vale"
              ]
            },
            "SChecks": {
              "*.md": {
                "T.R": true
              }
            },
            "SkippedScopes": null,
            "Stylesheets": {},
            "TokenIgnores": {
              "*.md": [
                "(\\u003ca\\u003e)",
                "b"
              ]
            },
            "CommentDelimiters": {},
            "WordTemplate": "",
            "RootINI": "\(real)/.vale.ini",
            "Paths": [
              "\(real)/styles"
            ],
            "ConfigFiles": [
              ".vale.ini"
            ],
            "NLPEndpoint": ""
          }

          """, "\(result.errors)")
    }
  }

  @Test func countsAreListedAsValeListsThem() throws {
    let page = "# A foo thing\n\nOne foo. Two \"foo\".\n\nA list:\n\n- a\n- b\n"
    try Program.withFiles(["a.md": page, "a.txt": page, "empty.md": ""]) { folder in
      let result = try Program.run(["ls-metrics", "a.md"], in: folder)
      #expect(
        result.output == """
          {
            "characters": 19,
            "complex_words": 0,
            "heading_h1": 1,
            "list": 2,
            "long_words": 0,
            "paragraphs": 4,
            "polysyllabic_words": 0,
            "sentences": 5,
            "syllables": 8,
            "words": 8
          }

          """, "\(result.errors)")
      // Vale counts mark-up alone.
      for name in ["a.txt", "empty.md"] {
        #expect(try Program.run(["ls-metrics", name], in: folder).output == "{}\n")
      }
      #expect(try Program.run(["ls-metrics"], in: folder).status == 2)
      #expect(try Program.run(["ls-metrics", "none.md"], in: folder).status == 2)
    }
  }

  @Test func outputsHaveValesNames() throws {
    let files = [
      ".vale.ini": "StylesPath = s\n[*]\nBasedOnStyles = T\n", "s/T/R.yml": ValeCommandTests.rule,
      "a.md": "# A foo\n\nOne foo.\n", "mine.tmpl": "{{ range .Files }}{{ end }}",
    ]
    try Program.withFiles(files) { folder in
      let line = try Program.run(["lint", "--output=line", "a.md"], in: folder)
      #expect(line.output == "a.md:1:5:T.R:no 'foo'\na.md:3:5:T.R:no 'foo'\n", "\(line.errors)")
      let json = try Program.run(["lint", "--output", "JSON", "a.md"], in: folder)
      #expect(json.output.contains("\"Check\": \"T.R\""))
      // A template is refused, and never written over.
      let template = try Program.run(["lint", "--output=mine.tmpl", "a.md"], in: folder)
      #expect(template.status == 2 && template.errors.contains("templates in the language of Go"))
      #expect(Program.content(folder + "/mine.tmpl") == Array("{{ range .Files }}{{ end }}".utf8))
    }
  }

  /// What is said of a rule or a file is no alert of a style.
  @Test func givenUpPatternsAreSaidOnStandardError() throws {
    let files = [
      ".vale.ini": "StylesPath = s\n[*]\nBasedOnStyles = T\n",
      "s/T/Slow.yml":
        "extends: existence\nmessage: x\nlevel: error\nnonword: true\ntokens: ['(a+)+(b|c)\\1$']\n",
      "s/T/R.yml": ValeCommandTests.rule,
      "a.txt": String(repeating: "a", count: 4_000) + " foo\n",
    ]
    try Program.withFiles(files) { folder in
      for format in ["JSON", "line"] {
        let result = try Program.run(["lint", "--output", format, "a.txt"], in: folder)
        #expect(result.output.contains("T.R") && !result.output.contains("given up"))
        #expect(result.errors.contains("a.txt:1:1: note: a pattern of 'T.Slow'"), "\(result.errors)")
        #expect(result.errors.contains("[pattern-given-up]") && result.status == 0)
      }
      // Reports of ours have it.
      let own = try Program.run(["lint", "--format", "jsonl", "a.txt"], in: folder)
      #expect(own.output.contains("pattern-given-up") && own.status == 1)
    }
  }

  // MARK: sync

  private static let packages = [
    "pool/Deep/House.yml": rule, "pool/Deep/meta.json": "{}",
    "pool/Whole/.vale.ini":
      "Packages = Deep\nMinAlertLevel = error\n[*]\nBasedOnStyles = Whole, Deep\nDeep.House = error\n",
    "pool/Whole/styles/Whole/R.yml": "extends: existence\nmessage: w\nlevel: error\ntokens: [bar]\n",
    "pool/Whole/styles/config/vocabularies/Desk/accept.txt": "Brandvold\n",
  ]

  @Test func packagesAreInstalledFromFolders() throws {
    var files = ValeCommandTests.packages
    files[".vale.ini"] =
      "StylesPath = styles\nPackages = Whole, https://desk.example/Other.zip\nVocab = Desk\n[*.md]\nBasedOnStyles = Deep\n"
    files["styles/Deep/Old.yml"] = "old"
    files["styles/Mine/R.yml"] = ValeCommandTests.rule
    files["a.txt"] = "foo bar\n"
    try Program.withFiles(files) { folder in
      let alone = try Program.run(["sync"], in: folder)
      #expect(alone.status == 3 && alone.errors.contains("'Whole': it is not on disk; --from"))
      let dry = try Program.run(["sync", "--dry-run", "--from", "pool"], in: folder)
      #expect(
        dry.output.contains("Whole: 3 files") && Program.content(folder + "/styles/Deep/Old.yml") != nil)
      let result = try Program.run(["sync", "--from", "pool"], in: folder)
      #expect(result.status == 3 && result.errors.contains("'Other': it is not in pool"), "\(result.errors)")
      for path in [
        "styles/Deep/House.yml", "styles/Whole/R.yml", "styles/config/vocabularies/Desk/accept.txt",
        "styles/.vale-config/0-Whole.ini", "styles/Mine/R.yml",
      ] { #expect(Program.content(folder + "/" + path) != nil, "\(path)") }
      // What is not of the package any more goes.
      #expect(Program.content(folder + "/styles/Deep/Old.yml") == nil)
      // What the package configures holds from now on.
      let linted = try Program.run(["lint", "--output=line", "a.txt"], in: folder)
      #expect(linted.output == "a.txt:1:1:Deep.House:no 'foo'\na.txt:1:5:Whole.R:w\n", "\(linted.errors)")
      #expect(linted.status == 1)
    }
  }

  @Test func packagesAreInstalledFromArchives() throws {
    let files = [
      ".vale.ini": "StylesPath = styles\nPackages = pool/House.zip\n[*]\nBasedOnStyles = House\n",
      "pool/make.py": """
      import zipfile
      with zipfile.ZipFile('House.zip', 'w', zipfile.ZIP_DEFLATED) as z:
          z.writestr('House/', '')
          z.writestr('House/R.yml', open('R.yml').read())
      with zipfile.ZipFile('Bad.zip', 'w') as z:
          z.writestr('../../evil.yml', 'x')
      """, "pool/R.yml": ValeCommandTests.rule, "a.txt": "foo\n",
      "bad.ini": "StylesPath = styles\nPackages = pool/Bad.zip, pool/R.yml\n",
    ]
    try Program.withFiles(files) { folder in
      let made = try Program.shell("python3 make.py", in: folder + "/pool")
      #expect(made.status == 0, "\(made.errors)")
      #expect(try Program.run(["sync"], in: folder).status == 0)
      #expect(
        try Program.run(["lint", "--output=line", "a.txt"], in: folder).output
          == "a.txt:1:1:House.R:no 'foo'\n")
      let bad = try Program.run(["sync", "--config", "bad.ini"], in: folder)
      #expect(bad.status == 3 && bad.errors.contains("leads out of it") && bad.errors.contains("the archive"))
      #expect(Program.content((folder as NSString).deletingLastPathComponent + "/evil.yml") == nil)
    }
  }

  // MARK: Views and stylesheets

  @Test func viewsSayWhatIsReadOfDataFiles() throws {
    let view =
      "engine: dasel\nscopes:\n  - name: title\n    expr: info.title\n  - expr: ..description\n    type: md\n"
    let files = [
      ".vale.ini": "StylesPath = s\n[*.{yml,json}]\nBasedOnStyles = T\nView = Api\n",
      "s/T/R.yml": ValeCommandTests.rule, "s/config/views/Api.yml": view,
      "s/T/Title.yml": "extends: existence\nmessage: t\nscope: title\ntokens: [bar]\n",
      "docs/a.yml":
        "foo: foo\ninfo:\n  title: One foo bar\n  description: |\n    # A foo\n\n    Two `foo` bar\n",
      "docs/a.json": "{\"info\": {\"title\": \"caf\\u00e9 foo\"}, \"x\": \"foo\"}\n", "docs/b.json": "{",
    ]
    try Program.withFiles(files) { folder in
      let result = try Program.run(["lint", "--output=line", "docs"], in: folder)
      #expect(
        result.output == """
          docs/a.json:1:31:T.R:no 'foo'
          docs/a.yml:3:14:T.R:no 'foo'
          docs/a.yml:3:18:T.Title:t
          docs/a.yml:5:9:T.R:no 'foo'

          """, "\(result.errors)")
      #expect(result.status == 3 && result.errors.contains("[malformed-data]"))
      try Program.put(
        Array("engine: tree-sitter\nscopes: [{expr: x}]\n".utf8), at: folder + "/s/config/views/Api.yml")
      let other = try Program.run(["lint", "docs/a.yml"], in: folder)
      #expect(other.errors.contains("s/config/views/Api.yml:1:9: note: views of the engine 'tree-sitter'"))
    }
  }

  @Test func stylesheetsMakePagesOfDocuments() throws {
    let sheet = """
      <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
      <xsl:output method="html"/>
      <xsl:template match="title"><h1>1. <xsl:apply-templates/></h1></xsl:template>
      <xsl:template match="p"><p><xsl:apply-templates/></p></xsl:template>
      <xsl:template match="meta"/>
      </xsl:stylesheet>
      """
    let files = [
      ".vale.ini": "StylesPath = s\n[*.{xml,dita}]\nBasedOnStyles = T\nTransform = s.xsl\n",
      "s/T/R.yml": ValeCommandTests.rule, "s.xsl": sheet,
      "s/T/Head.yml": "extends: existence\nmessage: h\nscope: heading\ntokens: [bar]\n",
      "a.xml":
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a><meta>foo</meta><title>A foo bar</title>\n<p>One <b>foo</b> bar.</p></a>\n",
      "b.dita": "<topic><title>B</title><p>foo</p></topic>\n", "c.xml": "<a><p>foo</a>\n",
      "d.xml": "<!DOCTYPE a [<!ENTITY x SYSTEM \"/etc/hostname\">]><a><p>foo &x;</p></a>\n",
      "loop/.vale.ini": "StylesPath = ../s\n[*.xml]\nBasedOnStyles = T\nTransform = loop.xsl\n",
      "loop/a.xml": "<a/>\n",
      "loop/loop.xsl":
        "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:template match=\"/\"><xsl:call-template name=\"r\"/></xsl:template><xsl:template name=\"r\"><xsl:call-template name=\"r\"/></xsl:template></xsl:stylesheet>",
    ]
    try Program.withFiles(files) { folder in
      let result = try Program.run(["lint", "--output=line", "a.xml", "b.dita"], in: folder)
      #expect(
        result.output == """
          a.xml:2:29:T.R:no 'foo'
          a.xml:2:33:T.Head:h
          a.xml:3:11:T.R:no 'foo'
          b.dita:1:27:T.R:no 'foo'

          """, "\(result.errors)")
      for (name, reason) in [("c.xml", "'xsltproc' says"), ("d.xml", "declares entities")] {
        let bad = try Program.run(["lint", "--output=line", name], in: folder)
        #expect(bad.status == 3 && bad.output.isEmpty && bad.errors.contains(reason), "\(bad.errors)")
      }
      let loop = try Program.run(["lint", "--trust", "--config", "loop/.vale.ini", "loop/a.xml"], in: folder)
      #expect(loop.status == 3 && loop.errors.contains("cannot be transformed"), "\(loop.errors)")
    }
  }
}
