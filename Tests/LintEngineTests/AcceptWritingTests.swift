import LintEngine
import Testing

/// What an editor adds to the `accept` list of a configuration.
@Suite struct AcceptWritingTests {
  @Test(arguments: [
    ("", "accept:\n  - \"Brandvold\"\n"),
    ("profile: web", "profile: web\naccept:\n  - \"Brandvold\"\n"),
    ("# the desk\nprofile: web\n", "# the desk\nprofile: web\naccept:\n  - \"Brandvold\"\n"),
    ("accept:\nprofile: web\n", "accept:\n  - \"Brandvold\"\nprofile: web\n"),
    ("accept: []\nprofile: web\n", "accept:\n  - \"Brandvold\"\nprofile: web\n"),
    ("accept:\n- Aune\nprofile: web\n", "accept:\n- Aune\n- \"Brandvold\"\nprofile: web\n"),
    (
      "accept:\n    - Aune # a name\n\n    # more\n    - \"B: c\"\n",
      "accept:\n    - Aune # a name\n\n    # more\n    - \"B: c\"\n    - \"Brandvold\"\n"
    ),
    ("accept: [Aune, Tarkhovsk] # names\n", "accept: [Aune, Tarkhovsk, \"Brandvold\"] # names\n"),
    (
      "accept:\r\n  - Aune\r\nprofile: web\r\n",
      "accept:\r\n  - Aune\r\n  - \"Brandvold\"\r\nprofile: web\r\n"
    ),
    ("accept: [Brandvold]\n", "accept: [Brandvold]\n"),
  ])
  func theRestOfTheFileStaysAsItIs(_ before: String, _ after: String) throws {
    let bytes = try AcceptWriting.added("Brandvold", to: Array(before.utf8), path: "c.yml")
    #expect(String(decoding: bytes, as: UTF8.self) == after)
  }

  @Test(arguments: ["O'Brandvold", "a \"b\" \\ c", "- x: #y", "naïve “š”", "true", "5"])
  func entriesComeBackAsTheyWere(_ entry: String) throws {
    let once = try AcceptWriting.added(entry, to: [], path: "c.yml")
    #expect(try AcceptWriting.added(entry, to: once, path: "c.yml") == once)
  }

  @Test(arguments: [
    "accept: Aune\n", "accept: [Aune,\n  Tarkhovsk\n  ]\n", "accept: *names\n", "- x\n", "accept: {a: b}\n",
  ])
  func whatIsWrittenInAnotherWayIsRefused(_ before: String) {
    #expect(throws: UsageError.self) {
      try AcceptWriting.added("Brandvold", to: Array(before.utf8), path: "c.yml")
    }
  }
}
