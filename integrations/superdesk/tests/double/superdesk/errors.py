class SuperdeskApiError(Exception):
    @classmethod
    def internalError(cls, message=None, payload=None, exception=None):
        return cls(message)
