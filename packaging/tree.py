"""What every package holds, as a list of files, and how long it is the same bytes.

A package is made from `Tree`: paths below the prefix, each with its bytes and mode. Times, owners and order
are fixed, so that the same sources give the same bytes twice.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / ".build" / "package"
#: Debian's packages whose code is linked into the binary, with the names of their licences (SPDX).
LINKED = {
    "libhunspell-dev": "MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later",
    "libpcre2-dev": "BSD-3-Clause",
    "libgumbo-dev": "Apache-2.0",
    "libmd4c-dev": "MIT",
    "libexpat1-dev": "MIT",
    "libyaml-dev": "MIT",
    "zlib1g-dev": "Zlib",
}
#: Hunspell's dictionaries that are brought along for systems that have none.
DICTIONARIES = {"en_US": "hunspell-en-us", "en_GB": "hunspell-en-gb"}


@dataclass(frozen=True)
class File:
    """One file of a package: its path below the prefix, its bytes and its mode."""

    path: str
    data: bytes
    mode: int = 0o644


def run(*command: str, **options) -> str:
    """The standard output of a command; a command that fails ends the packaging with its own words."""
    result = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if result.returncode != 0:
        raise SystemExit(f"package: {' '.join(command)}: {result.stderr.strip() or result.returncode}")
    return result.stdout


def version() -> str:
    """The version, which stands in one place: `Session.version`."""
    for file in sorted((ROOT / "Sources" / "Faces" / "wirelint").glob("*.swift")):
        found = re.search(r'static let version = "([^"]+)"', file.read_text())
        if found:
            return found.group(1)
    raise SystemExit("package: no version in Sources/Faces/wirelint")


def epoch() -> int:
    """The time that all files of a package carry, in seconds: that of the commit, unless it is stated."""
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    return int(stated or run("git", "-C", str(ROOT), "log", "-1", "--format=%ct"))


def binary() -> bytes:
    """The release binary without its symbols, which are kept beside it in `wirelint.debug`."""
    built = ROOT / ".build" / "release" / "wirelint"
    OUT.mkdir(parents=True, exist_ok=True)
    stripped = OUT / "wirelint.stripped"
    run("objcopy", "--only-keep-debug", str(built), str(OUT / "wirelint.debug"))
    run("strip", "--strip-unneeded", "--remove-section=.comment", "-o", str(stripped), str(built))
    return stripped.read_bytes()


def glibc() -> tuple[int, int]:
    """The oldest glibc that the binary starts with, from the versions of its symbols."""
    symbols = run("objdump", "-T", str(OUT / "wirelint.stripped"))
    versions = re.findall(r"GLIBC_(\d+)\.(\d+)", symbols)
    return max((int(a), int(b)) for a, b in versions)


def program_output(*arguments: str) -> bytes:
    """What the built program prints: its manual page and completions."""
    return run(str(ROOT / ".build" / "release" / "wirelint"), *arguments).encode()


def debian_version(package: str) -> str:
    return run("dpkg-query", "-W", "-f=${Version}", package)


def dictionaries() -> list[File]:
    """English dictionaries with their licences, for systems without Hunspell's."""
    files = []
    for name, package in DICTIONARIES.items():
        for ending in ("aff", "dic"):
            data = Path(f"/usr/share/hunspell/{name}.{ending}").read_bytes()
            files.append(File(f"share/wirelint/dictionaries/hunspell/{name}.{ending}", data))
        licence = Path(f"/usr/share/doc/{package}/copyright").read_bytes()
        files.append(File(f"share/wirelint/dictionaries/hunspell/{name}.copyright", licence))
    return files


def server_library() -> list[File]:
    """libmicrohttpd without TLS, for `wirelint serve` on systems that have none."""
    library = ROOT / ".build" / "static" / "lib" / "libmicrohttpd.so.12"
    return [File("lib/wirelint/libmicrohttpd.so.12", library.read_bytes())]


def data() -> list[File]:
    """Rules, word lists and licences, as `scripts/install` puts them there."""
    files = [File("share/wirelint/LICENSE", (ROOT / "LICENSE").read_bytes())]
    tracked = run("git", "-C", str(ROOT), "ls-files", "-z", "rules", "dictionaries", "docs").split("\0")
    # Pictures are for README.
    for name in sorted(name for name in tracked if name and not name.endswith(".png")):
        files.append(File(f"share/wirelint/{name}", (ROOT / name).read_bytes()))
    return files


def tree(own_dictionaries: bool = True, own_library: bool = True) -> list[File]:
    """Everything that is installed, in the order of paths."""
    files = [
        File("bin/wirelint", binary(), 0o755),
        File("share/man/man1/wirelint.1", program_output("man")),
        File("share/bash-completion/completions/wirelint", program_output("completions", "bash")),
        File("share/zsh/site-functions/_wirelint", program_output("completions", "zsh")),
        File("share/fish/vendor_completions.d/wirelint.fish", program_output("completions", "fish")),
    ]
    files += data()
    if own_dictionaries:
        files += dictionaries()
    if own_library:
        files += server_library()
    return sorted(files, key=lambda file: file.path)
