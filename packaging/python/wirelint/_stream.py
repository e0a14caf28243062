"""One ``wirelint stream`` process that outlives its own end: what a worker of a data engine keeps.

Requests go in and answers come out in their order, a line each. A process that dies is started anew and gets again
what it had not answered; a story that ends it twice is answered with an error, and the next one goes on.
"""

from __future__ import annotations

import fcntl
import os
import queue
import select
import subprocess
import tempfile
import threading
import time
from collections import deque
from typing import IO, Deque, Iterable, Iterator, List, Optional, Sequence, Tuple, TypeVar, Union

from ._results import UsageError, WirelintError

Key = TypeVar("Key")


class Failure(str):
    """Why a story has no answer."""


class _Ended(Exception):
    """The process is gone, or has been silent for too long."""


class Stream:
    """``command`` is the program with its arguments; one thread of it works, so that it is known what it works on.

    ``patience``: seconds that one story may take. Not for several threads.
    """

    #: A story that ends the process so often is given up.
    ATTEMPTS = 2
    #: Starts in a row that answer nothing: then it is no story's fault.
    STARTS = 8
    #: Seconds in which answers gather before they are read, while the process has enough to do: each reading wakes
    #: this process, and a story takes a few milliseconds.
    GATHERING = 0.1
    #: ``F_SETPIPE_SZ`` of Linux, which Python names from 3.10 on: what is written at once wakes nobody in between, and
    #: the process never waits for answers to be read while they gather.
    SET_PIPE_SIZE = 1031

    def __init__(self, command: Sequence[str], patience: float = 600.0) -> None:
        self._command: List[str] = [*command, "--jobs", "1"]
        self._patience = patience
        self._process: Optional["subprocess.Popen[bytes]"] = None
        self._requests: "queue.SimpleQueue[Optional[bytes]]" = queue.SimpleQueue()
        self._complaints: Optional[IO[bytes]] = None
        self._read = bytearray()
        self._lines: Deque[bytes] = deque()
        #: The number of the process that started this one: a fork must not share it.
        self._owner = os.getpid()

    @property
    def process(self) -> Optional[int]:
        """The number of the process; None before the first request."""
        return None if self._process is None else self._process.pid

    def answers(
        self, requests: Iterable[Tuple[Key, bytes]], ahead: int = 512, most: int = 16 << 20
    ) -> Iterator[Tuple[Key, Union[bytes, Failure]]]:
        """The answers of requests, each a line with its end, with the keys that they came with.

        At most ``ahead`` requests, and ``most`` bytes of them, wait for their answers; one may always be on its way.
        """
        source = iter(requests)
        waiting: Deque[Tuple[Key, bytes]] = deque()
        size, attempts, starts, is_open = 0, 0, 0, True
        try:
            while True:
                # Many at a time: each piece that is written wakes a thread here and one there.
                if is_open and len(waiting) * 2 <= ahead and size * 2 <= most:
                    piece: List[bytes] = []
                    while len(waiting) < ahead and (size < most or not waiting):
                        try:
                            key, line = next(source)
                        except StopIteration:
                            is_open = False
                            break
                        waiting.append((key, line))
                        size += len(line)
                        piece.append(line)
                    self._submit(piece)
                if not waiting:
                    return
                answer: Union[bytes, Failure]
                try:
                    answer = self._answer(gathering=len(waiting) * 16 > ahead)
                    attempts = starts = 0
                except _Ended as ended:
                    attempts, starts = attempts + 1, starts + 1
                    self._end(kill=True)
                    if starts > Stream.STARTS:
                        raise WirelintError(f"the wirelint process ends again and again: {ended}") from None
                    gone = attempts >= Stream.ATTEMPTS
                    self._submit([line for _, line in list(waiting)[1 if gone else 0 :]])
                    if not gone:
                        continue
                    attempts = 0
                    answer = Failure(f"the linter ended on this story: {ended}")
                key, line = waiting.popleft()
                size -= len(line)
                yield key, answer
        finally:
            # Who stops reading leaves answers behind that belong to nobody.
            if waiting:
                self._end(kill=True)

    def close(self) -> None:
        """Ends the process."""
        self._end(kill=False)

    def _submit(self, lines: Sequence[bytes]) -> None:
        if not lines:
            return
        if self._process is None or self._owner != os.getpid():
            self._start()
        self._requests.put(b"".join(lines))

    def _start(self) -> None:
        self._owner = os.getpid()
        self._read = bytearray()
        self._lines = deque()
        self._complaints = tempfile.TemporaryFile()
        self._requests = queue.SimpleQueue()
        process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._complaints, bufsize=0
        )
        self._process = process
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe is not None:
                    fcntl.fcntl(pipe.fileno(), Stream.SET_PIPE_SIZE, 1 << 20)
            except OSError:
                # More than this user may have, or another system: it goes on with more steps.
                pass
        threading.Thread(target=_feed, args=(process, self._requests), daemon=True).start()

    def _answer(self, gathering: bool) -> bytes:
        """The next line that the process says; ``gathering`` leaves it time to say more."""
        while not self._lines:
            process = self._process
            if process is None or process.stdout is None:
                raise _Ended("it was not started")
            descriptor = process.stdout.fileno()
            poll = select.poll()
            poll.register(descriptor, select.POLLIN | select.POLLHUP)
            if not poll.poll(self._patience * 1000):
                raise _Ended(f"no answer in {self._patience:g} s")
            if gathering:
                time.sleep(Stream.GATHERING)
            piece = os.read(descriptor, 1 << 20)
            if not piece:
                raise _Ended(self._said(process.wait()))
            self._read += piece
            if b"\n" in piece:
                *lines, rest = bytes(self._read).split(b"\n")
                self._lines.extend(lines)
                self._read = bytearray(rest)
        return self._lines.popleft()

    def _said(self, code: int) -> str:
        """What the process said before it ended; that it was called wrongly is an error of its own."""
        said = ""
        if self._complaints is not None:
            self._complaints.seek(0)
            said = self._complaints.read()[-2000:].decode("utf-8", "replace").strip()
        if code == 2:
            raise UsageError(said or "the wirelint process was called wrongly")
        return f"signal {-code}" if code < 0 else f"exit code {code}" + (f", {said}" if said else "")

    def _end(self, kill: bool) -> None:
        process, self._process = self._process, None
        self._requests.put(None)
        if process is None or self._owner != os.getpid():
            return
        if kill:
            process.kill()
        elif process.stdin is not None:
            try:
                process.stdin.close()
            except OSError:
                pass
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
        if self._complaints is not None:
            self._complaints.close()
            self._complaints = None


def _feed(process: "subprocess.Popen[bytes]", requests: "queue.SimpleQueue[Optional[bytes]]") -> None:
    """Writes requests to the process, so that who reads answers never waits for it to read."""
    assert process.stdin is not None
    while True:
        line = requests.get()
        if line is None:
            return
        try:
            view = memoryview(line)
            while view:
                view = view[os.write(process.stdin.fileno(), view) :]
        except (OSError, ValueError):
            # The reader sees the same end, and says it.
            return
