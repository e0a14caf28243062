import LanguageServer
import Testing

/// Paths and the URIs that stand for them.
@Suite struct DocumentURITests {
  @Test(arguments: ["/desk/story.txt", "/desk/a b/ž “x” 100%.txt", "/", "/desk/#1?.txt", "/desk/a+b&c=d:e"])
  func pathsComeBack(_ path: String) {
    #expect(DocumentURI.path(DocumentURI.of(path: path)) == path)
  }

  @Test(arguments: [
    ("file:///desk/a%20b.txt", "/desk/a b.txt"), ("file://localhost/desk/a.txt", "/desk/a.txt"),
    ("FILE:///desk/a.txt", "/desk/a.txt"), ("file:/desk/a.txt", "/desk/a.txt"),
    ("file:///desk/%e2%82%ac.txt", "/desk/€.txt"), ("file:///desk/a.txt#L3", "/desk/a.txt"),
    ("file:///desk/100%.txt", "/desk/100%.txt"),
  ])
  func urisAreReadAsClientsWriteThem(_ uri: String, _ path: String) {
    #expect(DocumentURI.path(uri) == path)
  }

  @Test(arguments: [
    "untitled:Untitled-1", "https://desk.example/story.txt", "", "file:story.txt", "story.txt",
  ])
  func othersAreNoFiles(_ uri: String) {
    #expect(DocumentURI.path(uri) == nil)
  }
}
