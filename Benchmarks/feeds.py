#!/usr/bin/env python3
"""What a story costs in a feed beside a file of its own: instructions by callgrind, less those of one story.

    Benchmarks/feeds.py [--stories N] [--bytes FROM-TO] BINARY FOLDER…

Takes stories (text, the headline first, blank lines between paragraphs) of the folders, and writes each as a file, as an
item of a feed of text, and as an item of a feed of HTML: paragraphs, with a link in one of three and an emphasis in
one of three. One thread, no configuration, dictionaries compiled before.
"""
import argparse, html, os, re, subprocess, sys, tempfile


def paragraph(number, text):
    words = html.escape(text, quote=False).split(" ")
    if len(words) > 12 and number % 3 == 1:
        words[3] = f'<a href="https://example.org/news/{number}">{words[3]}'
        words[6] += "</a>"
    if len(words) > 12 and number % 3 == 2:
        words[5] = f"<em>{words[5]}</em>"
    return f"<p>{' '.join(words)}</p>"


def feed(stories, body):
    items = "\n".join(
        f"<item><title>{html.escape(story[0], quote=False)}</title><guid>{number}</guid>"
        f"<description>{html.escape(body(story[1:]), quote=False)}</description></item>"
        for number, story in enumerate(stories))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Feed</title>'
            f"<language>en</language>\n{items}\n</channel></rss>\n")


def instructions(binary, path, cache):
    command = [binary, "lint", "--no-config", "--jobs", "1", "--format", "jsonl", path]
    # A cache of its own: what runs beside it empties the common one.
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)
    # The first process is wirelint, others are those that it starts; it counts most.
    return max(int(count) for count in re.findall(r"Collected : (\d+)", run.stderr))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stories", type=int, default=400)
    parser.add_argument("--bytes", default="1500-5000")
    parser.add_argument("binary")
    parser.add_argument("folders", nargs="+")
    given = parser.parse_args()
    least, most = map(int, given.bytes.split("-"))
    paths = sorted(os.path.join(folder, name) for folder in given.folders for name in os.listdir(folder))
    paths = [path for path in paths if path.endswith(".txt") and least < os.path.getsize(path) < most]
    stories = [[part for part in open(path, encoding="utf-8").read().split("\n\n") if part.strip()]
               for path in paths[:given.stories]]
    stories = [story for story in stories if len(story) > 1]
    if len(stories) < 2:
        sys.exit("feeds: fewer than two stories")
    forms = {
        "RSS, text": lambda parts: "\n\n".join(parts),
        "RSS, HTML": lambda parts: "\n".join(paragraph(i, part) for i, part in enumerate(parts)),
    }
    with tempfile.TemporaryDirectory() as folder:
        def write(name, text):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
            return os.path.join(folder, name)

        def cost(whole, one):
            # The first run fills the cache.
            counts = [instructions(given.binary, path, os.path.join(folder, "cache")) for path in (one, one, whole)]
            return (counts[2] - counts[1]) / (len(stories) - 1)

        os.mkdir(os.path.join(folder, "plain"))
        for number, story in enumerate(stories):
            write(f"plain/{number:05}.txt", "\n\n".join(story) + "\n")
        plain = cost(os.path.join(folder, "plain"), os.path.join(folder, "plain/00000.txt"))
        print(f"{len(stories)} stories, {sum(map(os.path.getsize, paths[:given.stories])) // len(stories)} bytes each")
        print(f"{'a file a story':16} {plain / 1e6:6.2f} million  1.00")
        for name, body in forms.items():
            each = cost(write("feed.rss", feed(stories, body)), write("one.rss", feed(stories[:1], body)))
            print(f"{name:16} {each / 1e6:6.2f} million  {plain / each:.2f}")


if __name__ == "__main__":
    main()
