import Foundation
import LanguageServer
import LanguageServerProtocol
import Testing

/// Tests that ask a server in a folder of their own.
protocol WorkspaceAsking {}

extension WorkspaceAsking {
  /// A workspace folder for one test, with a client whose server is initialized there.
  func withFolder(
    _ files: [String: String], _ capabilities: LSP.JSONValue = [:],
    _ body: (EditorClient, String, (String) -> String) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wirelint desk \(UUID().uuidString)"
    ).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, content) in files { try put(content, folder + "/" + name) }
    let client = EditorClient()
    try client.initialize(
      capabilities, ["workspaceFolders": [["uri": .text(DocumentURI.of(path: folder)), "name": "desk"]]])
    try body(client, folder) { DocumentURI.of(path: folder + "/" + $0) }
    #expect(try client.stop() == 0)
  }

  /// Writes a file.
  func put(_ content: String, _ path: String) throws {
    try content.write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// The rules of findings.
  func codes(_ diagnostics: [LSP.JSONValue]) -> [String] {
    diagnostics.compactMap { $0["code"]?.text }
  }
}
