import CheckServer
import Foundation
import Testing

/// Texts that are sent with the source of which they are a translation.
@Suite struct SourceTextCheckTests: ServerAsking {
  private static let source =
    "Ankunft der Fähre\n\nDie Fähre kam am Montag mit 41 Fahrgästen im Hafen an, sagte der Bürgermeister.\n"
  private static let target =
    "Ferry arrives\n\nThe ferry reached the the port with 14 passengers on Monday, the mayor said.\n"

  @Test func figuresAreComparedAndTheTargetIsLinted() throws {
    let server = try server()
    let matches = try check(
      server, ["text": Self.target, "sourceText": Self.source, "language": "en", "details": "yes"])
    #expect(rules(matches) == ["duplicate-word", "translation-number"])
    let number = try #require(matches.last)
    #expect((Self.target as NSString).substring(with: place(number)) == "14")
    // The right figure, and no source.
    let right = Self.target.replacingOccurrences(of: "14", with: "41")
    for fields in [["text": right, "sourceText": Self.source], ["text": Self.target, "sourceText": ""]] {
      let found = try check(server, fields.merging(["language": "en"]) { old, _ in old })
      #expect(rules(found) == ["duplicate-word"], "\(fields)")
    }
  }

  @Test func aTargetInAnotherLanguageIsComparedToo() throws {
    let matches = try check(
      server(), ["text": Self.source, "sourceText": Self.target, "language": "auto"])
    #expect(rules(matches) == ["translation-number"])
  }

  @Test func aReportForPrintingComparesAsWell() throws {
    let response = try server().respond(
      to: HTTPRequest(
        method: "POST", path: "/", headers: ["content-type": "application/x-www-form-urlencoded"],
        body: form(["text": Self.target, "sourceText": Self.source])))
    #expect(response.status == 200)
    #expect(String(decoding: response.body, as: UTF8.self).contains("translation-number"))
  }

  @Test func whatIsNoPlainSourceIsRefused() throws {
    let server = try server()
    func said(_ body: [UInt8]) throws -> String {
      let response = server.respond(
        to: HTTPRequest(
          method: "POST", path: "/v2/check", headers: ["content-type": "application/x-www-form-urlencoded"],
          body: body))
      #expect(response.status == 400)
      return String(decoding: response.body, as: UTF8.self)
    }
    #expect(try said(Array("language=en&text=a&sourceText=%FF".utf8)).contains("'sourceText' is no UTF-8"))
    let html = form(["language": "en", "text": "a", "sourceText": "b", "format": "html"])
    #expect(try said(html).contains("'format' is plain where there is a 'sourceText'"))
  }

  private func place(_ match: [String: Any]) -> NSRange {
    NSRange(location: match["offset"] as? Int ?? 0, length: match["length"] as? Int ?? 0)
  }
}
