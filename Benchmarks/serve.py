#!/usr/bin/env python3
"""Measures `wirelint serve` under load: one-paragraph texts at a steady rate, and many connections.

    scripts/bench-serve [--rate N] [--seconds N] [--connections N]

Requests leave at fixed times, whether or not answers to earlier ones came (an open load): a slow server cannot
slow down its own measure. A time is from the moment at which a request should have left to its answer's last byte.
Client and server share the machine. Prints what it saw, as a table of Markdown.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import pathlib
import re
import subprocess
import sys
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Server:
    """The program as it would run on a desk's machine: no configuration, any free port."""

    def __init__(self, binary: str) -> None:
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--no-config"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        line = ""
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)", line)):
            line = self.process.stdout.readline()
            if not line:
                sys.exit("bench-serve: the server ended before it listened")
        self.port = int(found.group(1))

    def worker(self) -> int:
        """The process that answers: the server watches over it where it runs under a supervisor."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(children[0]) if children else self.process.pid

    def memory(self) -> int:
        """Resident memory in KiB."""
        status = pathlib.Path(f"/proc/{self.worker()}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1))

    def processor(self) -> float:
        """Processor seconds so far."""
        fields = pathlib.Path(f"/proc/{self.worker()}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> int:
        self.process.terminate()
        return self.process.wait(30)


def paragraphs() -> list[bytes]:
    """The paragraphs of the example stories as requests."""
    texts = []
    for path in sorted(ROOT.glob("Examples/*/*.txt")):
        blocks = path.read_text(encoding="utf8", errors="replace").split("\n\n")
        texts += [block.strip() for block in blocks if len(block) > 80]
    requests = []
    for text in texts:
        body = "language=en-US&text=" + urllib.parse.quote_plus(text)
        requests.append((
            "POST /v2/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}").encode())
    return requests


async def answer(reader: asyncio.StreamReader) -> int:
    """Reads one answer and gives its status."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: *(\d+)", head)
    await reader.readexactly(int(length.group(1)) if length else 0)
    return int(head[9:12])


async def load(port: int, rate: int, seconds: int, clients: int) -> tuple[list[float], dict[int, int], float]:
    """Sends `rate` requests a second over kept connections; times in milliseconds, statuses, seconds taken."""
    requests, times, statuses = paragraphs(), [], {}
    waiting: asyncio.Queue[tuple[float, bytes] | None] = asyncio.Queue()

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (item := await waiting.get()) is not None:
            writer.write(item[1])
            status = await answer(reader)
            times.append((time.perf_counter() - item[0]) * 1000)
            statuses[status] = statuses.get(status, 0) + 1
        writer.close()

    tasks = [asyncio.create_task(client()) for _ in range(clients)]
    started = time.perf_counter()
    for number in range(rate * seconds):
        due = started + number / rate
        if (delay := due - time.perf_counter()) > 0:
            await asyncio.sleep(delay)
        waiting.put_nowait((due, requests[number % len(requests)]))
    for _ in tasks:
        waiting.put_nowait(None)
    await asyncio.gather(*tasks)
    return times, statuses, time.perf_counter() - started


async def drop(port: int, connections: int, together: int = 200) -> int:
    """Opens and drops connections: a third at once, a third in the middle of a request, a third behind one."""
    request = paragraphs()[0]
    gate, failed = asyncio.Semaphore(together), 0

    async def one(number: int) -> None:
        nonlocal failed
        async with gate:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                if number % 3 == 1:
                    writer.write(request[: len(request) // 2])
                    await writer.drain()
                elif number % 3 == 2:
                    writer.write(request)
                    await answer(reader)
                writer.transport.abort()
            except (OSError, asyncio.IncompleteReadError):
                failed += 1

    await asyncio.gather(*(one(number) for number in range(connections)))
    return failed


def row(name: str, times: list[float], statuses: dict[int, int], wall: float, processor: float) -> None:
    ordered = sorted(times)
    at = lambda part: ordered[min(len(ordered) - 1, int(len(ordered) * part))]
    print(f"| {name} | {len(times) / wall:.0f} | {statuses} | {at(0.5):.1f} | {at(0.99):.1f} | {ordered[-1]:.1f} | "
          f"{1000 * processor / len(times):.2f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench-serve", description=__doc__.split("\n")[0])
    parser.add_argument("--binary", default=str(ROOT / ".build/release/wirelint"))
    parser.add_argument("--rate", type=int, default=500, help="requests a second of the first run; the second has half")
    parser.add_argument("--seconds", type=int, default=20, help="length of each run")
    parser.add_argument("--clients", type=int, default=32, help="kept connections")
    parser.add_argument("--connections", type=int, default=10_000, help="connections that are opened and dropped")
    options = parser.parse_args()
    server = Server(options.binary)
    try:
        asyncio.run(load(server.port, 50, 2, 4))  # dictionaries and lists are read at the first texts
        print("| load | answered a second | status | p50 ms | p99 ms | longest ms | processor ms a request |")
        print("| --- | --: | --- | --: | --: | --: | --: |")
        for rate in (options.rate, options.rate // 2):
            before = server.processor()
            times, statuses, wall = asyncio.run(load(server.port, rate, options.seconds, options.clients))
            row(f"{rate} a second", times, statuses, wall, server.processor() - before)
        asyncio.run(drop(server.port, options.connections // 10))
        before = server.memory()
        failed = asyncio.run(drop(server.port, options.connections))
        time.sleep(2)
        print(f"\n{options.connections} connections opened and dropped ({failed} refused): resident memory "
              f"{before} KiB before, {server.memory()} KiB after")
        times, statuses, wall = asyncio.run(load(server.port, 50, 2, 4))
        print(f"a client after them: {statuses}, longest {max(times):.1f} ms")
    finally:
        status = server.end()
    print(f"the server ended with {status}")


if __name__ == "__main__":
    main()
