"""Signals that, as the ones of blinker, hold on to nobody who listens."""

import weakref


class Signal:
    def __init__(self):
        self.listeners = []

    def connect(self, listener):
        self.listeners.append(weakref.ref(listener))

    def send(self, sender, **arguments):
        for listener in self.listeners:
            found = listener()
            if found is not None:
                found(sender, **arguments)


item_validate = Signal()
