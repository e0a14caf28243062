import Foundation
import RuleTestSupport
import Testing

@testable import PatternRules

/// The JSON Schema of rule files knows the keys that the reader knows, kind by kind.
@Suite struct SchemaTests {
  static let kinds: [(String, String, Set<String>)] = [
    ("existence", "tokens: [a]", []), ("substitution", "swap: {a: b}", []),
    ("occurrence", "token: a\nmax: 1", []),
    ("repetition", "tokens: [a]", []), ("consistency", "either: {a: b}", []),
    ("conditional", "first: a\nsecond: b", []), ("capitalization", "match: $title", []),
    ("metric", "formula: words\ncondition: '> 1'", []), ("readability", "metrics: SMOG\ngrade: 1", []),
    // Keys of Vale's that are read only to say that they are not supported.
    ("spelling", "custom: true", ["append", "dicpath", "dictionaries", "dictionary", "ignore"]),
    ("sequence", "tokens: [{pattern: a}]", []),
  ]

  @Test(arguments: kinds)
  func theSchemaKnowsTheSameKeys(_ kind: String, _ rest: String, _ refused: Set<String>) throws {
    let path = TestDesk.root + "/rules/schema/rule.schema.json"
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var keys = Set(try #require(schema["properties"] as? [String: Any]).keys)
    for branch in try #require(schema["allOf"] as? [[String: Any]]) {
      let condition = try #require(branch["if"] as? [String: [String: [String: String]]])
      guard condition["properties"]?["extends"]?["const"] == kind else { continue }
      let then = try #require(branch["then"] as? [String: Any])
      keys.formUnion(try #require(then["properties"] as? [String: Any]).keys)
    }
    let text = "extends: \(kind)\nmessage: x\n\(rest)\nqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq: 1\n"
    let error = #expect(throws: RuleFileErrors.self) {
      _ = try RuleStyle.rules(of: [RuleFile(path: "R.yml", id: "S.R", bytes: Array(text.utf8))])
    }
    let line = try #require(error?.lines.first)
    let list = try #require(line.range(of: "it takes ")).upperBound
    #expect(keys == Set(line[list...].components(separatedBy: ", ")).subtracting(refused))
  }
}
