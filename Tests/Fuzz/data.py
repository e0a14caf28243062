"""Targets of data that the program reads beside stories: rule files, configurations, its own cache."""

import os
import shutil

import mutate
import seeds
from running import Wrong

STORY = ("DORNFORD, May 3 (Vela) - He said ‘no’ today, 中文 news, K and café, €5 — “The the port,” he said. "
         "NATO (NATO) met at 7 p.m. on Friday, utilize 5 per cent of it.\n\nBy Ana Dorn\n").encode()


class Rules:
    """Mutated rule files, by `rules --lint`, `rules --test`, and over a story."""

    name = "rules"

    def __init__(self, bench):
        self.bench = bench
        self.files = seeds.rule_files()

    def step(self):
        bench = self.bench
        folder = bench.folder()
        (folder / "S").mkdir()
        (folder / "story.txt").write_bytes(STORY)
        # One file that cannot be used ends a run, so there is one.
        data = mutate.mutated(bench.dice.choice(self.files), bench.dice, self.files)
        (folder / "S" / "R.yml").write_bytes(data)
        bench.inputs += 1
        way = bench.dice.randrange(4)
        command = [["rules", "--lint", "./S"], ["rules", "--test", "./S"]][way] if way < 2 else \
            ["lint", "--no-config", "--style", "./S", "--min-severity", "note", "story.txt"]
        try:
            result = bench.run(command, folder)
            bench.count("accepted", result.code != 2)
            bench.bounded(result, len(data), "a rule file")
        except Wrong as wrong:
            bench.fail(str(wrong), folder, command)


class Configuration:
    """Mutated configurations and what they lead to."""

    name = "config"
    KINDS = [(".wirelint.yml", seeds.CONFIGURATIONS), (".wirelint-ignore.yml", seeds.IGNORES), ("known.json", seeds.BASELINES),
             (".vale.ini", seeds.VALE), ("terms.csv", seeds.GLOSSARIES)]

    def __init__(self, bench):
        self.bench = bench

    def step(self):
        bench = self.bench
        folder = bench.folder()
        (folder / "story.txt").write_bytes(STORY)
        name, contents = bench.dice.choice(self.KINDS)
        data = mutate.mutated(bench.dice.choice(contents), bench.dice, contents)
        (folder / name).write_bytes(data)
        command = {
            "known.json": ["lint", "--baseline", "known.json"], ".vale.ini": ["lint", "--config", ".vale.ini"],
            "terms.csv": ["lint", "--glossary", "terms.csv"]}.get(name, bench.dice.choice([["lint"], ["lint"], ["config"], ["fix", "--dry-run"]]))
        command = [*command, "story.txt"]
        bench.inputs += 1
        try:
            result = bench.run(command, folder)
            bench.count("accepted", result.code != 2)
            bench.bounded(result, len(data), "a configuration")
        except Wrong as wrong:
            bench.fail(str(wrong), folder, command)


class Cache:
    """A damaged cache changes no verdict, ends nothing, and is made anew."""

    name = "cache"
    COMMAND = ["lint", "--no-config", "--cache", "--min-severity", "note", "--style", "AgencyUS", "--format", "jsonl", "."]
    STORIES = 4

    def __init__(self, bench):
        self.bench = bench
        self.texts = [text for text in seeds.stories() if len(text) > 400]
        self.sound = None

    def fill(self, folder):
        # The same stories each time, so that what is known of them holds.
        for number in range(self.STORIES):
            (folder / f"{number}.txt").write_bytes(self.texts[number])

    def step(self):
        bench = self.bench
        cache = bench.scratch / "cache"
        environment = {"XDG_CACHE_HOME": str(cache)}
        folder = bench.folder()
        self.fill(folder)
        if self.sound is None:
            self.expected = bench.run(self.COMMAND, folder, environment=environment).output
            bench.run(self.COMMAND, folder, environment=environment)
            self.sound = bench.scratch / "sound"
            shutil.copytree(cache, self.sound)
        shutil.rmtree(cache)
        shutil.copytree(self.sound, cache)
        kept = cache / "wirelint"
        names = sorted(os.listdir(kept))
        name = bench.dice.choice(names)
        # Without results in front the others are asked.
        if not name.startswith("results"):
            for other in names:
                if other.startswith("results"):
                    (kept / other).unlink()
        data, how = self.damaged((kept / name).read_bytes())
        (kept / name).write_bytes(data)
        bench.inputs += 1
        bench.count(name.split("-")[0])
        saved = {f"cache-{name}": data} if len(data) < 1 << 20 else {}
        try:
            output = bench.run(self.COMMAND, folder, environment=environment).output
            if output != self.expected:
                bench.fail(f"{name} ({how}) changes what is found", files={**saved, "expected": self.expected, "got": output})
            if bench.run(self.COMMAND, folder, environment=environment).output != self.expected:
                bench.fail(f"{name} ({how}) changes what the second run finds", files=saved)
        except Wrong as wrong:
            bench.fail(f"{name} ({how}): {wrong}", files=saved)

    def damaged(self, data):
        dice = self.bench.dice
        data = bytearray(data)
        at = dice.randrange(len(data))
        way = dice.randrange(7)
        if way == 0:
            data[at] ^= 1 << dice.randrange(8)
            return bytes(data), f"one bit at {at}"
        if way in (1, 2):
            at = at // 4096 * 4096
            size = len(data[at:at + 4096])
            data[at:at + size] = (b"\xff" if way == 1 else b"\x00") * size
            return bytes(data), f"a page at {at} of {'ones' if way == 1 else 'zeros'}"
        if way == 3:
            return bytes(data[:at]), f"cut at {at}"
        if way == 4:
            noise = dice.randbytes(min(64, len(data) - at))
            data[at:at + len(noise)] = noise
            return bytes(data), f"noise at {at}"
        if way == 5:
            fill = dice.choice((0, 255))
            start = min(len(data), 64)
            return bytes(data[:start]) + bytes([fill]) * (len(data) - start), f"all {fill} behind the header"
        return bytes(data) + dice.randbytes(8), "eight bytes more"
