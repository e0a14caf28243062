"""A language server as a process, with its messages as bytes. $WIRELINT is the program."""

import json
import os
import signal
import subprocess
import threading
import time

WIRELINT = os.environ["WIRELINT"]
URI = "file:///desk/story.txt"
COPY = "Ferries stay in port\n\nBERGEN (NCP) - Crews rest, the harbour master said. The  ferries were were late.\n"
# Long enough for a slow machine; nothing here waits for it while all is well.
PATIENCE = 240


def framed(body):
    if not isinstance(body, bytes):
        body = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def request(number, method, params=None):
    return framed({"jsonrpc": "2.0", "id": number, "method": method, "params": params})


def note(method, params=None):
    return framed({"jsonrpc": "2.0", "method": method, "params": params})


def opened(text):
    item = {"uri": URI, "languageId": "plaintext", "version": 1, "text": text}
    return note("textDocument/didOpen", {"textDocument": item})


INITIALIZE = request(1, "initialize", {"processId": None, "rootUri": None, "capabilities": {}})


def is_alive(process):
    """Whether a process that is no child of ours still runs."""
    try:
        with open(f"/proc/{process}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until_gone(process):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if not is_alive(process):
            return True
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    return False


class Session:
    """A server of our own and what it says."""

    def __init__(self):
        self.process = subprocess.Popen(
            [WIRELINT, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.messages = []
        self.arrived = threading.Condition()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        while True:
            header = self.process.stdout.readline()
            if not header:
                break
            assert header.startswith(b"Content-Length: "), header
            self.process.stdout.readline()
            body = json.loads(self.process.stdout.read(int(header.split()[1])))
            with self.arrived:
                self.messages.append(body)
                self.arrived.notify_all()

    def send(self, *parts):
        for part in parts:
            self.process.stdin.write(part)
        self.process.stdin.flush()

    def wait(self, is_meant):
        deadline = time.monotonic() + PATIENCE
        with self.arrived:
            while True:
                for message in self.messages:
                    if is_meant(message):
                        self.messages.remove(message)
                        return message
                if not self.arrived.wait(deadline - time.monotonic()):
                    raise AssertionError(f"not among {self.messages[-5:]}")

    def answer(self, number):
        return self.wait(lambda message: message.get("id") == number and "method" not in message)

    def fault(self):
        return self.wait(lambda message: "error" in message and message["id"] is None)["error"]

    def published(self):
        return self.wait(lambda message: message.get("method") == "textDocument/publishDiagnostics")

    def memory(self, field):
        """MiB of the process: VmHWM is the most that it ever had in memory."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) >> 10 for line in status if line.startswith(field))

    def stop(self):
        """Ends in order; the exit code."""
        self.send(request(98, "shutdown"), note("exit"))
        return self.end()

    def end(self):
        code = self.process.wait(PATIENCE)
        self.process.stdin.close()
        self.errors = self.process.stderr.read()
        self.process.stderr.close()
        self.reader.join(PATIENCE)
        self.process.stdout.close()
        return code
