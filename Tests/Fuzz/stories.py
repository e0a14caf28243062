"""Targets that run over folders of stories: `lint`, `fix`, and `fix` that is killed."""

import os
import shutil
import signal
import subprocess
import time

import checks
import mutate
import seeds
from running import Wrong, need

# Files of one run.
BATCH = 120
FORMATS = ["json", "sarif", "github", "gitlab", "checkstyle", "junit", "rdjsonl", "html", "summary", "pretty", "compiler", "vale-json"]
OPTIONS = [[], ["--min-severity", "note"], ["--profile", "web"], ["--profile", "archive"], ["--style", "AgencyUS"],
           ["--style", "UN"], ["--style", "WireDefault"], ["--only", "quote-*"], ["--jobs", "1"], ["--jobs", "4"],
           ["--enable", "*"], ["--column-unit", "utf16"], ["--no-cache"]]


class Copy:
    def __init__(self, bench):
        self.bench = bench
        self.texts = seeds.stories()
        self.files = seeds.files(self.texts)

    def fill(self, folder):
        """Mutated files; their bytes by name."""
        made = {}
        for number in range(BATCH):
            extension, data = self.bench.dice.choice(self.files)
            if self.bench.dice.random() < 0.05:
                extension = self.bench.dice.choice(self.files)[0]
            name = f"{number:03}{extension}"
            made[name] = mutate.story(data, self.bench.dice, self.texts)
            (folder / name).write_bytes(made[name])
        return made

    def alone(self, names, command, folder, what):
        """Which file of a batch it is; each is run by itself."""
        guilty = []
        for name in names:
            alone = self.bench.folder("alone")
            shutil.copy(folder / name, alone / name)
            try:
                self.bench.run([*command, name], alone, limit=max(10, self.bench.timeout / 4))
            except Wrong as wrong:
                guilty.append(name)
                self.bench.fail(str(wrong), alone, [*command, name])
                if len(guilty) >= 3:
                    break
        if not guilty:
            self.bench.fail(f"{what} (no file alone does it)", folder, [*command, "."])


class Lint(Copy):
    name = "lint"

    def step(self):
        bench = self.bench
        folder = bench.folder()
        made = self.fill(folder)
        options = ["lint", "--no-config", *bench.dice.choice(OPTIONS), *bench.dice.choice(OPTIONS)]
        if bench.dice.random() < 0.4:
            form = bench.dice.choice(FORMATS)
            command = [*options, "--format", form]
        else:
            form, command = "jsonl", [*options, "--format", "jsonl"]
        bench.inputs += len(made)
        try:
            result = bench.run([*command, "."], folder)
        except Wrong as wrong:
            return self.alone(made, command, folder, str(wrong))
        bench.bounded(result, sum(map(len, made.values())), "lint")
        killed(bench, result, folder, command)
        try:
            checks.report(form, result.output)
        except Wrong as wrong:
            bench.fail(str(wrong), folder, [*command, "."])
        if form == "jsonl":
            self.look(result.output, made, folder, command)

    def look(self, output, made, folder, command):
        try:
            found = checks.diagnostics(output)
        except Wrong as wrong:
            return self.bench.fail(str(wrong), folder, [*command, "."])
        for path, entries in found.items():
            data = made.get(path.removeprefix("./"))
            for entry in entries:
                self.bench.count("findings")
                try:
                    need(data is not None, f"a finding in '{path}', which is no file of the folder")
                    checks.sound(entry, data, b"\0" not in data and is_text(data))
                except Wrong as wrong:
                    name = path.removeprefix("./")
                    self.bench.fail(str(wrong), folder=None, command=[*command, name], files={name: data or b""})
                    break


def killed(bench, result, folder, command):
    """Files that ended a worker."""
    if "internal-error" in result.errors or b"internal-error" in result.output:
        text = result.errors + result.output.decode("utf-8", "replace")
        line = next(line for line in text.splitlines() if "internal-error" in line)
        bench.fail(f"a file ended the process that linted it: {line[:300]}", folder, [*command, "."])


def character_set(data):
    """UTF-8, or UTF-16 of text whose every other byte is nought: by chance that is UTF-8 as well."""
    if b"\0" not in data:
        return "utf-8"
    return "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"


def is_text(data, encoding="utf-8"):
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


