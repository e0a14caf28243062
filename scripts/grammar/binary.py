"""Files of sections, as Sources/Model/Grammar/GrammarFile.swift reads them."""
import struct


def write(path, kind, sections):
    head = 16 + 16 * len(sections)
    out = bytearray(kind.encode("ascii").ljust(8)[:8] + struct.pack("<Q", len(sections)))
    offset = (head + 7) // 8 * 8
    body = bytearray(offset - head)
    for section in sections:
        out += struct.pack("<QQ", offset, len(section))
        body += section + b"\0" * (-len(section) % 8)
        offset += len(section) + -len(section) % 8
    with open(path, "wb") as file:
        file.write(out + body)
