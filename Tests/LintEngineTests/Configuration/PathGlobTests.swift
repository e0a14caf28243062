import LintEngine
import Testing

@Suite struct PathGlobTests {
  @Test(arguments: [
    ("*.txt", "a/b/story.txt"), ("columns", "columns/x/story.txt"), ("columns/", "columns/x/story.txt"),
    ("columns/**", "columns/x/story.txt"), ("**/draft/*.txt", "a/b/draft/s.txt"), ("**/s.txt", "s.txt"),
    ("a/*/s.txt", "a/b/s.txt"), ("{a,b}/*.{txt,json}", "b/s.json"), ("s?.txt", "sé.txt"),
    ("a/**/b/**/c", "a/x/b/y/b/z/c"),
  ]) func matches(_ pattern: String, _ path: String) {
    #expect(PathGlob.matches(pattern, "/desk/" + path, below: "/desk"))
  }

  @Test(arguments: [
    ("*.txt", "a/story.json"), ("a/*.txt", "a/b/s.txt"), ("columns/**", "other/columns/s.txt"),
    ("a/*/s.txt", "a/s.txt"), ("{a,b}", "c"), ("", "s.txt"),
  ]) func doesNotMatch(_ pattern: String, _ path: String) {
    #expect(!PathGlob.matches(pattern, "/desk/" + path, below: "/desk"))
  }

  @Test func otherFoldersNeverMatch() {
    #expect(!PathGlob.matches("**", "/desks/a.txt", below: "/desk"))
  }

  /// Without a point to return to for each star, these would take for ever.
  @Test func hostileGlobsEnd() {
    let stars = String(repeating: "*a", count: 200) + "b"
    #expect(!PathGlob.matches(stars, "/d/" + String(repeating: "a", count: 20_000), below: "/d"))
    let folders = String(repeating: "**/a/", count: 100) + "b"
    #expect(!PathGlob.matches(folders, "/d" + String(repeating: "/a", count: 5_000), below: "/d"))
    let braces = String(repeating: "{a,b}", count: 60)
    #expect(!PathGlob.matches(braces, "/d/c", below: "/d"))
  }
}
