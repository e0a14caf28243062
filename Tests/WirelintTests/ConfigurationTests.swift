import Foundation
import RuleTestSupport
import Testing

@Suite struct ConfigurationTests {
  /// Two blanks (double-space), a doubled word and an unknown one.
  private let story = """
    The envoy left the the hall.  He said that talks would go on. Nobody asked.

    The minister praised the paywalll of the paper on Friday, and nobody asked him why.

    """

  private func put(_ files: [String: String], in folder: String) throws {
    for (name, text) in files {
      let path = folder + "/" + name
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Program.put(text.utf8, at: path)
    }
  }

  /// The rule of each line of JSON, in order of their names.
  private func rules(_ output: String) throws -> [String] {
    try output.split(separator: "\n").map { line in
      let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return try #require(row?["rule"] as? String)
    }.sorted()
  }

  private func lint(_ files: [String: String], _ arguments: [String] = ["."]) throws -> Program.Result {
    var result = Program.Result(status: -1, output: "", errors: "")
    try Program.withFolder { folder in
      try put(files, in: folder)
      result = try Program.run(["lint", "--format", "jsonl"] + arguments, in: folder)
    }
    return result
  }

  @Test(arguments: [
    (
      "serial-comma: {severity: warning, style: alwyas}",
      "'style' is one of none, always, not 'alwyas'; did you mean 'always'?"
    ),
    ("sentence-length: {most: fourty}", "'most' takes a whole number from 1 to 10000, not 'fourty'"),
    ("sentence-length: {most: 0}", "'most' takes a whole number from 1 to 10000, not '0'"),
  ])
  func aValueThatDoesNotFitEndsTheRunWithItsPlace(_ rule: String, _ says: String) throws {
    let result = try lint([".wirelint.yml": "rules:\n  \(rule)\n", "a.txt": story])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains(".wirelint.yml:2:") && result.errors.contains(says), "\(result.errors)")
  }

  @Test func aValueThatFitsIsTaken() throws {
    let copy = "The ferry takes lorries, vans and cars.\n"
    let always = "rules:\n  serial-comma: {severity: warning, style: always}\n"
    #expect(try rules(lint([".wirelint.yml": always, "a.txt": copy]).output) == ["serial-comma"])
  }

  @Test func withoutOneTheDefaultsHold() throws {
    #expect(try rules(lint(["s.txt": story]).output) == ["double-space", "duplicate-word", "spelling"])
  }

  @Test func rulesAndWordsAreTaken() throws {
    let yaml = """
      rules:
        double-space: off
        Repetition: error
      accept: [paywalll]
      """
    let result = try lint(["s.txt": story, ".wirelint.yml": yaml])
    #expect(try rules(result.output) == ["duplicate-word"])
    #expect(result.output.contains("\"error\""))
  }

  @Test func theNearestFileWinsAndExtendsAnother() throws {
    let files = [
      ".wirelint.yml": "rules: {double-space: off}\n", "a/s.txt": story, "b/s.txt": story,
      "b/.wirelint.yml": "extends: ../house.yml\nrules: {duplicate-word: on}\n",
      "house.yml": "rules:\n  spelling: off\n  duplicate-word: off\n",
    ]
    let result = try lint(files)
    #expect(try rules(result.output) == ["double-space", "duplicate-word", "duplicate-word", "spelling"])
  }

  @Test func overridesHoldForTheirFiles() throws {
    let yaml = """
      overrides:
        - files: "columns/**"
          rules: {double-space: off, spelling: off}
          fail-on: error
      ignore: ["drafts/"]
      """
    let files = ["columns/x/s.txt": story, "drafts/s.txt": story, ".wirelint.yml": yaml]
    let result = try lint(files)
    #expect(try rules(result.output) == ["duplicate-word"])
    #expect(result.status == 0, "errors alone make this run fail")
    #expect(try rules(try lint(files, ["--only", "double-space", "."]).output) == ["double-space"])
  }

  @Test func dictionariesAreRead() throws {
    let files = ["s.txt": story, "words.txt": "paywalll\n", ".wirelint.yml": "dictionaries: words.txt\n"]
    #expect(try !rules(try lint(files, ["s.txt"]).output).contains("spelling"))
  }

  @Test func glossariesAreRead() throws {
    let files = [
      "s.tsv": "de\ten\nDie Bundesbahn schweigt.\tThe railway is silent.\n",
      "terms.tsv": "de\ten\nBundesbahn\tFederal Railways\n", ".wirelint.yml": "glossaries: terms.tsv\n",
    ]
    #expect(try rules(lint(files, ["s.tsv"]).output) == ["translation-glossary"])
    let broken = try lint(files.merging(["terms.tsv": "de\ten\n"]) { $1 }, ["s.tsv"])
    #expect(broken.status == 2 && broken.errors.contains("terms.tsv' holds no term"), "\(broken.errors)")
  }

  @Test(arguments: [
    ("rulez: {}\n", "1:1: error: unknown key 'rulez'; did you mean 'rules'?"),
    (
      "rules:\n  doubel-space: off\n",
      "2:3: error: no rule is called 'doubel-space'; did you mean 'double-space'?"
    ),
    (
      "rules:\n  double-space: {sevrity: note}\n",
      "2:18: error: 'double-space' has no option 'sevrity'; did you mean 'severity'?"
    ),
    ("rules:\n  double-space: loud\n", "2:17: error: 'loud' is none of its values"),
    ("profile: wier\n", "did you mean 'wire'?"), ("- a\n", "written as 'key: value' lines"),
    ("a: [\n", "error:"), ("extends: .wirelint.yml\n", "extends itself"),
    ("extends: nowhere.yml\n", "cannot be read"), ("dictionaries: nowhere.dic\n", "cannot be read"),
    ("glossaries: nowhere.tbx\n", ".wirelint.yml:1:13: error: the glossary '"),
    ("glossary: a.tsv\n", "1:1: error: unknown key 'glossary'; did you mean 'glossaries'?"),
    ("overrides:\n  - rules: {}\n", "2:5: error: an override names its files"),
    ("language: tlh_QO\n", "no spelling dictionary 'tlh_QO.dic'"),
    ("skip-regions: tabel\n", "did you mean 'table'?"), ("profile:\n", "one value is due here, not nothing"),
  ]) func errorsStopTheRun(_ yaml: String, _ message: String) throws {
    let result = try lint(["s.txt": story, ".wirelint.yml": yaml])
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test func configSaysWhereValuesComeFrom() throws {
    try Program.withFolder { folder in
      try put([".wirelint.yml": "profile: web\nrules:\n  double-space: note\n"], in: folder)
      let result = try Program.run(["config", "s.txt"], in: folder)
      #expect(result.status == 0)
      #expect(result.output.contains("profile: web") && result.output.contains("# .wirelint.yml:1"))
      #expect(result.output.contains("double-space: note") && result.output.contains("# .wirelint.yml:3"))
      #expect(result.output.contains("min-severity: warning") && result.output.contains("# default"))
    }
  }

  @Test func initWritesWhatReads() throws {
    try Program.withFolder { folder in
      #expect(try Program.run(["init"], in: folder).status == 0)
      let written = try #require(Program.content(folder + "/.wirelint.yml"))
      #expect(try Program.run(["config"], in: folder).status == 0)
      let again = try Program.run(["init"], in: folder)
      #expect(again.status == 2 && again.errors.contains("--force"))
      // Every line that shows a key has to hold once its mark is taken away.
      let lines = String(decoding: written, as: UTF8.self).split(separator: "\n").filter { line in
        let text = line.dropFirst(2)
        let key = text.drop { $0 == " " || $0 == "-" }.prefix { $0 != ":" }
        return text.hasPrefix("  ") || (text.contains(":") && key.allSatisfy { $0.isLowercase || $0 == "-" })
      }
      try Program.put(Array("rules: {}\n".utf8), at: folder + "/../house.yml")
      defer { try? FileManager.default.removeItem(atPath: folder + "/../house.yml") }
      try Program.put(Array("word\n".utf8), at: folder + "/house-words.txt")
      try Program.put(Array("de\ten\nWort\tword\n".utf8), at: folder + "/house-terms.tsv")
      try FileManager.default.createDirectory(
        atPath: folder + "/styles/House", withIntermediateDirectories: true)
      // What there is before anything is learned is written in the same way.
      try FileManager.default.createDirectory(atPath: folder + "/learned", withIntermediateDirectories: true)
      for file in ["contexts.bin", "contexts.txt"] {
        try FileManager.default.copyItem(
          atPath: TestDesk.root + "/dictionaries/grammar/" + file, toPath: folder + "/learned/" + file)
      }
      try Program.put(
        Array("extends: existence\nmessage: no\ntokens: [qqzz]\n".utf8), at: folder + "/styles/House/No.yml")
      try Program.put(
        lines.map { $0.dropFirst(2) + "\n" }.joined().utf8, at: folder + "/.wirelint.yml")
      let shown = try Program.run(["config", "--trust", "columns/a.txt"], in: folder)
      #expect(shown.status == 0, "\(shown.errors)")
      for text in ["profile: web", "double-space: off", "first-person-outside-quote: off", "- Kyivstar"] {
        #expect(shown.output.contains(text), "\(text) is not in \(shown.output)")
      }
    }
  }

  @Test func theSchemaKnowsTheSameKeys() throws {
    let data = try Data(
      contentsOf: URL(fileURLWithPath: TestDesk.root + "/rules/schema/configuration.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    let known = try lint(["s.txt": story, ".wirelint.yml": "qqqqqqqqqqqqqqqqqqqqqqqqqq: 1\n"]).errors
    for key in properties.keys { #expect(known.contains(key), "\(key) is not in: \(known)") }
    #expect(properties.count == 18)
  }
}
