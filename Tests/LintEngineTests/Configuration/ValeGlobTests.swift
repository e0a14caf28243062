import Testing

@testable import LintEngine

/// Globs and lines of `.vale.ini` as Vale takes them.
@Suite struct ValeGlobTests {
  @Test(arguments: [
    ("*.md", "docs/x/a.md", true), ("docs/*.md", "docs/x/a.md", true), ("docs/*.md", "other/a.md", false),
    ("[[!.]*.md]", "a.md]", false), ("[!.]*.md", "a.md", true), ("[!.]*.md", ".a.md", false),
    ("!*.txt", "a.md", true), ("!*.txt", "a.txt", false), ("{docs,blog}/**/*.md", "docs/x/y/a.md", true),
    ("{docs,blog}/**/*.md", "docs/a.md", false), ("**/*.md", "a.md", true), ("**/a?.md", "x/ab.md", true),
    ("docs/**", "docs/x/a.md", true), ("README.md", "x/README.md", true),
    ("README.md", "x/README.mdx", false),
    ("*.{md,{adoc,asc}}", "a.asc", true),
  ])
  func globsMatchAsInVale(_ glob: String, _ path: String, _ matches: Bool) {
    #expect(ValeGlob(glob).matches(path) == matches)
  }

  @Test func braceBombsEnd() {
    #expect(!ValeGlob(String(repeating: "{a,b}", count: 40)).matches("c"))
    #expect(ValeGlob(String(repeating: "*a", count: 200)).matches(String(repeating: "a", count: 2_000)))
  }

  @Test func linesAreReadLoosely() {
    let ini = ValeIni(
      "\u{FEFF}A = x # y\r\nB: \"p # q\" ; z\r\n[*.md] # md\r\nC = a\\\r\nb\r\nodd\r\n[*.md]\r\nD=\r\nE = a#b\r\n"
    )
    #expect(ini.top.map { "\($0.key)=\($0.value)" } == ["A=x", "B=p # q"])
    #expect(ini.sections.map(\.glob) == ["*.md"])
    #expect(ini.sections[0].settings.map { "\($0.key)=\($0.value)" } == ["C=ab", "D=", "E=a#b"])
    #expect(ini.unread.map(\.line) == [6])
  }
}
