import Foundation
import Testing

/// `extends: NAME` takes over a package of styles that is installed.
@Suite struct StylePackageTests {
  /// A folder with a desk and an installed package `house-style`; `lines` run in the desk.
  private func run(_ configuration: String, package: [String: String], _ lines: String) throws
    -> Program.Result
  {
    var result = Program.Result(status: -1, output: "", errors: "")
    try Program.withFolder { folder in
      let files = [
        "desk/.wirelint.yml": configuration,
        "desk/story.txt": "The envoy left the the hall. A freebie was handed out in Brekkestad.\n",
      ]
      let installed = package.map { ("data/wirelint/packages/house-style/\($0.key)", $0.value) }
      for (path, text) in Array(files) + installed {
        let file = folder + "/" + path
        try FileManager.default.createDirectory(
          atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Program.put(text.utf8, at: file)
      }
      result = try Program.shell("cd desk && export XDG_DATA_HOME=\"$PWD/../data\"; \(lines)", in: folder)
    }
    return result
  }

  private static let house = [
    ".wirelint.yml": "styles: [./House]\nrules:\n  duplicate-word: error\ndictionaries: [words.txt]\n",
    "words.txt": "Brekkestad\n",
    "House/Freebie.yml":
      "extends: substitution\nmessage: \"write '%s' instead of '%s'\"\nlevel: error\nswap:\n  freebie: gift\n",
  ]

  @Test(arguments: [".wirelint.yml", "wirelint.yml"]) func aPackageIsTakenOver(_ name: String) throws {
    var package = Self.house
    package[name] = package.removeValue(forKey: ".wirelint.yml")
    let result = try run("extends: house-style\n", package: package, "\"$WIRELINT\" lint story.txt")
    #expect(result.status == 1)
    #expect(
      result.output.contains("error: 'the' stands twice [duplicate-word]"), "\(result.output)\(result.errors)"
    )
    #expect(
      result.output.contains("[House.Freebie]") && !result.output.contains("'Brekkestad'"), "\(result.output)"
    )
  }

  @Test func whatTheDeskSaysWins() throws {
    let result = try run(
      "extends: house-style\nrules:\n  duplicate-word: off\n", package: Self.house,
      "\"$WIRELINT\" lint story.txt")
    #expect(
      !result.output.contains("duplicate-word") && result.output.contains("House.Freebie"), "\(result.output)"
    )
  }

  @Test func aNameThatIsNotInstalledIsSaidWithItsPlace() throws {
    let result = try run("extends: house-stile\n", package: Self.house, "\"$WIRELINT\" lint story.txt")
    #expect(result.status == 2)
    #expect(result.errors.contains(".wirelint.yml:1:10: error: no file and no package"), "\(result.errors)")
    #expect(result.errors.contains("did you mean 'house-style'?"))
  }

  /// What is installed may name what lies beside it, and nothing else.
  @Test func aPackageDoesNotLeadOutOfItsFolder() throws {
    var package = Self.house
    package[".wirelint.yml"] = "dictionaries: [../../../../desk/story.txt]\n"
    let result = try run("extends: house-style\n", package: package, "\"$WIRELINT\" lint story.txt")
    #expect(result.status == 2 && result.errors.contains("leads out of the project"), "\(result.errors)")
    let trusted = try run("extends: house-style\n", package: package, "\"$WIRELINT\" lint --trust story.txt")
    #expect(trusted.status == 1, "\(trusted.errors)")
  }

  /// A file of the name beside the configuration comes first, as before.
  @Test func aFileBesideIsNoPackage() throws {
    let result = try run(
      "extends: house-style\n", package: Self.house,
      "printf 'rules:\\n  duplicate-word: note\\n' >house-style; \"$WIRELINT\" lint story.txt")
    #expect(
      !result.output.contains("duplicate-word") && !result.output.contains("House.Freebie"),
      "\(result.output)")
  }

  @Test func aStyleAndADictionaryThatAreNotThereHaveTheirPlace() throws {
    let style = try run("min-severity: note\nstyles: [House]\n", package: [:], "\"$WIRELINT\" lint story.txt")
    #expect(
      style.status == 2 && style.errors.contains(".wirelint.yml:2:10: error: no style is called 'House'"),
      "\(style.errors)")
    let language = try run(
      "min-severity: note\nlanguage: [xx]\n", package: [:], "\"$WIRELINT\" lint story.txt")
    #expect(language.status == 2)
    #expect(
      language.errors.contains(".wirelint.yml:2:11: error: no spelling dictionary 'xx.dic'"),
      "\(language.errors)")
  }
}
