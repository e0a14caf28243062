"""Visits the review table of `--format html` in headless Chromium: review.py FILE BROWSER FOLDER [PICTURES].

Every statement that does not hold ends it with a traceback.
"""

import os

from browser import visits


def shown(page, selector):
    return page.evaluate(f"[...document.querySelectorAll('{selector}')].filter(e => e.offsetParent).length")


def visit(page, at, pictures):
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(at)
    rows = page.locator("tr.segment")
    assert rows.count() == 4, rows.count()
    assert page.locator("tr.segment[data-state=locked] .state").text_content() == "locked"
    assert page.locator("tr.segment[data-state=unfinished] .state").text_content() == "unfinished"
    # Source and target of the first row, the tag as a tag and the reference as a character.
    first = rows.nth(0)
    assert first.locator(".side").nth(0).text_content() == "Es kamen <g id=\"1\">12</g> Leute & gingen.", first.text_content()
    assert first.locator(".tag").count() == 3
    assert first.locator(".side").nth(1).locator("mark").first.text_content() == "21"
    assert first.locator(".side").nth(0).locator("mark").first.text_content() == "12"
    assert first.locator(".finding").count() == 1
    findings = shown(page, ".finding")
    assert findings >= 2, findings
    if pictures:
        page.screenshot(path=f"{pictures}.png", full_page=True)
    # By keyboard: the first finding is lit with its passages on both sides; segments with findings only, and back.
    page.keyboard.press("j")
    assert page.locator(".finding.lit").count() == 1 and page.locator("mark.lit").count() == 2
    page.keyboard.press("s")
    assert shown(page, "tr.segment") < 4
    page.keyboard.press("s")
    assert shown(page, "tr.segment") == 4
    page.keyboard.press("e")
    assert shown(page, ".finding.error") == 0
    page.keyboard.press("a")
    assert shown(page, ".finding") == findings
    # By a type of error.
    box = page.locator("input[data-type]").first
    box.uncheck()
    assert shown(page, ".finding") < findings
    box.check()
    assert shown(page, ".finding") == findings
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"
    assert not faults, faults


def printed(page, pictures):
    page.pdf(path=f"{pictures}.pdf")


visits(lambda page, at, pictures: visit(page, "file://" + os.path.abspath(at), pictures), done=printed)
