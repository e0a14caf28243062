"""wirelint in Superdesk: a spellchecker, and a check before an item is published.

``INSTALLED_APPS`` of Superdesk names this package; settings are in README.md.
"""

from __future__ import annotations

__version__ = "0.2.0"


def init_app(app):
    """Superdesk calls this once, when it starts."""
    from . import publish, spellchecker

    spellchecker.Wirelint(app)
    publish.connect(app)
