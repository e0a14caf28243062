"""Makes packages of the built program; called by scripts/package, which builds it first."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import debian
import image
import sbom
import tarball
import vsix
import wheel
from tree import OUT

MAKERS = {"wheel": wheel.make, "deb": debian.make, "image": image.make, "tar": tarball.make, "vsix": vsix.make}


def main(kinds: list[str]) -> None:
    made: list[Path] = []
    for kind in kinds:
        made.append(MAKERS[kind]())
        print(f"{made[-1]}  {made[-1].stat().st_size / 1e6:.1f} MB")
    if set(kinds) == set(MAKERS):
        made.append(sbom.make(made))
        sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made)
        (OUT / "SHA256SUMS").write_text(sums)
        print(OUT / "SHA256SUMS")


if __name__ == "__main__":
    main(sys.argv[1:])
