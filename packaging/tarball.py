"""A tarball to unpack anywhere: bin, share and lib."""

from __future__ import annotations

from pathlib import Path

from archives import tar, xz
from tree import OUT, tree, version


def make() -> Path:
    """Writes the tarball into .build/package and returns its path."""
    name = f"wirelint-{version()}-linux-x86_64"
    path = OUT / f"{name}.tar.xz"
    path.write_bytes(xz(tar(tree(), prefix=name + "/")))
    return path
