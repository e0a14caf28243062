"""Takes the text of OpenStax books out of clones of their repositories (github.com/openstax/osbooks-…).

    openstax.py CLONES OUT      writes OUT/<book>.txt, a paragraph a line

CLONES holds a folder a book. The last commit is read whose licence is Creative Commons Attribution 4.0; later ones
of many books have another. Used: american-government, astronomy, business-ethics, college-success-bundle,
entrepreneurship, introduction-anthropology, -business, -intellectual-property, -philosophy, -political-science,
-sociology, life-liberty-and-pursuit-happiness, nursing-external-bundle, principles-economics-bundle,
principles-finance, principles-marketing, principles-of-management-bundle, psychology, us-history, world-history,
writing-guide. © OpenStax, Rice University, CC BY 4.0; only weights and counts of them are kept.
"""
import html
import os
import re
import subprocess
import sys

FREE = b"Attribution 4.0"


def git(folder, *arguments):
    return subprocess.run(["git", "-C", folder, *arguments], stdout=subprocess.PIPE, check=False).stdout


def free_commit(folder):
    head = git(folder, "rev-parse", "HEAD").decode().strip()
    if git(folder, "show", head + ":LICENSE").startswith(FREE):
        return head
    for commit in git(folder, "log", "--format=%H", "--", "LICENSE").decode().split():
        before = git(folder, "rev-parse", commit + "^").decode().strip()
        if git(folder, "show", before + ":LICENSE").startswith(FREE):
            return before
    return None


def paragraphs(page):
    for match in re.finditer(r"<para\b[^>]*>(.*?)</para>", page, re.S):
        text = match.group(1)
        if "<m:math" in text or "<equation" in text:
            continue
        if "<footnote" in text:
            text = re.sub(r"<(footnote|note|link)\b[^>]*>.*?</\1>", " ", text, flags=re.S)
        text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text))).strip()
        if len(text.split()) >= 8:
            yield text


def main(clones, out):
    for book in sorted(os.listdir(clones)):
        folder = os.path.join(clones, book)
        commit = free_commit(folder)
        if not commit:
            continue
        names = git(folder, "ls-tree", "-r", "--name-only", commit).decode().split("\n")
        found = {}
        for name in names:
            if name.endswith("index.cnxml"):
                page = git(folder, "show", f"{commit}:{name}").decode("utf-8", "replace")
                found.update(dict.fromkeys(paragraphs(page)))
        with open(os.path.join(out, book + ".txt"), "w", encoding="utf-8") as file:
            file.write("\n".join(found) + "\n")


main(*sys.argv[1:3])
