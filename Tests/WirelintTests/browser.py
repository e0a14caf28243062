"""Opens a page in headless Chromium as a desk, at night and on a phone, for visits that scripts beside this make."""

import os
import sys

from playwright.sync_api import sync_playwright

SCREENS = [("desk", 1280, 900, "light"), ("night", 1280, 900, "dark"), ("phone", 390, 844, "light")]


def visits(visit, permissions=(), done=None):
    """Calls ``visit(page, at, pictures)`` on each screen, with the script's arguments ADDRESS BROWSER FOLDER [PICTURES],
    and ``done`` with the same afterwards; FOLDER is for the browser's own files."""
    at, browser, folder = sys.argv[1:4]
    pictures = sys.argv[4] if len(sys.argv) > 4 else None
    os.environ["TMPDIR"] = folder
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        for name, width, height, scheme in SCREENS:
            context = program.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, permissions=list(permissions))
            page = context.new_page()
            shown = f"{pictures}-{name}" if pictures else None
            visit(page, at, shown)
            if done and shown:
                done(page, shown)
            context.close()
        program.close()
    print("the visit went well")
