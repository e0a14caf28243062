"""A wheel for PyPI: the binary as a script, the data beside it, and the Python module."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from archives import zip_file
from tree import OUT, ROOT, File, glibc, tree, version


def make() -> Path:
    """Writes the wheel into .build/package and returns its path."""
    files = tree()
    major, minor = glibc()
    tag = f"py3-none-manylinux_{major}_{minor}_x86_64"
    name = f"wirelint-{version()}"
    members = [placed(file, name) for file in files]
    module = ROOT / "packaging" / "python" / "wirelint"
    for path in sorted(module.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            members.append(File(f"wirelint/{path.relative_to(module)}", path.read_bytes()))
    info = f"{name}.dist-info"
    members += [
        File(f"{info}/METADATA", metadata().encode()),
        File(f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: wirelint\nRoot-Is-Purelib: false\nTag: {tag}\n".encode()),
        File(f"{info}/licenses/LICENSE", (ROOT / "LICENSE").read_bytes()),
    ]
    members.sort(key=lambda file: file.path)
    record = "".join(f"{file.path},sha256={digest(file.data)},{len(file.data)}\n" for file in members)
    members.append(File(f"{info}/RECORD", (record + f"{info}/RECORD,,\n").encode()))
    path = OUT / f"{name}-{tag}.whl"
    path.write_bytes(zip_file(members))
    return path


def placed(file: File, name: str) -> File:
    """Where the wheel format wants a file that goes below the prefix of the environment."""
    if file.path.startswith("bin/"):
        return File(f"{name}.data/scripts/{file.path[4:]}", file.data, file.mode)
    return File(f"{name}.data/data/{file.path}", file.data, file.mode)


def digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def metadata() -> str:
    readme = (ROOT / "packaging" / "python" / "README.md").read_text()
    return (
        "Metadata-Version: 2.3\n"
        "Name: wirelint\n"
        f"Version: {version()}\n"
        "Summary: Editorial and translation QA linter for news copy\n"
        "License: Apache-2.0\n"
        "Requires-Python: >=3.9\n"
        "Classifier: Development Status :: 4 - Beta\n"
        "Classifier: Environment :: Console\n"
        "Classifier: Operating System :: POSIX :: Linux\n"
        "Classifier: Topic :: Text Processing :: Linguistic\n"
        "Classifier: Typing :: Typed\n"
        # For whole archives (docs/archive.md).
        "Provides-Extra: archive\n"
        "Requires-Dist: pyarrow>=14; extra == 'archive'\n"
        "Provides-Extra: spark\n"
        "Requires-Dist: pyarrow>=14; extra == 'spark'\n"
        # Of pyspark's own extra 'sql', which its functions over Arrow ask for; it warns of pandas 3.
        "Requires-Dist: pandas>=2.2,<3; extra == 'spark'\n"
        "Requires-Dist: pyspark>=4.0; extra == 'spark'\n"
        "Description-Content-Type: text/markdown\n\n" + readme
    )
