"""The server as a process, with clients that send too much, send nonsense or die.

Nothing but Python's own library: `python3 test_hostile.py`. $WIRELINT is the program.
"""

import os
import subprocess
import sys
import tempfile
import time
import unittest

from hostile_session import (
    COPY, INITIALIZE, URI, Session, framed, is_alive, note, opened, request, wait_until_gone)


class Sizes(unittest.TestCase):
    def test_a_message_of_100_mb_is_refused_in_little_memory(self):
        session = Session()
        session.send(INITIALIZE, opened(COPY))
        session.answer(1)
        session.published()
        before = session.memory("VmHWM")
        size = 100 * 1000 * 1000
        block = b"x" * 1_000_000
        start = b'{"jsonrpc": "2.0", "id": 2, "method": "textDocument/hover", "params": "'
        session.send(b"Content-Length: %d\r\n\r\n" % size, start)
        for _ in range(99):
            session.send(block)
        session.send(b"x" * (size - 99 * len(block) - len(start) - 2), b'"}')
        session.send(request(3, "nothing/there"))
        error = session.fault()
        self.assertEqual(error["code"], -32600)
        self.assertIn("95 MiB", error["message"])
        self.assertEqual(session.answer(3)["error"]["code"], -32601)
        # What the process holds wavers from run to run, by 8 and 15 MB so far; the message alone has 100.
        self.assertLess(session.memory("VmHWM") - before, 20)
        self.assertEqual(session.stop(), 0)

    def test_a_document_of_4_mb_is_linted_and_closed(self):
        session = Session()
        session.send(INITIALIZE)
        session.answer(1)
        session.send(opened("Crews rest in the port of Bergen.\n\n" * 120_000))
        self.assertEqual(session.published()["params"]["version"], 1)
        session.send(note("textDocument/didClose", {"textDocument": {"uri": URI}}), opened(COPY))
        session.wait(lambda message: len(message.get("params", {}).get("diagnostics", [])) == 2)
        self.assertEqual(session.stop(), 0)

    def test_a_length_that_no_machine_holds(self):
        session = Session()
        session.send(INITIALIZE)
        session.answer(1)
        session.send(b"Content-Length: 999999999999999999\r\n\r\n{}")
        self.assertEqual(session.fault()["code"], -32600)
        # All that follows is the rest of that message: only the end of the stream ends it.
        session.process.stdin.close()
        self.assertEqual(session.end(), 1)


class Nonsense(unittest.TestCase):
    def test_bytes_without_meaning_and_then_a_session(self):
        session = Session()
        state = 1
        noise = bytearray()
        for _ in range(200_000):
            state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
            noise.append(state >> 56)
        session.send(bytes(noise), b"\r\n\r\n", INITIALIZE)
        self.assertIn("capabilities", session.answer(1)["result"])
        self.assertEqual(session.stop(), 0)

    def test_each_message_that_is_none_is_answered(self):
        session = Session()
        session.send(request(0, "textDocument/hover", {}), INITIALIZE)
        self.assertEqual(session.answer(0)["error"]["code"], -32002)
        session.answer(1)
        for body, code in [
            (b'{"jsonrpc": "2.0", "method": ', -32700), (b"\xff\xfe{}", -32700), (b"", -32700), (b"[]", -32600),
            (b"null", -32600), (b'{"jsonrpc": "2.0", "id": 1.5, "method": "shutdown"}', -32600),
            (b'{"jsonrpc": "2.0", "method": 7}', -32600), (b"[" * 500_000, -32700),
        ]:
            session.send(framed(body))
            self.assertEqual(session.fault()["code"], code, body[:40])
        session.send(request(2, "textDocument/hover", {"textDocument": {"uri": URI}}))
        self.assertEqual(session.answer(2)["error"]["code"], -32602)
        session.send(request(3, "no/such"), note("no/such"), note("textDocument/didChange", {"contentChanges": 1}))
        self.assertEqual(session.answer(3)["error"]["code"], -32601)
        session.send(request(4, "shutdown"), request(5, "textDocument/hover", {}), opened(COPY), note("exit"))
        session.answer(4)
        self.assertEqual(session.answer(5)["error"]["code"], -32600)
        self.assertEqual(session.end(), 0)
        self.assertEqual(session.errors, b"")

    def test_ranges_outside_and_halves_of_pairs(self):
        session = Session()
        session.send(INITIALIZE)
        session.answer(1)
        far = {"line": 2 ** 31 - 1, "character": 2 ** 31 - 1}
        document = {"uri": URI, "version": 2}
        session.send(
            framed(opened("Crews \ud83d rest.").split(b"\r\n\r\n", 1)[1]),
            note("textDocument/didChange", {"textDocument": document, "contentChanges": [
                {"range": {"start": far, "end": far}, "text": " The the end.\n"},
                {"range": {"start": {"line": -1, "character": -1}, "end": {"line": 0, "character": 0}}, "text": ""},
                {"range": {"start": far, "end": {"line": 0, "character": 0}}, "text": "The the end.\ude00\n"}]}))
        found = session.wait(lambda message: message.get("params", {}).get("version") == 2)["params"]["diagnostics"]
        self.assertIn("duplicate-word", [item["code"] for item in found])
        for number, place in enumerate([far, {"line": -1, "character": -1}, {"line": 0, "character": 10 ** 18}]):
            session.send(request(
                10 + number, "textDocument/hover", {"textDocument": {"uri": URI}, "position": place}))
            self.assertIn("result", session.answer(10 + number))
            session.send(request(20 + number, "textDocument/codeAction", {
                "textDocument": {"uri": URI}, "range": {"start": place, "end": far}, "context": {"diagnostics": []}}))
            self.assertIn("result", session.answer(20 + number))
        session.send(request(
            30, "textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": 1e300, "character": 0}}))
        self.assertEqual(session.answer(30)["error"]["code"], -32602)
        self.assertEqual(session.stop(), 0)


