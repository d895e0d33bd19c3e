"""Everything Tallywire raises on purpose."""


class TallywireError(Exception):
    """Base of all errors that carry a message for a person: what went wrong and what to do."""


class ConfigError(TallywireError):
    """A setting, a source file or the catalogue is not what the code expects; nothing was written."""


class SchemaError(TallywireError):
    """A record or a stored file does not have the declared columns; nothing was written."""


class FetchError(TallywireError):
    """Something outside failed and may recover: the network, a lock, a busy disk."""


class SourceError(TallywireError):
    """A source named by the user cannot be read at all (missing, empty, unreadable)."""


class LakeError(TallywireError):
    """The lake folder cannot be read or written."""


class QueryError(TallywireError):
    """A query that a user wrote is wrong, or would do more than read."""


class NoLakeError(LakeError):
    """There is no lake where one was named, so the name is likely mistyped; exit status 2."""


class LakeBusyError(LakeError):
    """Another run holds what this one needs; it may be free later."""


class ExportError(TallywireError):
    """A file that was asked for cannot be written, or would hold nothing; none was left behind."""


class UsageError(TallywireError):
    """A command was called in a way that cannot work; exit status 2."""
