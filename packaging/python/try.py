"""Tries the installed module: what it promises in docs/python.md, with every assertion checked."""

from __future__ import annotations

import sys
import tempfile
import threading
from pathlib import Path

import wirelint


def main(examples: Path) -> None:
    story = "The the mayor came to Halden.\n"
    findings = wirelint.lint(story, no_config=True)
    assert [finding.rule for finding in findings] == ["duplicate-word"], findings
    assert (findings[0].line, findings[0].column) == (1, 1), findings[0]
    assert story.encode()[findings[0].start.offset : findings[0].end.offset].decode() == findings[0].text
    assert findings[0].fixes[0].safety in {"safe", "unsafe", "choice"}
    assert wirelint.fix(story, no_config=True) == "The mayor came to Halden.\n"
    assert wirelint.version() == "0.2.0", wirelint.version()

    refused(wirelint.UsageError, lambda: wirelint.lint(story, only=["no-such-rule"]), "no-such-rule")
    refused(wirelint.InputError, lambda: wirelint.lint_paths("no such file"), "no such file")
    refused(wirelint.InputError, lambda: wirelint.lint('{"type": "text", ', name="a.json", no_config=True), "")
    refused(TypeError, lambda: wirelint.lint(None), "NoneType")  # type: ignore[arg-type]

    paths = sorted(examples.glob("*.txt")) + sorted((examples / "faulty").glob("*.txt"))
    assert paths, examples
    by_path = wirelint.lint_paths(paths, no_config=True)
    texts = [path.read_text(encoding="utf-8") for path in paths]
    with wirelint.Linter(no_config=True) as linter:
        results = list(linter.lint_many(texts))
        many_threads(linter, texts[0])
    for path, result in zip(paths, results):
        wanted = [(f.rule, f.start.offset) for f in by_path if f.path == str(path)]
        assert [(f.rule, f.start.offset) for f in result.findings] == wanted, path
    with wirelint.Linter(no_config=True) as linter:
        # A lone surrogate is no text that UTF-8 can hold; the process must live on.
        linter.lint("It opened.\ud800\n")
        assert linter.lint(story).findings[0].rule == "duplicate-word"
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(folder) / "broken.json"
        broken.write_text("{")
        good = Path(folder) / "story.txt"
        good.write_text(story)
        try:
            wirelint.lint_paths([broken, good], no_config=True)
        except wirelint.InputError as error:
            assert error.code == 3 and [f.rule for f in error.findings if f.path == str(good)] == ["duplicate-word"]
        else:
            raise AssertionError("a broken file is no error")
    print(f"python: {len(texts)} stories as on the command line")


def many_threads(linter: wirelint.Linter, text: str) -> None:
    counts: list[int] = []

    def work() -> None:
        for _ in range(20):
            counts.append(len(linter.lint(text).findings))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(counts) == 160 and len(set(counts)) == 1, set(counts)


def refused(kind: type[Exception], call: object, words: str) -> None:
    try:
        call()  # type: ignore[operator]
    except kind as error:
        assert words in str(error), error
    else:
        raise AssertionError(f"{kind.__name__} was due")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
