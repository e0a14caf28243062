import Foundation
import JSONCoding
import RuleTestSupport
import Testing

@testable import PatternRules

/// The JSON Schema of rule files is made of the keys that the kinds state, and these are the keys that are read.
@Suite struct SchemaTests {
  /// The least that a rule of each kind needs beside its message, and keys of Vale's that are read only to say that
  /// they are not supported.
  static let kinds: [String: (least: String, refused: Set<String>)] = [
    "existence": ("tokens: [a]", []), "substitution": ("swap: {a: b}", []),
    "occurrence": ("token: a\nmax: 1", []), "repetition": ("tokens: [a]", []),
    "consistency": ("either: {a: b}", []), "conditional": ("first: a\nsecond: b", []),
    "capitalization": ("match: $title", []), "metric": ("formula: words\ncondition: '> 1'", []),
    "readability": ("metrics: SMOG\ngrade: 1", []),
    "spelling": ("custom: true", ["append", "dicpath", "dictionaries", "dictionary", "ignore"]),
    "sequence": ("tokens: [{pattern: a}]", []),
  ]

  private static func made(_ schema: RuleSchema = RuleSchema()) throws -> [String: Any] {
    let bytes = try JSONCoding.JSONEncoder().encode(schema)
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test func theFileIsTheOneThatIsMade() throws {
    let path = TestDesk.root + "/rules/schema/rule.schema.json"
    let file = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    let written = NSDictionary(dictionary: try #require(file as? [String: Any]))
    #expect(
      NSDictionary(dictionary: try SchemaTests.made()) == written, "run 'wirelint rules --write-pages'")
  }

  @Test func everyKindIsTried() {
    #expect(Set(PatternKinds.all.map { $0.name }) == Set(SchemaTests.kinds.keys))
  }

  @Test(arguments: kinds.keys.sorted())
  func theSchemaKnowsTheSameKeys(_ kind: String) throws {
    let (least, refused) = try #require(SchemaTests.kinds[kind])
    let schema = try SchemaTests.made()
    var keys = Set(try #require(schema["properties"] as? [String: Any]).keys)
    let branches = try #require(schema["allOf"] as? [[String: Any]])
    for branch in branches {
      let condition = try #require(branch["if"] as? [String: [String: [String: String]]])
      guard condition["properties"]?["extends"]?["const"] == kind else { continue }
      let then = try #require(branch["then"] as? [String: Any])
      keys.formUnion(try #require(then["properties"] as? [String: Any]).keys)
    }
    let text = "extends: \(kind)\nmessage: x\n\(least)\nqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq: 1\n"
    let error = #expect(throws: RuleFileErrors.self) {
      _ = try RuleStyle.rules(of: [RuleFile(path: "R.yml", id: "S.R", bytes: Array(text.utf8))])
    }
    let line = try #require(error?.lines.first)
    let list = try #require(line.range(of: "it takes ")).upperBound
    #expect(keys == Set(line[list...].components(separatedBy: ", ")).subtracting(refused))
  }
}
