import Foundation
import RuleTestSupport
import Testing

/// The page at `/` in a browser: a visit that somebody makes with the keyboard.
@Suite(.serialized) struct TryPageTests {
  @Test(.enabled(if: Browser.isThere, Browser.missing)) func aStoryIsMendedWithTheKeyboard() throws {
    try Program.withFolder { folder in
      let result = try Program.shell(
        """
        "$WIRELINT" serve --no-config --port 0 --max-body 1 2>served.log & server=$!
        for try in $(seq 600); do grep -q serving served.log && break; sleep 0.1; done
        at=$(sed -nE 's/.*serving (http.*)\\/ .*/\\1/p' served.log)
        \(Browser.visit("visit.py", "\"$at/\""))
        kill -TERM $server; wait $server; echo "ended with $?"
        """, in: folder)
      #expect(result.output == Browser.said + "ended with 0\n", "\(result.output)\(result.errors)")
    }
  }
}
