"""Visits the page of `wirelint serve` in headless Chromium (started with --max-body 1): visit.py ADDRESS BROWSER FOLDER [PICTURES].

Every statement that does not hold ends it with a traceback.
"""

from browser import visits

STORY = """Ferries stay in port

BERGEN, Jan. 12 (NCP) - The  ferries were were late, the clerk said. They left at at noon.
"""
RIGHT = """Ferries stay in port

BERGEN, Jan. 12 (NCP) - The ferries were late, the clerk said. They left at noon.
"""
SOURCE = """Ankunft der Fähre

Die Fähre kam am Montag mit 41 Fahrgästen im Hafen an, sagte der Bürgermeister.
"""
TRANSLATION = """Ferry arrives

The ferry reached the port with 14 passengers on Monday, the mayor said.
"""


def until(page, statement):
    """Waits until a statement in the page's language holds; the page itself must not evaluate texts."""
    for _ in range(300):
        if page.evaluate(statement):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never: {statement}; {page.locator('#status').text_content()}")


def found(page, count):
    until(page, f"document.querySelectorAll('#findings li[tabindex]').length === {count}")


def visit(page, at, pictures):
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(at)
    # Three fixes by keyboard, taken back and put in again; the text is copied and right.
    page.locator("#text").fill(STORY)
    page.keyboard.press("Control+Enter")
    found(page, 3)
    first = page.locator("#findings li").first
    box = first.bounding_box()
    assert box and box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"], box
    assert page.locator("mark").count() == 3
    if pictures:
        page.screenshot(path=f"{pictures}.png")
    for left in (2, 1, 0):
        page.keyboard.press("Enter")
        found(page, left)
    assert page.locator("#text").input_value() == RIGHT, page.locator("#text").input_value()
    for _ in range(3):
        page.locator("#undo").click()
    assert page.locator("#text").input_value() == STORY
    found(page, 3)
    page.locator("#safe").click()
    until(page, "document.getElementById('text').value.includes('The ferries')")
    page.wait_for_timeout(1200)
    page.locator("#text").fill(STORY)
    page.keyboard.press("Control+Enter")
    found(page, 3)
    page.keyboard.press("j")
    page.keyboard.press("i")
    found(page, 2)
    for left in (1, 0):
        page.keyboard.press("k")
        page.keyboard.press("Enter")
        found(page, left)
    # The text is checked again half a second after the last change.
    page.wait_for_timeout(1500)
    page.locator("#copy").click()
    until(page, "document.getElementById('status').textContent.includes('copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == RIGHT.replace("were late", "were were late"), copied
    # Files that are dropped; what is too large or none is said in words.
    page.evaluate(
        """() => { const data = new DataTransfer(); data.items.add(new File(['The the end.'], 'a.md'));
        document.getElementById('editor').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true})); }"""
    )
    found(page, 1)
    assert page.locator("#format").input_value() == "markdown"
    page.locator("#format").select_option("plain")
    # As if it stood in the box, which would take the browser long to lay out.
    page.evaluate("Object.defineProperty(box, 'value', {value: 'a b '.repeat(400000), configurable: true})")
    page.locator("#check").click()
    until(page, "document.getElementById('status').textContent.includes('a body of more than 1 MiB')")
    page.evaluate("delete box.value")
    page.locator("#example").click()
    until(page, "document.querySelectorAll('#findings li[tabindex]').length > 3")
    if pictures:
        page.screenshot(path=f"{pictures}-example.png")
    # A translation beside its source, by the keyboard alone but for the texts.
    page.locator("#translation").focus()
    page.keyboard.press("Space")
    page.keyboard.insert_text(SOURCE)
    page.locator("#text").fill(TRANSLATION)
    page.keyboard.press("Control+Enter")
    until(page, "[...document.querySelectorAll('#findings .kind')].some(kind => kind.textContent === 'translation-number')")
    assert page.locator("mark", has_text="14").count() == 1
    if pictures:
        page.screenshot(path=f"{pictures}-translation.png")
    page.locator("#text").fill(TRANSLATION.replace("14", "41"))
    found(page, 0)
    page.locator("#translation").uncheck()
    assert page.locator("#source").is_hidden() and page.locator("#format").is_enabled()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"
    faults[:] = [fault for fault in faults if "413" not in fault]
    assert not faults, faults


visits(visit, ["clipboard-read", "clipboard-write"])
