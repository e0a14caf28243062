import ArticleModel
import Diagnostics
import JSONCoding
import MarkedYAML
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import PatternRules

/// A kind that only the tests have: words of which one stands too close behind the other. All that makes it a kind is
/// in this type; to be there for everybody it would need a line in `PatternKinds.all`.
private struct EchoKind: PatternKind {
  static let name = "echo"
  static let summary = "Flags what comes again too soon."
  static let keys: [RuleKey] = [
    RuleKey("token", .text, isNeeded: true), RuleKey("within", .count, "In bytes."),
  ]

  private let token: PatternText
  fileprivate let within: Int
  var searches: KindSearches { KindSearches(patterns: [[token]]) }

  init(reading reader: inout DefinitionReader) throws(YAMLError) {
    token = try reader.text(try reader.required("token"), isWord: true)
    within = try reader.fields.number("within") ?? 40
  }

  init(from fields: inout StoredFields.Reader) {
    token = .none
    within = fields.number()
  }

  func store(in fields: inout StoredFields.Writer) { fields.add(within) }

  func evaluation(firstSearch: Int) -> any KindEvaluation { Evaluation(search: firstSearch, within: within) }

  private struct Evaluation: KindEvaluation {
    let search: Int
    let within: Int
    var searches: [Int] { [search] }

    func find(with finder: inout PatternFinder) {
      for found in finder.hits(of: search) {
        for (before, hit) in zip(found.hits, found.hits.dropFirst())
        where hit.range.lower - before.range.upper <= within {
          finder.add(hit.range, [finder.text(hit.range)], in: found.unit)
        }
      }
    }
  }
}

/// A kind of rule is one file and one line: with the line, files may name it, it is stored and found again, and
/// messages and the schema know it.
@Suite struct NewKindTests {
  private static let kinds = PatternKinds.all + [EchoKind.self]
  private static let file = "extends: echo\nmessage: \"'%s' again\"\ntoken: envoys?\nwithin: 20\n"
  private static let copy = "The envoy met the envoys. Ferries stayed in port, and so did each envoy.\n"

  private static func read(_ text: String) throws -> PatternDefinition {
    try DefinitionReader.read(Array(text.utf8), id: "S.Echo", isVale: false, kinds: kinds)
  }

  private static func found(_ rules: [PatternRule]) throws -> [String] {
    let article = TestDesk.article(copy)
    let rule = try #require(rules.first)
    #expect(rules.count == 1 && rule.id == "S.Echo")
    return RuleRunner.run(rule, on: article, in: TestDesk.context()).map { $0.message }
  }

  @Test func filesMayNameIt() throws {
    let definition = try NewKindTests.read(NewKindTests.file)
    let image = RuleImage([definition], accepted: [], NewKindTests.kinds)
    #expect(try NewKindTests.found(image.rules(of: [definition])) == ["'envoys' again"])
    #expect(image.rules.first?.info.summary == EchoKind.summary)
  }

  @Test func itIsStoredAndFoundAgain() throws {
    let definition = try NewKindTests.read(NewKindTests.file)
    let image = RuleImage([definition], accepted: [], NewKindTests.kinds)
    let copy = withExtendedLifetime(image) {
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: image.bytes.count, alignment: 16)
      copy.copyMemory(from: image.bytes)
      return copy
    }
    let stored = try #require(
      RuleImage(StoredBytes(UnsafeRawBufferPointer(copy)) { $0.deallocate() }, NewKindTests.kinds))
    #expect(try NewKindTests.found(stored.rules) == ["'envoys' again"])
  }

  @Test func messagesKnowIt() throws {
    let unknown = #expect(throws: YAMLError.self) {
      try NewKindTests.read("extends: echoes\nmessage: x\ntoken: a\n")
    }
    #expect(unknown?.reason.hasSuffix("sequence and echo") == true, "\(unknown?.reason ?? "")")
    let lacking = #expect(throws: YAMLError.self) { try NewKindTests.read("extends: echo\nmessage: x\n") }
    #expect(lacking?.reason == "'token' is missing: the rule needs it")
    let wrong = #expect(throws: YAMLError.self) {
      try NewKindTests.read(NewKindTests.file + "withn: 3\n")
    }
    #expect(wrong?.reason.contains("did you mean 'within'?") == true, "\(wrong?.reason ?? "")")
  }

  @Test func theSchemaKnowsIt() throws {
    let text = String(
      decoding: try JSONEncoder().encode(RuleSchema(of: NewKindTests.kinds)), as: UTF8.self)
    #expect(text.contains("\"sequence\",\"echo\"]") && text.contains("\"const\":\"echo\""))
    #expect(text.contains("\"within\":{\"type\":\"integer\",\"minimum\":0,\"description\":\"In bytes.\"}"))
    let plain = String(decoding: try JSONEncoder().encode(RuleSchema()), as: UTF8.self)
    #expect(!plain.contains("echo"))
  }
}
