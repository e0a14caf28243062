import FoundationEssentials
import Testing

@testable import JSONCoding

/// What our coder says is what Foundation's says.
@Suite struct JSONCodingTests {
  private struct Story: Codable, Equatable {
    struct Desk: Codable, Equatable {
      var name: String
      var shifts: [Int]
      var head: String?
    }
    enum Kind: String, Codable { case wire, feature }
    var headline: String
    var words: Int
    var share: Double
    var isOut: Bool
    var kind: Kind
    var desk: Desk?
    var keys: [String: [Desk]]
    var nothing: [Int]
  }

  private static let story = Story(
    headline: "\"Bridge/Ferry\" \\ 'opens'\n\t\u{1}\u{7F} – Şuşa 🚢\r\u{8}\u{C}", words: -312, share: 0.25,
    isOut: true,
    kind: .wire, desk: .init(name: "", shifts: [1, 2, 3], head: nil),
    keys: ["b": [], "a/c": [.init(name: "x", shifts: [], head: "y")], "Z": []], nothing: [])

  private typealias Ours = JSONCoding.JSONEncoder
  private typealias Theirs = FoundationEssentials.JSONEncoder

  @Test(
    arguments: [[], .prettyPrinted, .withoutEscapingSlashes] as [JSONCoding.JSONEncoder.OutputFormatting])
  func textIsThatOfFoundation(_ formatting: JSONCoding.JSONEncoder.OutputFormatting) throws {
    var ours = Ours()
    ours.outputFormatting = formatting.union(.sortedKeys)
    let theirs = Theirs()
    theirs.outputFormatting = .sortedKeys
    if formatting.contains(.prettyPrinted) { theirs.outputFormatting.insert(.prettyPrinted) }
    if formatting.contains(.withoutEscapingSlashes) {
      theirs.outputFormatting.insert(.withoutEscapingSlashes)
    }
    let text = try ours.encode(Self.story)
    #expect(
      String(decoding: text, as: UTF8.self) == String(decoding: try theirs.encode(Self.story), as: UTF8.self))
    #expect(try JSONCoding.JSONDecoder().decode(Story.self, from: text) == Self.story)
  }

  @Test func numbersAreThoseOfFoundation() throws {
    let numbers: [Double] = [0, -0.5, 1, 1e21, 1.5e-7, 123456789.25, Double(Int64.max)]
    let text = try Ours().encode(numbers)
    #expect(text == Array(try Theirs().encode(numbers)))
    #expect(try JSONCoding.JSONDecoder().decode([Double].self, from: text) == numbers)
    #expect(throws: EncodingError.self) { try Ours().encode([Double.nan]) }
    #expect(try JSONCoding.JSONDecoder().decode([Int].self, from: "[2.0, 3e2, -7]".utf8) == [2, 300, -7])
    #expect(throws: DecodingError.self) {
      try JSONCoding.JSONDecoder().decode([Int].self, from: "[2.5]".utf8)
    }
    #expect(throws: DecodingError.self) {
      try JSONCoding.JSONDecoder().decode([UInt8].self, from: "[256]".utf8)
    }
  }

  @Test(arguments: [
    "", "{", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "01", "1.", "1e", "-", "+1",
    "tru", "nul",
    "\"\\x\"", "\"\\u12\"", "\"a", "\"a\nb\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "[] []",
    "'a'", "NaN",
    String(repeating: "[", count: 600) + String(repeating: "]", count: 600),
  ])
  func whatIsNoJSONIsSaidWithoutAPath(_ text: String) {
    struct Anything: Decodable { init(from decoder: any Decoder) throws {} }
    do {
      _ = try JSONCoding.JSONDecoder().decode(Anything.self, from: text.utf8)
      Issue.record("taken: \(text.prefix(40))")
    } catch DecodingError.dataCorrupted(let context) {
      #expect(context.codingPath.isEmpty)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test(arguments: [
    ("\"\\u00e9\\ud83d\\udea2\\/\\\"\\b\"", "é🚢/\"\u{8}"), (" \"plain – text\" ", "plain – text"),
    ("\"\"", ""),
    ("\u{FEFF}\"marked\"", "marked"), ("\"\\u0000\"", "\0"),
  ])
  func stringsAreRead(_ text: String, _ value: String) throws {
    #expect(try JSONCoding.JSONDecoder().decode(String.self, from: text.utf8) == value)
  }

  /// Strings are looked through eight bytes at a time: what ends one may stand at any of them.
  @Test func whatEndsAStringIsSeenAtEveryPlace() throws {
    for before in 0..<18 {
      for behind in 0..<10 {
        let (head, tail) = (String(repeating: "a", count: before), String(repeating: "é", count: behind))
        let decoder = JSONCoding.JSONDecoder()
        let text = "[\"\(head)\\n\(tail)\", \"\(tail)\\\"!\(head)\"]"
        let value = ["\(head)\n\(tail)", "\(tail)\"!\(head)"]
        #expect(try decoder.decode([String].self, from: text.utf8) == value)
        for control in ["\u{1F}", "\u{1}", "\n"] {
          #expect(throws: DecodingError.self) {
            try decoder.decode(String.self, from: "\"\(head)\(control)\(tail)\"".utf8)
          }
        }
        let plain = "\(head) !#[]\u{7F}\u{80}\u{A0}ÿ\(tail)"
        #expect(try decoder.decode(String.self, from: "\"\(plain)\"".utf8) == plain)
      }
    }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    let bytes: [UInt8] = [0x22, 0xC3, 0x28, 0x22]
    #expect(throws: DecodingError.self) { try JSONCoding.JSONDecoder().decode(String.self, from: bytes) }
  }

  @Test func errorsNameThePlace() {
    func path(_ text: String) -> String {
      do {
        _ = try JSONCoding.JSONDecoder().decode([String: Story.Desk].self, from: text.utf8)
        return "taken"
      } catch DecodingError.keyNotFound(let key, let context) {
        return "no " + (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
      } catch DecodingError.typeMismatch(let type, let context) {
        return context.codingPath.map(\.stringValue).joined(separator: ".") + " is no \(type)"
      } catch DecodingError.valueNotFound(let type, let context) {
        return context.codingPath.map(\.stringValue).joined(separator: ".") + " is null, no \(type)"
      } catch {
        return "\(error)"
      }
    }
    #expect(path(#"{"a": {"name": "x", "shifts": [1]}}"#) == "taken")
    #expect(path(#"{"a": {"name": "x"}}"#) == "no a.shifts")
    #expect(path(#"{"a": {"name": 1, "shifts": []}}"#) == "a.name is no String")
    #expect(path(#"{"a": {"name": null, "shifts": []}}"#) == "a.name is null, no String")
    #expect(path(#"{"a": {"name": "x", "shifts": [1, "2"]}}"#) == "a.shifts.Index 1 is no Int")
  }

  /// One source that imports Foundation makes every package 2.4 MB larger.
  @Test func noSourceImportsFoundation() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
      separator: "/")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root + "/Sources").filter {
      $0.hasSuffix(".swift")
    }
    #expect(paths.count > 300)
    let importing = try paths.filter {
      try String(contentsOfFile: "\(root)/Sources/\($0)", encoding: .utf8).split(separator: "\n").contains {
        $0.hasPrefix("import Foundation")
      }
    }
    #expect(importing.isEmpty, "\(importing)")
  }
}