class Deaths(unittest.TestCase):
    """Clients that end without a word. The exit code is 1: there was no `shutdown`."""

    # A client that starts a server, says its process id and sends what it is given.
    CLIENT = """
import os, subprocess, sys, time
holds = sys.argv[1] == "held"
server = subprocess.Popen(
    [os.environ["WIRELINT"], "lsp"], stdin=0 if holds else subprocess.PIPE, stdout=subprocess.PIPE)
print(server.pid, os.getpid(), flush=True)
if not holds:
    server.stdin.write(open(sys.argv[2], "rb").read())
    server.stdin.flush()
    server.stdout.readline()
    print("started", flush=True)
time.sleep(600)
"""

    def killed(self, sent):
        """Whether the server ends when its client is killed after it sent these bytes."""
        with tempfile.NamedTemporaryFile() as file:
            file.write(sent)
            file.flush()
            client = subprocess.Popen(
                [sys.executable, "-c", self.CLIENT, "pipe", file.name], stdout=subprocess.PIPE)
            server = int(client.stdout.readline().split()[0])
            client.stdout.readline()
            self.assertTrue(is_alive(server))
            client.kill()
            client.wait()
            client.stdout.close()
        return wait_until_gone(server)

    def test_between_messages(self):
        self.assertTrue(self.killed(INITIALIZE + opened(COPY)))

    def test_in_the_middle_of_a_header(self):
        self.assertTrue(self.killed(INITIALIZE + b"Content-Len"))

    def test_in_the_middle_of_a_message(self):
        self.assertTrue(self.killed(INITIALIZE + opened(COPY)[:-30]))

    def test_in_the_middle_of_a_message_that_is_too_large(self):
        self.assertTrue(self.killed(INITIALIZE + b"Content-Length: 100000000\r\n\r\n" + b"x" * 5_000_000))

    def test_during_a_lint(self):
        self.assertTrue(self.killed(INITIALIZE + opened(COPY * 20_000)))

    def test_while_nobody_reads_the_answers(self):
        flood = b"".join(request(number, "no/such" + "x" * 900) for number in range(2000))
        self.assertTrue(self.killed(INITIALIZE + flood))

    def test_with_the_pipe_held_open_by_another(self):
        """The process that the client named dies; this one keeps the pipe to the server open."""
        reading, writing = os.pipe()
        client = subprocess.Popen(
            [sys.executable, "-c", self.CLIENT, "held"], stdin=reading, stdout=subprocess.PIPE)
        os.close(reading)
        server, named = map(int, client.stdout.readline().split())
        self.assertEqual(named, client.pid)
        os.write(writing, request(1, "initialize", {"processId": named, "capabilities": {}}))
        time.sleep(0.5)
        self.assertTrue(is_alive(server))
        client.kill()
        client.wait()
        client.stdout.close()
        gone = wait_until_gone(server)
        os.close(writing)
        self.assertTrue(gone)

    def test_dead_before_the_first_message(self):
        """Another sends `initialize` for it: nobody is there to read the answer."""
        reading, writing = os.pipe()
        client = subprocess.Popen(
            [sys.executable, "-c", self.CLIENT, "held"], stdin=reading, stdout=subprocess.PIPE)
        os.close(reading)
        server, named = map(int, client.stdout.readline().split())
        time.sleep(0.5)
        client.kill()
        client.wait()
        client.stdout.close()
        self.assertTrue(is_alive(server))
        os.write(writing, request(1, "initialize", {"processId": named, "capabilities": {}}))
        gone = wait_until_gone(server)
        os.close(writing)
        self.assertTrue(gone)

    def test_a_process_that_cannot_be_seen_from_here_is_no_reason_to_end(self):
        """A client in another container names a process that is none here, and goes on."""
        session = Session()
        ended = subprocess.Popen(["true"])
        ended.wait()
        session.send(request(1, "initialize", {"processId": ended.pid, "capabilities": {}}))
        session.answer(1)
        time.sleep(2.5)
        session.send(opened(COPY))
        self.assertEqual(len(session.published()["params"]["diagnostics"]), 2)
        self.assertEqual(session.stop(), 0)

    def test_standard_input_that_ends_after_shutdown(self):
        session = Session()
        session.send(INITIALIZE, request(2, "shutdown"))
        session.process.stdin.close()
        self.assertEqual(session.end(), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
