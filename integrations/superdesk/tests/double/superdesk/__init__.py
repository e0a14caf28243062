"""A stand-in for Superdesk, which follows what its documentation promises to plug-ins and nothing else:
https://superdesk.readthedocs.io (spellcheckers, signals). None of its code is in here."""
