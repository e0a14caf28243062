"""Archives whose bytes depend on their content alone."""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
import zipfile
import time

from tree import File, epoch


def tar(files: list[File], prefix: str = "", links: dict[str, str] | None = None) -> bytes:
    """An uncompressed tar of files and symbolic links, with the folders that they need in front."""
    out = io.BytesIO()
    when = epoch()
    links = links or {}
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        folders: set[str] = set()

        def entry(name: str, mode: int, kind: bytes) -> tarfile.TarInfo:
            info = tarfile.TarInfo(prefix + name)
            info.mode, info.mtime, info.type = mode, when, kind
            info.uname = info.gname = "root"
            return info

        def add_folders(path: str) -> None:
            parts = path.split("/")[:-1]
            for end in range(1, len(parts) + 1):
                folder = "/".join(parts[:end])
                if folder not in folders:
                    folders.add(folder)
                    archive.addfile(entry(folder, 0o755, tarfile.DIRTYPE))

        for file in files:
            add_folders(file.path)
            if file.path.endswith("/"):
                continue
            info = entry(file.path, file.mode, tarfile.REGTYPE)
            info.size = len(file.data)
            archive.addfile(info, io.BytesIO(file.data))
        for path, target in sorted(links.items()):
            add_folders(path)
            info = entry(path, 0o777, tarfile.SYMTYPE)
            info.linkname = target
            archive.addfile(info)
    return out.getvalue()


def gz(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def xz(data: bytes) -> bytes:
    return lzma.compress(data, preset=9)


def zip_file(files: list[File]) -> bytes:
    out = io.BytesIO()
    # The format knows no time before 1980.
    when = time.gmtime(max(epoch(), 315_532_800))[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in files:
            info = zipfile.ZipInfo(file.path, when)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = (0o100000 | file.mode) << 16
            archive.writestr(info, file.data)
    return out.getvalue()
