"""Makes Word documents of example stories, as desks make them: documents.py FOLDER STORY…

Of each story: its plain text (NAME.txt, a paragraph a block) and NAME.docx of one of these shapes, in turn:
styles (a title and headings by name, direct formatting), runs (words cut in the middle), tracked (words deleted and
inserted by two editors), table (one of figures below the story), marked (links, bookmarks, breaks of lines, a
comment and a header), rtl (a paragraph set from right to left). Prints NAME and shape, a story a line.
"""
import pathlib
import random
import sys

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

SHAPES = ("styles", "runs", "tracked", "table", "marked", "rtl")
CELLS = (("Port", "Boats"), ("Halden", "12"), ("Skarvik", "7"))


def blocks_of(path):
    text = pathlib.Path(path).read_text(encoding="utf8")
    return [block for block in (" ".join(part.split()) for part in text.split("\n\n")) if block]


def pieces(text, draw, longest=9):
    """The text in pieces of 1 to `longest` characters, so that words are cut in the middle."""
    at = 0
    while at < len(text):
        end = at + draw.randint(1, longest)
        yield text[at:end]
        at = end


def styles(document, block, number, draw):
    if number == 0 and block[-1] not in ".\"”":  # what stands in the style of a title is a headline
        return document.add_heading(block, 0)
    paragraph = document.add_paragraph(style="Body Text" if number % 2 else "Normal")
    for piece in block.split(" "):
        run = paragraph.add_run(piece)
        run.italic, run.font.size = draw.random() < 0.1, Pt(draw.choice((10, 11)))
        paragraph.add_run(" ")
    paragraph.runs[-1].text = ""
    return paragraph


def runs(document, block, number, draw):
    paragraph = document.add_paragraph()
    for piece in pieces(block, draw):
        paragraph.add_run(piece).bold = draw.random() < 0.3
    return paragraph


def tracked(document, block, number, draw):
    """Each tenth word was inserted by an editor, and a word that stood before it was deleted."""
    paragraph = document.add_paragraph()
    for index, word in enumerate(block.split(" ")):
        space = "" if index == 0 else " "
        if index % 10 != 4:
            paragraph.add_run(space + word)
            continue
        for tag, inner, text in (("w:del", "w:delText", " formerly"), ("w:ins", "w:t", space + word)):
            change = OxmlElement(tag)
            change.set(qn("w:id"), str(1000 * number + index))
            change.set(qn("w:author"), "Desk")
            change.set(qn("w:date"), "2026-03-02T09:00:00Z")
            run, content = OxmlElement("w:r"), OxmlElement(inner)
            content.text = text
            content.set(qn("xml:space"), "preserve")
            run.append(content)
            change.append(run)
            paragraph._p.append(change)
    return paragraph


def marked(document, block, number, draw):
    paragraph = document.add_paragraph()
    half = block.rfind(" ", 0, len(block) // 2)
    mark = OxmlElement("w:bookmarkStart")
    mark.set(qn("w:id"), str(number))
    mark.set(qn("w:name"), f"place{number}")
    paragraph._p.append(mark)
    first = paragraph.add_run(block[: half + 1])
    second = paragraph.add_run(block[half + 1 :])
    second.underline = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"place{number}")
    paragraph._p.append(link)
    link.append(second._r)
    if number == 1:
        document.add_comment(first, "Who is this?", author="Desk", initials="D")
        document.sections[0].header.paragraphs[0].text = "The the header"
    return paragraph


def rtl(document, block, number, draw):
    paragraph = runs(document, block, number, draw)
    if number % 3 == 1:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    return paragraph


def make(shape, blocks, path, draw):
    document = docx.Document()
    for number, block in enumerate(blocks):
        (runs if shape == "table" else globals()[shape])(document, block, number, draw)
    if shape == "table":
        table = document.add_table(rows=len(CELLS), cols=2)
        for row, texts in zip(table.rows, CELLS):
            for cell, text in zip(row.cells, texts):
                cell.text = text
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.save(path)


folder = pathlib.Path(sys.argv[1])
for number, story in enumerate(sys.argv[2:]):
    name, shape = pathlib.Path(story).stem, SHAPES[number % len(SHAPES)]
    blocks = blocks_of(story)
    (folder / f"{name}.txt").write_text("\n\n".join(blocks) + "\n", encoding="utf8")
    make(shape, blocks, folder / f"{name}.docx", random.Random(number))
    print(name, shape)
