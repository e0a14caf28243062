"""What every report of this folder says of itself: when, from which commit, on what, by which command."""
import datetime
import os
import platform
import shlex
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BINARY = os.path.join(ROOT, ".build", "release", "wirelint")


def commit():
    """The checkout's commit, and whether sources, rules or word lists differ from it."""
    def git(*arguments):
        run = subprocess.run(["git", "-C", ROOT, *arguments], stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, encoding="utf-8", check=False)
        return run.stdout.strip()
    changed = git("status", "--porcelain", "--", "Package.swift", "Sources", "rules", "dictionaries")
    return (git("rev-parse", "--short", "HEAD") or "unknown") + (" with local changes" if changed else "")


def machine():
    """Processor, cores at hand and kernel."""
    model = platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
        model = names[0] if names else model
    except OSError:
        pass
    return f"{model}, {len(os.sched_getaffinity(0))} cores, {platform.system()} {platform.release()}"


def lines(script):
    """The opening lines of a report that `script` writes."""
    command = shlex.join(["scripts/" + script, *(shown(argument) for argument in sys.argv[1:])])
    return [
        f"Written by `{command}`; do not edit.",
        "",
        f"- Date: {datetime.date.today().isoformat()}",
        f"- Commit: {commit()}",
        f"- Machine: {machine()}",
    ]


def shown(path):
    """A path as a report prints it: from the project's folder where it is near, so that machines agree."""
    relative = os.path.relpath(os.path.abspath(path), ROOT)
    return relative if os.path.exists(path) and not relative.startswith("../../") else path


def table(header, rows):
    """A Markdown table; the first column holds text, the others figures."""
    marks = ["---"] + ["---:"] * (len(header) - 1)
    return ["| " + " | ".join(row) + " |" for row in [header, marks, *rows]]


def write(path, report):
    """Writes a report whole or not at all."""
    text = "\n".join(report) + "\n"
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".new", path)
