"""A small client of the Language Server Protocol, for benchmarks: one server, messages in order."""

import json
import os
import subprocess
import time


class Client:
    def __init__(self, binary, *options, folder=None, env=None):
        self.process = subprocess.Popen(
            [binary, "lsp", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            cwd=folder, env={**os.environ, **(env or {})})
        self.last = 0
        self.notes = []
        # When the last byte of the last message had come.
        self.arrived = 0.0

    def send_bytes(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def read(self):
        length = None
        while (line := self.process.stdout.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if length is None:
            raise EOFError("the server is gone")
        body = self.process.stdout.read(length)
        self.arrived = time.perf_counter()
        return json.loads(body)

    def request(self, method, params):
        self.last += 1
        self.send({"id": self.last, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == self.last and "method" not in message:
                return message
            self.notes.append(message)

    def initialize(self, capabilities=None, root=None, **more):
        answer = self.request("initialize", {
            "processId": os.getpid(), "rootUri": root, "capabilities": capabilities or {}, **more})
        self.notify("initialized", {})
        return answer["result"]

    def open(self, uri, text, version=1):
        self.notify("textDocument/didOpen", {
            "textDocument": {"uri": uri, "languageId": "plaintext", "version": version, "text": text}})

    def change(self, uri, version, changes):
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": version}, "contentChanges": changes})

    def published(self, uri, version):
        """The diagnostics of a version, once they are published."""
        while True:
            message = self.notes.pop(0) if self.notes else self.read()
            params = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri \
                    and params.get("version") == version:
                return params["diagnostics"]

    def stop(self):
        self.request("shutdown", None)
        self.notify("exit", None)
        self.process.stdin.close()
        return self.process.wait(timeout=10)

    def memory(self):
        """Resident bytes of the server."""
        with open(f"/proc/{self.process.pid}/statm") as f:
            return int(f.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def milliseconds(client, uri, text, edits, version=1):
    """Opens a text, makes edits one after the other, and measures each up to its diagnostics: until their
    last byte has come. To decode thousands of them takes Python longer than they took the server."""
    client.open(uri, text, version)
    client.published(uri, version)
    times = []
    for change in edits:
        version += 1
        started = time.perf_counter()
        client.change(uri, version, [change])
        client.published(uri, version)
        times.append((client.arrived - started) * 1000)
    return times
