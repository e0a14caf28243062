import Foundation
import Testing

/// A text that ends the language server ends no session: debug builds have a rule trap where `WIRELINT_TRAP=RULE=TEXT`
/// says so.
@Suite struct SessionWatchTests {
  /// An editor that types a word which ends the server, and another one behind it.
  private static let editor = #"""
    import json, os, re, subprocess, sys

    server = subprocess.Popen(
        [os.environ["WIRELINT"], "lsp", "--no-config"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "WIRELINT_TRAP": "duplicate-word=Qorvath"})

    def send(**message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        server.stdin.flush()

    def read():
        length = 0
        while line := server.stdout.readline().strip():
            length = int(line.split(b":")[1])
        return json.loads(server.stdout.read(length))

    def rules(uri, version):
        while True:
            message = read()
            params = message.get("params") or {}
            if message.get("method") == "window/showMessage":
                print("shown:", params["message"])
            if message.get("method") == "textDocument/publishDiagnostics" and (params["uri"], params.get("version")) == (uri, version):
                return [found["code"] for found in params["diagnostics"]]

    def answer(id):
        while (message := read()).get("id") != id or "method" in message:
            pass
        return "error" if "error" in message else "result"

    def change(version, text):
        send(method="textDocument/didChange", params={
            "textDocument": {"uri": "file:///b.txt", "version": version}, "contentChanges": [{"text": text}]})

    send(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
    print(answer(1))
    send(method="initialized", params={})
    for name in "ab":
        send(method="textDocument/didOpen", params={
            "textDocument": {"uri": f"file:///{name}.txt", "version": 1, "languageId": "text", "text": "It left the the hall.\n"}})
    print(rules("file:///b.txt", 1))
    change(2, "Qorvath left the the hall.\n")
    print(rules("file:///b.txt", 2))
    change(3, "Nobody left the the hall.\n")
    print(rules("file:///b.txt", 3))
    # From outside: no text is to blame.
    worker = int(open(f"/proc/{server.pid}/task/{server.pid}/children").read())
    os.kill(worker, 9)
    change(4, "All of the the text is new.\n")
    print(rules("file:///b.txt", 4))
    send(id=2, method="shutdown")
    print(answer(2))
    send(method="exit")
    server.stdin.close()
    print(server.wait())
    """#

  @Test func anotherServerGoesOn() throws {
    try Program.withFolder { folder in
      try Program.put(SessionWatchTests.editor.utf8, at: folder + "/editor.py")
      let result = try Program.shell("ulimit -c 0; timeout 300 python3 editor.py", in: folder)
      #expect(
        result.output.split(separator: "\n").map(String.init) == [
          "result", "['duplicate-word']",
          "shown: internal-error: the process that served was ended (illegal instruction); another one serves on",
          "['internal-error']", "['duplicate-word']",
          "shown: internal-error: the process that served was ended (killed); another one serves on",
          "['duplicate-word']", "result", "0",
        ], "\(result.output)\(result.errors)")
    }
  }
}
