"""A target that lives long: the language server."""

import json
import os
import select
import subprocess
import time

import mutate
import seeds
from running import Wrong, need, signal_name


class Editor:
    """An editor that edits without care: ranges outside of the text, halves of characters, lines that are not there."""

    name = "lsp"
    # Messages of one session.
    SESSION = 400

    def __init__(self, bench):
        self.bench = bench
        self.texts = seeds.stories()
        self.process = None
        self.sent = 0

    def start(self):
        self.log = []
        self.buffer = b""
        self.texts_open, self.versions, self.published, self.answers = {}, {}, {}, {}
        self.last = 0
        self.process = subprocess.Popen(
            [self.bench.binary, "lsp", "--no-config", "--min-severity", "note"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, cwd=self.bench.scratch, env={**os.environ, "XDG_CACHE_HOME": str(self.bench.cache)})
        os.set_blocking(self.process.stdin.fileno(), True)
        self.request("initialize", {"processId": os.getpid(), "rootUri": None,
                                    "capabilities": {"general": {"positionEncodings": ["utf-16"]}}})
        self.notify("initialized", {})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode("utf-8", "surrogatepass")
        self.log.append(body)
        self.raw(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def raw(self, data):
        try:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        except OSError:
            raise Wrong(self.ending()) from None

    def ending(self):
        try:
            code = self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return "closed its input and does not end"
        return f"ended by {signal_name(code)}" if code < 0 else f"ended with {code} in the middle of a session"

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def read(self, seconds):
        """Takes messages until `seconds` have passed or one was taken."""
        limit = time.monotonic() + seconds
        while True:
            head = self.buffer.find(b"\r\n\r\n")
            if head >= 0:
                fields = dict(line.split(b":", 1) for line in self.buffer[:head].lower().split(b"\r\n"))
                length = int(fields[b"content-length"])
                if len(self.buffer) >= head + 4 + length:
                    body = self.buffer[head + 4:head + 4 + length]
                    self.buffer = self.buffer[head + 4 + length:]
                    return self.take(json.loads(body))
            left = limit - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                return False
            piece = os.read(self.process.stdout.fileno(), 1 << 16)
            if not piece:
                raise Wrong(self.ending())
            self.buffer += piece

    def take(self, message):
        params = message.get("params") or {}
        if message.get("method") == "textDocument/publishDiagnostics":
            self.published[params["uri"]] = (params.get("version"), params["diagnostics"])
            for entry in params["diagnostics"]:
                start, end = entry["range"]["start"], entry["range"]["end"]
                need((start["line"], start["character"]) <= (end["line"], end["character"]), "a range that ends before it starts")
        elif message.get("method") in ("window/showMessage", "window/logMessage") and "internal-error" in str(params):
            raise Wrong(f"a document ended the worker: {params.get('message')}")
        elif "method" in message and "id" in message:
            self.send({"id": message["id"], "result": None})
        elif "id" in message:
            self.answers[message["id"]] = message
        return True

    def request(self, method, params):
        self.last += 1
        mine = self.last
        self.send({"id": mine, "method": method, "params": params})
        limit = time.monotonic() + self.bench.timeout
        while mine not in self.answers:
            need(self.read(1) or time.monotonic() < limit, f"'{method}' was not answered in {self.bench.timeout} s")
        return self.answers.pop(mine)

    def findings(self, uri):
        """What is published of the newest version."""
        limit = time.monotonic() + self.bench.timeout
        while self.published.get(uri, (None,))[0] != self.versions[uri]:
            need(self.read(1) or time.monotonic() < limit,
                 f"nothing was published of version {self.versions[uri]} in {self.bench.timeout} s")
        return self.published[uri][1]

    def open(self, uri, text):
        # No version twice: what is still on its way of a text that was open before is not of this one.
        self.texts_open[uri], self.versions[uri] = text, self.versions.get(uri, 0) + 1
        self.published.pop(uri, None)
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "plaintext", "version": self.versions[uri], "text": text}})

    def edit(self, uri):
        dice = self.bench.dice
        changes = []
        for _ in range(dice.choice((1, 1, 1, 2, 4))):
            text = self.texts_open[uri]
            if dice.random() < 0.05:
                text = dice.choice(self.texts).decode("utf-8", "replace")[:3000]
                changes.append({"text": text})
            else:
                a, b = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
                b = min(b, a + dice.choice((0, 0, 1, 3, 40)))
                # Not between CR and LF, where two positions stand for one place.
                new = dice.choice(mutate.TOKENS).decode("utf-8", "replace").replace("\r", "")
                changes.append({"range": {"start": position(text, a), "end": position(text, b)}, "text": new})
                text = text[:a] + new + text[b:]
            self.texts_open[uri] = text
        self.versions[uri] += 1
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": self.versions[uri]}, "contentChanges": changes})

    def step(self):
        bench, dice = self.bench, self.bench.dice
        try:
            if self.process is None or self.sent >= self.SESSION:
                self.stop()
                self.start()
                self.sent = 0
            for _ in range(20):
                self.act(dice)
                self.sent += 1
                bench.inputs += 1
                while self.read(0):
                    pass
        except (Wrong, ValueError, KeyError) as wrong:
            memory = b"\n".join(self.log)
            bench.fail(f"{wrong}", files={"messages.jsonl": memory}, command=["lsp", "--no-config", "--min-severity", "note"])
            if self.process:
                self.process.kill()
                self.process.wait()
            self.process = None

    def act(self, dice):
        uris = list(self.texts_open)
        way = dice.randrange(100)
        if not uris or (way < 8 and len(uris) < 6):
            extension = dice.choice(("txt", "txt", "txt", "md", "html", "json", "xlf", "po"))
            text = mutate.story(dice.choice(self.texts), dice, self.texts).decode("utf-8", "replace").replace("\r", "")
            return self.open(f"file:///desk/{dice.randrange(40)}.{extension}", text)
        uri = dice.choice(uris)
        here = {"textDocument": {"uri": uri}}
        if way < 62:
            self.edit(uri)
        elif way < 68:
            self.compare(uri)
        elif way < 72:
            del self.texts_open[uri]
            self.notify("textDocument/didClose", here)
        elif way < 76:
            self.open(uri, self.texts_open[uri])
        elif way < 86:
            text = self.texts_open[uri]
            place = position(text, dice.randrange(len(text) + 1))
            self.request("textDocument/hover", {**here, "position": place})
        elif way < 91:
            self.request("textDocument/documentSymbol", here)
        elif way < 96:
            self.request("textDocument/codeAction", {**here, "range": {"start": {"line": 0, "character": 0}, "end": {
                "line": 9999, "character": 0}}, "context": {"diagnostics": []}})
        elif way < 98:
            self.notify(dice.choice(("textDocument/didChange", "textDocument/didOpen", "$/cancelRequest", "x")),
                        dice.choice(({}, [], None, {"textDocument": {"uri": uri, "version": -1}, "contentChanges": [{"range": 1}]})))
        else:
            # A frame that is none, and the next one that is read again.
            self.raw(dice.choice((b"Content-Length: 3\r\n\r\n{]}", b"Content-Length: 2\r\nX: y\r\n\r\n{}", b"Content-Length: 4\r\n\r\nnull")))
            self.log.append(b"(a broken frame)")

    def compare(self, uri):
        """What edits led to is what a lint from nothing says."""
        now = self.findings(uri)
        fresh = uri.replace("/desk/", "/desk/fresh-")
        self.open(fresh, self.texts_open[uri])
        other = self.findings(fresh)
        del self.texts_open[fresh]
        self.notify("textDocument/didClose", {"textDocument": {"uri": fresh}})
        self.bench.count("compared")
        plain = [json.dumps(d, sort_keys=True).replace(fresh, uri) for d in other]
        mine = [json.dumps(d, sort_keys=True) for d in now]
        need(sorted(plain) == sorted(mine), f"after edits {len(mine)} findings, from nothing {len(plain)}")

    def stop(self):
        if self.process is None:
            return
        with open(f"/proc/{self.process.pid}/status") as status:
            peak = next((int(line.split()[1]) << 10 for line in status if line.startswith("VmHWM")), 0)
        self.bench.memory = max(self.bench.memory, peak)
        self.request("shutdown", None)
        self.notify("exit", None)
        try:
            need(self.process.wait(timeout=self.bench.timeout) == 0, "'exit' after 'shutdown' does not end with 0")
        except subprocess.TimeoutExpired:
            raise Wrong("'exit' does not end it") from None
        self.process = None

    def close(self):
        if self.process:
            self.process.kill()
            self.process.wait()


def position(text, offset):
    before = text[:offset]
    line = before.rsplit("\n", 1)[-1]
    return {"line": before.count("\n"), "character": len(line.encode("utf-16-le", "surrogatepass")) // 2}
