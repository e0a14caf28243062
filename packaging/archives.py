"""Archives whose bytes depend on their content alone."""

from __future__ import annotations

import gzip
import io
import lzma
import struct
import tarfile
import time
import zipfile
import zlib

try:
    from zopfli import zlib as zopfli
except ImportError:
    zopfli = None

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
    """A zip with each file deflated as far as it goes."""
    # The format knows no time before 1980.
    when = time.gmtime(max(epoch(), 315_532_800))
    date = (when.tm_year - 1980) << 9 | when.tm_mon << 5 | when.tm_mday
    clock = when.tm_hour << 11 | when.tm_min << 5 | when.tm_sec // 2
    out, directory = bytearray(), bytearray()
    for file in files:
        name = file.path.encode()
        data = deflated(file.data)
        sizes = struct.pack("<III", zlib.crc32(file.data), len(data), len(file.data))
        common = struct.pack("<HHHHH", 20, 0x800, zipfile.ZIP_DEFLATED, clock, date) + sizes
        start = len(out)
        out += b"PK\x03\x04" + common + struct.pack("<HH", len(name), 0) + name + data
        mode = (0o100000 | file.mode) << 16
        directory += b"PK\x01\x02" + struct.pack("<H", 3 << 8 | 20) + common
        directory += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, mode, start) + name
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), len(out), 0)
    return bytes(out + directory + b"PK\x05\x06" + end)


def deflated(data: bytes) -> bytes:
    """Raw deflate: by zopfli where it is installed, which is slow and some 4 % better, otherwise by zlib."""
    if zopfli is None:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        return packer.compress(data) + packer.flush()
    # Without the head and the sum of the zlib format.
    squeezed: bytes = zopfli.compress(data, numiterations=3)[2:-4]
    return squeezed
