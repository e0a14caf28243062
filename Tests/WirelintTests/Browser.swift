import Foundation
import RuleTestSupport
import Testing

/// Debian's Chromium, driven by the scripts beside this.
enum Browser {
  private static let python = TestDesk.root + "/.build/browser/bin/python3"
  private static let program = "/usr/bin/chromium"

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: python) && FileManager.default.fileExists(atPath: program)
  }

  static let missing: Comment =
    "playwright or chromium is missing; 'scripts/bootstrap --tests' puts them there"

  /// A shell's command for the visit that a script makes of an address, with the browser's files in this folder. It
  /// prints `said` where everything held.
  static func visit(_ script: String, _ address: String) -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    return "timeout 120 '\(python)' -B '\(folder)/\(script)' \(address) '\(program)' ."
  }

  static let said = "the visit went well\n"
}
