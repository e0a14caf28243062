"""Kate without a screen: it reads integrations/editors/kate/lspclient.json, starts the server and opens $WIRELINT_STORY.

What goes through the pipes is written down by a program that stands before the server, and reported.
"""

import json
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import time

home = pathlib.Path(os.environ["HOME"])
story = pathlib.Path(os.environ["WIRELINT_STORY"])
programs, runtime, sent, said = home / "bin", home / "run", home / "sent", home / "said"
settings = home / ".config/kate/lspclient/settings.json"


def prepare():
    for folder in (programs, runtime, settings.parent):
        folder.mkdir(parents=True)
    runtime.chmod(0o700)
    settings.write_bytes(pathlib.Path(os.environ["WIRELINT_EDITORS"], "kate/lspclient.json").read_bytes())
    server = programs / "wirelint"
    quoted = [shlex.quote(str(one)) for one in (sent, os.environ["WIRELINT"], said)]
    server.write_text('#!/bin/sh\ntee {0} | {1} "$@" | tee {2}\n'.format(*quoted))
    server.chmod(0o755)
    # Kate asks a user before it starts a program for the first time; this is the yes.
    (home / ".config/katerc").write_text(f"[lspclient]\nAllowedServerCommandLines={server} lsp\n")


def messages(path):
    """The complete messages of a stream that was written down."""
    stream = path.read_bytes() if path.exists() else b""
    while match := re.match(rb"Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n", stream):
        end = match.end() + int(match[1])
        if end > len(stream):
            return
        yield json.loads(stream[match.end():end])
        stream = stream[end:]


def wait(path, method):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for message in messages(path):
            if message.get("method") == method:
                return message["params"]
        time.sleep(0.1)
    raise SystemExit(f"no {method} after a minute")


def main():
    prepare()
    environment = dict(
        os.environ, PATH=f"{programs}:{os.environ['PATH']}", QT_QPA_PLATFORM="offscreen",
        XDG_RUNTIME_DIR=str(runtime))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        environment.pop(name, None)
    kate = subprocess.Popen(
        ["dbus-run-session", "kate", "-n", "-b", str(story)], env=environment, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        document = wait(sent, "textDocument/didOpen")["textDocument"]
        found = wait(said, "textDocument/publishDiagnostics")["diagnostics"]
        wait(sent, "textDocument/documentSymbol")
    finally:
        os.killpg(kate.pid, signal.SIGKILL)
        kate.wait()
    with open(os.environ["WIRELINT_REPORT"], "w") as report:
        print(document["text"] == story.read_text(), file=report)
        for item in found:
            start, end = item["range"]["start"], item["range"]["end"]
            place = f"{start['line'] + 1}:{start['character'] + 1}-{end['character'] + 1}"
            print(f"{place}:{item['code']}", file=report)
        print("done", file=report)


main()
