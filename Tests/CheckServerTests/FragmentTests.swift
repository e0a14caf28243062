import CheckServer
import Foundation
import LintEngine
import RuleTestSupport
import Testing

/// What is asked of a paragraph that a client sends without the others, and what the server remembers of them.
@Suite struct FragmentTests: ServerAsking {
  /// A paragraph alone is not asked for what stands in the others; `mode` chooses between the two kinds of rules.
  @Test func fragmentsAreAskedWhatAParagraphCanAnswer() throws {
    let server = try server()
    func found(_ text: String, _ mode: String = "all") throws -> [String] {
      rules(try check(server, ["text": text, "language": "en", "mode": mode]))
    }
    let quiet = [
      "\"It was a long wait. We are glad it is over.", "\"Now the boats can pass.\"",
      "He said the boats can pass.",
      "Mayor vows to reopen the bridge", "The vote is over.  Nobody objected.",
      "We wish you every success.\"",
      "Mayor Ines Okafor said: \"The piers can be saved. It is like a tooth.",
    ]
    for text in quiet { #expect(try found(text) == [], "\(text)") }
    let open = "\"The ferry is full, the harbour master said. The next one leaves at noon."
    #expect(try found(open) == ["quote-unclosed"])
    #expect(try found("We will rebuild the bridge,\" the mayor said.") == ["quote-extra-close"])
    #expect(try found("The ferries  were were late.") == ["double-space", "duplicate-word"])
    let story =
      "The harbour was closed for a week. On Monday she told the the reporters that it would open again.\n\nMayor Ines Okafor had ordered it shut."
    #expect(try found(story) == ["pronoun-before-introduction", "duplicate-word"])
    #expect(try found(story, "textLevelOnly") == ["pronoun-before-introduction"])
    #expect(try found(story, "allButTextLevelOnly") == ["duplicate-word"])
    #expect(try found("The the end.", "textLevelOnly") == [])
    let always = try self.server { $0.readsFragments = false }
    #expect(
      rules(try check(always, ["text": quiet[2], "language": "en"])) == ["pronoun-before-introduction"])
  }

  /// The clean stories sent one paragraph after the other find next to nothing more than as a whole.
  @Test(arguments: ["warning", "note"]) func cleanStoriesAreCleanParagraphByParagraph(_ least: String) throws
  {
    let server = try server()
    var more: [String] = []
    let folder = TestDesk.root + "/Examples/good/"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.count > 50)
    let level = least == "note" ? "picky" : "default"
    for name in names {
      let text = try String(contentsOfFile: folder + name, encoding: .utf8)
      var whole = rules(try check(server, ["text": text, "language": "en", "level": level]))
      for paragraph in text.components(separatedBy: "\n\n") where !paragraph.allSatisfy(\.isWhitespace) {
        let found = rules(try check(server, ["text": paragraph, "language": "en", "level": level]))
        for rule in found {
          if let known = whole.firstIndex(of: rule) {
            whole.remove(at: known)
          } else {
            more.append("\(name): \(rule)")
          }
        }
      }
    }
    #expect(more.count <= 3, "\(more)")
  }

  /// With a memory, a name of one paragraph is compared with those of the paragraphs before.
  @Test func paragraphsOfOneClientAreCompared() throws {
    let server = try server { $0.remembers = 5 }
    func found(_ text: String, from client: String) throws -> [String] {
      var request = HTTPRequest(
        method: "POST", path: "/v2/check", headers: ["user-agent": "Writer"],
        body: form(["text": text, "language": "en"]))
      request.client = client
      let matches = try #require(try object(server.respond(to: request))["matches"] as? [[String: Any]])
      for match in matches {
        let offset = try #require(match["offset"] as? Int)
        let length = try #require(match["length"] as? Int)
        #expect(offset >= 0 && offset + length <= text.utf16.count)
      }
      return rules(matches)
    }
    let first =
      "Mayor Jan Holmberg opened the bridge on Monday. Holmberg thanked the crews, and Holmberg left at noon."
    let second = "In the evening Holmburg returned to the harbour for the concert."
    #expect(try found(first, from: "192.0.2.1") == [])
    #expect(try found(second, from: "192.0.2.2") == [])
    #expect(try found(second, from: "192.0.2.1") == ["name-variant"])
    // The same paragraph anew, with a word changed, is no second one.
    #expect(try found(first.replacing("noon", with: "night"), from: "192.0.2.1") == [])
    #expect(try found(first, from: "192.0.2.1") == [])
  }
}
