import BuiltInRules
import Calendars
import Diagnostics
import Foundation
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Faults planted one at a time into stories of `Examples/good`: a rule finds in the faulty story what it
/// does not find in the good one.
@Suite struct PlantedFaults {
  /// One row of the table: what becomes of a passage of a story.
  struct Plant: Sendable, CustomTestStringConvertible {
    let rule: String
    let story: String
    /// `profile=web`, `date=YYYY-MM-DD`.
    let options: [String: String]
    let before: String
    let after: String

    var testDescription: String { "\(rule) in \(story): \(after.prefix(40))" }

    /// Fields: rule, story, options, passage, faulty passage; `\n`, `\\` and `\u{…}` are escapes.
    init?(_ row: Substring) {
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 5 else { return nil }
      rule = String(fields[0])
      story = String(fields[1])
      let pairs = fields[2].split(separator: " ").compactMap { option -> (String, String)? in
        let parts = option.split(separator: "=")
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
      }
      options = Dictionary(pairs) { $1 }
      before = Plant.unescaped(fields[3])
      after = Plant.unescaped(fields[4])
    }

    private static func unescaped(_ text: Substring) -> String {
      var out = String.UnicodeScalarView()
      var rest = text.unicodeScalars[...]
      while let scalar = rest.popFirst() {
        guard scalar == "\\", let kind = rest.popFirst() else {
          out.append(scalar)
          continue
        }
        switch kind {
        case "n": out.append("\n")
        case "u":
          let digits = rest.dropFirst().prefix { $0 != "}" }
          out.append(UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init) ?? "?")
          rest = rest.dropFirst(digits.count + 2)
        default: out.append(kind)
        }
      }
      return String(out)
    }
  }

  private static let plants: [Plant] = {
    let path = TestDesk.root + "/Tests/BuiltInRulesTests/Fixtures/planted-faults.tsv"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap(Plant.init)
  }()

  private static let stories: [String: String] = Dictionary(
    TestDesk.stories(in: "Examples/good").map { story in
      (String(story.name.split(separator: "/").last ?? ""), String(decoding: story.bytes, as: UTF8.self))
    }
  ) { $1 }

  private static func messages(_ plant: Plant, on copy: String) throws -> [String] {
    var settings = LintSettings()
    settings.selection.only = [plant.rule]
    settings.minimum = .note
    settings.runtime.wantsSuggestions = false
    settings.profile = plant.options["profile"].flatMap(Profile.init) ?? .wire
    settings.date = plant.options["date"].flatMap { CalendarDate(iso: $0) }
    let rules = try settings.selection.select(from: builtInRules)
    let linter = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: rules, settings: settings
    ).linter()
    return linter.lint(SourceText(name: "story.txt", bytes: Array(copy.utf8))).diagnostics.map(\.message)
  }

  @Test func theTableIsThere() { #expect(Self.plants.count > 200) }

  @Test(arguments: plants) func areFound(_ plant: Plant) throws {
    let good = try #require(Self.stories[plant.story])
    let place = try #require(good.firstRange(of: plant.before), "'\(plant.before)' stands nowhere")
    let faulty = good.replacingCharacters(in: place, with: plant.after)
    let known = try Self.messages(plant, on: good)
    let found = try Self.messages(plant, on: faulty)
    #expect(found.contains { !known.contains($0) })
  }
}
