"""LibreOffice's own client of LanguageTool against a server, by UNO: writer.py SOFFICE ADDRESS FOLDER.

Prints what the checker says of a few paragraphs, as Writer asks about them: start-end, rule, text, replacements,
message; of a locale that it does not check, that.
"""
import os
import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale

office, address, folder = sys.argv[1:]
pipe = f"wirelint-{os.getpid()}"
process = subprocess.Popen(
    [office, "-env:UserInstallation=" + pathlib.Path(folder, "profile").as_uri(), "--headless", "--norestore", "--nologo",
     f"--accept=pipe,name={pipe};urp;"], stdin=subprocess.DEVNULL, stdout=sys.stderr)


def connected():
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    # A profile is made first, which takes its time on a busy machine.
    for _ in range(600):
        if process.poll() is not None:
            sys.exit(f"LibreOffice ended with {process.returncode}")
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # of UNO: nobody listens yet
            time.sleep(0.25)
    sys.exit("LibreOffice does not listen")


try:
    context = connected()
    manager = context.ServiceManager
    provider = manager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    node = PropertyValue(Name="nodepath", Value="/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool")
    settings = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", (node,))
    settings.setPropertyValue("BaseURL", address + "/v2")
    settings.setPropertyValue("IsEnabled", True)
    settings.commitChanges()
    checker = manager.createInstanceWithContext("org.openoffice.lingu.LanguageToolGrammarChecker", context)
    for language, country, text in [
        ("en", "GB", "The ferry left left the port on Tuesday, the mayor said."),
        ("en", "US", "\U0001F6A2 The ferry left the the port on Tuesday, the mayor said."),
        ("en", "AU", "The ferry left the port on Tuesday, the the mayor said."),
        ("en", "US", "The ferry left the port on Tuesday, the mayor said."),
        ("de", "DE", "Die die Boote liegen fest."),
    ]:
        locale = Locale(language, country, "")
        if not checker.hasLocale(locale):
            print(f"{language}-{country} is not checked")
            continue
        result = checker.doProofreading("story", text, locale, 0, len(text), ())
        for error in result.aErrors:
            units = text.encode("utf-16-le")
            marked = units[2 * error.nErrorStart : 2 * (error.nErrorStart + error.nErrorLength)].decode("utf-16-le")
            print(f"{error.nErrorStart} '{marked}' -> {list(error.aSuggestions)}: {error.aShortComment} ({error.aFullComment})")
        print(f"{language}-{country}: {len(result.aErrors)}")
finally:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
