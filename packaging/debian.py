"""A package for Debian and its kin."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from archives import gz, tar, xz
from tree import LINKED, OUT, ROOT, File, epoch, glibc, tree, version

MAINTAINER = "the wirelint project <maintainers@wirelint.org>"


def make() -> Path:
    """Writes the package into .build/package and returns its path."""
    # The licence stands in the copyright file.
    files = [
        installed(file)
        for file in tree(own_dictionaries=True, own_library=False)
        if file.path != "share/wirelint/LICENSE"
    ]
    files += [
        File("usr/share/doc/wirelint/copyright", copyright_file().encode()),
        File("usr/share/doc/wirelint/changelog.gz", gz(changelog().encode())),
        File("usr/share/lintian/overrides/wirelint", overrides().encode()),
        File("lib/systemd/system/wirelint.service", (ROOT / "packaging" / "wirelint.service").read_bytes()),
    ]
    files.sort(key=lambda file: file.path)
    sums = "".join(f"{hashlib.md5(file.data).hexdigest()}  {file.path}\n" for file in files)
    size = sum((len(file.data) + 1023) // 1024 for file in files)
    control = [
        File("control", control_file(size).encode()),
        File("md5sums", sums.encode()),
    ]
    path = OUT / f"wirelint_{version()}_amd64.deb"
    path.write_bytes(
        ar(
            [
                ("debian-binary", b"2.0\n"),
                ("control.tar.xz", xz(tar(control, prefix="./"))),
                ("data.tar.xz", xz(tar(files, prefix="./"))),
            ]
        )
    )
    return path


def installed(file: File) -> File:
    """Where Debian wants a file: below /usr, the manual page compressed."""
    if file.path.startswith("share/man/"):
        return File(f"usr/{file.path}.gz", gz(file.data))
    if file.path.startswith("share/zsh/site-functions/"):
        return File(f"usr/share/zsh/vendor-completions/{Path(file.path).name}", file.data)
    return File(f"usr/{file.path}", file.data, file.mode)


def control_file(size: int) -> str:
    major, minor = glibc()
    return (
        "Package: wirelint\n"
        f"Version: {version()}\n"
        "Section: text\n"
        "Priority: optional\n"
        "Architecture: amd64\n"
        f"Maintainer: {MAINTAINER}\n"
        f"Installed-Size: {size}\n"
        f"Depends: libc6 (>= {major}.{minor}), libgcc-s1 (>= 3.0), libstdc++6 (>= 12)\n"
        "Recommends: libmicrohttpd12 | libmicrohttpd12t64, tzdata\n"
        "Suggests: hunspell-en-us, hunspell-en-gb\n"
        "Description: editorial and translation QA linter for news copy\n"
        " wirelint reads news agency copy the way a sub-editor does and reports, in\n"
        " the manner of a compiler, what should not go out: quotations that never\n"
        " close, names spelled two ways, desk codes left behind, weekdays that do not\n"
        " fit dates, figures that changed in translation. It runs in terminals, in\n"
        " editors (as a language server), in CI and as an HTTP server.\n"
    )


def changelog() -> str:
    date = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(epoch()))
    return (
        f"wirelint ({version()}) unstable; urgency=low\n\n"
        f"  * Release {version()}.\n\n"
        f" -- {MAINTAINER}  {date}\n"
    )


def copyright_file() -> str:
    blocks = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: wirelint\n",
        "Files: *\nCopyright: 2026 the wirelint project\nLicense: Apache-2.0\n",
        "Files: usr/share/wirelint/dictionaries/hunspell/*\n"
        "Copyright: see the .copyright file beside each dictionary\nLicense: as-stated\n",
        "License: Apache-2.0\n On Debian systems, the full text of the Apache License 2.0 is in\n"
        " /usr/share/common-licenses/Apache-2.0.\n",
        "License: as-stated\n The licence of each dictionary stands in the .copyright file beside it.\n",
        "Comment:\n The program holds code of these libraries, whose licences allow it:\n"
        + "".join(f" {name.removesuffix('-dev')} ({licence})\n" for name, licence in LINKED.items()),
    ]
    # The comment belongs to the first paragraph.
    return blocks[0] + blocks[5] + "\n" + "\n".join(blocks[1:5])


def overrides() -> str:
    return (
        "# One file that starts on Debian 12 and 13 alike: libgumbo has another name in each.\n"
        "wirelint: embedded-library *\n"
        "# A program at a fixed address starts in half the time: 100,000 pointers need not be put right.\n"
        "wirelint: hardening-no-pie *\n"
        "# Misspelt words are what the program looks for, or ends of words.\n"
        "wirelint: spelling-error-in-binary *\n"
        "# Dictionaries for systems without Hunspell's; those of the system come first.\n"
        "wirelint: package-contains-documentation-outside-usr-share-doc *\n"
    )


def ar(members: list[tuple[str, bytes]]) -> bytes:
    """An ar archive, as dpkg reads it."""
    out = b"!<arch>\n"
    for name, data in members:
        out += f"{name:<16}{epoch():<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n".encode() + data
        if len(data) % 2:
            out += b"\n"
    return out
