"""The base class of spellcheckers: what it asks for (name, capacities, languages, check), and what it gives."""

import abc

registered = {}


class Registering(abc.ABCMeta):
    """An instance that says it is available is registered by its name; another one is None."""

    def __call__(cls, *arguments):
        checker = super().__call__(*arguments)
        if not set(checker.capacities) <= {"spelling", "grammar"}:
            raise ValueError("capacities are spelling and grammar")
        if not checker.available():
            return None
        return registered.setdefault(checker.name, checker)


class SpellcheckerBase(metaclass=Registering):
    capacities = ("spelling",)
    version = None

    def __init__(self, app):
        self.config = app.config

    @property
    @abc.abstractmethod
    def name(self): ...

    @property
    @abc.abstractmethod
    def languages(self): ...

    @abc.abstractmethod
    def check(self, text, language=None): ...

    def suggest(self, text, language=None):
        return {"suggestions": []}

    def available(self):
        return True

    def list2suggestions(self, words):
        return [{"text": word} for word in words]
