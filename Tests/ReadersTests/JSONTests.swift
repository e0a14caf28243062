import ArticleModel
import Foundation
import Readers
import SourceText
import Testing

@Suite struct ReadingJSON {
  @Test(arguments: [
    ("{\"headline\": \"Cut off in the mid", "", 32, "inside a string"),
    ("{\"headline\": \"Cut\" \"byline\": \"x\"}", "Cut", 19, "expected ',' or '}' but found '\"'"),
    ("{\"headline\": \"Cut\", }", "Cut", 20, "expected a name but found '}'"),
    ("{\"headline\": \"Cut\", \"x\": [1, 2}", "Cut", 30, "expected ',' or ']' but found '}'"),
    ("{\"headline\": \"Cut\", \"x\": 01}", "Cut", 25, "expected a value but found '0'"),
    ("{\"headline\": \"Cut\", \"x\": nul}", "Cut", 25, "expected a value but found 'n'"),
    ("{\"headline\": \"Cut\"} {", "Cut", 20, "expected the end of the file but found '{'"),
    ("{\"headline\": \"Cut\\x\"}", "", 17, "'\\x' is no escape"),
    ("{\"headline\": \"Cut\\u12\"}", "", 17, "is no escape"),
    ("{\"headline\": \"Cut\n\"}", "", 17, "'0x0A'"),
    ("{\"headline\": \"Cut\", é", "Cut", 20, "found 'é'"),
    ("{\"headline\": \"Cut\", \"bodies\": [{\"value\": \"Bo", "Cut", 44, "inside a string"),
    ("{\"headline\": \"Cut\"", "Cut", 18, "ends before its '}'"),
  ])
  func faultsKeepWhatWasRead(_ json: String, _ text: String, _ offset: Int, _ message: String) {
    let result = read(json, name: "item.json")
    #expect(result.string == text)
    #expect(result.rules == ["malformed-json"])
    #expect(result.problems.first?.isError == true)
    #expect(result.problems.first?.range.lower == offset)
    #expect(result.problems.first?.message.contains(message) == true, "\(result.problems)")
  }

  @Test func faultsInUTF16StandAtTheirBytes() {
    let result = read(utf16("{\"headline\": \"é\" x}"), name: "item.json")
    #expect(result.rules == ["malformed-json"])
    #expect(result.problems.first?.range == TextRange(36, 38))
    #expect(read(utf16("{\"headline\": \"é"), name: "item.json").problems.first?.range == TextRange(at: 32))
  }

  /// Texts made of JSON's own marks: sound for this reader exactly where Foundation can read them.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func agreesWithFoundation(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\n\"", "1", "-0.5e+3", "true", "null", " ", "{\"b\":",
    ]
    for _ in 0..<300 {
      let count = Int.random(in: 0...7, using: &numbers)
      let inner = (0..<count).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
      // Foundation lets a comma before a closing bracket pass, which RFC 8259 does not.
      for json in ["[\(inner)]", "{\"k\":\(inner)}"] where !json.contains(/,\s*[\]}]/) {
        let isSound = (try? JSONSerialization.jsonObject(with: Data(json.utf8))) != nil
        #expect(read(json, as: .ninjs).rules.contains("malformed-json") == !isSound, "\(json)")
      }
    }
  }

  @Test(arguments: [
    "0", "-0", "10", "1.5", "-1.25E+10", "1e5", "01", "-", "1.", ".5", "1e", "1e+", "+1", "1-2", "tru",
    "True", "0x1",
  ])
  func numbersAreThoseOfFoundation(_ literal: String) {
    let json = "[\(literal)]"
    let isSound = (try? JSONSerialization.jsonObject(with: Data(json.utf8))) != nil
    #expect(read(json, as: .ninjs).rules.contains("malformed-json") == !isSound)
  }

  @Test func nestingCostsNothing() {
    let count = 1_000_000
    let opened = String(repeating: "[", count: count)
    let closed = String(repeating: "]", count: count)
    let sound = read("{\"x\": \(opened)\(closed), \"headline\": \"Deep\"}", name: "item.json")
    #expect(sound.string == "Deep")
    #expect(sound.problems.isEmpty)
    #expect(read(opened, name: "item.json").rules == ["malformed-json"])
    #expect(read(String(repeating: "{\"a\":", count: count), as: .ninjs).rules == ["malformed-json"])
  }

  @Test func everyPrefixOfAnItemIsRead() {
    let head = "{\"headline\": \"He\\u00e9 \\ud83d\\udc1f\", \"n\": -1.5e3, "
    let json = Array((head + "\"bodies\": [{\"value\": \"Bo\"}]}").utf8)
    for length in 1..<json.count {
      let result = read(Array(json[..<length]), name: "item.json")
      #expect(result.rules.contains("malformed-json"))
      #expect(result.problems.allSatisfy { $0.range.upper <= length })
    }
    #expect(read(json, name: "item.json").problems.isEmpty)
  }
}
