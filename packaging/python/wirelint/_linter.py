"""The program as a process that stories are handed to."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import threading
from collections import deque
from concurrent.futures import Future
from typing import Any, Deque, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Union

from ._results import Finding, InputError, Result, UsageError, WirelintError, finding, result

Path = Union[str, "os.PathLike[str]"]


def program() -> str:
    """The path of the wirelint program: $WIRELINT, that of this environment, or the first in PATH."""
    stated = os.environ.get("WIRELINT")
    if stated:
        return stated
    for folder in (sysconfig.get_path("scripts"), os.path.dirname(sys.executable)):
        path = os.path.join(folder, "wirelint")
        if os.access(path, os.X_OK):
            return path
    found = shutil.which("wirelint")
    if found is None:
        raise UsageError("the wirelint program is not installed beside its module, and not in PATH")
    return found


def version() -> str:
    """The version of the program, such as ``0.2.0``."""
    done = subprocess.run([program(), "--version"], capture_output=True, text=True, check=True)
    return done.stdout.split()[-1]


def options(
    *,
    config: Optional[Path] = None,
    no_config: bool = False,
    profile: Optional[str] = None,
    date: Optional[str] = None,
    min_severity: Optional[str] = None,
    styles: Sequence[str] = (),
    only: Sequence[str] = (),
    enable: Sequence[str] = (),
    disable: Sequence[str] = (),
    severity: Optional[Mapping[str, str]] = None,
    jobs: Optional[int] = None,
) -> List[str]:
    """The command line that these settings stand for; each has the meaning of the option of its name."""
    words: List[str] = ["--no-config"] if no_config else []
    single = {"--config": config, "--profile": profile, "--date": date, "--min-severity": min_severity, "--jobs": jobs}
    for option, value in single.items():
        if value is not None:
            words += [option, os.fspath(value) if isinstance(value, os.PathLike) else str(value)]
    for option, values in (("--style", styles), ("--only", only), ("--enable", enable), ("--disable", disable)):
        for one in values:
            words += [option, one]
    for rule, level in (severity or {}).items():
        words += ["--severity", f"{rule}={level}"]
    return words


class Linter:
    """One wirelint process for many texts; takes the settings of ``options`` and may be shared by threads.

    Used as a context manager it ends the process. ``lint`` waits for its result; ``lint_many`` keeps the
    process busy and yields results in the order of the texts.
    """

    def __init__(self, **settings: Any) -> None:
        self._command = [program(), "stream", *options(**settings)]
        self._process: Optional["subprocess.Popen[bytes]"] = None
        self._reader: Optional[threading.Thread] = None
        self._listener: Optional[threading.Thread] = None
        self._complaints: List[bytes] = []
        self._lock = threading.Lock()
        self._waiting: Deque["Future[Result]"] = deque()
        self._start()

    def _start(self) -> None:
        process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._process = process
        self._listener = threading.Thread(target=self._listen, args=(process,), daemon=True)
        self._listener.start()
        self._reader = threading.Thread(target=self._read, args=(process,), daemon=True)
        self._reader.start()

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stderr is not None
        for line in process.stderr:
            self._complaints.append(line)

    def _read(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        for line in process.stdout:
            future = self._waiting.popleft()
            future.set_result(result(json.loads(line)))
        code = process.wait()
        error = self._ended(code)
        while self._waiting:
            self._waiting.popleft().set_exception(error)

    def _ended(self, code: int) -> WirelintError:
        # What the process said last may be read after its end is seen.
        if self._listener is not None:
            self._listener.join()
        said = b"".join(self._complaints).decode("utf-8", "replace").strip()
        if code == 2:
            return UsageError(said)
        return WirelintError(said or f"the wirelint process ended with {code}", code)

    def submit(self, text: str, name: Optional[str] = None, fix: bool = False, unsafe: bool = False) -> "Future[Result]":
        """Hands a text over and returns at once; ``name``'s ending says the format."""
        if not isinstance(text, str):
            raise TypeError(f"text is {type(text).__name__}, not str")
        request: Dict[str, Any] = {"text": text}
        if name is not None:
            request["name"] = name
        if fix:
            request["fix"] = True
        if unsafe:
            request["unsafe"] = True
        # A lone surrogate has no place in UTF-8: it becomes the mark for what cannot be shown.
        line = json.dumps(request, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        future: "Future[Result]" = Future()
        with self._lock:
            process = self._process
            if process is None or process.stdin is None:
                raise WirelintError("the linter is closed")
            self._waiting.append(future)
            try:
                process.stdin.write(line)
                process.stdin.flush()
            except BrokenPipeError:
                code = process.wait()
                if self._reader is not None:
                    self._reader.join()
                raise self._ended(code) from None
        return future

    def lint(self, text: str, name: Optional[str] = None, fix: bool = False, unsafe: bool = False) -> Result:
        """What is found in a text; raises ``InputError`` where it cannot be read."""
        answer = self.submit(text, name, fix, unsafe).result()
        if answer.error is not None:
            raise InputError(answer.error, answer.findings)
        return answer

    def lint_many(self, texts: Iterable[str], fix: bool = False, ahead: int = 64) -> Iterator[Result]:
        """Results of many texts, in their order; a text that cannot be read has ``error`` set.

        At most ``ahead`` texts are handed over before the first of them is taken.
        """
        pending: Deque["Future[Result]"] = deque()
        for text in texts:
            pending.append(self.submit(text, fix=fix))
            if len(pending) >= ahead:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()

    def close(self) -> None:
        """Ends the process; what was handed over is answered first."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            try:
                process.stdin.close()
            except BrokenPipeError:
                pass
        if self._reader is not None:
            self._reader.join()

    def __enter__(self) -> "Linter":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def lint(text: str, name: Optional[str] = None, **settings: Any) -> List[Finding]:
    """The findings of one text; for many, ``Linter`` saves the start of a process each."""
    with Linter(**settings) as linter:
        return linter.lint(text, name).findings


def fix(text: str, name: Optional[str] = None, unsafe: bool = False, **settings: Any) -> str:
    """A text after its safe fixes, or after all that need no choice with ``unsafe``."""
    with Linter(**settings) as linter:
        fixed = linter.lint(text, name, fix=True, unsafe=unsafe).fixed
    return text if fixed is None else fixed


def lint_paths(paths: Union[Path, Iterable[Path]], **settings: Any) -> List[Finding]:
    """The findings of files and folders, in the order of the report.

    Raises ``InputError`` where a file could not be read; its ``findings`` are those of the others.
    """
    named = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    command = [program(), "lint", "--format", "jsonl", *options(**settings), "--", *(os.fspath(path) for path in named)]
    done = subprocess.run(command, capture_output=True, check=False)
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode == 2:
        raise UsageError(said)
    findings = [finding(json.loads(line)) for line in done.stdout.splitlines()]
    if done.returncode == 3:
        raise InputError(said, findings)
    if done.returncode not in (0, 1):
        raise WirelintError(said or f"wirelint ended with {done.returncode}", done.returncode)
    return findings
