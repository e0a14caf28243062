"""Runs the program on made-up folders, looks at how it ended, and keeps what went wrong."""

import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
import time

from checks import Wrong, need

# Bytes that a process may take whatever it reads, and for each byte of the largest file.
MEMORY = 64 << 20
MEMORY_PER_BYTE = 24


class Result:
    def __init__(self, code, output, errors, memory):
        self.code, self.output, self.errors, self.memory = code, output, errors, memory


class Bench:
    """What all targets share: the program, the dice, the counts."""

    def __init__(self, given, target, dice):
        self.binary, self.dice, self.target = given.binary, dice, target
        self.timeout = given.timeout
        self.out = pathlib.Path(given.out)
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="wirelint-fuzz-"))
        self.cache = pathlib.Path(given.cache)
        self.inputs, self.failures, self.memory = 0, [], 0
        self.counts = {}

    def close(self):
        shutil.rmtree(self.scratch, ignore_errors=True)

    def count(self, what, number=1):
        self.counts[what] = self.counts.get(what, 0) + number

    def folder(self, name="in"):
        path = self.scratch / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        return path

    def run(self, arguments, folder, data=b"", environment=None, limit=None):
        """Runs it to its end; a signal, a time-out or a code that does not exist is wrong."""
        # The fuzzer's own cache: nothing of the user's is touched.
        env = {**os.environ, "XDG_CACHE_HOME": str(self.cache), **(environment or {})}
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as given:
            given.write(data)
            given.seek(0)
            process = subprocess.Popen([self.binary, *arguments], cwd=folder, env=env,
                                       stdin=given, stdout=out, stderr=errors)
            ended = threading.Event()
            timer = threading.Timer(limit or self.timeout, lambda: (ended.set(), process.kill()))
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            errors.seek(0)
            result = Result(process.returncode, out.read(), errors.read().decode("utf-8", "replace"),
                            usage.ru_maxrss * 1024)
        self.memory = max(self.memory, result.memory)
        need(not ended.is_set(), f"no end after {limit or self.timeout} s")
        need(result.code >= 0, f"ended by {signal_name(result.code)}: {result.errors[-300:]}")
        need(result.code in (0, 1, 2, 3), f"exit code {result.code}: {result.errors[-300:]}")
        need("Fatal error" not in result.errors, result.errors[-300:])
        # Of a run over many files another process does the rest.
        found = re.search(r"^wirelint: .*: internal-error: .*", result.errors, re.M)
        need(not found, f"a file ended the worker: {found and found[0]}")
        return result

    def fail(self, what, folder=None, command=None, files=None):
        """Keeps the input of a failure with the command that shows it again."""
        number = len(self.failures) + 1
        place = self.out / f"{self.target}-{number}"
        shutil.rmtree(place, ignore_errors=True)
        if folder and pathlib.Path(folder).exists():
            shutil.copytree(folder, place, symlinks=True)
        else:
            place.mkdir(parents=True)
        for name, data in (files or {}).items():
            (place / name).write_bytes(data)
        (place / "WHAT").write_text(what + "\n", encoding="utf-8")
        if command:
            (place / "COMMAND").write_text(f"cd {shlex.quote(str(place))} && {shlex.join([self.binary, *command])}\n")
        self.failures.append((what, place))
        print(f"  {self.target}: {what[:300]}\n    {place}", flush=True)

    def bounded(self, result, largest, what):
        """Looked at, and wrong far beyond the bound: a process also has what its rules and lists take."""
        bound = MEMORY + MEMORY_PER_BYTE * largest
        if result.memory > bound:
            self.count(f"above {MEMORY >> 20} MB + {MEMORY_PER_BYTE} x size")
        need(result.memory < 512 << 20, f"{what} took {result.memory >> 20} MB for {largest} bytes")


def signal_name(code):
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


class Clock:
    """Time that runs out."""

    def __init__(self, seconds):
        self.end = time.monotonic() + seconds

    @property
    def is_over(self):
        return time.monotonic() >= self.end


__all__ = ["Bench", "Clock", "Wrong", "need", "signal_name"]
