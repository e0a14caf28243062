import Foundation
import RuleTestSupport
import Testing

/// The page at `/` in a browser: a visit that somebody makes with the keyboard.
@Suite(.serialized) struct TryPageTests {
  private static let python = TestDesk.root + "/.build/browser/bin/python3"
  private static let browser = "/usr/bin/chromium"

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: python) && FileManager.default.fileExists(atPath: browser),
      "playwright or chromium is missing; 'scripts/bootstrap --tests' puts them there"))
  func aStoryIsMendedWithTheKeyboard() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/visit.py"
    try Program.withFolder { folder in
      let result = try Program.shell(
        """
        "$WIRELINT" serve --no-config --port 0 --max-body 1 2>served.log & server=$!
        for try in $(seq 600); do grep -q serving served.log && break; sleep 0.1; done
        at=$(sed -nE 's/.*serving (http.*)\\/ .*/\\1/p' served.log)
        timeout 120 '\(Self.python)' '\(script)' "$at/" '\(Self.browser)' .
        kill -TERM $server; wait $server; echo "ended with $?"
        """, in: folder)
      #expect(result.output == "the visit went well\nended with 0\n", "\(result.output)\(result.errors)")
    }
  }
}
