import Foundation
import RuleTestSupport
import Testing

/// `wirelint serve` with clients that are not ours: curl, and the client of LanguageTool for Python.
@Suite(.serialized) struct ServeCommandTests {
  private static let copy =
    "Ferries stay in port\n\nBERGEN (NCP) - “😀 Crews rest,” a clerk said. The  ferries were were late.\n"

  /// Serves while some lines of the shell run, in which `$at` is the server's address, without a slash.
  func serving(
    _ options: String = "", _ lines: String, in folder: String, trap: String = ""
  ) throws -> Program.Result {
    try Program.shell(
      """
      ulimit -c 0; WIRELINT_TRAP='\(trap)' "$WIRELINT" serve --no-config --port 0 \(options) 2>served.log & server=$!
      for try in $(seq 600); do grep -q serving served.log && break; sleep 0.1; done
      at=$(sed -nE 's/.*serving (http.*)\\/ .*/\\1/p' served.log)
      \(lines)
      kill -TERM $server; wait $server; echo "ended with $?"
      """, in: folder)
  }

  @Test func curlIsAnswered() throws {
    try Program.withFolder { folder in
      try Program.put(Array(Self.copy.utf8), at: folder + "/story.txt")
      let result = try serving(
        "--allow-origin https://cms.example",
        """
        curl -s "$at/v2/healthcheck"; echo
        curl -s --data-urlencode text@story.txt -d language=en-GB "$at/v2/check" | tr '{' '\\n' | grep -o '"id":"[a-z-]*"'
        curl -s -G --data-urlencode 'text=The the end.' -d language=auto "$at/v2/check" | grep -o '"id":"[a-z-]*"'
        curl -s -o answer -w '%{http_code}\\n' "$at/nothing"; cat answer; echo
        curl -s -o /dev/null -D - -H 'Origin: https://cms.example' "$at/v2/languages" | grep -i allow-origin
        curl -s --data-urlencode text@story.txt "$at/" | grep -c 'double-space'
        """, in: folder)
      let lines = result.output.split(whereSeparator: \.isNewline).map(String.init)
      #expect(
        lines.prefix(5) == [
          "OK", "\"id\":\"double-space\"", "\"id\":\"duplicate-word\"", "\"id\":\"duplicate-word\"", "404",
        ],
        "\(result.output)\(result.errors)")
      #expect(lines.dropFirst(5).first?.contains("there is no '/nothing'") == true)
      #expect(lines.contains("Access-Control-Allow-Origin: https://cms.example"))
      #expect(Int(lines.dropLast().last ?? "0") ?? 0 > 0 && lines.last == "ended with 0")
    }
  }

  /// The pages are those of `rules --write-site`, and every link on them leads to one.
  @Test func thePagesOfRulesAndOfTheGuideAreServed() throws {
    try Program.withFolder { folder in
      try Program.put(
        Array(
          """
          import re, sys, urllib.request, urllib.parse, urllib.error
          base = sys.argv[1]
          seen, waiting, anchors = set(), [base + "/rules", base + "/docs", base + "/"], []
          ids = {}
          while waiting:
              address = waiting.pop()
              if address in seen: continue
              seen.add(address)
              try:
                  answer = urllib.request.urlopen(address)
              except urllib.error.HTTPError as error:
                  print(error.code, address)
                  continue
              text = answer.read().decode()
              if not answer.headers["Content-Type"].startswith("text/html"): continue
              ids[answer.url] = set(re.findall(r'id="([^"]*)"', text))
              if "Content-Security-Policy" not in answer.headers: print("no policy", address)
              for link in re.findall(r'(?:href|src)="([^"]*)"', text):
                  whole, anchor = urllib.parse.urldefrag(urllib.parse.urljoin(answer.url, link.replace("&amp;", "&")))
                  if not whole.startswith(base): continue
                  if anchor: anchors.append((whole, anchor, answer.url))
                  waiting.append(whole)
          for whole, anchor, source in anchors:
              if anchor not in ids.get(whole, ()): print("no", whole, anchor, "from", source)
          print(len(seen))
          """.utf8), at: folder + "/crawl.py")
      let result = try serving(
        "--pages https://desk.example",
        """
        python3 crawl.py "$at"
        curl -s -o /dev/null -w '%{http_code} %{redirect_url}\\n' "$at/rules" | sed "s|$at||"
        curl -s -o /dev/null -w '%{http_code}\\n' "$at/rules/../../etc/passwd" --path-as-is
        curl -s -o /dev/null -w '%{http_code}\\n' -X POST -d a=b "$at/rules/"
        curl -s "$at/rules/duplicate-word.html" >served
        "$WIRELINT" rules --write-site site 2>/dev/null
        sed 's| <a href="../">Check a story</a>||' served | cmp - site/rules/duplicate-word.html && echo same
        curl -s -d 'text=The the end.&language=en' "$at/v2/check" | grep -o 'https://desk.example/[a-z/.-]*'
        curl -s --data-urlencode 'text=The ferries were were late.' "$at/" | grep -o 'href="./rules/duplicate-word.html"'
        """, in: folder)
      let lines = result.output.split(whereSeparator: \.isNewline).map(String.init)
      #expect((lines.first.flatMap { Int($0) } ?? 0) > 300, "\(result.output)\(result.errors)")
      #expect(
        lines.dropFirst() == [
          "308 /rules/", "404", "405", "same", "https://desk.example/rules/duplicate-word.html",
          "href=\"./rules/duplicate-word.html\"", "ended with 0",
        ], "\(result.output)\(result.errors)")
    }
  }

  /// A text that ends the process that checks it, by a trap of debug builds, is not checked again; one that was
  /// ended from outside refuses nothing.
  @Test func aTextThatEndsTheProcessDoesNotEndTheServer() throws {
    try Program.withFolder { folder in
      let result = try serving(
        "",
        """
        ask() { curl -s -o answer -w '%{http_code} ' -d "text=$1&language=en" "$at/v2/check"; echo "curl $?"; }
        again() { for try in $(seq 100); do curl -s "$at/v2/healthcheck" >/dev/null && break; sleep 0.1; done; }
        ask 'The the end.'; ask 'Qorvath met the the envoy.'; again; ask 'The the end.'
        ask 'Qorvath met the the envoy.'; cat answer; echo
        kill -SEGV $(cat /proc/$server/task/$server/children); sleep 0.2; again; ask 'The the end.'
        grep -c 'another one serves on' served.log
        """, in: folder, trap: "duplicate-word=Qorvath")
      let lines = result.output.split(separator: "\n").map(String.init)
      #expect(
        lines.filter { !$0.contains("{") } == [
          "200 curl 0", "000 curl 52", "200 curl 0", "500 curl 0", "200 curl 0", "2", "ended with 0",
        ], "\(result.output)\(result.errors)")
      #expect(
        lines.contains {
          $0.contains("internal-error: rule 'duplicate-word' ended the process that checked it")
        },
        "\(result.output)")
    }
  }

  @Test func whatIsTooMuchIsRefusedAndTheServerGoesOn() throws {
    try Program.withFolder { folder in
      // Clients that stop in the middle of a request, or send none.
      try Program.put(
        Array(
          """
          import socket, sys
          for sent in [b"POST /v2/check HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 50\\r\\n\\r\\ntext", b"", b"no\\r\\n\\r\\n"]:
              client = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
              client.sendall(sent)
              client.settimeout(60)
              while client.recv(1000):
                  pass
              print("cut off")
          """.utf8), at: folder + "/client.py")
      let result = try serving(
        "--max-body 1 --timeout 2 --jobs 1",
        """
        head -c 3000000 /dev/zero | tr '\\0' a >large
        curl -s -o answer -w '%{http_code}\\n' --data-binary @large "$at/v2/check"; cat answer; echo
        curl -s -o answer -w '%{http_code}\\n' -H 'Transfer-Encoding: chunked' --data-binary @large "$at/v2/check"
        # Twenty at once, on one thread.
        for i in $(seq 20); do
          curl -s -o answer.$i -w '%{http_code}\\n' -d 'text=The the end.&language=en' "$at/v2/check" >status.$i &
          clients="$clients $!"
        done
        wait $clients
        cat status.* | sort | uniq -c | tr -s ' '
        python3 client.py ${at##*:}
        curl -s "$at/v2/healthcheck"; echo
        """, in: folder)
      let lines = result.output.split(whereSeparator: \.isNewline).map(String.init)
      #expect(lines.first == "413", "\(result.output)\(result.errors)")
      #expect(lines.dropFirst().first?.contains("a body of more than 1 MiB") == true)
      #expect(lines.dropFirst(2).first == "413")
      #expect(lines.contains(" 20 200") && lines.count { $0 == "cut off" } == 3, "\(lines)")
      #expect(lines.suffix(2) == ["OK", "ended with 0"])
    }
  }

  @Test(arguments: [
    ("--port 70000", "'70000' is no value of --port; write 0 to 65535"),
    ("--address localhost", "cannot listen on localhost port"), ("--max-body 0", "--max-body"),
    ("story.txt", "'wirelint serve' takes no path"), ("--date yesterday", "'yesterday' is no date"),
    ("--enable no-such-rule", "no rule is called 'no-such-rule'"), ("--prot 1", "did you mean '--port'?"),
  ])
  func wrongUsageEndsIt(_ options: String, _ reason: String) throws {
    try Program.withFolder { folder in
      let result = try Program.shell("\"$WIRELINT\" serve --no-config \(options) </dev/null", in: folder)
      #expect(result.status == 2 && result.errors.contains(reason), "\(result.errors)")
    }
  }

  @Test func aPortThatIsTakenIsSaid() throws {
    try Program.withFolder { folder in
      let result = try serving(
        "", "timeout 20 \"$WIRELINT\" serve --no-config --port ${at##*:} 2>&1; echo $?", in: folder)
      #expect(result.output.contains("cannot listen on 127.0.0.1 port"), "\(result.output)")
      #expect(result.output.contains("\n2\n"))
    }
  }

  private static let shell = TestDesk.root + "/.build/pylanguagetool/bin/pylanguagetool"

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: shell),
      "pylanguagetool is not in .build/pylanguagetool; 'scripts/bootstrap --tests' puts it there"))
  func theOtherClientForPythonPrintsWhatIsFound() throws {
    try Program.withFolder { folder in
      try Program.put(Array("The ferries were were late, the clerk said.\n".utf8), at: folder + "/story.txt")
      let result = try serving(
        "--access-log",
        "'\(Self.shell)' --no-color -r -u -l en-US -a \"$at/v2/\" story.txt; cat served.log", in: folder)
      for part in ["duplicate-word", "/rules/duplicate-word.html", "127.0.0.1 POST /v2/check 200"] {
        #expect(result.output.contains(part), "\(result.output)\(result.errors)")
      }
      #expect(!result.output.contains("Traceback") && result.output.hasSuffix("ended with 0\n"))
    }
  }

  private static let client = TestDesk.root + "/.build/languagetool-client/bin/python"

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: client),
      "language-tool-python is not in .build/languagetool-client; 'scripts/bootstrap --tests' puts it there"))
  func theClientForPythonCorrectsAText() throws {
    try Program.withFolder { folder in
      try Program.put(
        Array(
          """
          import sys
          import language_tool_python
          tool = language_tool_python.LanguageTool("en-US", remote_server=sys.argv[1])
          text = sys.stdin.read()
          for match in tool.check(text):
              words = text[match.offset:match.offset + match.error_length]
              print(match.rule_id, match.category, match.rule_issue_type, repr(words), match.replacements)
          print(tool.correct(text), end="")
          tool.disabled_rules = {"double-space", "WHITESPACE_RULE"}
          print([match.rule_id for match in tool.check(text)])
          """.utf8), at: folder + "/client.py")
      try Program.put(Array(Self.copy.utf8), at: folder + "/story.txt")
      let result = try serving("", "'\(Self.client)' client.py \"$at\" <story.txt", in: folder)
      #expect(
        result.output == """
          double-space PUNCTUATION typographical '  ' [' ']
          duplicate-word REPETITION grammar 'were were' ['were']
          Ferries stay in port

          BERGEN (NCP) - “😀 Crews rest,” a clerk said. The ferries were late.
          ['duplicate-word']
          ended with 0

          """, "\(result.output)\(result.errors)")
    }
  }
}
