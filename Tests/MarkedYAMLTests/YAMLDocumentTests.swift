import MarkedYAML
import Testing

@Suite struct YAMLDocumentTests {
  private func parse(_ text: String) throws -> YAMLNode? { try YAMLDocument.parse(Array(text.utf8)) }

  private func error(_ text: String, _ limits: YAMLDocument.Limits = .init()) -> YAMLError? {
    do throws(YAMLError) {
      _ = try YAMLDocument.parse(Array(text.utf8), limits: limits)
      return nil
    } catch {
      return error
    }
  }

  @Test func nodesKnowTheirPlaces() throws {
    let root = try #require(try parse("# house\nstyle:\n  - “a”\n  - {b: no, c: \"no\"}\nn: 12\n"))
    let style = try #require(root["style"]?.items)
    #expect(style[0].text == "“a”")
    #expect(style[1].place == YAMLPlace(line: 4, column: 5))
    #expect(style[1]["b"]?.flag == false)
    #expect(style[1]["c"]?.flag == nil)
    #expect(root["n"]?.number == 12)
    #expect(root.entries?.map(\.key) == ["style", "n"])
  }

  @Test func columnsCountScalars() throws {
    let root = try #require(try parse("é—: {k: x}"))
    #expect(root["é—"]?["k"]?.place == YAMLPlace(line: 1, column: 9))
  }

  @Test(arguments: ["", "# only this\n", "---\n"]) func nothingIsNothing(_ text: String) throws {
    #expect(try parse(text)?.isEmpty ?? true)
  }

  @Test(arguments: [
    ("a: 1\nb: [\n", 3, 1), ("a: 1\na: 2\n", 2, 1), ("a: *b\n", 1, 4), ("[a]: 1\n", 1, 1),
    ("a: 1\n---\nb: 2\n", 2, 1), ("a:\n\t- b\n", 2, 1),
  ]) func errorsSayWhere(_ text: String, _ line: Int, _ column: Int) {
    #expect(error(text)?.place == YAMLPlace(line: line, column: column), "\(error(text)?.reason ?? "none")")
  }

  @Test func invalidBytesAreFound() {
    let error = #expect(throws: YAMLError.self) {
      try YAMLDocument.parse(Array("a: 1\nbé: ".utf8) + [0xC3, 0x28])
    }
    #expect(error?.place == YAMLPlace(line: 2, column: 6), "the byte that cannot follow")
  }

  /// Nine levels of ten aliases each would be a thousand million values.
  @Test func bombsDoNotGoOff() throws {
    var text = "a0: &a0 x\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(try #require(error(text)).reason.contains("aliases unfolded"))
  }

  @Test func depthAndSizeAreBounded() throws {
    #expect(try #require(error(String(repeating: "[", count: 100_000))).reason.contains("inside one another"))
    var limits = YAMLDocument.Limits()
    limits.size = 10
    #expect(try #require(error("a: 0123456789\n", limits)).reason.contains("at most 10"))
  }
}
