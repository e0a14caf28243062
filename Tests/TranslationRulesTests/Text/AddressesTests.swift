import Bitext
import Testing

@testable import TranslationRules

/// Addresses and code, whose parts are neither words nor numbers.
@Suite struct AddressesTests {
  private static func found(_ text: String) -> [String] {
    SideReadings.read(text, .english) { side in side.addresses.map { side.text($0) } }
  }

  @Test(arguments: [
    ("see https://gate.example/a?b=7.", ["https://gate.example/a?b=7"]),
    ("(www.gate.example)", ["www.gate.example"]),
    ("write to desk@gate.example, please", ["desk@gate.example"]), ("@harbour opens", ["@harbour"]),
    ("WWW.gate.example", ["WWW.gate.example"]), ("“https://gate.example”", ["https://gate.example"]),
    ("a@b.example c@d.example", ["a@b.example", "c@d.example"]),
    ("[https://gate.example]", ["https://gate.example"]),
    ("https://a.example/@b", ["https://a.example/@b"]), ("看https://gate.example。", ["https://gate.example"]),
  ])
  func addressesEndBeforeTheSentenceDoes(_ text: String, _ expected: [String]) {
    #expect(Self.found(text) == expected)
  }

  @Test(arguments: ["", "@", "a @ b", "a: // b", "http gate", "ww.gate", "a.b", "at 10:30", "7/8"])
  func otherMarksMakeNone(_ text: String) {
    #expect(Self.found(text).isEmpty)
  }

  /// The words that state something: neither parts of addresses nor code.
  private static func plain(_ text: String) -> String {
    SideReadings.read(text, .english) { side in
      side.tokens.filter { $0.kind != .mark && !$0.flags.contains(.address) }.map { side.text($0.range) }
        .joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("use `gate 7` now", "use now"), ("use ``gate 7`` now", "use now"), (":ref:`gate` now", "now"),
    ("`a` and `b` c", "and c"),
    // A link of reStructuredText is text, so is a word between a backtick and an apostrophe, and a mark alone.
    ("`the gate <https://a.example>`_ now", "the gate now"), ("`gate`_ now", "gate now"),
    ("`gate' now", "gate now"), ("a ` b", "a b"), ("``", ""), ("``a`", "a"), ("", ""),
  ])
  func codeBetweenBackticksIsNoText(_ text: String, _ expected: String) {
    #expect(Self.plain(text) == expected)
  }

  @Test func aSpanIsNoLongerThanCodeIs() {
    let long = "`" + String(repeating: "gate ", count: 80) + "` end"
    #expect(
      Self.plain(long).hasPrefix("gate gate")
        && Self.plain("`" + String(repeating: "gate ", count: 20) + "` end") == "end")
  }
}
