"""typist.py KEYS COMMAND [MEANWHILE]: runs a line of the shell at a terminal of its own, types what the file KEYS holds
once the first question stands there (after the shell has run the line MEANWHILE), and prints what was on the screen. Ends after 30 seconds at the latest."""

import os
import pty
import select
import signal
import subprocess
import sys
import time

keys = open(sys.argv[1], "rb").read()
child, terminal = pty.fork()
if child == 0:
    os.execv("/bin/sh", ["sh", "-c", sys.argv[2]])
screen = b""
deadline = time.monotonic() + 30
while time.monotonic() < deadline:
    if not select.select([terminal], [], [], 0.5)[0]:
        continue
    try:
        seen = os.read(terminal, 65536)
    except OSError:  # the last program at the terminal ended
        break
    if not seen:
        break
    screen += seen
    if keys and b"help " in screen:
        if len(sys.argv) > 3:
            subprocess.run(["/bin/sh", "-c", sys.argv[3]], check=True)
        os.write(terminal, keys)
        keys = b""
else:
    os.kill(child, signal.SIGKILL)
os.waitpid(child, 0)
sys.stdout.buffer.write(screen)
