import CheckServer
import Foundation
import LintEngine
import RuleTestSupport
import Testing

/// A suite that asks a server, without a port between.
protocol ServerAsking {}

extension ServerAsking {
  /// A story with findings of two rules.
  static var copy: String {
    "Ferries stay in port\n\nBERGEN (NCP) - “😀 Crews rest,” a clerk said. The  ferries were were late.\n"
  }

  func server(
    _ overrides: SettingsOverrides = SettingsOverrides(),
    _ adjust: (inout CheckServer.Limits) -> Void = { _ in }
  ) throws -> CheckServer {
    var sources = TestDesk.planSources
    sources.ignoresConfigurations = true
    var limits = CheckServer.Limits()
    adjust(&limits)
    let maker = try PlanMaker(DataFolder(path: TestDesk.root), sources, overrides)
    return try CheckServer(maker, version: "test", limits)
  }

  func form(_ fields: [String: String]) -> [UInt8] {
    var allowed = CharacterSet.alphanumerics
    allowed.insert("-")
    let pairs = fields.sorted { $0.key < $1.key }.map { key, value in
      "\(key)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
    }
    return Array(pairs.joined(separator: "&").utf8)
  }

  func check(_ server: CheckServer, _ fields: [String: String]) throws -> [[String: Any]] {
    let response = server.respond(
      to: HTTPRequest(
        method: "POST", path: "/v2/check", headers: ["content-type": "application/x-www-form-urlencoded"],
        body: form(fields)))
    #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
    let answer = try object(response)
    return try #require(answer["matches"] as? [[String: Any]])
  }

  func object(_ response: HTTPResponse) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any])
  }

  func rules(_ matches: [[String: Any]]) -> [String] {
    matches.compactMap { ($0["rule"] as? [String: Any])?["id"] as? String }
  }
}
