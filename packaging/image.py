"""An OCI image: one layer with the program, the C library that it was linked for, and the time zones.

It runs as nobody, needs nothing to be writable and listens on 8081. `podman load`, `docker load` (25 and newer)
and `skopeo copy oci-archive:…` read the archive.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from pathlib import Path

from archives import gz, tar
from tree import OUT, File, epoch, run, tree, version

#: Who the program runs as: the number that images without a shell use for nobody.
USER = 65532


def make() -> Path:
    """Writes the image as an OCI archive into .build/package and returns its path."""
    files = [File(f"usr/{file.path}", file.data, file.mode) for file in tree()]
    files += libraries()
    files += time_zones()
    files += [
        File("etc/passwd", f"nonroot:x:{USER}:{USER}::/nonexistent:/usr/sbin/nologin\n".encode()),
        File("etc/group", f"nonroot:x:{USER}:\n".encode()),
        # So that the folders are there, for volumes and for copy from outside.
        File("proc/", b""),
        File("tmp/", b""),
        File("work/", b""),
    ]
    files.sort(key=lambda file: file.path)
    plain = tar(files)
    layer = gz(plain)
    created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch()))
    config = as_json(
        {
            "architecture": "amd64",
            "os": "linux",
            "created": created,
            "config": {
                "User": f"{USER}:{USER}",
                "Entrypoint": ["/usr/bin/wirelint"],
                "Cmd": ["serve", "--address", "0.0.0.0", "--port", "8081"],
                "Env": ["PATH=/usr/bin", "XDG_CACHE_HOME=/tmp"],
                "ExposedPorts": {"8081/tcp": {}},
                "WorkingDir": "/work",
            },
            "rootfs": {"type": "layers", "diff_ids": [f"sha256:{hashlib.sha256(plain).hexdigest()}"]},
            "history": [{"created": created, "created_by": "scripts/package image"}],
        }
    )
    manifest = as_json(
        {
            "schemaVersion": 2,
            "mediaType": "application/vnd.oci.image.manifest.v1+json",
            "config": described(config, "application/vnd.oci.image.config.v1+json"),
            "layers": [described(layer, "application/vnd.oci.image.layer.v1.tar+gzip")],
        }
    )
    tag = f"wirelint:{version()}"
    index = as_json(
        {
            "schemaVersion": 2,
            "mediaType": "application/vnd.oci.image.index.v1+json",
            "manifests": [
                described(manifest, "application/vnd.oci.image.manifest.v1+json")
                | {
                    "platform": {"architecture": "amd64", "os": "linux"},
                    "annotations": {"org.opencontainers.image.ref.name": tag},
                }
            ],
        }
    )
    members = [File(f"blobs/sha256/{hashlib.sha256(blob).hexdigest()}", blob) for blob in (config, layer, manifest)]
    members += [File("index.json", index), File("oci-layout", as_json({"imageLayoutVersion": "1.0.0"}))]
    members.sort(key=lambda file: file.path)
    path = OUT / f"wirelint-{version()}-oci.tar"
    path.write_bytes(tar(members))
    return path


def libraries() -> list[File]:
    """The shared libraries that the binary names, and the loader, at the places where it looks for them."""
    listed = run("ldd", str(OUT / "wirelint.stripped"))
    paths = re.findall(r"(/\S*(?:lib|ld)\S*\.so\S*)", listed)
    return [
        File(path.lstrip("/"), Path(os.path.realpath(path)).read_bytes(), 0o755) for path in sorted(set(paths))
    ]


def time_zones() -> list[File]:
    """The tz database, for rules that convert times."""
    folder = Path("/usr/share/zoneinfo")
    files = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and name.parts[0] not in ("posix", "right") and path.read_bytes()[:4] == b"TZif":
            files.append(File(f"usr/share/zoneinfo/{name}", path.read_bytes()))
    return files


def as_json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), sort_keys=True).encode()


def described(blob: bytes, kind: str) -> dict[str, object]:
    return {"mediaType": kind, "digest": f"sha256:{hashlib.sha256(blob).hexdigest()}", "size": len(blob)}