class Fix(Copy):
    """`fix` twice, and its first run against an implementation of its own."""

    name = "fix"
    PASSES = 10

    def step(self):
        bench = self.bench
        folder, model = bench.folder("in"), bench.folder("model")
        made = self.fill(folder)
        for name, data in made.items():
            (model / name).write_bytes(data)
        isolated = ["--no-config", *bench.dice.choice([[], [], ["--style", "AgencyUS"], ["--style", "UN"]])]
        unsafe = ["--unsafe"] if bench.dice.random() < 0.3 else []
        command = ["fix", *isolated, *unsafe]
        bench.inputs += len(made)
        try:
            first = bench.run([*command, "."], folder)
            killed(bench, first, folder, command)
            after = {name: (folder / name).read_bytes() for name in made}
            bench.count("changed", sum(after[name] != made[name] for name in made))
            second = bench.run([*command, "."], folder)
        except Wrong as wrong:
            for name, data in made.items():
                (folder / name).write_bytes(data)
            return self.alone(made, command, folder, str(wrong))
        said = first.errors + second.errors
        left = [name for name in os.listdir(folder) if name not in made]
        if left:
            bench.fail(f"left in the folder: {left}", model, [*command, "."])
        for name in made:
            again = (folder / name).read_bytes()
            # What it says that it could not do is no surprise.
            if f"./{name}:" in said:
                bench.count("announced")
                continue
            if again != after[name]:
                bench.fail(f"a second fix changes '{name}' again", files={name: made[name], "once": after[name], "twice": again},
                           command=[*command, name])
            encoding = character_set(made[name])
            if is_text(made[name], encoding) and not is_text(after[name], encoding):
                bench.fail(f"'{name}' is not {encoding} any more", files={name: made[name]}, command=[*command, name])
        if not unsafe:
            self.compare(made, after, model, isolated, said)

    def compare(self, made, after, model, isolated, said):
        """The passes by `lint`'s own findings, put in by Python."""
        bench = self.bench
        current = {name: data for name, data in made.items() if is_text(data) and f"./{name}:" not in said}
        seen = {name: {data} for name, data in current.items()}
        moving = set(current)
        for _ in range(self.PASSES):
            for name in moving:
                (model / name).write_bytes(current[name])
            for name in os.listdir(model):
                if name not in moving:
                    (model / name).unlink()
            if not moving:
                break
            command = ["lint", *isolated, "--min-severity", "note", "--format", "jsonl", "."]
            try:
                result = bench.run(command, model)
                found = checks.diagnostics(result.output)
            except Wrong as wrong:
                return bench.fail(str(wrong), model, command)
            for name in sorted(moving):
                bad = f"./{name}:" in result.errors
                entries = found.get(f"./{name}", found.get(name, []))
                made_now = None if bad else checks.fixed_once(current[name], entries)
                if made_now is None or made_now in seen[name]:
                    moving.discard(name)
                else:
                    seen[name].add(made_now)
                    current[name] = made_now
        for name, data in current.items():
            if name in moving:
                continue
            bench.count("compared")
            if data != after[name]:
                bench.fail(f"'{name}' is fixed to other bytes than its findings say",
                           files={name: made[name], "program": after[name], "model": data},
                           command=["fix", *isolated, name])


class Kill:
    """`fix` that is killed at any moment: each file is the old or the new one, and nothing stays behind."""

    name = "kill"
    FILES = 60
    OLD = b"The envoy left the the hall.\n\n" * 40

    def __init__(self, bench):
        self.bench = bench
        self.took = None

    def step(self):
        bench = self.bench
        folder = bench.folder()
        names = [f"{number:03}.txt" for number in range(self.FILES)]
        for name in names:
            (folder / name).write_bytes(self.OLD)
        new = self.OLD.replace(b"the the", b"the")
        command = ["fix", "--no-config", "--only", "duplicate-word", "."]
        if self.took is None:
            started = time.monotonic()
            bench.run(command, folder)
            self.took = time.monotonic() - started
            return
        process = subprocess.Popen([bench.binary, *command], cwd=folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
                                   env={**os.environ, "XDG_CACHE_HOME": str(bench.cache)})
        time.sleep(bench.dice.random() * self.took)
        process.send_signal(signal.SIGKILL)
        process.wait()
        # A worker of it ends with it; what it still writes is whole as well.
        for _ in range(1000):
            try:
                os.killpg(process.pid, 0)
            except ProcessLookupError:
                break
            time.sleep(0.01)
        bench.inputs += 1
        contents = {name: (folder / name).read_bytes() for name in names}
        fixed = sum(data == new for data in contents.values())
        bench.count("midway", 0 < fixed < self.FILES)
        torn = [name for name, data in contents.items() if data not in (self.OLD, new)]
        if torn:
            bench.fail(f"torn: {torn}", folder, command)
        bench.count("temporaries", sum(name.startswith(".wirelint-") for name in os.listdir(folder)))
        try:
            bench.run(command, folder)
        except Wrong as wrong:
            return bench.fail(str(wrong), folder, command)
        left = sorted(set(os.listdir(folder)) - set(names))
        if left:
            bench.fail(f"left behind the next run: {left}", folder, command)
        if any((folder / name).read_bytes() != new for name in names):
            bench.fail("not all files are fixed by the next run", folder, command)
