#!/usr/bin/env python3
"""Writes the seeds of a libFuzzer target into a folder: corpus.py readers|rules|frames FOLDER."""

import hashlib
import json
import pathlib
import sys

import seeds

# As in Readers/ReaderTarget.swift.
EXTENSIONS = [".txt", ".json", ".html", ".md", ".xml", ".xlf", ".tmx", ".po", ".tsv", ".csv"]


def frame(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def texts(target):
    if target == "readers":
        return [bytes([EXTENSIONS.index(extension)]) + data for extension, data in seeds.files(seeds.stories()) if extension in EXTENSIONS]
    if target == "rules":
        return seeds.rule_files()
    opened = frame({"method": "textDocument/didOpen", "params": {"textDocument": {"uri": "file:///a", "text": "The “port”\n"}}})
    return [frame({"id": 1, "method": "shutdown"}), opened * 2, b"content-length:2\r\nX: y\r\n\r\n{}" + opened, b"Content-Length: 4\r\n\r\nnull"]


folder = pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
for text in texts(sys.argv[1]):
    (folder / hashlib.sha1(text).hexdigest()).write_bytes(text[:8000])
